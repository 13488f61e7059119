// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
// Set up for speed: templates are JavaScript functions, texts are Markdown and nothing else (no
// Liquid over every file), and every index is made once.
import { businessLists, months, offerLists } from "./lists.js";

export default function (config) {
  config.setQuietMode(true);
  config.setUseGitIgnore(false);
  config.addCollection("businessLists", (api) => businessLists(api.getFilteredByTag("betriebe")));
  config.addCollection("offerLists", (api) => offerLists(api.getFilteredByTag("angebote")));
  config.addCollection("months", (api) => months(api.getFilteredByTag("veranstaltungen")));
  config.addPassthroughCopy({ "stil.css": "stil.css" });
  return {
    dir: { input: "content", includes: "../_includes", output: "public" },
    markdownTemplateEngine: false,
    htmlTemplateEngine: false,
    templateFormats: ["md", "11ty.js"],
  };
}
