# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A process of its own that draws one picture anew: bytes come in, a JPEG goes out.

``python -m plugins.editing.photos.child LONGEST``. Decoders are large programs in C that read what
a stranger has sent. Here they have limited memory and time, no secret, and write no file. With exit
code 3 the code of a ``PictureError`` stands on standard output.
"""

from __future__ import annotations

import sys

REFUSED = 3

#: A picture of 40 megapixels takes up to 700 MB.
_MEMORY = 1_500_000_000
_SECONDS = 20
_MOST = 12_000_001


def limit() -> None:
    """Take from this process what it does not need, before it reads anything."""
    if sys.platform == "win32":
        return  # there the parent's clock has to do
    import resource

    for what, most in (
        (resource.RLIMIT_AS, _MEMORY),
        (resource.RLIMIT_CPU, _SECONDS),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
    ):
        hard = resource.getrlimit(what)[1]
        most = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (most, most))


def main(longest: int) -> int:
    """Draw what stands on standard input."""
    limit()
    from plugins.images.encode import redrawn
    from plugins.images.picture import PictureError

    data = sys.stdin.buffer.read(_MOST)
    try:
        made = redrawn(data, "", longest)
    except PictureError as error:
        sys.stdout.write(error.code)
        return REFUSED
    sys.stdout.buffer.write(made)
    sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
