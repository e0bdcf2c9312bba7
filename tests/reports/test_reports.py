"""A report: filled from records, frozen when approved, filed for good, corrected only beside it."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.utils.translation import override

from spoiwo.common.exceptions import BadInput, ConcurrentChange, NotAllowed, SpoiwoError, WrongState
from spoiwo.documents.frozen import fingerprint
from spoiwo.documents.render import to_html
from spoiwo.meetings.models import Meeting
from spoiwo.meetings.states import MeetingKind
from spoiwo.partnerships.models import Partnership
from spoiwo.reports import papers, selectors, services
from spoiwo.reports.content import decoded, encoded
from spoiwo.reports.models import Annex, Narrative, Report
from spoiwo.reports.parts import composed
from spoiwo.reports.services import NarrativeChanged, ReportDraft
from spoiwo.reports.states import Chapter, State
from tests.factories.meetings import a_held_meeting
from tests.factories.registry import a_signatory
from tests.factories.reports import (
    BY_LEADER,
    SYSTEM,
    a_filed_report,
    a_report,
    an_approved_report,
)

pytestmark = pytest.mark.django_db


def words(report: Report) -> str:
    return to_html(papers.report_paper(report)).replace("\u00a0", " ")


def plenary(partnership: Partnership, day: date = date(2016, 3, 1)) -> Meeting:
    return a_held_meeting(partnership, title="Spotkanie w Zwoleniu", day=day)


def test_a_report_is_filled_from_records_and_from_what_the_secretariat_writes(home: Partnership) -> None:
    plenary(home)
    report = a_report(home)

    services.write_narrative(
        actor=SYSTEM, report=report, chapter=Chapter.PLENARIES, text="Spotkano się <b>zdalnie</b>.", version=0
    )

    assert composed(report).number("P03") == 1
    assert "Spotkano się &lt;b&gt;zdalnie&lt;/b&gt;." in words(report)
    assert "Spotkanie w Zwoleniu" in words(report)


def test_a_meeting_recorded_later_is_in_the_report_while_it_is_written(home: Partnership) -> None:
    report = a_report(home)
    before = composed(report).number("P03")

    plenary(home)

    assert (before, composed(report).number("P03")) == (0, 1)


def test_every_number_carries_its_records(home: Partnership) -> None:
    meeting = plenary(home)

    count = composed(a_report(home)).count("P03")

    assert count is not None
    assert [record.label for record in count.records] == [meeting.title]
    assert f"/{meeting.pk}/" in count.records[0].url


def test_what_is_frozen_reads_back_into_the_same_words(home: Partnership) -> None:
    plenary(home)
    content = composed(a_report(home))

    again = decoded(encoded(content))

    assert again == content
    assert fingerprint(encoded(again)) == fingerprint(encoded(content))


def test_an_approved_report_no_longer_changes_when_the_past_is_corrected(home: Partnership) -> None:
    plenary(home)
    report = an_approved_report(home)
    said = words(report)

    plenary(home, date(2016, 6, 1))

    report.refresh_from_db()
    assert words(report) == said
    assert papers.content_of(report).number("P03") == 1


def test_a_correction_stands_beside_the_filed_figure(home: Partnership) -> None:
    first = plenary(home)
    report = a_filed_report(home)
    later = plenary(home, date(2016, 6, 1))

    found = selectors.corrections_of(report, papers.content_of(report))

    changed = {one.filed.code: one for one in found}
    assert (changed["P03"].filed.number, changed["P03"].today, changed["P03"].difference) == (1, 2, 1)
    assert [one.url for one in changed["P03"].added] == [f"/pulpit/{home.slug}/spotkania/{later.pk}/"]
    assert changed["P03"].removed == ()
    assert first.pk != later.pk


def test_one_record_exchanged_for_another_is_a_correction_although_the_number_stays(
    home: Partnership,
) -> None:
    first = plenary(home)
    report = a_filed_report(home)
    Meeting.objects.filter(pk=first.pk).update(kind=MeetingKind.FORUM)
    plenary(home, date(2016, 6, 1))

    [change] = [
        one for one in selectors.corrections_of(report, papers.content_of(report)) if one.filed.code == "P03"
    ]

    assert change.difference == 0
    assert (len(change.added), len(change.removed)) == (1, 1)


def test_nothing_is_corrected_where_nothing_changed_in_whatever_language_it_is_read(
    home: Partnership,
) -> None:
    a_signatory(home)
    plenary(home)
    report = a_filed_report(home)

    with override("uk"):
        assert selectors.corrections_of(report, papers.content_of(report)) == []


def test_a_filed_report_is_neither_written_nor_taken_back(home: Partnership) -> None:
    report = a_filed_report(home)

    with pytest.raises(SpoiwoError):
        services.write_narrative(
            actor=SYSTEM, report=report, chapter=Chapter.PLENARIES, text="Inaczej", version=0
        )
    with pytest.raises(SpoiwoError):
        services.take_back_report(actor=SYSTEM, report=report, ground="pomyłka")

    report.refresh_from_db()
    assert report.state == State.FILED
    assert not Narrative.objects.filter(report=report).exists()


def test_the_database_itself_refuses_a_filed_report_without_its_content(home: Partnership) -> None:
    report = a_filed_report(home)

    with pytest.raises(IntegrityError), transaction.atomic():
        Report.objects.filter(pk=report.pk).update(content=None)


def test_an_approved_report_is_taken_back_with_a_ground_and_approved_anew(home: Partnership) -> None:
    report = an_approved_report(home)
    first = report.sha256
    with pytest.raises(BadInput):
        services.take_back_report(actor=SYSTEM, report=report, ground=" ")

    services.take_back_report(actor=SYSTEM, report=report, ground="brak szkolenia")
    plenary(home)
    services.approve_report(actor=SYSTEM, report=report, draft=BY_LEADER)

    assert report.sha256 != first
    assert papers.content_of(report).number("P03") == 1


def test_the_same_report_is_approved_once(home: Partnership) -> None:
    report = a_report(home)
    same = Report.objects.get(pk=report.pk)
    services.approve_report(actor=SYSTEM, report=report, draft=BY_LEADER)

    with pytest.raises(NotAllowed):
        services.approve_report(actor=SYSTEM, report=same, draft=BY_LEADER)


def test_an_annex_is_numbered_and_stands_at_the_end_of_the_paper(home: Partnership) -> None:
    report = a_filed_report(home)
    frozen = report.sha256

    for title in ("Sprostowanie", "Uzupełnienie"):
        services.annex_report(actor=SYSTEM, report=report, title=title, text="Treść aneksu.")

    assert list(Annex.objects.values_list("number", "title")) == [(1, "Sprostowanie"), (2, "Uzupełnienie")]
    report.refresh_from_db()
    assert report.sha256 == frozen == fingerprint(report.content or {})
    assert "Uzupełnienie" in words(report)


def test_a_report_not_filed_takes_no_annex(home: Partnership) -> None:
    with pytest.raises(SpoiwoError):
        services.annex_report(actor=SYSTEM, report=a_report(home), title="Aneks", text="Treść")
    assert not Annex.objects.exists()


def test_who_saves_over_words_not_seen_is_told_and_loses_nothing(home: Partnership) -> None:
    report = a_report(home)
    write = services.write_narrative
    write(actor=SYSTEM, report=report, chapter=Chapter.SCOPE, text="Pierwsza wersja", version=0)

    with pytest.raises(NarrativeChanged) as told:
        write(actor=SYSTEM, report=report, chapter=Chapter.SCOPE, text="Druga wersja", version=0)

    assert told.value.theirs.text == "Pierwsza wersja"
    with pytest.raises(ConcurrentChange):
        services.describe_report(
            actor=SYSTEM, report=report, title="Inny tytuł", is_in_words=False, version=7
        )


def test_a_period_has_one_report(home: Partnership) -> None:
    a_report(home)

    with pytest.raises(WrongState):
        a_report(home)


@pytest.mark.parametrize(
    ("since", "until"),
    [(date(2016, 5, 1), date(2016, 5, 1)), (date(2099, 1, 1), date(2100, 1, 1))],
)
def test_a_period_is_not_empty_and_has_begun(home: Partnership, since: date, until: date) -> None:
    with pytest.raises(BadInput):
        services.begin_report(actor=SYSTEM, partnership=home, draft=ReportDraft(since=since, until=until))


def test_a_period_before_the_founding_has_no_report(home: Partnership) -> None:
    home.founded_on = date(2018, 3, 28)
    home.save(update_fields=["founded_on"])

    with pytest.raises(BadInput) as refused:
        a_report(home, 2017)
    assert refused.value.field == "since"
    assert a_report(home, 2018).since == date(2018, 1, 1)


def test_a_period_without_any_record_has_a_report_that_says_so(home: Partnership) -> None:
    report = a_report(home, 1999)

    assert {count.number for count in composed(report).counts} == {0}
    assert "Rada Programowa nie obradowała" in words(report)


def test_queries_do_not_grow_with_records(home: Partnership, django_assert_max_num_queries: object) -> None:
    report = a_report(home)
    for month in range(1, 9):
        plenary(home, date(2016, month, 1))

    with django_assert_max_num_queries(45):  # type: ignore[operator]  # a fixture of pytest-django
        composed(report)
