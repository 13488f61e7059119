// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// The files of the index as rows; pure.

/** The rows of a table. A column is a text with a line a row, or numbers, or {rows: numbers, of: the lines they stand for}. */
export function rowsOf(table) {
  const rows = [];
  for (const [name, told] of Object.entries(table)) {
    const lines = (told.of ?? told).split?.("\n");
    (told.rows ?? lines ?? told).forEach((value, row) => ((rows[row] ??= {})[name] = told.rows ? lines[value] : value));
  }
  return rows;
}

/** The address that the build makes of a name; it writes others down (part_file.py). */
export function slugOf(name) {
  return (exactForm(name).match(/[a-z0-9]+/g) ?? []).join("-");
}
