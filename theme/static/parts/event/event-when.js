// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// with: place, lists
// <event-when>: on the page of an event, how it stands now: today at 11:00, running until 20:00, over.

/** The sentence for the first of some spans [[begins, ends], …] that is not over. */
export function whenSentence(spans, { now, zone }) {
  const [begins, ends] = spans.find(([from, to]) => eventState(from, to, now, zone) !== "over") ?? [];
  if (begins === undefined) return _("This is over.");
  const start = wallMinute(begins, zone);
  const whole = start % 1440 === 0 && wallMinute(ends, zone) % 1440 === 0 && ends > begins;
  if (now >= begins) {
    if (whole || ends - now >= 1440) return _("Running now.");
    return ends > begins ? fill(_("Running now, until {time}."), { time: clockText(wallMinute(ends, zone)) }) : _("It has begun.");
  }
  const ahead = dayOf(start) - dayOf(wallMinute(now, zone));
  const day = dateText(dayOf(start), "wd");
  const time = clockText(start);
  if (ahead === 0) return fill(_("Today at {time}."), { time });
  if (ahead === 1) return whole ? _("Tomorrow.") : fill(_("Tomorrow at {time}."), { time });
  if (ahead < 14) return fill(_("In {n} days."), { n: ahead });
  return fill(_("Next: {day}"), { day });
}

export class EventWhen extends HTMLElement {
  connectedCallback() {
    const spans = this.dataset.spans.split(" ").map((span) => span.split("-").map(Number));
    everyMinute(this, (clock) => {
      this.textContent = whenSentence(spans, clock);
      this.hidden = false;
    });
  }
}

customElements.define("event-when", EventWhen);
