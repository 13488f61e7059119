// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
//
// stdin:  {"schema": a JSON Schema, or "sveltia" for the one that Sveltia CMS publishes for its configuration,
//          "documents": {name: value}}
// stdout: {name: ["/path: what is wrong", …]}

import { readFileSync } from "node:fs";
import Ajv from "ajv";

const question = JSON.parse(await new Response(process.stdin).text());
const published = "node_modules/@sveltia/cms/schema/sveltia-cms.json";
const schema = question.schema === "sveltia" ? JSON.parse(readFileSync(published, "utf8")) : question.schema;
const validate = new (Ajv.default ?? Ajv)({ strict: false, allErrors: true, logger: false }).compile(schema);

const answer = {};
for (const [name, document] of Object.entries(question.documents)) {
  validate(document);
  answer[name] = (validate.errors ?? []).map((error) => `${error.instancePath}: ${error.message}`);
}
process.stdout.write(JSON.stringify(answer));
