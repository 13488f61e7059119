// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// Who has chosen a language finds it again: who comes from elsewhere to the first page in the site's own language is led on to
// theirs, once a visit. Every link to a language is a new choice, so nobody is kept from one. Who has chosen none sees which one
// their browser speaks. Without a script there are the links.

{
  const links = [...document.querySelectorAll("[data-language]")];
  const chosen = noted("localStorage");
  const find = (language) => links.find((link) => link.dataset.language === language);
  for (const link of links) link.addEventListener("click", () => noted("localStorage", link.dataset.language));
  if (!chosen) find(navigator.language.slice(0, 2))?.classList.add("is-offered");
  const mine = document.querySelector(".language-choice[data-first]") && find(chosen);
  if (mine && !document.referrer.startsWith(location.origin) && !noted("sessionStorage")) {
    noted("sessionStorage", chosen);
    location.replace(mine.href);
  }

  /** Note a language, if one is given; what is noted. A browser that keeps nothing throws at the very name. */
  function noted(store, language) {
    try {
      if (language) window[store].setItem("sprache", language);
      return window[store].getItem("sprache");
    } catch {
      return null; // then every visit begins in the site's own language
    }
  }
}
