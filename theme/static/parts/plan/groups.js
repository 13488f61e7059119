// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// Pins that would overlap, grouped; pure, and the same as plugins/city_plan/groups.py, which explains it.

/** [{x, y}] in groups whose middles are at least `least` apart: [{x, y, members}]. */
export function groupPins(spots, least) {
  const groups = [];
  spots.forEach((spot, index) => {
    let near = null;
    let away = least;
    for (const group of groups) {
      const here = Math.hypot(group.x - spot.x, group.y - spot.y);
      if (here < away) [near, away] = [group, here];
    }
    if (near) joinGroups(near, { ...spot, members: [index] });
    else groups.push({ x: spot.x, y: spot.y, members: [index] });
  });
  for (let pair = closestGroups(groups, least); pair; pair = closestGroups(groups, least)) {
    joinGroups(pair[0], pair[1]);
    groups.splice(groups.indexOf(pair[1]), 1);
  }
  for (const group of groups) group.members.sort((one, other) => one - other);
  return groups;
}

function joinGroups(group, other) {
  const [a, b] = [group.members.length, other.members.length];
  group.x = (group.x * a + other.x * b) / (a + b);
  group.y = (group.y * a + other.y * b) / (a + b);
  group.members.push(...other.members);
}

function closestGroups(groups, least) {
  let best = least;
  let found = null;
  groups.forEach((one, index) => {
    for (const other of groups.slice(index + 1)) {
      const away = Math.hypot(one.x - other.x, one.y - other.y);
      if (away < best) [best, found] = [away, [one, other]];
    }
  });
  return found;
}
