# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the comparison is asked for."""

from __future__ import annotations

import pytest

from bench.run import main


def test_a_city_without_businesses_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    """With a sentence, before anything is built."""
    with pytest.raises(SystemExit) as stopped:
        main(["--alone", "0"])
    assert stopped.value.code == 2
    assert "a city has one business at least" in capsys.readouterr().err
