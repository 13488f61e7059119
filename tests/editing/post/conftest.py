# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Mail servers, and a certificate for them."""

from pathlib import Path

import pytest

from tests.editing.post.mailserver import certificate


@pytest.fixture(scope="session")
def pair(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A certificate that signs itself, and its key."""
    return certificate(tmp_path_factory.mktemp("certificate"))
