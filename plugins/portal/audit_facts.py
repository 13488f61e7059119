# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the audit notes about one file while it reads it."""

from __future__ import annotations

from msgspec import Struct, field


class Link(Struct, frozen=True):
    """An address as it stands in a file.

    ``loaded``: a browser fetches it by itself. ``clicked``: a visitor can follow it from a page.
    """

    address: str
    loaded: bool = False
    clicked: bool = False

    @property
    def in_full(self) -> bool:
        """Whether it names its host. Templates write relative links; texts may write these."""
        return "//" in self.address.partition("?")[0]


class Offered(Struct, frozen=True):
    """A feed that a page offers in its head."""

    address: str
    media_type: str


class Fault(Struct, frozen=True):
    """One fault; ``words`` stand in the file where it is."""

    rule: str
    message: str
    words: str = ""


class Document(Struct):
    """One file: what it links to, which places it has, what is wrong with it by itself."""

    name: str
    links: list[Link] = field(default_factory=list)
    feeds: list[Offered] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    anchors: set[str] | None = None

    def link(self, address: str, loaded: bool = False, clicked: bool = False) -> None:
        """Note a link."""
        self.links.append(Link(address, loaded, clicked))

    def fault(self, rule: str, message: str, words: str = "") -> None:
        """Note a fault."""
        self.faults.append(Fault(rule, message, words))

    def inline(self, what: str, words: str) -> None:
        """Note code or style that the site's Content-Security-Policy forbids."""
        text = f"»{what}« im Dokument: Skripte und Stile stehen in eigenen Dateien (CSP)."
        self.fault("inline-code", text, words)

    def anchor(self, name: str) -> None:
        """Note a place that fragments lead to; the same twice is a fault."""
        if self.anchors is None:
            self.anchors = set()
        if name in self.anchors:
            self.fault("duplicate-id", f"Die id »{name}« gibt es zweimal.", f'id="{name}"')
        self.anchors.add(name)

    def has_anchor(self, fragment: str) -> bool:
        """Whether a fragment finds its place; kinds of files without places have any."""
        return self.anchors is None or fragment in self.anchors or fragment == "top"
