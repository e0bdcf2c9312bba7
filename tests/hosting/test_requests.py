"""Asking hosts: suggestions from real history, a letter with a personal link, the answer, its effects."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta

import pytest
from django.test import Client
from django_scopes import scope

from spoiwo.attendance.models import Participant
from spoiwo.attendance.services import draw_up_list
from spoiwo.common import clock
from spoiwo.common.exceptions import NotAllowed, NotFound, WrongState
from spoiwo.hosting import selectors, services
from spoiwo.hosting.models import HostRequest
from spoiwo.hosting.services import ReadinessDraft
from spoiwo.hosting.states import State, Wish
from spoiwo.meetings import services as meetings
from spoiwo.meetings.models import Meeting
from spoiwo.meetings.states import Form
from spoiwo.notifications.actors import LinkActor
from spoiwo.notifications.models import Message, PersonalLink
from spoiwo.notifications.tokens import token_of
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.models import Organization, Signatory
from tests.cast import Cast, ClientOf
from tests.factories.attendance import marked, rows_of
from tests.factories.meetings import SYSTEM, a_held_meeting, a_meeting
from tests.factories.registry import a_person, a_representative, a_signatory, an_organization
from tests.reading import english

SPRING, AUTUMN = date(2016, 4, 7), date(2016, 11, 18)
WINTER = clock.today() + timedelta(days=40)
Queries = Callable[[int], AbstractContextManager[object]]


@pytest.fixture
def signatories(partnership: Partnership) -> list[Organization]:
    """Three signatories since 2010: a commune, an office, a foundation."""
    made = [an_organization(name) for name in ("Gmina Zwoleń", "PUP w Zwoleniu", "Fundacja Most")]
    for organization in made:
        a_signatory(partnership, organization)
    return made


def turn(meeting: Meeting) -> list[str]:
    return [line.name for line in selectors.rotation_for(meeting).suggestions]


def test_who_hosted_last_comes_last(partnership: Partnership, signatories: list[Organization]) -> None:
    commune, office, foundation = signatories
    a_held_meeting(partnership, day=SPRING, host=commune)
    a_held_meeting(partnership, day=AUTUMN, host=office)

    meeting = a_meeting(partnership, day=WINTER)

    assert turn(meeting) == [foundation.name, commune.name, office.name]
    lines = {line.name: line for line in selectors.rotation_for(meeting).suggestions}
    assert lines[office.name].last_hosted == AUTUMN
    assert any("has never hosted" in words for words, _points in lines[foundation.name].reasons)


def test_a_meeting_of_others_is_not_hosting_in_turn(
    partnership: Partnership, signatories: list[Organization]
) -> None:
    a_held_meeting(partnership, day=AUTUMN, host=signatories[0], role="participant")

    lines = selectors.rotation_for(a_meeting(partnership, day=WINTER)).suggestions

    assert {line.last_hosted for line in lines} == {None}


def test_whoever_said_it_cannot_host_is_named_apart(
    partnership: Partnership, signatories: list[Organization]
) -> None:
    services.declare_readiness(
        actor=SYSTEM,
        partnership=partnership,
        organization=signatories[0],
        draft=ReadinessDraft(wish=Wish.UNWILLING, note="remont sali"),
        since=date(2016, 1, 1),
    )

    found = selectors.rotation_for(a_meeting(partnership, day=WINTER))

    assert [line.name for line in found.unwilling] == ["Gmina Zwoleń"]
    assert "Gmina Zwoleń" not in [line.name for line in found.suggestions]


def test_what_is_said_later_holds_from_its_day(
    partnership: Partnership, signatories: list[Organization]
) -> None:
    for wish, since in ((Wish.READY, date(2016, 1, 1)), (Wish.UNWILLING, date(2016, 6, 1))):
        services.declare_readiness(
            actor=SYSTEM,
            partnership=partnership,
            organization=signatories[0],
            draft=ReadinessDraft(wish=wish),
            since=since,
        )

    said = [
        selectors.readiness_on(partnership, day)[signatories[0].pk].wish
        for day in (date(2016, 5, 31), date(2016, 6, 1))
    ]

    assert said == [Wish.READY, Wish.UNWILLING]


def test_those_who_usually_come_are_read_from_attendance(
    partnership: Partnership, signatories: list[Organization]
) -> None:
    for number, organization in enumerate(signatories):
        a_representative(partnership, organization, a_person("Jan", f"Pierwszy {number}"))
    past = a_meeting(partnership, day=AUTUMN)
    draw_up_list(actor=SYSTEM, meeting=past)
    marked(past, rows_of(past)[:2])
    meetings.hold_meeting(actor=SYSTEM, meeting=past)

    found = selectors.rotation_for(a_meeting(partnership, day=WINTER))

    assert (found.expected, found.measured_from) == (2, 2)
    assert Participant.objects.filter(meeting=past, mark="").count() == 1


def test_suggestions_take_the_same_queries_for_any_number(
    partnership: Partnership, signatories: list[Organization], django_assert_num_queries: Queries
) -> None:
    meeting = a_meeting(partnership, day=WINTER)
    selectors.rotation_for(meeting)
    with django_assert_num_queries(7):
        selectors.rotation_for(meeting)
    for _number in range(8):
        a_signatory(partnership)
    with django_assert_num_queries(7):
        selectors.rotation_for(meeting)


def asked(partnership: Partnership, organization: Organization, **fields: object) -> HostRequest:
    a_representative(partnership, organization, email="anna@example.org")
    meeting = a_meeting(partnership, day=WINTER, **fields)  # type: ignore[arg-type]  # fields of the draft
    return services.ask_host(actor=SYSTEM, meeting=meeting, organization=organization)


def link_of(request: HostRequest) -> PersonalLink:
    with scope(partnership=request.meeting.partnership):
        link: PersonalLink = PersonalLink.objects.get(pk=request.link_id)
    return link


def test_a_request_is_a_letter_with_a_personal_link(
    partnership: Partnership, signatories: list[Organization]
) -> None:
    request = asked(partnership, signatories[0])

    message = Message.objects.get()

    assert message.to == ["anna@example.org"]
    assert f"/gospodarz/{token_of(link_of(request))}/" in message.text
    assert link_of(request).holder == "Gmina Zwoleń, Anna Zielińska"
    with pytest.raises(WrongState, match="asked already"):
        services.ask_host(actor=SYSTEM, meeting=request.meeting, organization=signatories[0])


def test_an_institution_without_an_address_is_asked_by_telephone(
    partnership: Partnership, signatories: list[Organization]
) -> None:
    meeting = a_meeting(partnership, day=WINTER)
    request = services.ask_host(actor=SYSTEM, meeting=meeting, organization=signatories[1])

    assert (request.email, request.link_id, Message.objects.count()) == ("", 0, 0)


def test_a_stranger_to_the_partnership_is_not_asked(
    partnership: Partnership, signatories: list[Organization]
) -> None:
    meeting = a_meeting(partnership, day=WINTER)

    with pytest.raises(NotFound):
        services.ask_host(actor=SYSTEM, meeting=meeting, organization=an_organization("Gmina Pionki"))


def test_who_accepts_becomes_the_host_and_calendars_will_learn_of_it(
    partnership: Partnership, signatories: list[Organization]
) -> None:
    request = asked(partnership, signatories[0], venue="Sala w ratuszu")
    before = request.meeting.sequence

    services.answer_request(actor=SYSTEM, request=request, accepts=True, answered_by="Anna Zielińska")

    meeting = Meeting.objects.get(pk=request.meeting_id)
    assert (meeting.host, meeting.venue) == (signatories[0], "")
    assert meeting.sequence == before + 1


def test_a_host_who_changes_its_mind_is_no_host_any_more(
    partnership: Partnership, signatories: list[Organization]
) -> None:
    request = asked(partnership, signatories[0])
    services.answer_request(actor=SYSTEM, request=request, accepts=True)

    services.answer_request(actor=SYSTEM, request=request, accepts=False, note="remont")

    assert Meeting.objects.get(pk=request.meeting_id).host is None
    assert request.state == State.DECLINED


def test_the_second_to_accept_is_told_kindly_that_it_is_taken(
    partnership: Partnership, signatories: list[Organization]
) -> None:
    first = asked(partnership, signatories[0])
    second = services.ask_host(actor=SYSTEM, meeting=first.meeting, organization=signatories[1])
    services.answer_request(actor=SYSTEM, request=first, accepts=True)

    with pytest.raises(WrongState, match="Another institution has agreed"):
        services.answer_request(actor=SYSTEM, request=second, accepts=True)

    assert Meeting.objects.get(pk=first.meeting_id).host == signatories[0]


def test_a_request_is_withdrawn_with_its_link(
    partnership: Partnership, signatories: list[Organization]
) -> None:
    request = asked(partnership, signatories[0])

    services.withdraw_request(actor=SYSTEM, request=request)

    assert link_of(request).revoked_at is not None
    again = services.ask_host(actor=SYSTEM, meeting=request.meeting, organization=signatories[0])
    assert again.state == State.ASKED


def test_a_host_is_looked_for_only_while_the_meeting_is_ahead(
    partnership: Partnership, signatories: list[Organization]
) -> None:
    past = a_held_meeting(partnership, day=AUTUMN)

    with pytest.raises(WrongState, match="still ahead"):
        services.ask_host(actor=SYSTEM, meeting=past, organization=signatories[0])


def test_only_the_secretariat_and_the_coordinator_ask(cast: Cast) -> None:
    with scope(partnership=cast.partnership):
        organization = an_organization("Gmina Zwoleń")
        a_signatory(cast.partnership, organization)
        meeting = a_meeting(cast.partnership, day=WINTER)
        for person in (cast.representative, cast.auditor, cast.neighbour):
            with pytest.raises(NotAllowed):
                services.ask_host(actor=person, meeting=meeting, organization=organization)


@pytest.fixture
def request_of_commune(cast: Cast) -> HostRequest:
    with scope(partnership=cast.partnership):
        organization = an_organization("Gmina Zwoleń")
        a_signatory(cast.partnership, organization)
        return asked(cast.partnership, organization, form=Form.HYBRID)


def test_an_institution_answers_without_an_account(cast: Cast, request_of_commune: HostRequest) -> None:
    address = f"/gospodarz/{token_of(link_of(request_of_commune))}/"
    phone = english(Client())

    page = phone.get(address).content.decode()
    assert "I answer on behalf of: Gmina Zwoleń" in page.replace("\xa0", " ")
    unconfirmed = phone.post(address, {"answer": "yes", "name": "Anna Zielińska"})
    assert (unconfirmed.status_code, "Confirm on whose behalf" in unconfirmed.content.decode()) == (422, True)
    kept = {"answer": "yes", "name": "Anna Zielińska", "note": "sala 12, winda", "acting": "on"}
    assert phone.post(address, kept).status_code == 302
    assert "you host this meeting" in phone.get(address).content.decode()

    with scope(partnership=cast.partnership):
        request_of_commune.refresh_from_db()
    assert (request_of_commune.state, request_of_commune.answered_by) == (State.ACCEPTED, "Anna Zielińska")


def test_looking_at_the_link_changes_nothing(cast: Cast, request_of_commune: HostRequest) -> None:
    for _time in range(2):
        english(Client()).get(f"/gospodarz/{token_of(link_of(request_of_commune))}/")

    with scope(partnership=cast.partnership):
        request_of_commune.refresh_from_db()
    assert request_of_commune.state == State.ASKED
    assert link_of(request_of_commune).used_at is None


def test_a_withdrawn_request_says_so_to_whoever_opens_it(cast: Cast, request_of_commune: HostRequest) -> None:
    address = f"/gospodarz/{token_of(link_of(request_of_commune))}/"
    with scope(partnership=cast.partnership):
        services.withdraw_request(actor=SYSTEM, request=request_of_commune)

    assert Client().get(address).status_code == 410
    assert Client().get("/gospodarz/1-zmyslony/").status_code == 404


def test_an_officer_asks_and_writes_answers_down(
    cast: Cast, client_of: ClientOf, request_of_commune: HostRequest
) -> None:
    officer = english(client_of(cast.officer))
    with scope(partnership=cast.partnership):
        other = an_organization("PUP w Zwoleniu")
        a_signatory(cast.partnership, other)
    root = f"/pulpit/powiat-zwolenski/spotkania/{request_of_commune.meeting_id}/gospodarz/"

    page = officer.get(root).content.decode().replace("\xa0", " ")
    for words in ("Gmina Zwoleń", "anna@example.org", "PUP w Zwoleniu", "Ask to host"):
        assert words in page, words
    assert "no e-mail" in officer.get(f"{root}popros/{other.pk}/").content.decode()
    assert officer.post(f"{root}popros/{other.pk}/").status_code == 302
    with scope(partnership=cast.partnership):
        made = HostRequest.objects.get(organization=other)
    answer = {"answer": "yes", "name": "Jan Kowalski", "note": "telefonicznie"}
    assert officer.post(f"{root}prosby/{made.pk}/odpowiedz/", answer).status_code == 302
    assert officer.post(f"{root}prosby/{request_of_commune.pk}/wycofaj/").status_code == 302
    assert "Jan Kowalski" in officer.get(root).content.decode().replace("\xa0", " ")


def test_an_officer_writes_down_what_an_institution_says_of_hosting(
    cast: Cast, client_of: ClientOf, request_of_commune: HostRequest
) -> None:
    officer = english(client_of(cast.officer))
    number = request_of_commune.organization_id
    said = {
        "wish": "ready",
        "since": "01.01.2016",
        "capacity": "80",
        "is_accessible": "yes",
        "access": "winda",
    }

    assert officer.post(f"/pulpit/powiat-zwolenski/gospodarze/{number}/", said).status_code == 302

    page = officer.get("/pulpit/powiat-zwolenski/gospodarze/").content.decode().replace("\xa0", " ")
    for words in ("80 places", "winda", "Ready to host", "never"):
        assert words in page, words


def test_an_institution_that_left_is_told_that_it_cannot_host_and_may_decline(
    partnership: Partnership, signatories: list[Organization]
) -> None:
    request = asked(partnership, signatories[0])
    Signatory.objects.filter(organization=signatories[0]).update(valid_to=WINTER)
    actor = LinkActor(link_of(request))

    with pytest.raises(WrongState, match="no longer a signatory"):
        services.answer_request(actor=actor, request=request, accepts=True)
    services.answer_request(actor=actor, request=request, accepts=False)

    assert request.state == State.DECLINED
    assert Meeting.objects.get(pk=request.meeting_id).host is None
