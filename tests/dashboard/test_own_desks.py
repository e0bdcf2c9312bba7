"""Desks of one's own: a member of the council by an account, an institution by a personal link."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation
from django.utils.html import strip_tags
from django_scopes import scope

from spoiwo.attendance.models import Participant
from spoiwo.common import clock
from spoiwo.common.exceptions import NotAllowed, WrongState
from spoiwo.councils.models import SeatHolding
from spoiwo.dashboard.cards.card import Task
from spoiwo.dashboard.letters import holder_of
from spoiwo.dashboard.own.card import own_tasks
from spoiwo.dashboard.own.cards import CARDS
from spoiwo.dashboard.own.council import COUNCIL
from spoiwo.dashboard.own.voice import voice_of, voice_of_account
from spoiwo.dashboard.services import send_desk
from spoiwo.decisions import services as decisions
from spoiwo.decisions.services import TaskDraft
from spoiwo.meetings import services as meetings
from spoiwo.minutes.models import Minutes
from spoiwo.notifications.models import Message, PersonalLink
from spoiwo.notifications.tokens import token_of
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.rules import rights_in
from spoiwo.registry.models import Organization, Representation
from spoiwo.reports.models import Report
from spoiwo.reports.services import ask_members, list_members
from tests.cast import Cast, ClientOf
from tests.factories.attendance import a_gathering
from tests.factories.communiques import a_published, sent
from tests.factories.councils import a_body, a_member, a_term
from tests.factories.decisions import a_circulated_motion
from tests.factories.meetings import SYSTEM, a_held_meeting
from tests.factories.minutes import the_minutes_of
from tests.factories.recommendations import an_adopted, listed, passed_on
from tests.factories.registry import a_person, a_representative, a_signatory, an_organization
from tests.factories.reports import a_report

DAY = date(2026, 3, 20)
EMAIL = "gmina@example.org"


@dataclass(frozen=True, slots=True)
class Institution:
    """A signatory with somebody who speaks for it."""

    organization: Organization
    voice: Representation
    membership: int


@pytest.fixture
def home(cast: Cast) -> Iterator[Partnership]:
    with scope(partnership=cast.partnership), translation.override("en"), clock.frozen(DAY):
        yield cast.partnership


@pytest.fixture
def gmina(home: Partnership) -> Institution:
    return an_institution(home, "Gmina Zwoleń", EMAIL)


def an_institution(home: Partnership, name: str, email: str) -> Institution:
    organization = an_organization(name)
    member = a_signatory(home, organization)
    voice = a_representative(home, organization, a_person("Anna", name.split()[-1]), email=email)
    return Institution(organization, voice, member.pk)


def at_desk(one: Institution) -> dict[str, Task]:
    """Return what waits for the institution by the first word of the address of its deed."""
    one.voice.refresh_from_db()
    return {task.url.split("/")[1]: task for task in own_tasks(CARDS, voice_of(one.voice), DAY)}


def words(task: Task) -> str:
    return strip_tags(f"{task.text} | {task.detail}").replace("\xa0", " ")


def everything_for(home: Partnership, one: Institution) -> None:
    """Ask the institution for everything it can be asked for, with letters."""
    draft = TaskDraft(text="Przysłać listę", organization=one.organization, due=DAY, email=EMAIL)
    task = decisions.give_task(actor=SYSTEM, partnership=home, draft=draft)
    decisions.send_task_link(actor=SYSTEM, task=task)
    sent(a_published(home, title="Komunikat"))
    recommendation = an_adopted(home)
    listed(recommendation, one.organization, email=EMAIL)
    passed_on(recommendation)
    report = a_report(home, 2025)
    list_members(actor=SYSTEM, report=report)
    ask_members(actor=SYSTEM, report=report)


def test_an_institution_sees_what_it_was_asked_for_each_with_the_page_of_its_letter(
    home: Partnership, gmina: Institution, client: Client
) -> None:
    everything_for(home, gmina)

    desk = at_desk(gmina)

    assert set(desk) == {"zadanie", "zamieszczono", "rekomendacja", "czesc-sprawozdania"}
    assert words(desk["czesc-sprawozdania"]).startswith("Your part of the report: ")
    for task in desk.values():
        assert client.get(task.url).status_code == 200


def test_an_open_vote_is_cast_from_the_desk_of_whom_its_letter_reached(
    home: Partnership, gmina: Institution, client: Client
) -> None:
    later = clock.now() + timedelta(days=5)
    with translation.override("pl"):
        motion = a_circulated_motion(home, later)
        decisions.open_motion(actor=SYSTEM, motion=motion)

    task = at_desk(gmina)["glos"]

    assert words(task) == "Vote: Przyjęcie sprawozdania za 2016 rok | until 25.03.2026"
    assert client.get(task.url).status_code == 200
    person = gmina.voice.person
    person.family_name = "Inna"
    person.save()
    gmina.voice.refresh_from_db()
    gmina.voice.person.refresh_from_db()
    assert [one.url for one in own_tasks(CARDS, voice_of(gmina.voice), DAY)] == [""]


def test_a_vote_already_cast_leaves_the_desk(home: Partnership, gmina: Institution, client: Client) -> None:
    motion = a_circulated_motion(home, clock.now() + timedelta(days=5))
    decisions.open_motion(actor=SYSTEM, motion=motion)
    page = client.get(at_desk(gmina)["glos"].url)
    form = page.context["form"]
    sent = {"choice": "yes", "token": form["token"].value(), "receipt": "", "acting": "on"}

    assert client.post(page.request["PATH_INFO"], sent).status_code in {200, 302}

    assert "glos" not in at_desk(gmina)


def test_an_invitation_is_answered_from_the_desk_and_may_be_changed(
    home: Partnership, gmina: Institution
) -> None:
    meeting = a_gathering(home, 0, day=DAY + timedelta(days=10), title="Sesja")
    meetings.call_meeting(actor=SYSTEM, meeting=meeting)
    row = Participant.objects.get(meeting=meeting, organization=gmina.organization)
    link = PersonalLink.objects.create(
        partnership=home, purpose="attendance.answer", subject_id=row.pk, holder="Anna", nonce="n" * 32,
        expires_at=clock.now() + timedelta(days=30),
    )  # fmt: skip
    Participant.objects.filter(pk=row.pk).update(invited_at=clock.now(), link_id=link.pk)

    assert at_desk(gmina)["zaproszenie"].deed == "Answer the invitation"
    Participant.objects.filter(pk=row.pk).update(
        answer="yes", answered_at=clock.now(), answer_day=meeting.day
    )
    assert at_desk(gmina)["zaproszenie"].deed == "Change the answer"
    Participant.objects.filter(pk=row.pk).update(answer_day=DAY)
    assert at_desk(gmina)["zaproszenie"].deed == "Answer the invitation"


def test_a_link_sent_to_another_address_is_told_of_and_not_given(
    home: Partnership, gmina: Institution
) -> None:
    everything_for(home, gmina)
    gmina.voice.email = "nowa@example.org"
    gmina.voice.save(update_fields=["email"])

    tasks = own_tasks(CARDS, voice_of(gmina.voice), DAY)

    assert len(tasks) == 4
    assert {(task.url, task.deed) for task in tasks} == {("", "")}


def test_an_institution_sees_nothing_of_others_and_of_other_partnerships(
    home: Partnership, gmina: Institution, cast: Cast
) -> None:
    everything_for(home, gmina)
    other = an_institution(home, "Gmina Tczów", "tczow@example.org")

    assert at_desk(other) == {}
    with scope(partnership=cast.other):
        stranger = an_institution(cast.other, "Gmina Przysucha", EMAIL)
        assert at_desk(stranger) == {}


def test_the_secretariat_sends_the_link_once_and_it_opens_on_a_phone(
    home: Partnership, gmina: Institution, cast: Cast, client: Client, client_of: ClientOf
) -> None:
    page = reverse("dashboard:desk_send", args=[home.slug, gmina.membership, gmina.voice.pk])
    work = reverse("dashboard:institution_work", args=[home.slug, gmina.membership])
    officer = client_of(cast.officer)

    assert page in officer.get(work).content.decode()
    assert EMAIL in officer.get(page).content.decode()
    assert officer.post(page).status_code == 302
    assert officer.post(page).status_code == 422
    link = PersonalLink.objects.get(purpose="dashboard.institution")
    letter = Message.objects.get(to__contains=[EMAIL])
    assert token_of(link) in letter.text

    opened = client.get(reverse("dashboard:own_desk", args=[token_of(link)]))
    assert "Gmina Zwoleń" in opened.content.decode()
    assert opened.headers["Cache-Control"] == "no-store, private"


def test_the_page_of_a_letter_leads_to_the_desk_by_a_letter_to_the_same_address(
    home: Partnership, gmina: Institution, client: Client
) -> None:
    everything_for(home, gmina)
    pages = [task.url for task in at_desk(gmina).values()]

    for page in pages:
        way = f"/nasz-pulpit/z-listu/{page.split('/')[2]}/"
        assert way in client.get(page).content.decode(), page
        assert "<button" in client.get(way).content.decode(), page
    assert client.post(way).status_code == 302
    assert client.post(way).status_code == 422

    link = PersonalLink.objects.get(purpose="dashboard.institution")
    assert Message.objects.filter(text__contains=token_of(link)).get().to == [EMAIL]
    assert token_of(link) not in client.get(way).content.decode()


def test_a_letter_to_somebody_else_does_not_open_the_way_to_the_desk(
    home: Partnership, gmina: Institution, client: Client
) -> None:
    draft = TaskDraft(
        text="Przysłać listę", organization=gmina.organization, due=DAY, email="praktykant@example.org"
    )
    task = decisions.give_task(actor=SYSTEM, partnership=home, draft=draft)
    decisions.send_task_link(actor=SYSTEM, task=task)
    way = f"/nasz-pulpit/z-listu/{token_of(PersonalLink.objects.get(purpose='decisions.task'))}/"

    said = client.get(way).content.decode()
    client.post(way)

    assert "Send us the link" not in said.partition("<main")[2]
    assert not PersonalLink.objects.filter(purpose="dashboard.institution").exists()


def test_the_desk_closes_when_the_person_or_the_address_changes(
    home: Partnership, gmina: Institution, client: Client
) -> None:
    everything_for(home, gmina)
    link = send_desk(actor=SYSTEM, representation=gmina.voice)
    page = reverse("dashboard:own_desk", args=[token_of(link)])
    assert "/zadanie/" in client.get(page).content.decode()

    gmina.voice.email = "inna@example.org"
    gmina.voice.save(update_fields=["email"])
    assert "/zadanie/" not in client.get(page).content.decode()

    gmina.voice.email, gmina.voice.valid_to = EMAIL, DAY
    gmina.voice.save(update_fields=["email", "valid_to"])
    assert holder_of(gmina.voice) == link.holder
    assert "/zadanie/" not in client.get(page).content.decode()
    with pytest.raises(NotAllowed):
        send_desk(actor=SYSTEM, representation=gmina.voice)


def test_a_second_letter_within_the_hour_is_refused(home: Partnership, gmina: Institution) -> None:
    send_desk(actor=SYSTEM, representation=gmina.voice)

    with pytest.raises(WrongState):
        send_desk(actor=SYSTEM, representation=gmina.voice)
    with clock.frozen(DAY + timedelta(days=1)):
        send_desk(actor=SYSTEM, representation=gmina.voice)


def test_a_member_of_the_council_sees_minutes_reports_and_the_end_of_the_mandate(
    home: Partnership, cast: Cast, client_of: ClientOf
) -> None:
    member = cast.council_member
    meeting = a_held_meeting(home, day=DAY - timedelta(days=5), title="Sesja")
    person = a_person("Celina", "Radna")
    organization = an_organization("Powiat")
    Participant.objects.create(
        meeting=meeting, capacity="entitled", organization=organization, organization_name="Powiat",
        person=person, email=member.email, mark="present", marked_at=clock.now(),
    )  # fmt: skip
    the_minutes_of(meeting)
    later = clock.now() + timedelta(days=5)
    Minutes.objects.update(state="remarks", sent_at=clock.now(), remarks_until=later)
    report = a_report(home, 2025)
    Report.objects.update(state="remarks", sent_at=clock.now(), remarks_until=later)
    body = a_body(home, "Rada Programowa")
    term = a_term(home, body)
    holding = a_member(term, person=person)
    SeatHolding.objects.filter(pk=holding.pk).update(
        valid_to=DAY + timedelta(days=100), end_reason="resignation"
    )

    page = client_of(member).get(reverse("dashboard:desk", args=[home.slug])).content.decode()

    assert reverse("minutes:minutes_read", args=[home.slug, meeting.pk]) in page
    assert reverse("reports:remark_add", args=[home.slug, report.pk]) in page
    assert reverse("councils:body", args=[home.slug, body.slug]) in page.partition("<main")[2]
    other = client_of(cast.auditor).get(reverse("dashboard:desk", args=[home.slug])).content.decode()
    assert reverse("minutes:minutes_read", args=[home.slug, meeting.pk]) not in other
    assert reverse("reports:remark_add", args=[home.slug, report.pk]) not in other


def test_an_account_with_the_address_of_a_representative_sees_the_desk_of_the_institution(
    home: Partnership, cast: Cast
) -> None:
    gmina = an_institution(home, "Gmina Zwoleń", cast.representative.email)
    draft = TaskDraft(text="Przysłać listę", organization=gmina.organization, due=DAY)
    decisions.give_task(actor=SYSTEM, partnership=home, draft=draft)

    voice = voice_of_account(cast.representative, home, rights_in(cast.representative, home.pk), DAY)

    [task] = own_tasks((*COUNCIL, *CARDS), voice, DAY)
    assert words(task) == "Przysłać listę | until 20.03.2026"


@pytest.mark.parametrize("who", ["council_member", "representative", "leader", "auditor"])
def test_whoever_does_not_run_the_partnership_has_a_desk_of_at_most_fifteen_queries(
    who: str, home: Partnership, gmina: Institution, cast: Cast, client_of: ClientOf
) -> None:
    everything_for(home, gmina)
    browser = client_of(getattr(cast, who))
    desk = reverse("dashboard:desk", args=[home.slug])
    browser.get(desk)

    with CaptureQueriesContext(connection) as captured:
        page = browser.get(desk).content.decode()

    assert len(captured) <= 15
    assert "<h2>Czeka na mnie</h2>" in page or "<h2>Waits for me</h2>" in page
