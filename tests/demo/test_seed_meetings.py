"""The facts of the documents about meetings, each by its number."""

from datetime import date

import pytest
from django_scopes import scope

from spoiwo.attendance.models import Headcount
from spoiwo.attendance.states import CountKind
from spoiwo.common import polish
from spoiwo.decisions.models import Resolution
from spoiwo.meetings.models import Meeting, Presenter, Reference
from spoiwo.meetings.selectors import agenda_of
from spoiwo.meetings.states import TOOK_PLACE, MeetingKind, PartnershipRole, ReferenceKind, State
from spoiwo.minutes.models import Minutes
from spoiwo.partnerships.models import Partnership

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]
LUBUSKIE = "lubuskie-es"
NOWODWORSKI_2018, NOWODWORSKI_2024 = "powiat-nowodworski-2018", "powiat-nowodworski-2024"


def meetings(slug: str, **wanted: object) -> list[Meeting]:
    partnership = Partnership.objects.get(slug=slug)
    with scope(partnership=partnership):
        rows = Meeting.objects.filter(**wanted).select_related(
            "host", "body", "unit", "series", "partnership"
        )
        return list(rows.order_by("day", "pk"))


def one(slug: str, day: date) -> Meeting:
    found = meetings(slug, day=day)
    assert len(found) == 1, found
    return found[0]


def in_2016(kind: MeetingKind) -> list[Meeting]:
    return meetings(LUBUSKIE, kind=kind, day__year=2016)


def presenters(meeting: Meeting) -> list[Presenter]:
    with scope(partnership=meeting.partnership):
        rows = Presenter.objects.filter(item__meeting=meeting).select_related("person", "organization")
        return list(rows.order_by("item__order", "order"))


def labels(meeting: Meeting, kind: ReferenceKind) -> list[str]:
    with scope(partnership=meeting.partnership):
        return [row.label for row in Reference.objects.filter(meeting=meeting, kind=kind)]


def test_002_01_to_03_the_meeting_of_14_may_2015_was_one_of_signatories_at_the_ohp_command() -> None:
    meeting = one(LUBUSKIE, date(2015, 5, 14))

    assert meeting.kind == MeetingKind.SIGNATORIES
    assert polish.weekday(meeting.day) == "czwartek"
    assert meeting.host is not None
    assert meeting.host.name == "Lubuska Wojewódzka Komenda Ochotniczych Hufców Pracy w Zielonej Górze"
    assert meeting.locality == "Zielona Góra"


def test_002_04_to_10_its_topics_guest_speaker_and_documents() -> None:
    meeting = one(LUBUSKIE, date(2015, 5, 14))

    spoke = [(row.called, row.office, row.get_role_display()) for row in presenters(meeting)]
    with scope(partnership=meeting.partnership):
        titles = [line.item.title for line in agenda_of(meeting).lines]

    assert [row[0] for row in spoke] == ["Romuald Gawlik", "Małgorzata Jażdżewska"]
    assert presenters(meeting)[1].department == "Departament Europejskiego Funduszu Społecznego"
    assert "Podsumowanie działań Rady Programowej" in titles
    assert labels(meeting, ReferenceKind.STRATEGY) == ["Lubuski Program Rozwoju Ekonomii Społecznej"]
    assert labels(meeting, ReferenceKind.PROGRAMME) == ["Regionalny Program Operacyjny"]
    assert "społeczna odpowiedzialność biznesu" in labels(meeting, ReferenceKind.TOPIC)


def test_002_26_the_host_is_one_of_the_signatories_and_is_counted() -> None:
    meeting = one(LUBUSKIE, date(2015, 5, 14))
    assert meeting.host is not None

    with scope(partnership=meeting.partnership):
        assert meeting.host.signatories.exists()


def test_003_10_four_council_sessions_were_held_in_2016() -> None:
    sessions = in_2016(MeetingKind.COUNCIL)

    assert len(sessions) == 4
    assert [meeting.number for meeting in sessions] == [1, 2, 3, 4]
    assert all(meeting.demo_note for meeting in sessions)


def test_003_11_to_13_the_topics_of_the_council() -> None:
    topics = " ".join(
        label for meeting in in_2016(MeetingKind.COUNCIL) for label in labels(meeting, ReferenceKind.TOPIC)
    )

    for words in ("rekomendacje", "forum wymiany informacji", "finansowania", "dobre praktyki"):
        assert words in topics


def test_003_14_to_19_six_institutions_showed_good_practices_one_from_outside_the_region() -> None:
    shown = {row.called for meeting in in_2016(MeetingKind.COUNCIL) for row in presenters(meeting)}

    assert shown == {
        "Powiatowy Urząd Pracy w Strzelcach Krajeńskich",
        "Powiatowe Centrum Pomocy Rodzinie w Gorzowie Wielkopolskim",
        "Gorzowskie Centrum Pomocy Rodzinie",
        "Fundacja Animacji Kobiet",
        "Fundacja Merkury",
        "Stowarzyszenie na rzecz Osób z Upośledzeniem Umysłowym w Gorzowie Wielkopolskim",
    }


def test_003_20_to_23_the_plenary_of_18_november_2016() -> None:
    meeting = one(LUBUSKIE, date(2016, 11, 18))

    assert meeting.kind == MeetingKind.SIGNATORIES
    assert meeting.aim.startswith("Podsumowanie dotychczasowych działań")
    assert "wymiany doświadczeń" in meeting.outcome
    assert not meeting.demo_note


def test_003_25_to_27_six_meetings_of_the_committee_were_attended() -> None:
    attended = in_2016(MeetingKind.EXTERNAL)

    assert len(attended) == 6
    assert {meeting.role for meeting in attended} == {PartnershipRole.PARTICIPANT}
    assert {meeting.body.name for meeting in attended if meeting.body} == {
        "Regionalny Komitet Rozwoju Ekonomii Społecznej"
    }


def test_003_29_three_meetings_with_the_support_centre() -> None:
    assert len(in_2016(MeetingKind.OWES)) == 3


def test_003_39_to_41_twenty_four_information_meetings_by_role_and_by_kind_of_host() -> None:
    held = in_2016(MeetingKind.INFORMATION)

    assert len(held) == 24
    assert {meeting.role for meeting in held} == {PartnershipRole.ORGANISER, PartnershipRole.PARTICIPANT}
    groups = {meeting.host.category.split(".")[0] for meeting in held if meeting.host}
    assert groups == {"irp", "ps", "ngo", "jst", "pes"}


def test_003_55_the_counted_meetings_of_2016_are_38() -> None:
    counted = (
        MeetingKind.COUNCIL, MeetingKind.SIGNATORIES, MeetingKind.EXTERNAL, MeetingKind.OWES,
        MeetingKind.INFORMATION,
    )  # fmt: skip

    assert [len(in_2016(kind)) for kind in counted] == [4, 1, 6, 3, 24]


def test_004_38_the_extraordinary_session_of_19_april_2018() -> None:
    meeting = one(NOWODWORSKI_2018, date(2018, 4, 19))

    assert (meeting.kind, meeting.is_extraordinary) == (MeetingKind.EXTERNAL, True)
    assert meeting.body is not None
    assert meeting.body.name.startswith("Powiatowa Rada Rynku Pracy")


def test_004_51_to_53_the_first_of_a_series_in_a_residence_of_another_commune() -> None:
    meeting = one(NOWODWORSKI_2018, date(2018, 6, 6))

    assert meeting.series is not None
    assert (meeting.series.title, meeting.number) == ("Spotkania organizacyjno-integracyjne", 1)
    assert (meeting.venue, meeting.locality) == ("rezydencja Miętowe Wzgórza", "Trębki Nowe")
    assert meeting.host is None
    assert meeting.unit is not None
    assert meeting.unit.name == "Zakroczym"
    assert labels(meeting, ReferenceKind.TOPIC) == ["partnerstwo lokalne"]


def test_001_16_to_25_the_inaugural_conference_of_8_october_2024_and_its_speakers() -> None:
    meeting = one(NOWODWORSKI_2024, date(2024, 10, 8))

    assert (meeting.kind, meeting.is_inaugural) == (MeetingKind.CONFERENCE, True)
    assert {row.called for row in presenters(meeting)} == {
        "Tomasz Sieradz",
        "Magdalena Biernacka",
        "Jadwiga Olszowska-Urban",
        "Jakub Szewczyk",
        "Tomasz Schimanek",
    }
    assert "wymiana doświadczeń" in meeting.outcome


def test_000_the_partnership_of_zwolen_was_signed_in_two_places_on_28_march_2018() -> None:
    meeting = one("powiat-zwolenski-2018", date(2018, 3, 28))

    assert (meeting.kind, meeting.venue) == (MeetingKind.SIGNING, "Urząd Miejski i Starostwo Powiatowe")


def test_001_18_and_19_about_150_people_came_from_the_circles_named() -> None:
    meeting = one(NOWODWORSKI_2024, date(2024, 10, 8))
    with scope(partnership=meeting.partnership):
        rows = list(Headcount.objects.filter(meeting=meeting))

    (every,) = [row for row in rows if not row.sector]
    assert (every.count, every.kind, every.wording) == (150, CountKind.ESTIMATE, "blisko 150 osób")
    assert {row.sector for row in rows if row.sector} == {"business", "social", "social_economy", "public"}


def test_every_meeting_of_the_documents_took_place() -> None:
    for slug in (LUBUSKIE, NOWODWORSKI_2018, NOWODWORSKI_2024):
        past = meetings(slug, day__lt=date(2026, 1, 1))
        assert {meeting.state for meeting in past} <= set(TOOK_PLACE), slug
        assert State.PLANNED not in {meeting.state for meeting in past}


def test_one_set_of_minutes_went_from_draft_to_approval_and_says_that_it_is_invented() -> None:
    session = next(one for one in in_2016(MeetingKind.COUNCIL) if one.day == date(2016, 9, 15))
    with scope(partnership=session.partnership):
        made = Minutes.objects.get(meeting__day__year=2016)
        item = made.approving_item

        assert made.meeting_id == session.pk
        assert made.is_sealed
        assert made.demo_note
        assert item is not None
        assert item.meeting is not None
        assert item.meeting.day == date(2016, 12, 8)
        assert made.amendments.count() == 1


def test_the_resolution_of_the_demonstration_is_numbered_in_its_term() -> None:
    partnership = Partnership.objects.get(slug=LUBUSKIE)
    with scope(partnership=partnership):
        resolution = Resolution.objects.get()

        assert (resolution.number, resolution.adopted_on) == (1, date(2016, 9, 15))
