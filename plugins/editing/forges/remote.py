# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What every forge somewhere else has in common: an address, a token, a push."""

from __future__ import annotations

import base64
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit, urlunsplit

from plugins.editing.settings import Settings
from plugins.editing.store.forge import Away, Declined, Proposal
from plugins.editing.store.git import GitFailed
from plugins.editing.store.mirror import Mirror

_REMOTE_LINE = re.compile(r"(?m)^remote:\s*(?:[A-Z][^:]*:)?\s*(https?://\S+)")
_WHY = re.compile(r"\[(?:remote )?rejected\] [^(]*\((.*)\)")
#: Says git when the server is not there, or when something between us and it is out of order.
_GONE = re.compile(
    r"Could not resolve|Failed to connect|Connection |Couldn't connect|timed out|ohne Antwort"
    r"|early EOF|hung up|unexpected disconnect|returned error: (?:429|5\d\d)|Recv failure"
    r"|RPC failed|Empty reply|Network is unreachable|unable to access|SSL|TLS|gnutls",
    re.IGNORECASE,
)
_KEPT_OUT = re.compile(r"returned error: (?:401|403|404)|Authentication failed|could not read User")


class Remote:
    """Fetches and pushes with the token of ``settings``; branches of proposals lie on the forge."""

    may_merge = False
    #: The user that goes with a token where git wants one; forges look at the token alone.
    user = "oauth2"

    def __init__(self, settings: Settings) -> None:
        self.url = settings.repository.url
        self.branch = settings.repository.branch
        self.token = _token(settings.forge.token_file)
        self.extra = _credentials(self.url, self.user, self.token)

    def refresh(self, mirror: Mirror) -> None:
        """Fetch the main branch and the proposals. Raises ``Away`` and ``Declined``."""
        self.fetch(mirror)

    def fetch(self, mirror: Mirror, proposals: bool = True) -> None:
        """Fetch the main branch, and the branches of proposals where the forge has them."""
        try:
            mirror.fetch(self.url, self.extra, proposals)
        except GitFailed as failed:
            raise _told(failed) from failed

    def fetch_ref(self, mirror: Mirror, ref: str, branch: str) -> str:
        """Fetch ``ref`` as what the forge has of the proposal ``branch``; return its commit."""
        try:
            return mirror.fetch_ref(self.url, self.extra, ref, branch)
        except GitFailed as failed:
            raise _told(failed) from failed

    def push(
        self,
        mirror: Mirror,
        refs: Sequence[str],
        options: Sequence[str] = (),
        lease: str = "",
    ) -> str:
        """Push ``refs``; return what the server said. Raises ``Away`` and ``Declined``."""
        told = [word for option in options for word in ("--push-option", option)]
        if lease:
            told.append(f"--force-with-lease={lease}")
        try:
            return mirror.git.answer(
                "push", "--no-verify", *told, "--end-of-options", self.url, *refs, extra=self.extra
            )[1]
        except GitFailed as failed:
            raise _told(failed) from failed

    def push_branch(
        self, mirror: Mirror, proposal: Proposal, commit: str, options: Sequence[str] = ()
    ) -> str:
        """Let the proposal's branch be ``commit``, unless somebody changed it there meanwhile."""
        ref = f"refs/heads/{proposal.branch}"
        known = mirror.theirs(proposal.branch) or ""
        told = self.push(mirror, [f"{commit}:{ref}"], options, lease=f"{ref}:{known}")
        mirror.seen(proposal.branch, commit)
        return told

    def fate(self, proposal: Proposal, mirror: Mirror) -> Literal["open", "merged", "gone"]:
        """Closed, if its branch is gone."""
        return "open" if mirror.theirs(proposal.branch) else "gone"

    def merge(self, commit: str, mirror: Mirror) -> None:
        """The service has no right to."""
        raise Declined("Freigegeben wird auf der Forge.")

    def withdraw(self, proposal: Proposal, mirror: Mirror) -> None:
        """Delete the proposal's branch: forges close the request with it."""
        self.push(mirror, [f":refs/heads/{proposal.branch}"])


def address_in(told: str, host: str) -> str:
    """The address of a request in what a server said while it took a push; "" if it is no host's
    of ours.
    """
    for found in _REMOTE_LINE.findall(told):
        if urlsplit(found).hostname == host:
            return str(found)
    return ""


def web_address(url: str) -> str:
    """Where people see the repository that git knows as ``url``, or "" if that cannot be told."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return ""
    port = f":{parts.port}" if parts.port else ""
    path = parts.path.removesuffix("/").removesuffix(".git")
    return urlunsplit((parts.scheme, f"{parts.hostname}{port}", path, "", ""))


def _token(path: Path | None) -> str:
    """The token in a file. Raises ``Declined``."""
    if path is None:
        return ""
    try:
        token = path.read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError):
        raise Declined(f"{path}: lässt sich nicht lesen (forge.token_file in edit.toml).") from None
    if not token or not token.isascii() or len(token.split()) != 1:
        raise Declined(f"{path}: darf nur den Zugangsschlüssel enthalten (forge.token_file).")
    return token


def _credentials(url: str, user: str, token: str) -> dict[str, str]:
    """The token as a setting in git's environment: in no list of arguments, no file, no log.

    It is a header for this server alone, and git follows no redirect with it to another.
    """
    parts = urlsplit(url)
    if not token or parts.scheme not in ("http", "https"):
        return {}
    host = f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}/"
    basic = base64.b64encode(f"{user}:{token}".encode()).decode()
    return {
        "GIT_CONFIG_COUNT": "2",
        "GIT_CONFIG_KEY_0": f"http.{host}.extraHeader",
        "GIT_CONFIG_VALUE_0": f"Authorization: Basic {basic}",
        "GIT_CONFIG_KEY_1": "http.followRedirects",
        "GIT_CONFIG_VALUE_1": "false",
    }


def _told(failed: GitFailed) -> Exception:
    """What a failed push or fetch means: come back later, or refused."""
    why = _WHY.search(failed.told)
    if why:
        return Declined(f"Die Forge nimmt den Vorschlag nicht an: {why[1]}")
    if "find remote ref" in failed.told:
        return Declined("Den Zweig, der in edit.toml steht, gibt es im Repositorium nicht.")
    if _KEPT_OUT.search(failed.told):
        return Away(f"Die Forge lässt den Dienst nicht herein (Zugangsschlüssel?): {failed.told}")
    if _GONE.search(failed.told) or failed.code == -1:
        return Away(f"Die Forge ist nicht zu erreichen: {failed.told}")
    return Declined(f"git: {failed.told}")
