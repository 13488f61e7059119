# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Links that open a forge's page for a new file, filled in where the forge can.

GitHub, Gitea and Forgejo take name and content; GitLab takes the name alone. Whoever follows the
link needs an account there, and sees YAML: this is for people who want that.
"""

from __future__ import annotations

from urllib.parse import quote, urlencode

from plugins.editing.desk.cms import Place

_HOMES = {"github": "https://github.com", "gitlab": "https://gitlab.com", "forgejo": ""}


def new_file_link(place: Place, folder: str, name: str, text: str) -> str:
    """The link for a file ``name`` in ``folder`` of the content, which begins with ``text``.

    Raises ``ValueError`` for a Forgejo without an address.
    """
    home = (place.address or _HOMES[place.forge]).rstrip("/")
    if not home:
        raise ValueError("Zu Forgejo gehört die Adresse.")
    path = quote(f"{place.content}/{folder}".strip("/"))
    branch = quote(place.branch, safe="/")
    project = quote(place.project, safe="/")
    if place.forge == "gitlab":
        asked = urlencode({"file_name": name}, quote_via=quote)
        return f"{home}/{project}/-/new/{branch}/{path}?{asked}"
    asked = urlencode({"filename": name, "value": text}, quote_via=quote)
    verb = "new" if place.forge == "github" else "_new"
    return f"{home}/{project}/{verb}/{branch}/{path}?{asked}"
