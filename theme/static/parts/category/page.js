// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// with: directory, lists
// A list of businesses, with the offers and events of those in it.
