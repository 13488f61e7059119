// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// Words compared: their stems, readings, letters and slips; pure.

/** A flat word without the longest of some endings; at least three letters stay, four before "er". */
export function stemOf(flat, endings, without) {
  if (without.has(flat)) return flat;
  for (const ending of endings) {
    if (flat.length - ending.length >= (ending.startsWith("e") && ending.length > 1 && ending !== "en" ? 4 : 3) && flat.endsWith(ending)) {
      return flat.slice(0, -ending.length);
    }
  }
  return flat;
}

/** What a word is found as: "E-Bike" as "EBike" and "Bike". */
export function readingsOf(word) {
  const parts = word.split(/[-&+.'’]/);
  if (parts.length === 1) return parts;
  return [parts.join(""), ...parts.filter((part) => part.length > 2)];
}

/** A set of the letters of a word, one bit each: what is far from another's cannot be near it. */
export function lettersOf(flat) {
  let found = 0;
  for (let place = 0; place < flat.length; place++) found |= 1 << (flat.charCodeAt(place) & 31);
  return found;
}

/** How many letters one set has and the other has not. */
export function missingLetters(one, other) {
  let left = one & ~other;
  let count = 0;
  for (; left; left &= left - 1) count++;
  return count;
}

/** How many slips lead from one word to another (two letters exchanged are one), or more than `most`. */
export function slips(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before = [];
  let last = Array.from({ length: other.length + 1 }, (_, place) => place);
  for (let row = 1; row <= one.length; row++) {
    const here = [row];
    let best = row;
    for (let column = 1; column <= other.length; column++) {
      const same = one[row - 1] === other[column - 1];
      let cost = Math.min(last[column] + 1, here[column - 1] + 1, last[column - 1] + (same ? 0 : 1));
      if (row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]) {
        cost = Math.min(cost, before[column - 2] + 1);
      }
      here[column] = cost;
      if (cost < best) best = cost;
    }
    if (best > most) return most + 1;
    before = last;
    last = here;
  }
  return last[other.length];
}

/** The flat form of a text, and for each of its letters the place of the letter it comes from. */
export function flatWithPlaces(text) {
  const letters = [];
  const places = [];
  for (let place = 0; place < text.length; place++) {
    const written = text[place];
    for (const letter of written < "\x80" ? written.toLowerCase() : flatForm(exactForm(written))) {
      const follows = letter === "e" && "aou".includes(letters.at(-1) ?? "-") && /[eE]/.test(text[place]);
      if (follows) continue;
      letters.push(letter);
      places.push(place);
    }
  }
  return { flat: letters.join(""), places };
}
