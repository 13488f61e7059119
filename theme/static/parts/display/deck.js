// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// Which views a screen shows at an instant, and in which order. A view is a slide, or some of the rows of one:
// {key, slide, rows}. What is over is in no view, whatever the page says that was fetched days ago.

/** Whether it is night in town: nobody stands at the window, and the screen rests. */
export function isNight(wall) {
  const hour = Math.floor((wall % 1440) / 60);
  return hour >= 23 || hour < 6;
}

/**
 * All views of the slides, in their order: what is on now (who is open, what today brings) takes turns with what comes
 * later, so that nobody waits long for it, and the offers hang evenly between them.
 */
export function deckAt(slides, clock, room) {
  const today = dayOf(wallMinute(clock.now, clock.zone));
  const [offers, now, later] = [[], [], []];
  for (const slide of slides) {
    const isNow = slide.matches(".slide-open") || (slide.matches(".slide-day") && dayNumber(slide.dataset.day) === today);
    (slide.matches(".slide-offer") ? offers : isNow ? now : later).push(...viewsOf(slide, clock, room));
  }
  const rounds = Array.from({ length: Math.max(now.length, later.length, Math.ceil(offers.length / 4)) }, (_none, round) => round);
  const others = rounds.flatMap((round) => [now, later].flatMap((views) => views.slice(round % (views.length || 1)).slice(0, 1)));
  const share = offers.length / others.length;
  return others.flatMap((view, turn) => [
    { ...view, key: `${view.key}/${turn}` },
    ...offers.slice(Math.floor(turn * share), Math.floor((turn + 1) * share)),
  ]);
}

function viewsOf(slide, clock, room) {
  const key = slide.dataset.slide;
  if (slide.matches(".slide-offer")) {
    const holds = Number(slide.dataset.begins) <= clock.now && clock.now < Number(slide.dataset.ends);
    return holds ? [{ key, slide, rows: [] }] : [];
  }
  if (slide.matches(".slide-day")) return inPieces(key, slide, datesLeft(slide, clock), room.dates);
  if (slide.matches(".slide-open")) {
    const rows = openRows(slide, clock);
    return inPieces(key, slide, slide.dataset.steps ? rows.slice(0, room.businesses) : rows, room.businesses);
  }
  return [{ key, slide, rows: [] }];
}

/** The rows in views of as many as the screen has room for, all about equally full. */
function inPieces(key, slide, rows, room) {
  const pieces = Math.ceil(rows.length / room);
  const full = Math.ceil(rows.length / pieces);
  return Array.from({ length: pieces }, (_none, piece) => ({
    key: `${key}#${piece}`, slide, rows: rows.slice(piece * full, (piece + 1) * full),
  }));
}

/** The dates of a day that are not over. One without an end is over two hours after it began. */
function datesLeft(slide, { now, zone }) {
  if (dayNumber(slide.dataset.day) < dayOf(wallMinute(now, zone))) return [];
  return rowsOf(slide).filter(({ dataset: { begins, ends } }) => now < Math.max(Number(ends), begins === ends ? Number(begins) + 120 : 0));
}

/** The businesses that are open, what closes first standing first; if none is, those that open next. */
function openRows(slide, clock) {
  const states = rowsOf(slide).map((row) => ({ row, state: stateOfRow(row, clock) }));
  const open = states.filter(({ state }) => state.kind === "open").sort((one, other) => (one.state.until ?? 1e10) - (other.state.until ?? 1e10));
  const next = states.filter(({ state }) => state.kind === "closed" && state.next !== null).sort((one, other) => one.state.next - other.state.next);
  return (open.length ? open : next).map(({ row }) => row);
}

/** The state of a business's row at an instant. */
export function stateOfRow({ dataset }, { now, zone }) {
  return stateToday(hoursOf(dataset), now, zone);
}

function rowsOf(slide) {
  return [...slide.querySelectorAll("[data-row]")];
}
