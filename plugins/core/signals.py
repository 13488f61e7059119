# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Where a feature takes part. First-party features use the same hooks as a stranger's.

Receivers must be module-level functions: blinker holds them weakly. Their order is not defined,
so whoever sends a signal sorts what comes back.

``record_types``  sender: Registry. Add the feature's ``RecordType``s.
``link``          sender: Linking. Check references and rules between records; report problems.
``derive``        sender: Facts. Say how facts are computed, once for every page that shows them.
``plan``          sender: Planning. Add pages and files.
``finish``        sender: Planning. Add what speaks of all planned pages (the sitemap).
"""

from __future__ import annotations

from blinker import Namespace

_stadtfenster = Namespace()

record_types = _stadtfenster.signal("record_types")
link = _stadtfenster.signal("link")
derive = _stadtfenster.signal("derive")
plan = _stadtfenster.signal("plan")
finish = _stadtfenster.signal("finish")
