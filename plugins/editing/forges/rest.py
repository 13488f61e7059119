# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A forge's REST interface: JSON there and back, with the token in a header."""

from __future__ import annotations

import http.client
import json
import urllib.error
import urllib.request
from collections.abc import Mapping
from typing import Any

from plugins.editing.store.forge import Away, Declined

_SECONDS = 20
_MOST = 1_000_000


class KeptOut(Away):
    """The token may not ask that."""


class _Straight(urllib.request.HTTPRedirectHandler):
    """Follows no redirect: the token is for one host."""

    def redirect_request(self, *arguments: Any, **more: Any) -> None:
        """Do not."""


class Rest:
    """The interface at ``address``, which has no slash at its end."""

    def __init__(self, address: str, scheme: str, token: str) -> None:
        self.address = address.rstrip("/")
        self._header = {"Authorization": f"{scheme} {token}"} if token else {}
        self._opener = urllib.request.build_opener(_Straight)

    def get(self, path: str) -> Any:
        """What is there. Raises ``Away`` and ``Declined``."""
        return self._asked("GET", path, None)

    def post(self, path: str, body: Mapping[str, object]) -> Any:
        """Send ``body``; what it made. Raises ``Away`` and ``Declined``."""
        return self._asked("POST", path, body)

    def patch(self, path: str, body: Mapping[str, object]) -> Any:
        """Change what is there; what it is then. Raises ``Away`` and ``Declined``."""
        return self._asked("PATCH", path, body)

    def _asked(self, method: str, path: str, body: Mapping[str, object] | None) -> Any:
        address = f"{self.address}{path}"
        if not address.startswith(("https://", "http://")):
            raise Declined(f"»{address}« ist keine Adresse (forge.address in edit.toml).")
        request = urllib.request.Request(  # noqa: S310  http and https alone, see above
            address,
            data=None if body is None else json.dumps(body).encode(),
            method=method,
            headers={
                "Accept": "application/json",
                "Content-Type": "application/json",
                "User-Agent": "Stadtfenster",
                **self._header,
            },
        )
        try:
            with self._opener.open(request, timeout=_SECONDS) as answer:
                return json.loads(answer.read(_MOST))
        except urllib.error.HTTPError as error:
            with error:
                told = _told(error)
            if error.code in (401, 403):
                raise KeptOut(f"Die Forge antwortet mit {error.code}: {told}") from None
            if error.code in (408, 429) or error.code >= 500:
                raise Away(f"Die Forge antwortet mit {error.code}: {told}") from None
            raise Declined(f"Die Forge antwortet mit {error.code}: {told}") from None
        except (TimeoutError, OSError, http.client.HTTPException, ValueError) as error:
            raise Away(f"Die Forge ist nicht zu erreichen ({type(error).__name__}).") from None


def _told(error: urllib.error.HTTPError) -> str:
    """What the answer says in words, if it is JSON as forges send it."""
    try:
        answer = json.loads(error.read(_MOST))
        details = [str(each.get("message", "")) for each in answer.get("errors", ())]
        return " ".join([str(answer.get("message", "")), *details]).strip()[:300]
    except (OSError, ValueError, AttributeError, http.client.HTTPException):
        return error.reason
