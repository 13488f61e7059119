// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// Which records have the words of a query, and how much that says of them; pure.

/** The records that say the word of a filter themselves: "Rollstuhltaxi". Number → weight. */
export function saying(index, flat) {
  const word = asked(index, flat);
  const told = new Map();
  for (const term of index.terms) {
    const fit = term.records.length ? likeness(index, term, word) : 0;
    if (fit < 0.7) continue;
    term.records.forEach((number, turn) => told.set(number, Math.max(told.get(number) ?? 0, fit * term.weights[turn])));
  }
  return told;
}

/** {scores: number → {score, because, weakest}, missing, whole}: who has all the words, or else most of them. */
export function found(index, { words, soft }) {
  const scores = new Map();
  const missing = [];
  words.forEach((word) => {
    const meant = meanings(index, word);
    if (!meant.size) missing.push(word.written);
    const here = new Map();
    for (const [term, fit] of meant) {
      term.records.forEach((number, turn) => {
        const score = fit * term.weights[turn];
        const before = here.get(number);
        if (!before || before.score < score) here.set(number, { score, term, more: before ? before.more + 1 : 0 });
        else before.more++;
      });
    }
    const rare = 1 + 1 / (1 + here.size / 8);
    for (const [number, { score, term, more }] of here) {
      const hit = scores.get(number) ?? { score: 0, count: 0, because: [], weakest: 99 };
      hit.score += score + Math.min(more, 4) * 0.25;
      hit.count += rare;
      hit.weakest = Math.min(hit.weakest, score);
      hit.because.push(term);
      scores.set(number, hit);
    }
  });
  const hits = [...scores.values()];
  const most = hits.reduce((top, { because }) => Math.max(top, because.length), 0);
  const rarest = hits.reduce((top, { because, count }) => (because.length === most ? Math.max(top, count) : top), 0);
  for (const [number, hit] of scores) if (hit.because.length < most || (most < words.length && hit.count < rarest * 0.9)) scores.delete(number);
  for (const word of soft) lift(index, word, scores);
  return { scores, missing, whole: most === words.length };
}

/** Who has a word that helps, too, stands higher. */
export function lift(index, word, scores) {
  for (const [term, fit] of meanings(index, word)) {
    term.records.forEach((number, turn) => {
      const hit = scores.get(number);
      if (hit && !hit.because.includes(term)) {
        hit.score += fit * term.weights[turn] * 0.4;
        hit.because.push(term);
      }
    });
  }
}
