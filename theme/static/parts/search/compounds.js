// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// Where one word begins within another, and where it does not; pure.

/** "Schuhgeschäft" for schuh. "Eisenwaren" is hardly for eis: where a longer word begins, the shorter is not meant. */
export function beginning(index, flat, begin) {
  for (let end = begin.length + 2; end < flat.length && end <= begin.length + 3; end++) {
    const longer = flat.slice(0, end);
    if (index.flats.has(longer) && begin.length < 5 && stemOf(longer, index.endings, index.noPlurals) !== begin) return 0.4;
  }
  const rest = flat.slice(begin.length);
  if (rest.length < 3) return begin.length < 5 ? 0.55 : 0.75;
  return startsKnown(index, rest) ? 0.8 : 0.7;
}

/** "Hochzeitstorte" is a torte: what stands before must be a word, or look like one. */
export function ending(index, before, stem) {
  if (isPart(index, before)) return 0.88;
  if (before.length < (stem.length > 3 ? 3 : 4) || !endsLikeWord(before)) return 0;
  return stem.length > 4 ? 0.8 : stem.length > 3 ? 0.62 : 0.5;
}

/** Whether letters could end a German word: no "bahnr", no "schw". */
export function endsLikeWord(letters) {
  return /[aeiouy](?:[bcdfghklmnprstxz]?|ch[st]?|ck|cht|[lmnr][bdfgkmnpstz]|ng[s]?|nk|pf|tz|[hls]t|s[st]|st|ft|h[lmnr]|ll|mm|nn|pp|rr|tt|ff|sch|rst|nst|rz)s?$/.test(letters);
}

/** Whether letters are a known word, with what links it to the next. */
export function isPart(index, letters) {
  if (letters.length < 3) return false;
  if (index.flats.has(letters)) return true;
  return index.links.some((link) => letters.endsWith(link) && letters.length - link.length > 2 && index.flats.has(letters.slice(0, -link.length)));
}

export function startsKnown(index, letters) {
  for (let end = 4; end <= letters.length; end++) if (index.flats.has(letters.slice(0, end))) return true;
  return index.links.some((link) => letters.startsWith(link) && letters.length - link.length > 3 && index.flats.has(letters.slice(link.length)));
}
