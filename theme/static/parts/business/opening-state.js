// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// with: houses, place
// <opening-state data-hours data-horizon>: the state of this minute, in words. Beyond the horizon it says nothing,
// and the hours that the page was delivered with stand as they are.

export class OpeningState extends HTMLElement {
  connectedCallback() {
    this.hours = hoursOf(this.dataset);
    this.line = this.querySelector("[data-state]");
    this.today = this.querySelector("[data-today]");
    this.delivered = [this.line, this.today].map((line) => line?.textContent);
    everyMinute(this, (clock) => this.show(clock));
  }

  show(clock) {
    const state = stateToday(this.hours, clock.now, clock.zone);
    const [sentence, next] = stateWords(state, clock);
    for (const kind of ["open", "closed", "unknown"]) this.classList.toggle(`is-${kind}`, state.kind === kind);
    const more = next || (state.kind === "unknown" ? _("Please ask before you go.") : this.todayWords(clock, state));
    const [line, today] = sentence ? [sentence, more] : this.delivered;
    if (this.line.textContent !== line) this.line.textContent = line;
    if (this.today && this.today.textContent !== today) this.today.textContent = today;
  }

  /**
   * Today's hours and what is special about them; on the build's day they were delivered. Who is open at three in the
   * morning is so since yesterday; who is closed then has today still before them.
   */
  todayWords({ now, zone }, state) {
    const day = state.kind === "open" ? serviceDay(now, zone) : dayOf(wallMinute(now, zone));
    if (day === dayNumber(this.dataset.day)) return `${_("today")}: ${this.delivered[1]}`;
    const bars = barsOf(this.hours.intervals, day, zone).filter(({ unknown }) => !unknown);
    const spans = bars.map(({ x, width }) => `${clockText(x + 240)}–${clockText(x + width + 240, true)}`);
    const { note, holiday } = dayIn(this.hours.days, day);
    return [`${_("today")}: ${spans.join(", ") || _("closed")}`, holiday, note].filter(Boolean).join(" · ");
  }
}

customElements.define("opening-state", OpeningState);
