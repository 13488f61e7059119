// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// How many businesses of the whole town are open, pure: from the few steps in which the number changes.

/** "u+c f-3": after 30 minutes 12 more, 15 minutes later 3 less → [{at, open}]; each holds until the next, the last is the end. */
export function readSteps(text) {
  let at = 0;
  let open = 0;
  return [...(text || "").matchAll(/(\w+)([+-]\w+)/g)].map(([, minutes, change]) => {
    at += parseInt(minutes, 36);
    open += parseInt(change, 36);
    return { at, open };
  });
}

/** How many are open at an instant; if none is, when the next one opens (null: not known). */
export function openAt(steps, now) {
  const index = steps.findLastIndex(({ at }) => at <= now);
  const open = index < steps.length - 1 ? (steps[index]?.open ?? 0) : 0;
  return { open, next: steps.slice(index + 1, -1).find((step) => step.open > 0)?.at ?? null };
}
