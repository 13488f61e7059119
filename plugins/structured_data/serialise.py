# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Nodes as the text of a ``<script type="application/ld+json">``."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from plugins.structured_data.node import CONTEXT, plain

# "</script" and "<!--" end or change a script element, & is for readers that decode entities
# first, and U+2028/9 end a line in JavaScript. A lone surrogate cannot be written as UTF-8.
_UNSAFE = re.compile("[<>&\u2028\u2029\ud800-\udfff]")


def serialise(node: Mapping[str, Any] | Sequence[Mapping[str, Any]]) -> str:
    """Return ``node`` as the whole content of the element.

    Several nodes become one ``@graph``. The text holds no ``<``, ``>`` or ``&``, so no content can
    end the element; properties keep their order, so the same node gives the same text.

    Raises:
        ValueError: for a number that JSON does not have (NaN, infinity).
    """
    if not isinstance(node, Mapping):
        node = node[0] if len(node) == 1 else {"@graph": list(node)}
    document = {"@context": CONTEXT, **(plain(node) or {})}
    text = json.dumps(document, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
