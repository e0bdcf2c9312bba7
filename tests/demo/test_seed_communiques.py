"""The facts of the documents about communiqués, each by its number."""

from urllib.parse import urlsplit

import pytest
from django_scopes import scope

from spoiwo.communiques.models import Communique, Placement, Proof, Visit
from spoiwo.communiques.selectors import board_of, carriers_of, count_of_year
from spoiwo.communiques.states import Posting, Verdict, Way
from spoiwo.partnerships.models import Partnership

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]


@pytest.fixture
def partnership() -> Partnership:
    return Partnership.objects.get(slug="lubuskie-es")


def test_003_43_four_communiques_hang_in_69_institutions(partnership: Partnership) -> None:
    with scope(partnership=partnership):
        assert count_of_year(partnership, 2016) == (4, 69, 276)
        board = board_of(partnership, 2016)
    assert [one.label for one in board.communiques] == [f"Komunikat nr {n}/2016" for n in (1, 2, 3, 4)]
    assert len(board.rows) == 69
    assert board.count(Posting.SHOWN) == 276


def test_003_43_each_place_has_its_evidence_with_a_day(partnership: Partnership) -> None:
    with scope(partnership=partnership):
        rows = list(Placement.objects.filter(communique__year=2016).select_related("proof"))
        assert all(row.proof is not None and row.proof.confirmed_at is not None for row in rows)
        ways = set(Proof.objects.values_list("way", flat=True))
        assert ways == {Way.ADDRESS, Way.PHOTO, Way.TELEPHONE, Way.CARRIER}
        visited = Visit.objects.filter(verdict=Verdict.TEXT)
        assert visited.count() > 200
        assert not visited.filter(sha256="").exists()


def test_003_42_communiques_are_of_sessions_of_the_council_and_say_what_is_invented(
    partnership: Partnership,
) -> None:
    with scope(partnership=partnership):
        communiques = list(Communique.objects.select_related("body", "meeting").order_by("number"))

    assert {one.body.name for one in communiques if one.body} == {"Rada Programowa"}
    assert all(one.meeting is not None and one.meeting.day < one.day for one in communiques)
    assert all("pokazowe" in one.demo_note for one in communiques)


def test_003_56_the_office_of_the_secretariat_shows_them_by_itself(partnership: Partnership) -> None:
    with scope(partnership=partnership):
        carriers = carriers_of(partnership).values()
        frames = Visit.objects.filter(verdict=Verdict.FRAME).count()

    assert [one.organization.name for one in carriers] == ["Wojewódzki Urząd Pracy w Zielonej Górze"]
    assert frames == 8


def test_no_address_of_the_demonstration_leads_anywhere_and_none_is_due(partnership: Partnership) -> None:
    with scope(partnership=partnership):
        addresses = Proof.objects.exclude(address="").values_list("address", flat=True)
        due = Proof.objects.filter(next_visit_at__isnull=False)

        assert {urlsplit(one).hostname.rpartition(".")[2] for one in addresses} == {"example"}  # type: ignore[union-attr]  # each has a host
        assert not due.exists()
