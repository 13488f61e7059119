// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// What a visitor asks of the calendar, and how an address says it. Pure: no document.

/** Across kinds: what is for families, or free, may be of any kind. */
export const ACROSS = ["familie", "kostenlos"];
const WHEN = { today: "heute", tomorrow: "morgen", weekend: "wochenende" };

/** First and last day of what a visitor asks for, as day numbers (days since 1970). */
export function daysOf(when, today) {
  if (when === "today") return [today, today];
  if (when === "tomorrow") return [today + 1, today + 1];
  const weekday = (today + 3) % 7; // Monday is 0
  const saturday = today + (weekday === 6 ? -1 : 5 - weekday);
  return [Math.max(today, saturday), saturday + 1];
}

/** The choice that an address holds: {when, kinds}; and back. What is not known is left out. */
export function readChoice(search) {
  const asked = new URLSearchParams(search);
  return {
    when: Object.keys(WHEN).find((key) => WHEN[key] === asked.get("wann")) ?? "",
    kinds: new Set([...asked.getAll("art").filter((kind) => !ACROSS.includes(kind)), ...ACROSS.filter((key) => asked.get(key) === "1")]),
  };
}

export function writeChoice({ when, kinds }) {
  const asked = new URLSearchParams();
  if (when) asked.set("wann", WHEN[when]);
  for (const kind of kinds) if (!ACROSS.includes(kind)) asked.append("art", kind);
  for (const key of ACROSS) if (kinds.has(key)) asked.set(key, "1");
  const text = asked.toString();
  return text && `?${text}`;
}

/** Whether an event of the kinds `own` is what `kinds` ask for: one of the kinds, and all that goes across. */
export function fits(own, kinds) {
  const wanted = [...kinds].filter((kind) => !ACROSS.includes(kind));
  return ACROSS.every((key) => !kinds.has(key) || own.includes(key)) && (!wanted.length || wanted.some((kind) => own.includes(kind)));
}
