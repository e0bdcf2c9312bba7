"""Nominating, consenting and voting by personal links; links used twice, expired, of somebody else."""

import re
from datetime import date, datetime

import pytest
from django.conf import settings
from django.test import Client
from django_scopes import scope

from spoiwo.audit.models import LogEntry
from spoiwo.common import clock
from spoiwo.elections import selectors, services
from spoiwo.elections.models import Election, Invitee, Nomination, Round
from spoiwo.elections.services import LetterKind
from spoiwo.elections.states import Consent, NominationState
from spoiwo.notifications.models import Message, PersonalLink
from spoiwo.notifications.tokens import token_of
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.models import Organization, Representation
from spoiwo.voting.selectors import turnout_of
from tests.cast import Cast
from tests.factories.councils import a_body
from tests.factories.elections import (
    CALLED,
    SYSTEM,
    VOTE,
    an_election,
    an_open_round,
    closed,
    link_of,
    nominated,
    vote,
    voters,
    with_candidates,
)
from tests.factories.registry import a_person, a_representative

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser() -> Client:
    client = Client()
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    return client


def sent(election: Election, kind: LetterKind, day: date) -> list[str]:
    """Send the letters and return the path each carries, in the order of their recipients."""
    with clock.frozen(day):
        rows = services.recipients_of(election, kind)
        seen = [row.key for row in rows if row.is_reached]
        services.send_letters(actor=SYSTEM, election=election, kind=kind, seen=seen)
    texts = Message.objects.order_by("pk").values_list("text", flat=True)
    found = (re.search(r"/wybory/[a-z]+/[a-z0-9-]+/", text) for text in texts)
    return [match.group() for match in found if match]


def ballot_address(held: Round, organization: Organization) -> str:
    return f"/wybory/karta/{token_of(link_of(held, organization))}/"


def mark_in(page: str) -> str:
    match = re.search(r'name="mark" value="([^"]+)"', page)
    assert match is not None
    return match.group(1)


def test_a_representative_nominates_by_the_link_of_the_letter(home: Partnership, browser: Client) -> None:
    people = voters(home, 3)
    election = an_election(home)
    address = sent(election, LetterKind.CALL, CALLED)[0]

    with clock.frozen(CALLED):
        page = browser.get(address).content.decode()
        said = {"nominee": people[1].pk, "statement": "Zna się.", "speaker": "ja", "acting_for": "on"}
        answer = browser.post(address, said)

    assert "Anna Nowak-000, Instytucja 000" in page
    assert answer.status_code == 200
    made = Nomination.objects.get()
    assert (made.organization, made.nominated_by, made.consent) == (people[1], people[0], Consent.NOT_ASKED)


def test_somebody_else_of_the_institution_nominates_by_the_forwarded_link_under_a_name(
    home: Partnership, browser: Client
) -> None:
    people = voters(home, 3)
    election = an_election(home)
    address = sent(election, LetterKind.CALL, CALLED)[0]
    said = {"nominee": people[0].pk, "statement": "", "speaker": "inna-osoba", "acting_for": "on"}

    with clock.frozen(CALLED):
        nameless = browser.post(address, said)
        named = said | {"speaker_name": "Jan Kowalski", "speaker_office": "kierownik działu"}
        unconfirmed = browser.post(address, {key: named[key] for key in named if key != "acting_for"})
        assert not Nomination.objects.exists()
        browser.post(address, named)

    assert (nameless.status_code, unconfirmed.status_code) == (422, 422)
    made = Nomination.objects.get()
    assert (made.organization, made.nominated_by) == (people[0], people[0])
    # The representative was put forward by somebody else, so has not agreed yet.
    assert made.consent == Consent.NOT_ASKED
    assert "Jan Kowalski, kierownik działu" in made.spoken_by
    assert "Anna Nowak-000" in made.spoken_by
    entry = LogEntry.objects.get(action="elections.nomination.made")
    assert entry.data["speaker"] == "Jan Kowalski, kierownik działu"


def test_a_name_left_by_the_representative_is_not_taken_for_somebody_else(
    home: Partnership, browser: Client
) -> None:
    people = voters(home, 2)
    election = an_election(home)
    address = sent(election, LetterKind.CALL, CALLED)[0]
    said = {"nominee": people[0].pk, "speaker": "ja", "speaker_name": "Jan Kowalski", "acting_for": "on"}

    with clock.frozen(CALLED):
        browser.post(address, said)

    made = Nomination.objects.get()
    assert made.consent == Consent.GIVEN
    assert "Jan Kowalski" not in made.spoken_by


def test_a_nomination_by_link_asks_on_whose_behalf_it_is(home: Partnership, browser: Client) -> None:
    people = voters(home, 2)
    election = an_election(home)
    address = sent(election, LetterKind.CALL, CALLED)[0]

    with clock.frozen(CALLED):
        answer = browser.post(address, {"nominee": people[1].pk})

    assert answer.status_code == 422
    assert not Nomination.objects.exists()


def test_letters_are_sent_again_with_the_same_link(home: Partnership) -> None:
    voters(home, 2)
    election = an_election(home)

    first = sent(election, LetterKind.CALL, CALLED)
    again = sent(election, LetterKind.CALL, date(2026, 3, 2))

    assert (len(first), again) == (2, first * 2)
    assert Invitee.objects.count() == 2


def test_a_nominee_agrees_by_link_once(home: Partnership, browser: Client) -> None:
    people = voters(home, 2)
    election = an_election(home)
    nomination = nominated(election, people[1], by=people[0])
    address = sent(election, LetterKind.CONSENT, CALLED)[0]
    answer = {"answer": "given", "statement": "Chcę pomagać.", "acting_for": "on"}

    with clock.frozen(CALLED):
        opened = browser.get(address)
        nomination.refresh_from_db()
        before = nomination.consent
        first = browser.post(address, answer)
        second = browser.post(address, answer | {"answer": "refused"})

    nomination.refresh_from_db()
    assert (opened.status_code, before) == (200, Consent.ASKED)
    assert (first.status_code, second.status_code) == (200, 422)
    assert (nomination.consent, nomination.statement) == (Consent.GIVEN, "Chcę pomagać.")
    assert nomination.state == NominationState.RECEIVED


def test_a_link_of_one_purpose_opens_nothing_else(home: Partnership, browser: Client) -> None:
    people = voters(home, 2)
    election = an_election(home)
    nominated(election, people[1], by=people[0])
    token = sent(election, LetterKind.CONSENT, CALLED)[0].split("/")[3]

    with clock.frozen(CALLED):
        assert browser.get(f"/wybory/karta/{token}/").status_code == 404
        assert browser.get(f"/wybory/zgloszenie/{token}/").status_code == 404
        assert browser.get("/wybory/zgoda/1-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/").status_code == 404


def test_an_expired_link_says_so(home: Partnership, browser: Client) -> None:
    voters(home, 1)
    address = sent(an_election(home), LetterKind.CALL, CALLED)[0]

    with clock.frozen(date(2026, 3, 12)):
        answer = browser.get(address)

    assert answer.status_code == 410
    assert "no longer opens" in answer.content.decode()


def a_round(home: Partnership, number: int = 5, **given: object) -> tuple[Round, list[Organization]]:
    people = voters(home, number)
    election = an_election(home, None, seats=1, **given)
    with_candidates(election, people[:2])
    return an_open_round(election), people


def test_a_secret_ballot_is_cast_by_link_with_the_receipt_shown_before(
    home: Partnership, browser: Client
) -> None:
    held, people = a_round(home)
    address = ballot_address(held, people[0])

    with clock.frozen(VOTE):
        page = browser.get(address).content.decode()
        receipt = mark_in(page)
        review = browser.post(address, {"step": "review", "mark": receipt, "choices": ["2"]})
        cast = browser.post(
            address, {"step": "cast", "mark": receipt, "choices": ["2"], "acting_for": "1"}
        ).content.decode()

    assert page.count(receipt) == 2  # to be written down, and in the form
    assert "Nobody sees the result before the close" in page
    assert "2. Anna Nowak-001" in review.content.decode()
    assert receipt in cast
    assert turnout_of(held.poll).cast == 1


def test_looking_at_the_ballot_and_reviewing_it_casts_nothing(home: Partnership, browser: Client) -> None:
    held, people = a_round(home)
    address = ballot_address(held, people[0])

    with clock.frozen(VOTE):
        mark = mark_in(browser.get(address).content.decode())
        browser.post(address, {"step": "review", "mark": mark, "choices": ["1"]})
        unconfirmed = browser.post(address, {"step": "cast", "mark": mark, "choices": ["1"]})
        again = browser.post(address, {"step": "again", "mark": mark, "choices": ["1"]}).content.decode()

    assert "Confirm on whose behalf" in unconfirmed.content.decode()
    assert re.search(r'value="1"[^>]*checked', again)
    assert turnout_of(held.poll).cast == 0


def test_a_second_ballot_is_refused_in_the_words_of_a_broken_connection(
    home: Partnership, browser: Client
) -> None:
    held, people = a_round(home)
    address = ballot_address(held, people[0])
    ballot = {"step": "cast", "choices": ["1"], "acting_for": "1"}

    with clock.frozen(VOTE):
        mark, other = (mark_in(browser.get(address).content.decode()) for _each in range(2))
        first = browser.post(address, ballot | {"mark": mark})
        repeated = browser.post(address, ballot | {"mark": mark})
        second = browser.post(address, ballot | {"mark": other})
        opened = browser.get(address).content.decode()

    assert (first.status_code, repeated.status_code, second.status_code) == (200, 409, 409)
    for refused in (repeated, second):
        assert "the receipt shown with the ballot finds it after the close" in refused.content.decode()
    assert "already in the ballot box" in opened
    assert turnout_of(held.poll).cast == 1


def test_an_open_ballot_sent_again_gets_its_receipt_back(home: Partnership, browser: Client) -> None:
    held, people = a_round(home, secrecy="open")
    address = ballot_address(held, people[0])

    with clock.frozen(VOTE):
        mark = mark_in(browser.get(address).content.decode())
        ballot = {"step": "cast", "choices": ["1"], "acting_for": "1", "mark": mark}
        pages = [browser.post(address, ballot) for _ in range(2)]

    assert [page.status_code for page in pages] == [200, 200]
    receipts = [re.search(r'Receipt: <b class="num">([^<]+)', page.content.decode()) for page in pages]
    assert len({match.group(1) for match in receipts if match}) == 1
    assert turnout_of(held.poll).cast == 1


def test_a_forged_receipt_brings_a_new_ballot_with_the_marks_kept(home: Partnership, browser: Client) -> None:
    held, people = a_round(home)
    address = ballot_address(held, people[0])

    with clock.frozen(VOTE):
        answer = browser.post(
            address, {"step": "cast", "mark": "MOJE-NAZWISKO", "choices": ["2"], "acting_for": "1"}
        )

    page = answer.content.decode()
    assert answer.status_code == 422
    assert mark_in(page) != "MOJE-NAZWISKO"
    assert re.search(r'value="2"[^>]*checked', page)
    assert "not drawn for this vote" in page


def test_too_many_marks_are_told_and_kept(home: Partnership, browser: Client) -> None:
    held, people = a_round(home)
    address = ballot_address(held, people[0])

    with clock.frozen(VOTE):
        mark = mark_in(browser.get(address).content.decode())
        answer = browser.post(address, {"step": "review", "mark": mark, "choices": ["1", "2"]})

    assert answer.status_code == 422
    assert "Too many candidates" in answer.content.decode()
    assert mark_in(answer.content.decode()) == mark


def test_a_ballot_that_arrives_after_the_close_is_refused_and_the_ballots_are_shown(
    home: Partnership, browser: Client
) -> None:
    held, people = a_round(home)
    address = ballot_address(held, people[0])
    with clock.frozen(VOTE):
        mark = mark_in(browser.get(address).content.decode())
    closed(held, {people[1]: [2]})

    with clock.frozen(VOTE):
        late = browser.post(address, {"step": "cast", "mark": mark, "choices": ["1"], "acting_for": "1"})

    assert "The vote is over" in late.content.decode()
    assert turnout_of(held.poll).cast == 1


def test_the_receipt_finds_the_ballot_after_the_close(home: Partnership, browser: Client) -> None:
    held, people = a_round(home)
    receipt = vote(held, people[0], 2)
    closed(held, {people[1]: [1]})
    address = ballot_address(held, people[0])

    with clock.frozen(VOTE):
        found = browser.post(address, {"receipt": receipt.lower().replace("-", " ")}).content.decode()
        lost = browser.post(address, {"receipt": "2222-2222-2222-2222-2222-2222"}).content.decode()

    assert "was counted" in found
    assert "No ballot bears this receipt" in lost


def test_no_use_of_the_link_is_noted_when_a_ballot_is_cast(home: Partnership, browser: Client) -> None:
    held, people = a_round(home)
    address = ballot_address(held, people[0])

    with clock.frozen(VOTE):
        mark = mark_in(browser.get(address).content.decode())
        browser.post(address, {"step": "cast", "mark": mark, "choices": ["1"], "acting_for": "1"})

    assert set(PersonalLink.objects.values_list("used_at", flat=True)) == {None}


def test_a_link_of_another_partnership_changes_nothing_here(
    cast: Cast, home: Partnership, browser: Client
) -> None:
    held, _people = a_round(home)
    with scope(partnership=cast.other):
        others = voters(cast.other, 2)
        election = an_election(cast.other, a_body(cast.other, "Inna Rada"), seats=1)
        with_candidates(election, others[:1])
        elsewhere = an_open_round(election)
        address = ballot_address(elsewhere, others[0])

    with clock.frozen(VOTE):
        page = browser.get(address).content.decode()
        browser.post(address, {"step": "cast", "mark": mark_in(page), "choices": ["1"], "acting_for": "1"})

    assert turnout_of(held.poll).cast == 0
    with scope(partnership=cast.other):
        assert turnout_of(elsewhere.poll).cast == 1


def test_a_link_of_an_earlier_round_does_not_vote_in_a_later_one(home: Partnership, browser: Client) -> None:
    held, people = a_round(home, quorum_basis="cast")
    old = ballot_address(held, people[0])
    closed(held, {})
    later = an_open_round(held.election)

    with clock.frozen(VOTE):
        page = browser.get(old).content.decode()

    assert "The vote is over" in page
    assert old != ballot_address(later, people[0])
    assert selectors.open_round_of(held.election) == later


def test_who_is_not_marked_present_is_told_so(home: Partnership, browser: Client) -> None:
    held, people = a_round(home, quorum_basis="present", form="room")
    address = ballot_address(held, people[0])

    with clock.frozen(VOTE):
        before = browser.get(address).content.decode()
        services.mark_presence(actor=SYSTEM, held=held, organizations=[people[0].pk])
        after = browser.get(address).content.decode()

    assert "not marked as present" in before
    assert 'name="mark"' in after


def test_the_ballot_is_kept_by_no_cache_and_no_search_engine(home: Partnership, browser: Client) -> None:
    held, people = a_round(home)

    with clock.frozen(VOTE):
        answer = browser.get(ballot_address(held, people[0]))

    assert "no-store" in answer.headers["Cache-Control"]
    assert "noindex" in answer.headers["X-Robots-Tag"]


def test_links_of_a_vote_show_the_ballots_for_sixty_days(home: Partnership, browser: Client) -> None:
    held, people = a_round(home)
    closed(held, {people[0]: [1]})
    address = ballot_address(held, people[0])

    with clock.frozen(datetime(2026, 5, 18, 12, tzinfo=clock.WARSAW)):
        assert browser.get(address).status_code == 200
    with clock.frozen(datetime(2026, 5, 20, 12, tzinfo=clock.WARSAW)):
        assert browser.get(address).status_code == 410


def test_a_former_representative_no_longer_agrees_for_an_institution_that_named_nobody(
    home: Partnership, browser: Client
) -> None:
    people = voters(home, 2)
    election = an_election(home)
    nomination = nominated(election, people[1], by=people[0])
    Nomination.objects.filter(pk=nomination.pk).update(person=None)
    address = sent(election, LetterKind.CONSENT, CALLED)[0]
    Representation.objects.filter(organization=people[1]).update(valid_to=CALLED)
    a_representative(home, people[1], a_person("Ewa", "Nowa"), since=CALLED, email="ewa@example.org")
    answer = {"answer": "given", "statement": "", "acting_for": "on"}

    with clock.frozen(CALLED):
        refused = browser.post(address, answer)
    fresh = sent(election, LetterKind.CONSENT, CALLED)[-1]
    with clock.frozen(CALLED):
        old = browser.get(address)
        taken = browser.post(fresh, answer)

    nomination.refresh_from_db()
    assert "another representative now" in refused.content.decode()
    assert (fresh != address, old.status_code) == (True, 410)
    assert (taken.status_code, nomination.consent) == (200, Consent.GIVEN)
