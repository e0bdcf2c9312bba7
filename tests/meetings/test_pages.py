"""The pages of meetings, as an officer uses them."""

from collections.abc import Callable
from datetime import date
from io import BytesIO

import pytest
from django.conf import settings
from django.test import Client
from django_scopes import scope

from spoiwo.common import clock
from spoiwo.meetings import services
from spoiwo.meetings.models import AgendaItem, Meeting, Series
from spoiwo.meetings.states import MeetingKind, Rhythm, State
from tests.cast import Cast, ClientOf
from tests.factories.councils import a_body, a_term
from tests.factories.meetings import SYSTEM, a_held_meeting, a_meeting, a_series, an_item
from tests.factories.registry import a_person, an_organization
from tests.reading import read

LIST = "/pulpit/powiat-zwolenski/spotkania/"
PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
USUAL = {"kind": "signatories", "day": "18.11.2016", "precision": "day", "form": "room", "role": "organiser"}


@pytest.fixture
def officer(cast: Cast, client_of: ClientOf) -> Client:
    client = client_of(cast.officer)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    return client


@pytest.fixture
def made(cast: Cast) -> Callable[..., Meeting]:
    def make(**fields: object) -> Meeting:
        with scope(partnership=cast.partnership):
            return a_meeting(cast.partnership, **fields)  # type: ignore[arg-type]  # passed on as they are

    return make


def test_a_meeting_is_planned_with_all_that_is_known_of_it(cast: Cast, officer: Client) -> None:
    host = an_organization("Lubuska Wojewódzka Komenda OHP")

    answer = officer.post(
        f"{LIST}nowe/",
        USUAL
        | {
            "begins": "10.00",
            "ends": "13:30",
            "host": host.name,
            "host_number": host.pk,
            "aim": "Podsumowanie prac Rady Programowej",
            "topics": "Społeczna odpowiedzialność biznesu\nRola PES w państwie",
            "strategies": "Lubuski Program Rozwoju Ekonomii Społecznej | 7 kwietnia 2015 r. | https://example.org/lpres",
            "is_public": "on",
        },
    )

    with scope(partnership=cast.partnership):
        meeting = Meeting.objects.get()
        assert answer["Location"] == f"{LIST}{meeting.pk}/porzadek/"
        assert (meeting.title, meeting.host) == ("Spotkanie sygnatariuszy", host)
        strategy = meeting.references.get(kind="strategy")
        assert (strategy.detail, strategy.url) == ("7 kwietnia 2015 r.", "https://example.org/lpres")
    page = read(officer, f"{LIST}{meeting.pk}/")
    for words in ("Spotkanie sygnatariuszy", "10.00–13.30", host.name, "Rola", "See who is to be invited"):
        assert words in page, words


def test_what_was_typed_wrong_is_said_and_nothing_typed_is_lost(officer: Client) -> None:
    typed = USUAL | {
        "day": "31.02.2016",
        "begins": "po obiedzie",
        "postal_code": "650",
        "aim": "Cel spotkania",
    }

    answer = officer.post(f"{LIST}nowe/", typed)

    page = answer.content.decode()
    assert answer.status_code == 422
    for words in ("Write the hour", "Write the postal code", "31.02.2016", "po obiedzie", "Cel spotkania"):
        assert words in page, words


def test_a_meeting_is_described_anew_and_a_stale_form_is_refused_once(
    officer: Client, made: Callable[..., Meeting]
) -> None:
    meeting = made()
    address = f"{LIST}{meeting.pk}/opis/"
    form = USUAL | {"title": "Spotkanie jesienne", "begins": "10:00", "ends": "13:00", "version": "1"}

    assert officer.post(address, form).status_code == 302
    stale = officer.post(address, form | {"title": "Inny tytuł"})

    assert stale.status_code == 422
    assert "Somebody else has changed this meeting" in stale.content.decode()
    assert 'value="2"' in stale.content.decode()


def test_the_list_is_narrowed_by_year_kind_body_and_words(cast: Cast, officer: Client) -> None:
    with scope(partnership=cast.partnership), clock.frozen(date(2016, 12, 1)):
        council = a_body(cast.partnership)
        a_term(cast.partnership, council)
        a_held_meeting(cast.partnership, day=date(2015, 5, 14), title="Spotkanie majowe")
        a_held_meeting(
            cast.partnership,
            kind=MeetingKind.COUNCIL,
            body=council,
            day=date(2016, 3, 2),
            title="Sesja marcowa",
        )
        a_meeting(cast.partnership, day=date(2016, 12, 9), title="Spotkanie grudniowe")

        shown = {
            query: [
                name
                for name in ("majowe", "marcowa", "grudniowe")
                if name in read(officer, f"{LIST}?{query}")
            ]
            for query in ("", "rok=2016", "rodzaj=council", "organ=rada-programowa", "szukaj=majowe", "rok=x")
        }

    assert shown == {
        "": ["majowe", "marcowa", "grudniowe"],
        "rok=2016": ["marcowa", "grudniowe"],
        "rodzaj=council": ["marcowa"],
        "organ=rada-programowa": ["marcowa"],
        "szukaj=majowe": ["majowe"],
        "rok=x": ["majowe", "marcowa", "grudniowe"],
    }


def test_an_agenda_is_built_item_by_item(cast: Cast, officer: Client, made: Callable[..., Meeting]) -> None:
    meeting = made(usual=False)
    agenda = f"{LIST}{meeting.pk}/porzadek/"
    for title in ("Otwarcie", "Dobre praktyki"):
        fields = {"title": title, "kind": "information", "minutes": "100"}
        assert officer.post(agenda, fields).status_code == 302
    with scope(partnership=cast.partnership):
        item = AgendaItem.objects.get(title="Dobre praktyki")
    one = f"{agenda}{item.pk}/"
    person = a_person("Jadwiga", "Olszowska-Urban")

    assert officer.post(f"{one}wyzej/").status_code == 302
    presenter = {
        "person": person.full_name,
        "person_number": person.pk,
        "role": "expert",
        "topic": "Partnerstwo",
    }
    assert officer.post(f"{one}kto-przedstawia/", presenter).status_code == 302
    paper = {"file": BytesIO(PDF), "title": "Materiał", "is_public": "on"}
    paper["file"].name = "material.pdf"  # type: ignore[attr-defined]  # as a browser names it
    assert officer.post(f"{one}material/", paper).status_code == 302

    page = read(officer, agenda)
    assert page.index("Dobre praktyki") < page.index("Otwarcie")
    for words in ("Jadwiga Olszowska-Urban", "Partnerstwo", "Materiał", "20 minutes longer"):
        assert words in page, words

    with scope(partnership=cast.partnership):
        presented, added = item.presenters.get(), item.papers.get()
    assert officer.post(f"{LIST}{meeting.pk}/prelegenci/{presented.pk}/usun/").status_code == 302
    assert officer.post(f"{LIST}{meeting.pk}/materialy/{added.pk}/usun/").status_code == 302
    assert officer.post(f"{one}usun/").status_code == 302
    assert "Dobre praktyki" not in read(officer, agenda)


def test_a_waiting_matter_reaches_the_agenda_with_one_click(
    cast: Cast, officer: Client, made: Callable[..., Meeting]
) -> None:
    meeting = made()
    waiting = "/pulpit/powiat-zwolenski/sprawy/"
    assert (
        officer.post(f"{waiting}nowa/", {"title": "Klauzule społeczne", "kind": "discussion"}).status_code
        == 302
    )
    assert "Klauzule społeczne" in read(officer, waiting)
    with scope(partnership=cast.partnership):
        matter = AgendaItem.objects.get(title="Klauzule społeczne")

    address = f"{LIST}{meeting.pk}/porzadek/{matter.pk}/"
    assert officer.post(f"{address}podejmij/").status_code == 302
    assert "Klauzule społeczne" not in read(officer, waiting)
    assert officer.post(f"{waiting}{matter.pk}/usun/").status_code == 409


def test_an_item_of_another_meeting_is_not_found_here(
    cast: Cast, officer: Client, made: Callable[..., Meeting]
) -> None:
    here, there = made(), made()
    with scope(partnership=cast.partnership):
        item = an_item(there)

    for deed in ("opis", "wyzej", "nizej", "usun", "odloz", "kto-przedstawia", "material"):
        address = f"{LIST}{here.pk}/porzadek/{item.pk}/{deed}/"
        assert officer.post(address, {"title": "X", "kind": "vote"}).status_code == 404, deed


def test_a_meeting_is_led_through_its_states(
    cast: Cast, officer: Client, made: Callable[..., Meeting]
) -> None:
    meeting = made()
    one = f"{LIST}{meeting.pk}/stan/"

    assert officer.post(f"{one}przeloz/", {"ground": ""}).status_code == 422
    assert officer.post(f"{one}przeloz/", {"ground": "choroba"}).status_code == 302
    day = {"day": "25.11.2016", "begins": "9", "ends": "11.30", "ground": ""}
    assert officer.post(f"{one}termin/", day).status_code == 302
    assert officer.post(f"{one}odbylo-sie/").status_code == 302
    assert officer.post(f"{one}wynik/", {"outcome": "Wymieniono doświadczenia."}).status_code == 302
    assert officer.post(f"{one}zamknij/").status_code == 302
    assert officer.post(f"{one}odwolaj/", {"ground": "pomyłka"}).status_code == 422
    assert officer.get(f"{one}nieznane/").status_code == 404

    with scope(partnership=cast.partnership):
        meeting.refresh_from_db()
    assert (meeting.state, meeting.day) == (State.CLOSED, date(2016, 11, 25))
    page = read(officer, f"{LIST}{meeting.pk}/")
    for words in ("25 November 2016", "9.00–11.30", "Wymieniono doświadczenia.", "Open again"):
        assert words in page, words


def test_a_series_is_recorded_and_opens_its_meetings(cast: Cast, officer: Client) -> None:
    root = "/pulpit/powiat-zwolenski/cykle/"
    form = {
        "title": "Forum PUP, OPS i PCPR", "kind": "forum", "since": "14.01.2016", "rhythm": "quarterly",
        "every": "1", "form": "room", "agenda": "Powitanie | 10", "opens_days": "60", "role": "organiser",
    }  # fmt: skip
    with clock.frozen(date(2016, 1, 4)):
        assert officer.post(f"{root}nowy/", form).status_code == 302
        with scope(partnership=cast.partnership):
            series = Series.objects.get()
        page = read(officer, f"{root}{series.pk}/")
        assert "14 January 2016" in page
        assert officer.post(f"{root}{series.pk}/nastepne/")["Location"] == f"{root}{series.pk}/"
    edited = {name: value for name, value in form.items() if name != "since"} | {"title": "Forum"}
    assert officer.post(f"{root}{series.pk}/opis/", edited).status_code == 302
    assert officer.post(f"{root}{series.pk}/zakoncz/", {"last_day": "31.12.2016"}).status_code == 302
    assert "ended" in read(officer, root)


def test_the_next_meeting_of_a_series_can_be_opened_before_its_time(cast: Cast, officer: Client) -> None:
    with scope(partnership=cast.partnership), clock.frozen(date(2016, 1, 14)):
        series = a_series(cast.partnership, since=date(2016, 1, 14), rhythm=Rhythm.YEARLY)
        page = f"/pulpit/powiat-zwolenski/cykle/{series.pk}/"
        for seen in (1, 2):
            assert officer.post(f"{page}nastepne/", {"seen": seen})["Location"] == page
        planned = sorted(meeting.day.year for meeting in Meeting.objects.all())

    assert planned == [2016, 2017, 2018]
    assert "every year" in read(officer, page)


def test_a_second_click_plans_no_second_meeting_of_a_series(cast: Cast, officer: Client) -> None:
    with scope(partnership=cast.partnership), clock.frozen(date(2016, 1, 14)):
        series = a_series(cast.partnership, since=date(2016, 1, 14), rhythm=Rhythm.YEARLY)
        page = f"/pulpit/powiat-zwolenski/cykle/{series.pk}/"
        for _click in range(2):
            officer.post(f"{page}nastepne/", {"seen": 1})

        assert Meeting.objects.count() == 2


def test_after_another_day_of_a_called_meeting_the_officer_comes_to_those_who_must_be_told(
    cast: Cast, officer: Client, made: Callable[..., Meeting]
) -> None:
    meeting = made()
    address = f"{LIST}{meeting.pk}/stan/termin/"
    assert officer.post(address, {"day": "24.11.2016"})["Location"] == f"{LIST}{meeting.pk}/"
    with scope(partnership=cast.partnership):
        services.call_meeting(actor=SYSTEM, meeting=Meeting.objects.get(pk=meeting.pk))

    answer = officer.post(address, {"day": "25.11.2016"})

    assert answer["Location"] == f"{LIST}{meeting.pk}/uczestnicy/"


def test_those_who_only_read_see_why_they_cannot_plan(
    cast: Cast, client_of: ClientOf, made: Callable[..., Meeting]
) -> None:
    meeting = made()
    reader = client_of(cast.auditor)
    reader.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"

    for address in (LIST, f"{LIST}{meeting.pk}/porzadek/"):
        assert "Your roles in this partnership do not include" in read(reader, address)
    assert "What can be done" not in read(reader, f"{LIST}{meeting.pk}/")


def test_the_page_of_a_meeting_takes_the_same_queries_for_any_agenda(
    cast: Cast, officer: Client, django_assert_max_num_queries: Callable[[int], object]
) -> None:
    with scope(partnership=cast.partnership):
        meeting = a_meeting(cast.partnership, usual=False)
        for number in range(15):
            an_item(meeting, f"Punkt {number}")

    with django_assert_max_num_queries(17):  # type: ignore[attr-defined]  # a context manager of pytest-django
        read(officer, f"{LIST}{meeting.pk}/")
