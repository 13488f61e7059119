# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Run by ``minifier.py``: ``[media type, text]`` as JSON in a line, the shorter text in another.

A text that the library cannot read stays as it is: it may be newer than the library, and if it is
a mistake, a browser tells more of it than we could.
"""

import json
import sys


def main() -> None:
    """Answer until there is nothing more to read."""
    import minify

    sys.stdin.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # it is a stream of text
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    for line in sys.stdin:
        kind, text = json.loads(line)
        try:
            text = minify.string(kind, text)
        except minify.MinifyError as problem:
            sys.stderr.write(f"{kind}: {problem}\n")
        sys.stdout.write(json.dumps(text) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
