// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// <opening-state data-hours data-horizon>: the state of this minute, in words. Beyond the horizon it says nothing,
// and the hours that the page was delivered with stand as they are.

export class OpeningState extends HTMLElement {
  connectedCallback() {
    this.intervals = readBadge(this.dataset.hours);
    this.line = this.querySelector("[data-state]");
    this.today = this.querySelector("[data-today]");
    everyMinute(this, (clock) => this.show(clock));
  }

  show(clock) {
    const state = stateToday(this.intervals, Number(this.dataset.horizon), clock.now, clock.zone);
    const sentence = stateSentence(state, { ...clock, note: this.dataset.note });
    for (const kind of ["open", "closed", "unknown"]) this.classList.toggle(`is-${kind}`, state.kind === kind);
    if (!sentence) return;
    if (this.line.textContent !== sentence) this.line.textContent = sentence;
    if (this.today?.textContent === sentence) this.today.textContent = clock.words.askFirst;
    else if (this.today && serviceDay(clock.now, clock.zone) !== dayNumber(this.dataset.day)) this.showToday(clock);
  }

  /** The build is from another day: today's hours come out of the intervals. */
  showToday({ now, zone, words }) {
    const bars = barsOf(this.intervals, serviceDay(now, zone), zone).filter(({ unknown }) => !unknown);
    const spans = bars.map(({ x, width }) => `${clockText(x + 240)}–${clockText(x + width + 240)}`);
    this.today.textContent = `${words.today}: ${spans.join(", ") || words.closedShort}`;
  }
}

customElements.define("opening-state", OpeningState);
