"""Meetings of the partnerships of Zwoleń and Nowy Dwór Mazowiecki, as the documents tell them."""

from datetime import date

from demo.building import ACTOR, Builder
from demo.holding import Point, Speaker, about, body_of, hold, plan_next, topics
from spoiwo.attendance.services import HeadcountDraft, record_headcounts
from spoiwo.attendance.states import CountKind
from spoiwo.common.periods import Precision
from spoiwo.meetings import services
from spoiwo.meetings.models import Meeting
from spoiwo.meetings.services import ItemDraft, MeetingDraft, SeriesDraft
from spoiwo.meetings.states import (
    ItemKind,
    MeetingKind,
    PartnershipRole,
    PresenterRole,
    Rhythm,
)
from spoiwo.partnerships.models import Partnership
from spoiwo.projects.models import Project
from spoiwo.registry.categories import Sector
from spoiwo.territory.models import Unit

COUNTY = "Powiat nowodworski"


def zwolen(builder: Builder, partnership: Partnership, project: Project) -> None:
    """Hold the signing of 28 March 2018 in two places, and plan a meeting so that there is one to try."""
    hold(
        builder,
        partnership,
        MeetingDraft(
            kind=MeetingKind.SIGNING,
            day=date(2018, 3, 28),
            title="Podpisanie Partnerstwa Lokalnego",
            venue="Urząd Miejski i Starostwo Powiatowe",
            locality="Zwoleń",
            unit=Unit.objects.get(key="143605"),
            is_inaugural=True,
            project=project,
        ),
        references=topics("podpisanie porozumienia"),
    )
    plan_next(partnership, "Spotkanie sygnatariuszy")


def nowodworski_2018(builder: Builder, partnership: Partnership) -> None:
    """Hold the extraordinary session of 19 April 2018, the series that began on 6 June, and what followed."""
    hold(
        builder,
        partnership,
        MeetingDraft(
            kind=MeetingKind.EXTERNAL,
            day=date(2018, 4, 19),
            title="Nadzwyczajne Posiedzenie Powiatowej Rady Rynku Pracy",
            body=body_of(partnership, "Powiatowa Rada Rynku Pracy powiatu nowodworskiego"),
            is_extraordinary=True,
            role=PartnershipRole.PARTICIPANT,
        ),
        references=topics("podpisanie porozumienia o zawarciu partnerstwa lokalnego"),
        outcome="Podpisano porozumienie o zawarciu Partnerstwa Lokalnego.",
    )
    series = services.open_series(
        actor=ACTOR,
        partnership=partnership,
        draft=SeriesDraft(
            title="Spotkania organizacyjno-integracyjne",
            kind=MeetingKind.CONFERENCE,
            rhythm=Rhythm.FREE,
            aim="Spotkania partnerów powiatu nowodworskiego.",
        ),
        since=date(2018, 6, 6),
    )
    first = Meeting.objects.get(series=series)
    _describe_first(first)
    services.add_item(actor=ACTOR, meeting=first, draft=ItemDraft(title="Partnerstwo lokalne"))
    services.hold_meeting(actor=ACTOR, meeting=first)
    record_headcounts(actor=ACTOR, meeting=first, drafts=[about(200, "około 200 osób")])
    _workshop_and_gala(builder, partnership)


def _describe_first(first: Meeting) -> None:
    """Put the first meeting of the series where the document says it was."""
    draft = MeetingDraft(
        kind=MeetingKind.CONFERENCE,
        day=date(2018, 6, 6),
        title="Pierwsze spotkanie organizacyjno-integracyjne",
        series=first.series,
        is_inaugural=True,
        venue="rezydencja Miętowe Wzgórza",
        locality="Trębki Nowe",
        unit=Unit.objects.get(key="141406"),
        aim="Rozpoczęcie cyklu spotkań partnerów.",
    )
    services.edit_meeting(
        actor=ACTOR,
        meeting=first,
        draft=draft,
        references=topics("partnerstwo lokalne"),
        version=first.version,
    )


def _workshop_and_gala(builder: Builder, partnership: Partnership) -> None:
    hold(
        builder,
        partnership,
        MeetingDraft(
            kind=MeetingKind.WORKSHOP,
            day=date(2018, 9, 12),
            title="Warsztaty Lokalnego Ożywienia Gospodarczego",
            host=builder.organizations["Gmina Leoncin"],
            locality="Leoncin",
            unit=Unit.objects.get(key="141403"),
        ),
        points=(Point("Praca w grupach tematycznych", ItemKind.DISCUSSION),),
        people=[about(130, "około 130 osób")],
    )
    hold(
        builder,
        partnership,
        MeetingDraft(kind=MeetingKind.AWARD, day=date(2018, 12, 12), title="Gala projektów partnerstwa"),
        points=tuple(
            Point(title)
            for title in (
                "Ścieżki rowerowe",
                "Platforma przedsiębiorców",
                "Nowoczesna szkoła",
                "Brzeg Wisły",
                "„Szlakiem nasielskiego guzika”",
            )
        ),
        outcome="Wybrano projekty do realizacji w latach 2018–2023.",
    )


def nowodworski_2024(builder: Builder, partnership: Partnership) -> None:
    """Hold the inaugural conference of 8 October 2024 and the forum of December."""
    director = Speaker(
        "Tomasz Sieradz", "Wojewódzki Urząd Pracy w Warszawie", "Dyrektor", role=PresenterRole.GUEST
    )
    county = Speaker("Magdalena Biernacka", COUNTY, "Starosta Nowodworski")
    experts = (
        Speaker("Jadwiga Olszowska-Urban", topic="partnerstwo lokalne", role=PresenterRole.EXPERT),
        Speaker(
            "Jakub Szewczyk",
            "Ministerstwo Rodziny, Pracy i Polityki Społecznej",
            "Główny specjalista",
            "Departament Ekonomii Społecznej",
            role=PresenterRole.EXPERT,
        ),
        Speaker("Tomasz Schimanek", "Fundacja Inicjatyw Społeczno-Ekonomicznych", role=PresenterRole.EXPERT),
    )
    hold(
        builder,
        partnership,
        MeetingDraft(
            kind=MeetingKind.CONFERENCE,
            day=date(2024, 10, 8),
            title="Konferencja inaugurująca Partnerstwo Lokalne w powiecie nowodworskim",
            is_inaugural=True,
        ),
        points=(
            Point("Otwarcie konferencji", ItemKind.OPENING, (director,)),
            Point("Aktualna sytuacja w powiecie i plany na przyszłość", speakers=(county,)),
            Point("Założenia tworzenia partnerstwa lokalnego i ekonomia społeczna", speakers=experts),
        ),
        references=topics("partnerstwo lokalne", "ekonomia społeczna", "aktualna sytuacja w powiecie"),
        outcome="Rozmowy z ekspertami i praktykami z różnych dziedzin, wymiana doświadczeń "
        "i nawiązanie nowych znajomości.",
        people=[about(150, "blisko 150 osób"), *_came_too()],
    )
    hold(
        builder,
        partnership,
        MeetingDraft(
            kind=MeetingKind.FORUM,
            day=date(2024, 12, 1),
            precision=Precision.MONTH,
            title="Forum partnerstwa z wręczeniem tytułu „Społecznik Roku”",
        ),
        outcome="Wręczono tytuł „Społecznik Roku”.",
        people=[about(160, "ponad 160 osób")],
    )


def _came_too() -> list[HeadcountDraft]:
    """Return the circles the document names at the conference; nobody counted how many came from each."""
    named = {
        Sector.BUSINESS: "przedstawiciele biznesu",
        Sector.SOCIAL: "organizacje pozarządowe",
        Sector.SOCIAL_ECONOMY: "ekonomia społeczna",
        Sector.PUBLIC: "samorządowcy",
    }
    return [
        HeadcountDraft(sector=sector, kind=CountKind.ESTIMATE, count=None, wording=wording)
        for sector, wording in named.items()
    ]
