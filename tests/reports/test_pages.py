"""The officer's pages of a report: begun in one press, written, approved, filed, corrected only beside."""

from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.test import Client
from django_scopes import scope

from spoiwo.common import clock
from spoiwo.figures.periods import PeriodKind
from spoiwo.meetings.states import MeetingKind
from spoiwo.reports.models import Annex, Narrative, Report
from spoiwo.reports.states import State
from tests.cast import Cast, ClientOf
from tests.factories.meetings import a_held_meeting
from tests.factories.reports import a_filed_report, a_report, an_approved_report
from tests.reading import english, read

pytestmark = pytest.mark.django_db
REPORTS = "/pulpit/powiat-zwolenski/sprawozdania/"
PUBLIC = "/partnerstwa/powiat-zwolenski/sprawozdania/"
MARCH = date(2016, 3, 1)


@pytest.fixture
def officer(client_of: ClientOf, cast: Cast) -> Client:
    return english(client_of(cast.officer))


def plenary(cast: Cast, day: date = MARCH) -> int:
    with scope(partnership=cast.partnership):
        held = a_held_meeting(
            cast.partnership, kind=MeetingKind.SIGNATORIES, title=f"Posiedzenie {day:%d.%m}", day=day
        )
        return int(held.pk)


def begun(cast: Cast) -> Report:
    with scope(partnership=cast.partnership):
        return a_report(cast.partnership)


def the_report(cast: Cast) -> Report:
    with scope(partnership=cast.partnership):
        return Report.objects.get()


def test_the_report_of_last_year_is_begun_in_one_press(officer: Client, cast: Cast) -> None:
    last = clock.today().year - 1
    assert f'name="year" value="{last}"' in read(officer, REPORTS)

    answer = officer.post(f"{REPORTS}nowe/", {"year": str(last)})

    report = the_report(cast)
    assert report.year == last
    assert answer["Location"] == f"{REPORTS}{report.pk}/"


def test_a_second_report_of_a_year_is_refused_in_words(officer: Client, cast: Cast) -> None:
    begun(cast)

    answer = officer.post(f"{REPORTS}nowe/", {"year": "2016"})

    assert answer.status_code == 422
    assert "There is a report of this period already." in answer.content.decode()


def test_a_quarter_is_offered_and_begun_by_its_days(officer: Client, cast: Cast) -> None:
    with clock.frozen(date(2025, 5, 5)):
        page = read(officer, f"{REPORTS}nowe/okres/")
        assert "rodzaj=quarter&amp;od=01.01.2025&amp;do=31.03.2025" in page
        filled = read(officer, f"{REPORTS}nowe/okres/?rodzaj=quarter&od=01.01.2025&do=31.03.2025")
        assert 'value="31.03.2025"' in filled

        officer.post(
            f"{REPORTS}nowe/okres/", {"kind": "quarter", "since": "1.01.2025", "until": "31 marca 2025"}
        )

    report = the_report(cast)
    assert (report.kind, report.since, report.until) == (
        PeriodKind.QUARTER,
        date(2025, 1, 1),
        date(2025, 4, 1),
    )


def test_all_sixteen_parts_stand_in_order_and_numbers_open_their_records(officer: Client, cast: Cast) -> None:
    plenary(cast)
    report = begun(cast)

    page = read(officer, f"{REPORTS}{report.pk}/")

    places = [page.index(f'id="czesc-{number}"') for number in range(1, 17)]
    assert places == sorted(places)
    assert "Odbyło się jedno spotkanie sygnatariuszy." in page
    address = "/pulpit/powiat-zwolenski/liczby/p03/?od=2016-01-01&do=2016-12-31"
    assert f'href="{address.replace("&", "&amp;")}"' in page
    assert "Posiedzenie 01.03" in read(officer, address)


def test_words_are_written_beside_the_figures_and_never_read_as_markup(officer: Client, cast: Cast) -> None:
    report = begun(cast)
    address = f"{REPORTS}{report.pk}/czesc/3/"
    assert "Words of the secretariat" in read(officer, address)

    answer = officer.post(address, {"text": "Cele <b>osiągnięto</b>.", "version": "0"})

    assert answer["Location"] == f"{REPORTS}{report.pk}/#czesc-3"
    assert "Cele &lt;b&gt;osiągnięto&lt;/b&gt;." in read(officer, f"{REPORTS}{report.pk}/")


def test_words_saved_by_another_meanwhile_stand_beside_and_both_can_be_joined(
    officer: Client, cast: Cast
) -> None:
    report = begun(cast)
    address = f"{REPORTS}{report.pk}/czesc/3/"
    officer.post(address, {"text": "Pierwsza osoba.", "version": "0"})

    answer = officer.post(address, {"text": "Druga osoba.", "version": "0"})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Pierwsza osoba." in page
    assert "Druga osoba.</textarea>" in page
    assert 'name="version" value="1"' in page
    officer.post(address, {"text": "Pierwsza i druga osoba.", "version": "1"})
    with scope(partnership=cast.partnership):
        assert Narrative.objects.get().text == "Pierwsza i druga osoba."


@pytest.mark.parametrize("chapter", ["0", "17", "99999999999"])
def test_a_part_that_a_report_has_not_is_a_404(officer: Client, cast: Cast, chapter: str) -> None:
    report = begun(cast)

    assert officer.get(f"{REPORTS}{report.pk}/czesc/{chapter}/").status_code == 404


def test_the_way_from_approval_to_filing_and_an_annex(officer: Client, cast: Cast) -> None:
    plenary(cast)
    report = begun(cast)
    deed = f"{REPORTS}{report.pk}/czynnosc/"
    told = {"how": "leader", "on": "12.01.2017", "by": "Anna Nowak, starosta"}

    officer.post(f"{deed}zatwierdz/", told)
    first = the_report(cast)
    assert first.state == State.APPROVED
    assert first.sha256 in read(officer, f"{REPORTS}{report.pk}/")

    assert "This cannot be undone" in read(officer, f"{deed}zloz/")
    officer.post(f"{deed}zloz/", {"filed_with": "Wojewódzki Urząd Pracy"})
    officer.post(f"{REPORTS}{report.pk}/aneks/", {"title": "Sprostowanie", "text": "Było dwóch gości."})

    page = read(officer, f"{REPORTS}{report.pk}/")
    assert the_report(cast).state == State.FILED
    assert "Było dwóch gości." in page
    assert "Take back into writing" not in page
    assert "File the report for good" not in page


def test_a_report_is_taken_back_only_with_a_ground(officer: Client, cast: Cast) -> None:
    with scope(partnership=cast.partnership):
        report = an_approved_report(cast.partnership)
    address = f"{REPORTS}{report.pk}/czynnosc/wycofaj/"

    assert officer.post(address, {"ground": " "}).status_code == 422
    officer.post(address, {"ground": "Brak szkolenia z maja"})

    assert the_report(cast).state == State.DRAFT
    assert "Brak szkolenia z maja" in read(officer, f"{REPORTS}{report.pk}/")


def test_an_approval_without_its_day_or_person_keeps_what_was_typed(officer: Client, cast: Cast) -> None:
    report = begun(cast)
    address = f"{REPORTS}{report.pk}/czynnosc/zatwierdz/"

    undated = officer.post(address, {"how": "leader", "by": "Anna Nowak"})
    unnamed = officer.post(address, {"how": "vote", "on": "12.01.2017"})

    assert undated.status_code == unnamed.status_code == 422
    assert 'value="Anna Nowak"' in undated.content.decode()
    assert the_report(cast).state == State.DRAFT


def test_a_report_of_a_year_that_runs_is_not_offered_for_approval(officer: Client, cast: Cast) -> None:
    officer.post(f"{REPORTS}nowe/", {"year": str(clock.today().year)})

    page = read(officer, f"{REPORTS}{the_report(cast).pk}/")

    assert "The period of this report has not ended yet." in page
    assert "czynnosc/zatwierdz" not in page


def test_a_filed_figure_keeps_its_records_and_shows_what_was_corrected(officer: Client, cast: Cast) -> None:
    first = plenary(cast)
    with scope(partnership=cast.partnership):
        report = a_filed_report(cast.partnership)
    address = f"{REPORTS}{report.pk}/"
    before = read(officer, address)
    assert "1 record as filed" in before
    assert f"/pulpit/powiat-zwolenski/spotkania/{first}/" in before
    assert "Nothing: today’s records give the same figures." in before

    later = plenary(cast, date(2016, 9, 1))

    after = read(officer, address)
    assert "Came in:" in after
    assert f"/pulpit/powiat-zwolenski/spotkania/{later}/" in after
    assert "Odbyło się jedno spotkanie sygnatariuszy." in after


def test_a_content_altered_after_the_approval_is_told_at_once(officer: Client, cast: Cast) -> None:
    plenary(cast)
    with scope(partnership=cast.partnership):
        report = an_approved_report(cast.partnership)
        changed = dict(report.content or {})
        changed["head"]["title"] = "Inny tytuł"
        Report.objects.update(content=changed)

    assert "The seal is broken" in read(officer, f"{REPORTS}{report.pk}/")


@pytest.mark.parametrize("form", ["pdf", "docx", "odt", "xlsx", "json"])
def test_every_format_is_handed_out(officer: Client, cast: Cast, form: str) -> None:
    plenary(cast)
    report = begun(cast)

    answer = officer.get(f"{REPORTS}{report.pk}/plik/{form}/")

    assert answer.status_code == 200
    if form == "pdf":
        assert answer.content.startswith(b"%PDF")
    elif form == "json":
        assert "spotkanie" in answer.content.decode()
    elif form == "xlsx":
        assert "xl/workbook.xml" in ZipFile(BytesIO(answer.content)).namelist()
    else:
        inside = {"docx": "word/document.xml", "odt": "content.xml"}[form]
        assert "spotkanie" in ZipFile(BytesIO(answer.content)).read(inside).decode()


def test_an_unknown_format_or_deed_is_a_404(officer: Client, cast: Cast) -> None:
    report = begun(cast)

    assert officer.get(f"{REPORTS}{report.pk}/plik/exe/").status_code == 404
    assert officer.get(f"{REPORTS}{report.pk}/czynnosc/skasuj/").status_code == 404


def test_the_whole_reads_as_one_paper(officer: Client, cast: Cast) -> None:
    plenary(cast)

    page = read(officer, f"{REPORTS}{begun(cast).pk}/calosc/")

    assert "5. Spotkania sygnatariuszy" in page


def test_the_leader_files_and_writes_nothing(client_of: ClientOf, cast: Cast) -> None:
    leader = english(client_of(cast.leader))
    report = begun(cast)

    page = read(leader, f"{REPORTS}{report.pk}/")

    assert "Note the approval" in page
    assert f"/sprawozdania/{report.pk}/czesc/" not in page
    assert leader.get(f"{REPORTS}{report.pk}/czesc/3/").status_code == 403


def test_a_filed_report_is_read_by_everybody_and_found(client: Client, cast: Cast) -> None:
    plenary(cast)
    assert client.get(PUBLIC).status_code == 404
    with scope(partnership=cast.partnership):
        report = a_filed_report(cast.partnership)

    assert f'href="{PUBLIC}{report.pk}/"' in read(client, PUBLIC)
    assert "Odbyło się jedno spotkanie sygnatariuszy." in read(client, f"{PUBLIC}{report.pk}/")
    assert client.get(f"{PUBLIC}{report.pk}/plik/pdf/").content.startswith(b"%PDF")
    assert PUBLIC in read(client, "/partnerstwa/powiat-zwolenski/")
    assert f"{PUBLIC}{report.pk}/" in read(client, "/szukaj/?q=sprawozdanie+2016")


def test_a_report_not_filed_or_not_shown_is_nowhere_in_public(
    officer: Client, client: Client, cast: Cast
) -> None:
    with scope(partnership=cast.partnership):
        written = a_report(cast.partnership, 2015)
        filed = a_filed_report(cast.partnership)

    officer.post(f"{REPORTS}{filed.pk}/czynnosc/ukryj/")

    for report in (written, filed):
        assert client.get(f"{PUBLIC}{report.pk}/").status_code == 404
        assert client.get(f"{PUBLIC}{report.pk}/plik/pdf/").status_code == 404
    assert client.get(PUBLIC).status_code == 404
    assert f"{PUBLIC}{filed.pk}/" not in read(client, "/szukaj/?q=sprawozdanie+2016")
    officer.post(f"{REPORTS}{filed.pk}/czynnosc/pokaz/")
    assert f"{PUBLIC}{filed.pk}/" in read(client, "/szukaj/?q=sprawozdanie+2016")


def test_an_annex_of_a_report_still_written_is_refused(officer: Client, cast: Cast) -> None:
    report = begun(cast)

    answer = officer.post(f"{REPORTS}{report.pk}/aneks/", {"title": "Aneks", "text": "Treść"})

    assert answer.status_code == 422
    with scope(partnership=cast.partnership):
        assert not Annex.objects.exists()
