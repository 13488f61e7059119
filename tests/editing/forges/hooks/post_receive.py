# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""GitLab's push options: a push to a branch opens its merge request, or joins the open one."""

import json
import os
import sys
from pathlib import Path

folder = Path("requests")
folder.mkdir(exist_ok=True)
count = int(os.environ.get("GIT_PUSH_OPTION_COUNT", 0))
options = [os.environ[f"GIT_PUSH_OPTION_{number}"] for number in range(count)]
for line in sys.stdin:
    _, new, ref = line.split()
    branch = ref.removeprefix("refs/heads/")
    if not set(new) - {"0"} or "merge_request.create" not in options:
        continue
    known = [path for path in folder.iterdir() if json.loads(path.read_text())["branch"] == branch]
    path = known[0] if known else folder / str(1 + len(list(folder.iterdir())))
    pushes = json.loads(path.read_text())["pushes"] + 1 if known else 1
    told = dict(option.partition("=")[::2] for option in options)
    request = {"branch": branch, "commit": new, "pushes": pushes, "options": told}
    path.write_text(json.dumps(request))
    address = f"{os.environ['HOST']}/stadt/portal/-/merge_requests/{path.name}"
    sys.stderr.write(f"\nView merge request for {branch}:\n  {address}\n\n")
