// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// Words made alike, pure. Two forms: the exact one tells Küche from Kuchen ("kueche", "kuchen"), however it is written; the
// flat one does not ("kuche", "kuchen"), for people leave dots out, and ä becomes ae where a keyboard has none.

/** "Bäckerei" → "baeckerei". */
export function exactForm(text) {
  const german = { "\u00e4": "ae", "\u00f6": "oe", "\u00fc": "ue", "\u00df": "ss", "\u00e6": "ae", "\u00f8": "oe", "\u0142": "l", "\u0131": "i" };
  const spelled = text.toLowerCase().normalize("NFC").replace(/[^\x00-\x7f]/g, (letter) => german[letter] ?? letter);
  return /^[\x00-\x7f]*$/.test(spelled) ? spelled : spelled.normalize("NFD").replace(/\p{M}/gu, "");
}

/** "baeckerei" → "backerei". */
export function flatForm(exact) {
  return exact.replace(/([aou])e/g, "$1");
}

/** The words of a text as they are written; "E-Bike" is one. */
export function wordsOf(text) {
  return text.match(/[\p{L}\p{M}\p{N}]+(?:[-&+.'’][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*/gu) ?? [];
}
