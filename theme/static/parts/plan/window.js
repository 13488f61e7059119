// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// The part of the plan that is seen, pure: its middle, and how many units of the plan (half metres) a pixel is.

/** The window moved and zoomed as little as needed to stay on the plan: {x, y, unit}. */
export function keptOnPlan({ x, y, unit }, plan, view) {
  const whole = Math.max(plan.width / view.width, plan.height / view.height);
  const kept = Math.min(whole, Math.max(0.22, unit));
  const within = (middle, size, seen) => (seen >= size ? size / 2 : Math.min(size - seen / 2, Math.max(seen / 2, middle)));
  return { x: within(x, plan.width, view.width * kept), y: within(y, plan.height, view.height * kept), unit: kept };
}

/** The window that shows a box whole. */
export function windowOf({ x, y, width, height }, view) {
  return { x: x + width / 2, y: y + height / 2, unit: Math.max(width / view.width, height / view.height) };
}

/** From which level on names are shown (names.py: LEVELS). */
export function levelOf(unit) {
  return unit > 4 ? 0 : unit > 2 ? 1 : unit > 1 ? 2 : 3;
}

/** A round length for the scale in metres, at most a hundred pixels. */
export function roundLength(unit) {
  return [500, 200, 100, 50, 20, 10].find((metres) => metres * 2 <= 100 * unit) ?? 5;
}
