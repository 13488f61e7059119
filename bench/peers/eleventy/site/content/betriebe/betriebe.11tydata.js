// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
export default { layout: "betrieb.11ty.js", tags: "betriebe" };
