// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
// Set up for speed: templates are JavaScript functions, texts are Markdown and nothing else (no
// Liquid over every file), and every index is made once.
import { businessLists, comingEvents, eventsByClock, offerLists, sortedOffers } from "./lists.js";

export default function (config) {
  config.setQuietMode(true);
  config.setUseGitIgnore(false);
  const offers = (api) => sortedOffers(api.getFilteredByTag("angebote"));
  const coming = (api) => comingEvents(api.getFilteredByTag("veranstaltungen"));
  config.addCollection("coming", coming);
  config.addCollection("byClock", (api) => eventsByClock(api.getFilteredByTag("veranstaltungen")));
  config.addCollection("byDate", offers);
  config.addCollection("offerLists", (api) => offerLists(offers(api)));
  config.addCollection("businessLists", (api) =>
    businessLists(api.getFilteredByTag("betriebe"), offers(api), coming(api)));
  config.addPassthroughCopy("assets");
  return {
    dir: { input: "content", includes: "../_includes", output: "public" },
    markdownTemplateEngine: false,
    htmlTemplateEngine: false,
    templateFormats: ["md", "11ty.js"],
  };
}
