# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A protected main branch."""

import sys

if any(line.split()[2] == "refs/heads/main" for line in sys.stdin):
    sys.exit("main is protected")
