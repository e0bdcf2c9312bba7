"""Documents that have outlived the period of their class wait for somebody's decision (GDPR-07, JRWA-03)."""

from datetime import date, datetime

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django_scopes import scope

from spoiwo.attendance.models import Participant
from spoiwo.attendance.services import forget_people
from spoiwo.audit.models import LogEntry
from spoiwo.common import clock
from spoiwo.common.exceptions import BadInput, NotAllowed, NotFound, WrongState
from spoiwo.communiques.models import Placement
from spoiwo.forum.models import Post, Subscription, Topic
from spoiwo.forum.services import forget_people as forget_writers
from spoiwo.hosting.models import HostRequest
from spoiwo.hosting.services import forget_people as forget_asked
from spoiwo.meetings.models import Meeting
from spoiwo.partnerships.models import Partnership
from spoiwo.privacy import archive, services
from spoiwo.privacy.models import Disposal
from spoiwo.privacy.outlived import ClassLine, class_lines
from spoiwo.privacy.services import DisposalDraft
from spoiwo.requests.models import Case
from tests.cast import Cast, ClientOf
from tests.factories.communiques import a_published
from tests.factories.forum import a_circle, a_colleague, a_topic
from tests.factories.minutes import a_session
from tests.factories.registry import an_organization
from tests.factories.requests import SYSTEM, an_answered_case

REMOVE = DisposalDraft("removed", "Zgoda archiwum AP.1.2026")
ARCHIVAL = {
    "agreements", "bodies", "elections", "minutes", "plans", "recommendations", "reports", "resolutions",
}  # fmt: skip


@pytest.fixture
def case(home: Partnership) -> Case:
    """A request settled in 2020; today is 8 May 2026."""
    return an_answered_case(home, came_on=date(2020, 5, 4))


def line(home: Partnership, series: str = "requests") -> ClassLine:
    return next(one for one in class_lines(home, clock.today()) if one.series.code == series)


def decide(home: Partnership, case: Case, draft: DisposalDraft = REMOVE) -> Disposal:
    return services.decide_document(
        actor=SYSTEM, partnership=home, series="requests", number=case.pk, draft=draft
    )


def put_in(home: Partnership, category: str) -> None:
    services.set_class(actor=SYSTEM, partnership=home, series="requests", symbol="1431", category=category)


def test_jrwa_03_years_are_counted_from_the_january_after(home: Partnership, case: Case) -> None:
    assert archive.outlived_from("B5", date(2020, 5, 4)) == date(2026, 1, 1)
    assert [one.number for one in line(home).documents] == [case.pk]
    with clock.frozen(datetime(2025, 12, 31, 12, tzinfo=clock.WARSAW)):
        assert line(home).count == 0


def test_gdpr_07_class_a_never_falls_due_and_nobody_can_remove_it(home: Partnership, case: Case) -> None:
    put_in(home, "A")

    assert line(home).count == 0
    with pytest.raises(NotAllowed):
        decide(home, case)
    with pytest.raises(IntegrityError), transaction.atomic():
        Disposal.objects.create(
            partnership=home, series="requests", number=case.pk, name="x", category="A",
            settled_on=date(2020, 5, 4), fate="removed", reason="x", by="x",
        )  # fmt: skip


def test_gdpr_07_agreements_resolutions_minutes_plans_and_reports_are_class_a(home: Partnership) -> None:
    assert {one.code for one in archive.known() if one.category == archive.FOR_EVER} == ARCHIVAL
    assert all(one.remove is None and one.settled is None for one in archive.known() if one.code in ARCHIVAL)


def test_gdpr_07_a_longer_class_of_the_office_moves_the_day(home: Partnership, case: Case) -> None:
    put_in(home, "B10")

    assert (line(home).count, line(home).is_own, line(home).symbol) == (0, True, "1431")
    with pytest.raises(NotFound):
        decide(home, case)


def test_gdpr_07_a_document_removed_by_decision_leaves_a_line_of_the_protocol(
    home: Partnership, case: Case, cast: Cast, client_of: ClientOf
) -> None:
    browser = client_of(cast.officer)
    door = reverse("privacy:document_decide", args=[home.slug, "requests", case.pk])

    assert door in browser.get(reverse("privacy:class_list", args=[home.slug])).content.decode()
    assert browser.post(door, {"fate": "removed", "reason": "Zgoda archiwum AP.1"}).status_code == 302

    assert not Case.objects.filter(pk=case.pk).exists()
    said = browser.get(reverse("privacy:erased_list", args=[home.slug])).content.decode()
    assert "Zgoda archiwum AP.1" in said
    assert cast.officer.actor_name in said
    deeds = set(LogEntry.objects.values_list("action", flat=True))
    assert {"privacy.document.removed", "requests.case.removed"} <= deeds
    assert browser.post(door, {"fate": "removed", "reason": "Jeszcze raz"}).status_code == 404


def test_gdpr_07_a_document_kept_longer_comes_back_on_its_day(home: Partnership, case: Case) -> None:
    decide(home, case, DisposalDraft("kept", "Sprawa w sądzie", date(2026, 12, 31)))

    assert line(home).count == 0
    with clock.frozen(datetime(2027, 1, 1, 12, tzinfo=clock.WARSAW)):
        assert line(home).count == 1


@pytest.mark.parametrize(
    "draft",
    [DisposalDraft("removed", " "), DisposalDraft("kept", "Sąd"), DisposalDraft("burned", "Sąd")],
)
def test_gdpr_07_a_decision_needs_a_reason_and_a_day(
    home: Partnership, case: Case, draft: DisposalDraft
) -> None:
    with pytest.raises(BadInput):
        decide(home, case, draft)


@pytest.mark.parametrize("category", ["", "C5", "B", "B0", "a", "BE"])
def test_gdpr_07_a_category_is_one_of_the_instruction(home: Partnership, category: str) -> None:
    with pytest.raises(BadInput):
        put_in(home, category)


def test_gdpr_07_documents_of_another_partnership_are_not_there(
    home: Partnership, case: Case, cast: Cast
) -> None:
    with scope(partnership=cast.other):
        assert line(cast.other).count == 0
        with pytest.raises(NotFound):
            decide(cast.other, case)


def test_jrwa_03_people_are_taken_off_an_old_list_and_its_counts_stay(home: Partnership, cast: Cast) -> None:
    meeting = a_session(home, day=date(2019, 3, 1))
    Meeting.objects.filter(pk=meeting.pk).update(state="closed")
    assert [one.number for one in line(home, "attendance").documents] == [meeting.pk]
    before = presence_of(meeting)

    decide_on(home, "attendance", meeting.pk)

    people = Participant.objects.filter(meeting=meeting)
    assert {(row.name, row.email, row.office, row.marked_by) for row in people} == {("", "", "", "")}
    assert presence_of(meeting) == before
    assert before == ["present"] * 5
    assert line(home, "attendance").count == 0
    assert LogEntry.objects.filter(action="attendance.people.forgotten").count() == 1


def test_a_list_from_which_minutes_are_still_made_keeps_its_people(home: Partnership) -> None:
    meeting = a_session(home, day=date(2019, 3, 1))

    assert line(home, "attendance").count == 0
    with pytest.raises(WrongState):
        forget_people(actor=SYSTEM, row=meeting)


def test_jrwa_03_old_postings_say_where_a_communique_hung_and_no_more_who_answered(home: Partnership) -> None:
    with clock.frozen(datetime(2019, 3, 1, 12, tzinfo=clock.WARSAW)):
        communique = a_published(home, count=1)
        Placement.objects.filter(communique=communique).update(addressee="Anna Nowak")
    [name] = Placement.objects.filter(communique=communique).values_list("organization_name", flat=True)
    assert line(home, "communiques").count == 0

    decide_on(home, "postings", communique.pk)

    [placement] = Placement.objects.filter(communique=communique)
    assert (placement.addressee, placement.email, placement.organization_name) == ("", "", name)
    assert line(home, "postings").count == 0


def test_jrwa_03_old_communiques_and_projects_wait_and_the_program_removes_none(home: Partnership) -> None:
    with clock.frozen(datetime(2019, 3, 1, 12, tzinfo=clock.WARSAW)):
        communique = a_published(home, count=1)
    services.set_class(actor=SYSTEM, partnership=home, series="communiques", symbol="0541", category="BE5")

    assert [one.number for one in line(home, "communiques").documents] == [communique.pk]
    with pytest.raises(BadInput):
        decide_on(home, "communiques", communique.pk)
    assert {"offers", "projects"} <= {one.code for one in archive.known() if one.settled is not None}


def presence_of(meeting: Meeting) -> list[str]:
    rows = Participant.objects.filter(meeting=meeting).order_by("organization_name")
    return list(rows.values_list("mark", flat=True))


def decide_on(home: Partnership, series: str, number: int) -> Disposal:
    return services.decide_document(
        actor=SYSTEM, partnership=home, series=series, number=number, draft=REMOVE
    )


def test_jrwa_03_people_are_taken_out_of_an_old_topic_and_its_words_stay(home: Partnership) -> None:
    circle = a_circle(home)
    colleague = a_colleague(circle)
    topic = a_topic(circle, colleague)
    words = list(topic.posts.values_list("text", "institution"))
    Topic.objects.filter(pk=topic.pk).update(
        state="closed", closed_because="Rozwiązane", written_at=datetime(2019, 3, 1, tzinfo=clock.WARSAW)
    )

    decide_on(home, "topics", topic.pk)

    post = Post.objects.get(topic=topic)
    assert (post.author, post.member, post.author_mark) == (colleague.organization.name, None, "")
    assert list(topic.posts.values_list("text", "institution")) == words
    assert not Subscription.objects.filter(topic=topic).exists()
    assert LogEntry.objects.filter(action="forum.people.forgotten").count() == 1


def test_a_topic_in_which_people_still_write_keeps_them(home: Partnership) -> None:
    topic = a_topic(a_circle(home))

    with pytest.raises(WrongState):
        forget_writers(actor=SYSTEM, row=topic)


def test_jrwa_03_people_are_taken_out_of_an_old_request_to_a_host(home: Partnership) -> None:
    meeting = a_session(home, day=date(2019, 3, 1))
    asked = HostRequest.objects.create(
        meeting=meeting, organization=an_organization("Gmina Tarczyn"), state="accepted",
        addressee="Anna Nowak", email="anna@example.org",
        answered_by="Anna Nowak", note="Sala nr 2, Jan Kowalski",
    )  # fmt: skip

    decide_on(home, "host_requests", asked.pk)

    asked.refresh_from_db()
    assert (asked.addressee, asked.email, asked.answered_by, asked.note) == ("", "", "", "")
    assert (asked.state, asked.organization.name) == ("accepted", "Gmina Tarczyn")
    assert LogEntry.objects.filter(action="hosting.people.forgotten").count() == 1


def test_a_request_about_a_meeting_ahead_keeps_its_people(home: Partnership) -> None:
    meeting = a_session(home, day=clock.today())
    asked = HostRequest.objects.create(meeting=meeting, organization=an_organization("Gmina Tarczyn"))

    with pytest.raises(WrongState):
        forget_asked(actor=SYSTEM, row=asked)
