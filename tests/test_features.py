# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is imported only while the records are taken in has no part in taking them in."""

import subprocess
import sys

from tests.building import ROOT

CODE = """
from plugins import features
from plugins.core import signals
from plugins.core.registry import Registry

def known():
    registry = Registry()
    signals.record_types.send(registry)
    checks = {k.name: [(c.__module__, c.__qualname__) for c in registry.checks_of(k)]
              for k in registry.types}
    return list(registry.types), {name: sorted(found) for name, found in checks.items()}

features.activate(features.RECORDS)
early = known()
features.activate()
assert early == known(), "a feature of records is missing from features.RECORDS"
assert early[0] and all(early[1].values())
"""


def test_features_of_records_are_there_before_the_others() -> None:
    """All types of records, and all checks of each, are known without the other features."""
    command = [sys.executable, "-c", CODE]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
