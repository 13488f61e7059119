# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The site, its pages and lists, judged by the vocabulary."""

from datetime import date

from plugins.structured_data.nodes import (
    breadcrumbs,
    item_list,
    news_article,
    organization,
    serialise,
    web_page,
    website,
)
from tests.structured_data.samples import ADDRESS, ROOT, written


def test_pages_of_the_site_are_valid() -> None:
    """The site, its operator, a page with its way, and news pass the vocabulary."""
    operator = organization(
        kind="GovernmentOrganization",
        name="Stadt Lennebrück",
        id=f"{ROOT}impressum/",
        url="https://rathaus.example",
        address=ADDRESS,
        email="stadt@lennebrueck.example",
        telephone="+49 2391 1",
        vat_id="DE1",
        logo=f"{ROOT}logo.svg",
    )
    way = breadcrumbs([("Start", ROOT), ("Betriebe", f"{ROOT}betriebe/")])
    listing = item_list([f"{ROOT}betriebe/a/", f"{ROOT}betriebe/b/"], name="Betriebe")
    written(website(name="Lennebrück", url=ROOT, publisher=operator, description="Alles offen"))
    written(
        web_page(
            kind="CollectionPage",
            name="Betriebe",
            url=f"{ROOT}betriebe/",
            website=ROOT,
            breadcrumb=way,
            main_entity=listing,
            date_modified=date(2026, 11, 2),
        )
    )
    for author in ("Mia Kohl", None):
        written(
            news_article(
                headline="Neue Bänke",
                url=f"{ROOT}neuigkeiten/baenke/",
                date_published=date(2026, 11, 2),
                author=author,
                publisher=operator,
                image=[f"{ROOT}bilder/bank.jpg"],
            )
        )


def test_lists_of_one_and_of_none_are_valid() -> None:
    """A list with one entry is still a list, and an empty category names no entries."""
    assert isinstance(written(item_list([ROOT]))["itemListElement"], list)
    assert "itemListElement" not in serialise(item_list([]))
    assert isinstance(written(breadcrumbs([("Start", ROOT)]))["itemListElement"], list)


def test_the_site_and_its_home_page_are_two_things() -> None:
    """Two nodes with one @id would be one thing to a reader."""
    home = written(web_page(name="Start", url=ROOT, website=ROOT))
    site = website(name="Lennebrück", url=ROOT)
    assert site["@id"] == home["isPartOf"]["@id"] != home["@id"]
