// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
//
// Asks npm opening_hours what holds when, in Europe/Berlin.
//
// stdin: a JSON list of questions, stdout: the list of answers.
// {"hours", "state", "windows": [[first, last, step], …], "each"}, windows in UTC epoch minutes, last
// exclusive: a string of one character an instant (o open, u unknown, . closed), or {"error"} if the
// library refuses the string. With "each" the library is asked anew for every instant; otherwise for
// one change after the other, which is much faster.
// {"holidays": year, "state"}: the year's public holidays as [year, month, day].

import { readFileSync, writeFileSync } from "node:fs";
import OpeningHours from "opening_hours";

process.env.TZ = "Europe/Berlin"; // the library knows only the time zone of its process

const MARKS = { open: "o", unknown: "u", close: "." };
const place = ({ state }) => ({ lat: 51, lon: 10, address: { country_code: "de", state } });

function holidays(question) {
  const year = question.holidays;
  return new OpeningHours("PH 12:00-13:00", place(question))
    .getOpenIntervals(new Date(year, 0, 1), new Date(year + 1, 0, 1))
    .map(([from]) => [from.getFullYear(), from.getMonth() + 1, from.getDate()]);
}

function* eachInstant(oh, [first, last, step]) {
  for (let minute = first; minute < last; minute += step) {
    yield MARKS[oh.getStateString(new Date(minute * 60000))];
  }
}

function* fromChanges(oh, [first, last, step]) {
  const it = oh.getIterator(new Date(first * 60000));
  let state = MARKS[it.getStateString()];
  let more = it.advance();
  for (let minute = first; minute < last; minute += step) {
    while (more && it.getDate().getTime() <= minute * 60000) {
      state = MARKS[it.getStateString()];
      more = it.advance();
    }
    yield state;
  }
}

function states(question) {
  let oh;
  try {
    oh = new OpeningHours(question.hours, place(question));
  } catch (error) {
    return { error: String(error) };
  }
  const marks = question.each ? eachInstant : fromChanges;
  return question.windows.map((window) => [...marks(oh, window)].join("")).join("");
}

const questions = JSON.parse(readFileSync(0, "utf8"));
const answers = questions.map((q) => ("holidays" in q ? holidays(q) : states(q)));
writeFileSync(1, JSON.stringify(answers));
