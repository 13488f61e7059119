// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** The window zoomed by a factor, so that what is under a point of the view (pixels from its middle) stays there. */
export function zoomedAt({ x, y, unit }, factor, at) {
  return { x: x + at.x * unit * (1 - factor), y: y + at.y * unit * (1 - factor), unit: unit * factor };
}

/** Between two windows, after a share of the way. */
export function between(from, to, share) {
  const eased = 1 - (1 - share) ** 3;
  const mix = (one, other) => one + (other - one) * eased;
  return { x: mix(from.x, to.x), y: mix(from.y, to.y), unit: from.unit * (to.unit / from.unit) ** eased };
}

/** What of a window is on the plan: where a glide ends, not beyond it. */
export function keptOnSight({ size, sight }, { x, y, unit }) {
  const kept = Math.min(Math.max(size.width / sight.width, size.height / sight.height), Math.max(0.22, unit));
  return { x, y, unit: kept };
}
