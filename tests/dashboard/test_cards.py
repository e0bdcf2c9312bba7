"""What each card of the desk says, and when; and that another partnership's desk says nothing of it."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

import pytest
from django.utils import translation
from django.utils.html import strip_tags
from django_scopes import scope

from spoiwo.attendance.models import Participant
from spoiwo.common import clock
from spoiwo.councils.models import SeatHolding
from spoiwo.dashboard.cards import CARDS
from spoiwo.dashboard.cards.card import Task, told
from spoiwo.dashboard.selectors import tasks_of
from spoiwo.dashboard.year import KINDS, glance_at
from spoiwo.figures.definitions import BY_CODE, Ground
from spoiwo.figures.selectors import values_of
from spoiwo.meetings import services as meetings
from spoiwo.meetings.states import MeetingKind
from spoiwo.minutes.models import Minutes
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.models import Organization
from spoiwo.reports.models import MemberPart, Report
from tests.factories.attendance import a_gathering
from tests.factories.communiques import a_photo, a_published, places
from tests.factories.councils import a_body, a_member, a_term
from tests.factories.meetings import SYSTEM, a_held_meeting, a_meeting
from tests.factories.minutes import the_minutes_of
from tests.factories.offers import a_stale_offer
from tests.factories.partnerships import a_partnership, works_in
from tests.factories.recommendations import an_adopted
from tests.factories.registry import a_signatory, an_organization
from tests.factories.reports import a_report, an_approved_report

DAY = date(2026, 3, 20)


@pytest.fixture
def home(db: None) -> Iterator[Partnership]:
    made = a_partnership()
    with scope(partnership=made), translation.override("en"), clock.frozen(DAY):
        yield made


def told_at(home: Partnership, day: date = DAY) -> dict[str, Task]:
    """Return what the cards say, by its address without that of the partnership."""
    return {task.url.partition(f"/{home.slug}/")[2]: task for task in told(CARDS, home, day)}


def words(task: Task) -> str:
    return strip_tags(f"{task.text} | {task.detail}").replace("\xa0", " ")


def test_invited_who_have_not_answered_are_counted_shortly_before_the_meeting(home: Partnership) -> None:
    meeting = a_gathering(home, 3, day=DAY + timedelta(days=10), title="Sesja")
    meetings.call_meeting(actor=SYSTEM, meeting=meeting)
    rows = Participant.objects.filter(meeting=meeting)
    rows.update(invited_at=clock.now())
    one = rows.order_by("pk").first()
    assert one is not None
    Participant.objects.filter(pk=one.pk).update(
        answer="yes", answered_at=clock.now(), answer_day=meeting.day
    )
    page = f"spotkania/{meeting.pk}/uczestnicy/przypomnienie/"

    [task] = [one for url, one in told_at(home).items() if url.endswith("przypomnienie/")]
    assert words(task).startswith("Sesja: 2 invited have not answered | on ")
    assert not any(url.endswith("przypomnienie/") for url in told_at(home, DAY - timedelta(days=6))), page


def test_minutes_whose_remarks_are_over_wait_to_be_given_and_open_remarks_for_an_answer(
    home: Partnership,
) -> None:
    minutes = the_minutes_of(a_held_meeting(home, day=DAY - timedelta(days=5), title="Sesja"))
    Minutes.objects.update(state="remarks", remarks_until=clock.now() - timedelta(days=1))

    [over] = [task for task in told_at(home).values() if "minutes" in words(task)]
    minutes.remarks.create(author="Anna Nowak", author_mark="link:1", text="Literówka")
    [remarks] = [task for task in told_at(home).values() if "minutes" in words(task)]

    assert over.deed == "Give them for approval"
    assert words(remarks).startswith("Sesja: 1 remark on the minutes waits for an answer")


def test_a_communique_asks_for_postings_without_proof_two_weeks_after_it(home: Partnership) -> None:
    with clock.frozen(DAY - timedelta(days=15)):
        communique = a_published(home, 3)
        a_photo(places(communique)[0])
    page = f"komunikaty/{communique.pk}/przypomnij/"

    assert "2 institutions have not shown where it hangs" in words(told_at(home)[page])
    assert page not in told_at(home, DAY - timedelta(days=2))
    assert page not in told_at(home, DAY + timedelta(days=400))


def test_a_report_waits_for_parts_then_for_filing(home: Partnership) -> None:
    report = a_report(home, 2025)
    for number in range(3):
        MemberPart.objects.create(
            report=report,
            organization=an_organization(),
            organization_name="Gmina",
            asked_at=clock.now() if number else None,
        )
    page = f"sprawozdania/{report.pk}/instytucje/prosba/"
    assert "2 institutions have not told their parts | 2 were asked" in words(told_at(home)[page])

    Report.objects.update(state="remarks", remarks_until=clock.now() - timedelta(hours=1))
    assert told_at(home)[f"sprawozdania/{report.pk}/"].deed == "Note the approval"
    approved = an_approved_report(home)
    assert told_at(home)[f"sprawozdania/{approved.pk}/"].deed == "File it"


def test_offers_nobody_confirmed_are_one_task(home: Partnership) -> None:
    works_in(home, "1436")
    a_stale_offer(home)
    a_stale_offer(home, "Świetlica")

    assert words(told_at(home)["oferty/pytania/"]).startswith("2 offers of support were not confirmed lately")


def test_a_term_and_a_mandate_that_end_soon_are_told_in_time(home: Partnership) -> None:
    body = a_body(home, "Rada Programowa")
    term = a_term(home, body)
    holding = a_member(term)
    SeatHolding.objects.filter(pk=holding.pk).update(
        valid_to=DAY + timedelta(days=30), end_reason="resignation"
    )
    page = f"organy/{body.slug}/"
    assert told_at(home)[page].deed == "See the seats"

    term.valid_to = DAY + timedelta(days=30)
    term.save(update_fields=["valid_to"])
    assert told_at(home)[page].deed == "Prepare the next term"
    assert page not in told_at(home, DAY - timedelta(days=40))


def test_two_similar_institutions_are_told_once_with_the_reason(home: Partnership) -> None:
    for name in ("Ośrodek Pomocy Społecznej w Zwoleniu", "Osrodek Pomocy Spolecznej w Zwoleniu"):
        a_signatory(home, an_organization(name))
    a_signatory(home, an_organization("Powiatowy Urząd Pracy w Radomiu"))

    [task] = tasks_of(home, DAY, {"registry.merge_organizations"})

    first, second = Organization.objects.filter(name__endswith="w Zwoleniu").order_by("-pk")
    assert task.url.endswith(f"/{first.pk}/polacz/{second.pk}/")


def test_what_is_late_stands_before_everything_else(home: Partnership) -> None:
    a_meeting(home, day=DAY + timedelta(days=3), title="Bliskie")
    a_held_meeting(home, day=DAY - timedelta(days=40), title="Dawne")

    tags = [bool(task.tag) for task in tasks_of(home, DAY, {card.right for card in CARDS})]

    assert tags == sorted(tags, reverse=True)
    assert tags[0] is True


def test_another_partnership_hears_nothing(home: Partnership) -> None:
    other = a_partnership("powiat-przysuski", "Sąsiedzi")
    a_report(home, 2025)
    a_published(home, 2)
    an_adopted(home, day=DAY - timedelta(days=60))
    a_held_meeting(home, day=DAY - timedelta(days=40))

    with scope(partnership=other):
        before = {task.url for task in told(CARDS, other, DAY)}
        assert all(f"/{other.slug}/" in url for url in before)
        assert not glance_at(other, 2026, DAY).lines


def test_months_of_the_year_add_up_to_the_figures_and_lead_to_their_records(home: Partnership) -> None:
    body = a_body(home)
    a_term(home, body)
    for day in (date(2025, 12, 31), date(2026, 1, 3), date(2026, 2, 3)):
        a_held_meeting(home, day=day, kind=MeetingKind.COUNCIL, body=body)
    a_held_meeting(home, day=date(2026, 2, 3), kind=MeetingKind.INFORMATION)
    with clock.frozen(datetime(2026, 1, 31, 23, 30, tzinfo=clock.WARSAW)):
        a_published(home, 1)
    an_adopted(home, day=date(2026, 3, 1))

    glance = glance_at(home, 2026, DAY)
    ground = Ground((home,), date(2026, 1, 1), DAY + timedelta(days=1))
    figures = values_of(ground, [BY_CODE[code] for code in KINDS])

    assert {str(line.label): line.number for line in glance.lines} == {
        str(value.figure.label): value.number for value in figures if value.number
    }
    council = glance.lines[0]
    assert [month.number for month in council.months[:3]] == [1, 1, 0]
    assert council.filled[1].url.endswith("/liczby/p02/?od=2026-02-01&do=2026-02-28")
    communiques = next(line for line in glance.lines if "/p08-" in line.url)
    assert [month.name for month in communiques.filled] == ["January"]
    assert (glance.before, glance.after, glance_at(home, 2030, DAY).year) == (2025, None, 2026)
