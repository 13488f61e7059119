# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The hash of stamps, names and seals: BLAKE2b, from Python's own module for it.

``hashlib`` gives the same function, and loads OpenSSL first: 2 ms of every start.
"""

from __future__ import annotations

try:
    from _blake2 import blake2b
except ImportError:  # a Python that keeps it elsewhere
    from hashlib import blake2b

__all__ = ["blake2b"]
