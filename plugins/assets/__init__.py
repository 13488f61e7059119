# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The theme's sources as the few files a browser loads: style, script, fonts, icons.

Pure functions: sources in, named bytes out. A name holds a hash of its content, so a file can be
cached for ever and a changed one is fetched at once.
"""

from plugins.assets.brand import check_brand
from plugins.core import signals


def register() -> None:
    """Connect to the stages (called by Pelican and by the commands)."""
    signals.link.connect(check_brand)
