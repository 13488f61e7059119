# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Records as tables for people who work in a spreadsheet: CSV and Excel workbooks, out and in.

One direction, each module knows those before it: ``columns`` (which there are, from the models),
``hours``
and ``cells`` (values as people write them), ``guards`` (what no spreadsheet may run or change),
``baseline`` (what a row said when it was exported), ``sheets``, ``csv_files``, ``workbooks``,
``workbook_reading`` (tables as bytes), ``records`` (those of a content folder), ``exporting``,
``headings``, ``matching``, ``changes``, ``verdicts``, ``importing``, ``writing``. Decision 0033.
"""
