// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// node run.mjs ENGINE FOLDER < queries: the engine as it is in the browser, without one. Queries are JSON ({q, now, zone}
// each), so are the answers: what was found in order, [kind, id], and the filters that were understood.

import { readFile } from "node:fs/promises";

const [engine, folder] = process.argv.slice(2);
const { addPart, addTexts, emptyIndex, readBadge, search } = await import(`file://${engine}`);
const read = async (name) => JSON.parse(await readFile(`${folder}/${name}`, "utf-8"));

const base = await read("index.json");
const index = emptyIndex(base);
addTexts(index);
for (let number = 1; number <= base.parts; number++) addPart(index, await read(`${number}.json`));
const { horizon, hours } = await read("stunden.txt");

let text = "";
for await (const piece of process.stdin) text += piece;
const answers = JSON.parse(text).map(({ q, now, zone }) => {
  const { hits, filters } = search(index, q, { now, zone, horizon, flags: base.flags, hours: (id) => readBadge(hours[id]) });
  return { found: hits.map(({ record }) => [record.kind, record.id]), filters: filters.map(({ filter }) => filter) };
});
process.stdout.write(JSON.stringify(answers));
