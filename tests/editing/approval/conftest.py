# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A town with a form service that sends mails."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.editing.approval.mails import Mailed, mailed
from tests.editing.service.conftest import town, town_pattern

__all__ = ["town", "town_pattern"]


@pytest.fixture
def office(tmp_path: Path, town: Path) -> Iterator[Mailed]:
    """The town's service, its mails laid into a folder."""
    with mailed(tmp_path, town) as found:
        yield found
