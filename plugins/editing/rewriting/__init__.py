# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A record file with some of its fields changed, and everything else byte for byte as it was.

``rewrite`` is what others call: ``said``, ``rewritten``, ``new_file``. ``languages`` does the same
for a record with files of translations beside it. Decision 0027 tells why values are spliced in and
not dumped.
"""
