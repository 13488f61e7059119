// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
//
// stdin:  {"from": "2026-11-01T00:00:00Z", "to": "…", "calendars": {name: text of an .ics}}
// stdout: {name: [[uid, start, end, status], …]}: every occurrence that overlaps [from, to),
//         sorted; dates as 2026-12-24, times in UTC as 2026-12-24T17:00:00Z.

import ICAL from "ical.js";

const question = JSON.parse(await new Response(process.stdin).text());
const from = Date.parse(question.from);
const to = Date.parse(question.to);

function written(time) {
  if (time.isDate) return time.toString();
  return time.toJSDate().toISOString().replace(".000Z", "Z");
}

function occurrences(text) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  for (const zone of calendar.getAllSubcomponents("vtimezone")) {
    ICAL.TimezoneService.register(zone);
  }
  const components = calendar.getAllSubcomponents("vevent");
  const found = [];
  for (const component of components) {
    const event = new ICAL.Event(component);
    if (event.isRecurrenceException()) continue;
    for (const other of components) {
      if (other === component || !other.hasProperty("recurrence-id")) continue;
      if (other.getFirstPropertyValue("uid") === event.uid) event.relateException(other);
    }
    const iterator = event.isRecurring() ? event.iterator() : [event.startDate][Symbol.iterator]();
    for (let n = 0; n < 20000; n += 1) {
      const step = iterator.next();
      const start = event.isRecurring() ? step : step.value;
      if (!start || start.toJSDate().getTime() >= to) break;
      const details = event.isRecurring()
        ? event.getOccurrenceDetails(start)
        : { item: event, startDate: event.startDate, endDate: event.endDate };
      if (details.endDate.toJSDate().getTime() <= from) continue;
      const status = details.item.component.getFirstPropertyValue("status") ?? "";
      found.push([event.uid, written(details.startDate), written(details.endDate), status]);
    }
  }
  return found.sort((a, b) => (a.join() < b.join() ? -1 : 1));
}

const answer = {};
for (const [name, text] of Object.entries(question.calendars)) {
  ICAL.TimezoneService.reset();
  answer[name] = occurrences(text);
}
process.stdout.write(JSON.stringify(answer));
