// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// How many are open, pure.

/** How many of some badges are open at an instant. */
export function countOpen(badges, now) {
  return badges.filter((badge) => readBadge(badge).some(({ open, close, unknown }) => !unknown && open <= now && now < close)).length;
}
