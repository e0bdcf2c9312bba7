"""A document with hundreds of findings: a page holds the first of each group, and leads to any other."""

import re

from django.test import Client
from django.urls import reverse

from spoiwo.partnerships.models import Partnership
from spoiwo.sources.models import Finding, SourceDocument
from spoiwo.sources.states import Group
from spoiwo.sources.views.shared import AT_ONCE
from tests.cast import Cast, ClientOf
from tests.sources.conftest import brought_in
from tests.sources.texts import REPORT

AIMS = 2 * AT_ONCE + 15


def _with_many_aims(cast: Cast, home: Partnership) -> SourceDocument:
    document = brought_in(cast.officer, home, REPORT)
    first = document.findings.count() + 1
    Finding.objects.bulk_create(
        Finding(
            document=document,
            number=first + place,
            group=Group.AIM,
            values={"kind": "aim", "text": f"cel {place}"},
            spans=[[0, 12]],
            sureness="likely",
        )
        for place in range(AIMS)
    )
    return document


def _page(client: Client, document: SourceDocument, asked: int | str = "") -> str:
    assert document.partnership is not None
    address = reverse("sources:document", args=[document.partnership.slug, document.pk])
    return client.get(address, {"z": asked} if asked != "" else {}).content.decode()


def _shown(page: str, document: SourceDocument) -> int:
    aims = set(document.findings.filter(group=Group.AIM).values_list("number", flat=True))
    return sum(int(number) in aims for number in re.findall(r'id="z-(\d+)"', page))


def test_the_first_rows_are_shown_and_the_next_are_one_link_away(
    cast: Cast, client_of: ClientOf, home: Partnership
) -> None:
    document = _with_many_aims(cast, home)
    client, aims = client_of(cast.officer), list(document.findings.filter(group=Group.AIM))
    below = aims[AT_ONCE]

    page = _page(client, document)

    assert _shown(page, document) == AT_ONCE
    assert f'href="?z={below.number}#z-{below.number}"' in page
    assert f"{len(aims)}</span>" in page
    assert _shown(_page(client, document, below.number), document) == 2 * AT_ONCE


def test_any_finding_is_reached_by_its_number(cast: Cast, client_of: ClientOf, home: Partnership) -> None:
    document = _with_many_aims(cast, home)
    last = document.findings.order_by("-number")[0]

    page = _page(client_of(cast.officer), document, last.number)

    assert f'id="z-{last.number}"' in page
    assert _shown(page, document) == document.findings.filter(group=Group.AIM).count()


def test_a_number_of_nothing_shows_the_first_rows(cast: Cast, client_of: ClientOf, home: Partnership) -> None:
    document = _with_many_aims(cast, home)

    for asked in (0, 999_999, "x", "-1", "9" * 30, "²"):
        assert _shown(_page(client_of(cast.officer), document, asked), document) == AT_ONCE, asked
