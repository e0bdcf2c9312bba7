"""The inner pages of agreements, walked by an officer, a leader, a stranger."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from spoiwo.agreements import services
from spoiwo.agreements.models import Accession, Agreement, Amendment, Departure, Party, Signature, Text
from spoiwo.agreements.states import AccessionState, Shape, State
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.selectors import count_members
from tests.agreements.addresses import DAY, page, room
from tests.cast import Cast, ClientOf
from tests.factories.agreements import (
    SIGNED_ON,
    SYSTEM,
    TEXT,
    a_draft_agreement,
    a_party,
    a_signature,
    an_agreement_being_signed,
    an_agreement_in_force,
)
from tests.factories.registry import an_organization


@pytest.fixture
def rich(home: Partnership) -> dict[str, list[int]]:
    """An agreement with something of everything, and the addresses of all its pages."""
    agreement = an_agreement_in_force(home)
    waiting = a_party(agreement)
    bilateral = an_agreement_in_force(home, shape=Shape.BILATERAL)
    pending = a_signature(a_party(bilateral))
    signature = Signature.objects.filter(party__agreement=agreement)[0]
    amendment = services.draft_amendment(
        actor=SYSTEM,
        agreement=agreement,
        draft=services.AmendmentDraft(
            number="1",
            effective_from=date(2019, 1, 1),
            changes=[services.ChangeDraft(mark="§ 2", new="Nowe cele.")],
        ),
    )
    accession = services.declare_accession(
        actor=SYSTEM,
        agreement=agreement,
        draft=services.AccessionDraft(organization=an_organization(), declared_on=date(2019, 5, 1)),
    )
    member = signature.membership
    assert member is not None
    departure = services.withdraw_signatory(actor=SYSTEM, signatory=member, received_on=date(2020, 1, 10))
    draft = a_draft_agreement(home, title="Projekt")
    signing = an_agreement_being_signed(home, title="Nowe porozumienie")
    a = agreement.pk
    return {
        "agreement_list": [],
        "agreement_create": [],
        "departure_list": [],
        "withdrawal_add": [],
        "expulsion_add": [],
        "departure_annul": [departure.pk],
        "agreement": [a],
        "agreement_edit": [a],
        "text_edit": [draft.pk],
        "annex_add": [draft.pk],
        "signing_start": [draft.pk],
        "agreement_bring": [signing.pk],
        "agreement_end": [a],
        "agreement_reopen": [a],
        "board": [a],
        "party_add": [a],
        "party_add_communes": [a],
        "party": [a, waiting.pk],
        "party_announce": [a, waiting.pk],
        "party_refuse": [a, waiting.pk],
        "signature_add": [a],
        "signature_countersign": [bilateral.pk, pending.pk],
        "signature_name": [a, signature.pk],
        "signature_scan": [a, signature.pk],
        "signature_annul": [a, signature.pk],
        "amendment_add": [a],
        "amendment": [a, amendment.pk],
        "amendment_edit": [a, amendment.pk],
        "consent_add": [a, amendment.pk],
        "amendment_adopt": [a, amendment.pk],
        "amendment_annul": [a, amendment.pk],
        "accession_list": [a],
        "accession_add": [a],
        "accession_accept": [a, accession.pk],
        "accession_refuse": [a, accession.pk],
        "accession_annul": [a, accession.pk],
    }


POSTED = {"annex_remove", "party_remove", "parties_ask"}
LOOKED_AT = {"agreement_list", "departure_list", "agreement", "board", "amendment", "accession_list"}
DECIDED_BY_LEADER = {"accession_accept", "accession_refuse", "accession_annul"}


def test_every_route_of_the_room_stands_in_the_table(rich: dict[str, list[int]]) -> None:
    from spoiwo.agreements import urls

    def names(patterns: list[object]) -> set[str]:
        found: set[str] = set()
        for one in patterns:
            inner = getattr(one, "url_patterns", None)
            found |= names(inner) if inner else {str(getattr(one, "name", ""))}
        return found

    assert names(list(urls.urlpatterns)) == rich.keys() | POSTED


def test_the_officer_opens_every_page_and_each_has_one_heading(
    rich: dict[str, list[int]], home: Partnership, officer: Client
) -> None:
    for name, more in rich.items():
        response = officer.get(room(name, home, *more))
        assert response.status_code == 200, name
        content = response.content.decode()
        assert content.count("<h1") == 1, name
        assert "– Spoiwo</title>" in content, name


def test_who_may_open_which_page(
    rich: dict[str, list[int]], home: Partnership, cast: Cast, confirmed: ClientOf
) -> None:
    everything, nothing = frozenset(rich), frozenset[str]()
    for user, opens, closed in (
        (cast.coordinator, everything, 403),
        (cast.leader, LOOKED_AT | DECIDED_BY_LEADER, 403),
        (cast.auditor, LOOKED_AT, 403),
        (cast.representative, LOOKED_AT, 403),
        (cast.neighbour, nothing, 404),
        (cast.newcomer, nothing, 404),
        (cast.visitor, nothing, 302),
    ):
        browser = confirmed(user)
        for name, more in rich.items():
            status = browser.get(room(name, home, *more)).status_code
            assert status == (200 if name in opens else closed), (user, name)


def test_a_page_of_another_partnerships_agreement_is_not_found(
    cast: Cast, home: Partnership, officer: Client
) -> None:
    from django_scopes import scope

    with scope(partnership=cast.other):
        foreign = a_draft_agreement(cast.other)

    response = officer.get(room("agreement", home, foreign.pk))

    assert response.status_code == 404


def test_dangerous_deeds_ask_to_confirm_who_you_are(
    home: Partnership, cast: Cast, client_of: ClientOf
) -> None:
    agreement = a_draft_agreement(home)

    response = client_of(cast.officer).post(page("signing_start", agreement), {"on": DAY})

    agreement.refresh_from_db()
    assert response.status_code == 302
    assert "reauthenticate" in response["Location"] or "konto" in response["Location"]
    assert agreement.state == State.DRAFT


def test_the_road_from_an_idea_to_an_agreement_in_force(home: Partnership, officer: Client) -> None:
    officer.post(
        room("agreement_create", home),
        {"kind": "agreement", "shape": "joint", "title": "Porozumienie o zawarciu Partnerstwa"},
    )
    agreement = Agreement.objects.get()
    officer.post(page("text_edit", agreement), {"text": TEXT, "version": agreement.version})
    organizations = [an_organization(), an_organization()]
    for one in organizations:
        officer.post(
            page("party_add", agreement), {"organization": one.name, "kind": "institution", "admits": "on"}
        )
    officer.post(page("signing_start", agreement), {"on": DAY})
    parties = [str(number) for number in Party.objects.values_list("pk", flat=True)]
    officer.post(
        page("signature_add", agreement),
        {
            "parties": parties,
            "signed_on": "28 marca 2018 r.",
            "precision": "day",
            "place": "Zwoleń",
            "form": "paper",
        },
    )
    response = officer.post(
        page("agreement_bring", agreement), {"since": DAY, "precision": "day"}, follow=True
    )

    agreement.refresh_from_db()
    assert agreement.state == State.IN_FORCE
    assert count_members(home, SIGNED_ON) == 2
    assert "Zwoleń" in response.content.decode()


def test_the_text_is_previewed_in_paragraphs_without_saving(home: Partnership, officer: Client) -> None:
    agreement = a_draft_agreement(home, text="")

    response = officer.post(
        page("text_edit", agreement), {"text": TEXT, "version": agreement.version, "preview": "1"}
    )

    assert response.status_code == 200
    assert "Postanowienia ogólne</h3>" in response.content.decode()
    assert not Text.objects.exists()


def test_a_text_with_a_doubled_mark_is_refused_and_kept(home: Partnership, officer: Client) -> None:
    agreement = a_draft_agreement(home, text="")

    response = officer.post(
        page("text_edit", agreement), {"text": "§ 1 A\nx\n§ 1 B\ny", "version": agreement.version}
    )

    assert response.status_code == 422
    assert "§ 1 B" in response.content.decode()


def test_a_stale_text_is_not_saved_over_another_unseen_but_can_be_saved_again(
    home: Partnership, officer: Client
) -> None:
    agreement = a_draft_agreement(home)
    stale = agreement.version - 1

    first = officer.post(page("text_edit", agreement), {"text": "§ 1 Moje\nsłowa", "version": stale})
    content = first.content.decode()

    assert first.status_code == 422
    assert "Moje" in content
    assert "Wspieranie rozwoju ekonomii" in content
    assert f'name="version" value="{agreement.version}"' in content

    again = officer.post(
        page("text_edit", agreement), {"text": "§ 1 Moje\nsłowa", "version": agreement.version}
    )
    assert again.status_code == 302
    assert Text.objects.count() == 2


def test_stale_facts_show_what_somebody_else_saved(home: Partnership, officer: Client) -> None:
    agreement = a_draft_agreement(home, place="Zwoleń")

    response = officer.post(
        page("agreement_edit", agreement),
        {
            "kind": "agreement", "shape": "joint", "title": agreement.title, "place": "Odrzywół",
            "concluded_precision": "day", "accession_rule": "leader", "amendment_rule": "all",
            "late_after_days": "14", "version": agreement.version - 1,
        },
    )  # fmt: skip

    content = response.content.decode()
    assert response.status_code == 422
    assert "Zwoleń" in content
    assert "Odrzywół" in content


def test_the_leader_accepts_a_declaration(home: Partnership, cast: Cast, client_of: ClientOf) -> None:
    agreement = an_agreement_in_force(home)
    accession = services.declare_accession(
        actor=SYSTEM,
        agreement=agreement,
        draft=services.AccessionDraft(organization=an_organization(), declared_on=date(2019, 5, 1)),
    )

    client_of(cast.leader).post(
        page("accession_accept", agreement, accession.pk),
        {"on": "2.05.2019", "decided_by": "Starosta: Anna Zielińska"},
    )

    assert Accession.objects.get().state == AccessionState.ACCEPTED
    assert count_members(home, date(2019, 5, 2)) == 4


def test_an_amendment_is_written_compared_and_saved(home: Partnership, officer: Client) -> None:
    agreement = an_agreement_in_force(home)
    typed = {"number": "1", "effective_from": "1.01.2019", "text": "§ 2 Cele\nNowe cele.", "repealed": "§ 3"}

    compared = officer.post(page("amendment_add", agreement), typed | {"preview": "1"})
    content = compared.content.decode()

    assert "Wspieranie rozwoju ekonomii społecznej" in content
    assert "<ins>Nowe cele." in content
    assert not Amendment.objects.exists()

    saved = officer.post(page("amendment_add", agreement), typed)
    one = Amendment.objects.get()
    assert saved["Location"] == page("amendment", agreement, one.pk)
    assert [row["mark"] for row in one.changes] == ["§ 2", "§ 3"]


def test_a_stale_amendment_shows_the_other_words_and_can_be_saved_again(
    home: Partnership, officer: Client
) -> None:
    agreement = an_agreement_in_force(home)
    typed = {"number": "1", "effective_from": "1.01.2019", "text": "§ 2\nPierwsze słowa."}
    officer.post(page("amendment_add", agreement), typed)
    one = Amendment.objects.get()
    address = page("amendment_edit", agreement, one.pk)
    officer.post(address, typed | {"text": "§ 2\nCudze słowa.", "version": 1})

    stale = officer.post(address, typed | {"text": "§ 2\nMoje słowa.", "version": 1})
    content = stale.content.decode()

    assert stale.status_code == 422
    assert "Cudze słowa." in content
    assert "Moje słowa." in content
    assert 'name="version" value="2"' in content

    officer.post(address, typed | {"text": "§ 2\nMoje słowa.", "version": 2})
    one.refresh_from_db()
    assert one.changes[0]["new"] == "Moje słowa."


def test_a_withdrawal_is_recorded_and_taken_back(home: Partnership, officer: Client) -> None:
    agreement = an_agreement_in_force(home)
    member = Signature.objects.filter(party__agreement=agreement)[0].membership
    assert member is not None

    officer.post(room("withdrawal_add", home), {"signatory": member.pk, "received_on": "15.03.2020"})
    departure = Departure.objects.get()
    assert departure.last_day == date(2020, 4, 30)
    assert count_members(home, date(2020, 5, 1)) == 2

    officer.post(room("departure_annul", home, departure.pk), {"ground": "pismo wycofane"})
    assert count_members(home, date(2020, 5, 1)) == 3


@pytest.mark.parametrize("name", ["board", "agreement"])
def test_a_page_of_a_hundred_parties_costs_as_many_queries_as_of_four(
    name: str, home: Partnership, officer: Client
) -> None:
    def queries(parties: int) -> int:
        agreement = an_agreement_being_signed(home)
        for number in range(parties):
            party = a_party(agreement)
            if number % 2:
                a_signature(party)
        with CaptureQueriesContext(connection) as captured:
            assert officer.get(page(name, agreement)).status_code == 200
        return len(captured)

    few = queries(4)

    assert queries(100) == few
    assert few <= 27


def test_the_book_of_deeds_writes_days_and_amendments_as_people_do(
    home: Partnership, officer: Client
) -> None:
    agreement = an_agreement_in_force(home)
    typed = {"number": "1", "effective_from": "1.01.2019", "text": "§ 2\nNowe słowa."}
    officer.post(page("amendment_add", agreement), typed)

    book = officer.get(reverse("partnerships:log", args=[home.slug])).content.decode().replace("\xa0", " ")

    assert f"{SIGNED_ON:%d.%m.%Y}" in book
    assert f"{SIGNED_ON.isoformat()}" not in book
    assert f"Aneks nr 1: {agreement.title}" in book
