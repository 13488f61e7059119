# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Uploaded and not yet sent; and what a record's fields say of its pictures."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from plugins.editing.photos.fields import changes_for, names_in
from plugins.editing.photos.tray import Tray
from plugins.editing.submission import Photo, Value

_NOW = datetime(2026, 11, 28, 9, tzinfo=UTC)
_NAME = "baeckerei-hoevel-0123456789.jpg"


def test_a_picture_is_its_business_s_alone_and_goes(tmp_path: Path) -> None:
    """Nobody else's, no path, and after three days nobody's."""
    tray = Tray(tmp_path / "photos")
    tray.put(Photo(_NAME, b"jpeg"), _NOW)
    assert tray.get(_NAME, "baeckerei-hoevel") == Photo(_NAME, b"jpeg")
    for name, business in (
        (_NAME, "baeckerei"),
        (_NAME, ""),
        ("../photos/" + _NAME, "../photos/baeckerei-hoevel"),
        (_NAME + "\n", "baeckerei-hoevel"),
        ("baeckerei-hoevel-0123456788.jpg", "baeckerei-hoevel"),
    ):
        assert tray.get(name, business) is None
    tray.put(Photo("anders-0123456789.jpg", b"jpeg"), _NOW + timedelta(days=4))
    assert tray.get(_NAME, "baeckerei-hoevel") is None


_NAMES = st.lists(st.sampled_from("abcdef"), max_size=6, unique=True).map(tuple)
_SAID = st.fixed_dictionaries(
    {}, optional={"image": st.sampled_from("abcdef"), "images": _NAMES.filter(bool)}
)


@given(_SAID, _NAMES)
def test_fields_say_what_was_chosen(said: dict[str, Value], names: tuple[str, ...]) -> None:
    """In this order; where nothing was chosen anew, no field is touched."""
    changes = changes_for(said, names)
    after = {**said, **changes}
    assert names_in({n: v for n, v in after.items() if v is not None}) == names
    if names == names_in(said):
        assert not changes
