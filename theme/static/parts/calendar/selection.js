// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// What the filter says: how much is left, and where there is more of it.

export function saySelection(filter, count, today) {
  const { when, kinds } = filter.choice;
  const chosen = Boolean(when) || kinds.size > 0;
  filter.reset.hidden = !chosen;
  const number = count === 1 ? _("One event") : count ? fill(_("{n} events"), { n: count }) : _("Nothing is in the calendar for this.");
  const status = filter.querySelector("[role=status]");
  const said = chosen ? number : "";
  if (status.textContent !== said) status.textContent = said;
  for (const link of filter.querySelectorAll(".filter-more")) link.remove();
  if (!filter.coming || !chosen) return;
  if (when && !count) offerNext(filter, daysOf(when, today)[1]);
  for (const { kind, link } of furtherLists(filter)) {
    const rest = new Set(ACROSS.filter((key) => kinds.has(key) && key !== kind));
    const label = link.firstChild.textContent.trim();
    offer(filter, `${link.href}${writeChoice({ when: "", kinds: rest })}`, fill(_("{kind}: all events"), { kind: label }));
  }
}

/** The lists of the chosen kinds; of one that goes across, if no kind is chosen. */
function furtherLists({ chips, choice: { kinds } }) {
  const chosen = chips.filter(({ kind }) => kinds.has(kind));
  const narrow = chosen.filter(({ across }) => !across);
  return narrow.length ? narrow : chosen.slice(0, 1);
}

/** Nothing on the day that was asked for: when is the next of it? */
function offerNext(filter, after) {
  const { entries, choice: { kinds } } = filter;
  const next = entries.find((entry) => entry.section && entry.first > after && fits(entry.kinds, kinds));
  if (!next) return;
  const day = dateText(next.first, "wd");
  offer(filter, writeChoice({ when: "", kinds }) || location.pathname, fill(_("Next: {day}"), { day }));
}

function offer({ reset }, address, text) {
  const link = document.createElement("a");
  link.className = "filter-more";
  link.href = address;
  link.textContent = text;
  reset.before(link);
}
