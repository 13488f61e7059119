# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a service may have besides its store; without it, its pages offer less."""

from __future__ import annotations

from msgspec import Struct

from plugins.editing.approval.site import Site
from plugins.editing.post.post import Post
from plugins.editing.preview.preview import Preview


class Beside(Struct, frozen=True):
    """Whoever starts the service starts these, and closes them in the end."""

    #: Shows pages as they would be.
    preview: Preview | None = None
    #: Sends mails.
    post: Post | None = None
    #: Builds the site after an approval.
    site: Site | None = None
