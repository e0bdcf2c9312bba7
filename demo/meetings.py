"""Meetings of the partnerships, as the documents tell them; invented days say so on their page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta

from demo import proceedings
from demo.building import ACTOR, Builder
from spoiwo.attendance.services import HeadcountDraft, record_headcounts
from spoiwo.attendance.states import CountKind
from spoiwo.common import clock
from spoiwo.common.periods import Precision
from spoiwo.councils.models import Body
from spoiwo.meetings import services
from spoiwo.meetings.models import AgendaItem, Meeting
from spoiwo.meetings.rhythm import working
from spoiwo.meetings.services import ItemDraft, MeetingDraft, PresenterDraft, ReferenceDraft, SeriesDraft
from spoiwo.meetings.states import (
    ItemKind,
    MeetingKind,
    PartnershipRole,
    PresenterRole,
    ReferenceKind,
    Rhythm,
)
from spoiwo.minutes.models import Minutes
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.categories import Sector
from spoiwo.territory.models import Unit

OHP = "Lubuska Wojewódzka Komenda Ochotniczych Hufców Pracy w Zielonej Górze"
WUP_ZG = "Wojewódzki Urząd Pracy w Zielonej Górze"
MARSHAL_OFFICE = "Urząd Marszałkowski Województwa Lubuskiego"
COUNTY = "Powiat nowodworski"
INVENTED_DAY = "Sprawozdanie podaje, że spotkanie odbyło się w 2016 roku; dzień i miejsce są pokazowe."
INVENTED_SESSION = (
    "Sprawozdanie podaje, że w 2016 roku odbyły się cztery posiedzenia, i wymienia ich tematy; "
    "dzień, miejsce, obecność i przebieg są pokazowe."
)
POPULARISING = "popularyzacja Partnerstwa i ekonomii społecznej w regionie"


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who spoke: a name of the register, the office of that day, and on what."""

    person: str = ""
    organization: str = ""
    office: str = ""
    department: str = ""
    topic: str = ""
    role: PresenterRole = PresenterRole.PRESENTER


@dataclass(frozen=True, slots=True)
class Point:
    """An item of an agenda and who spoke at it."""

    title: str
    kind: ItemKind = ItemKind.INFORMATION
    speakers: tuple[Speaker, ...] = ()
    parts: tuple["Point", ...] = ()


def _hold(
    builder: Builder,
    partnership: Partnership,
    draft: MeetingDraft,
    *,
    points: Sequence[Point] = (),
    references: Sequence[ReferenceDraft] = (),
    outcome: str = "",
    usual: bool = False,
    people: Sequence[HeadcountDraft] = (),
) -> Meeting:
    meeting = services.plan_meeting(
        actor=ACTOR, partnership=partnership, draft=draft, references=references, with_usual_items=usual
    )
    for point in points:
        _add(builder, meeting, point)
    services.hold_meeting(actor=ACTOR, meeting=meeting)
    if people:
        record_headcounts(actor=ACTOR, meeting=meeting, drafts=people)
    if outcome:
        services.describe_outcome(actor=ACTOR, meeting=meeting, outcome=outcome)
    return meeting


def _add(builder: Builder, meeting: Meeting, point: Point, parent: AgendaItem | None = None) -> None:
    draft = ItemDraft(title=point.title, kind=point.kind)
    item = services.add_item(actor=ACTOR, meeting=meeting, draft=draft, parent=parent)
    for speaker in point.speakers:
        services.add_presenter(actor=ACTOR, item=item, draft=_presenter(builder, speaker))
    for part in point.parts:
        _add(builder, meeting, part, item)


def _presenter(builder: Builder, speaker: Speaker) -> PresenterDraft:
    return PresenterDraft(
        person=builder.persons[speaker.person] if speaker.person else None,
        office=speaker.office,
        organization=builder.organizations[speaker.organization] if speaker.organization else None,
        department=speaker.department,
        role=speaker.role,
        topic=speaker.topic,
    )


def _topics(*labels: str) -> list[ReferenceDraft]:
    return [ReferenceDraft(kind=ReferenceKind.TOPIC, label=label) for label in labels]


def _about(count: int, wording: str) -> HeadcountDraft:
    """Return an estimate in the words of its source."""
    return HeadcountDraft(kind=CountKind.ESTIMATE, count=count, wording=wording)


def _body(partnership: Partnership, name: str) -> Body:
    body: Body = Body.objects.get(partnership=partnership, name=name)
    return body


def zwolen(builder: Builder, partnership: Partnership) -> None:
    """Hold the signing of 28 March 2018 in two places, and plan a meeting so that there is one to try."""
    _hold(
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
        ),
        references=_topics("podpisanie porozumienia"),
    )
    plan_next(partnership, "Spotkanie sygnatariuszy")


def plan_next(partnership: Partnership, title: str) -> Meeting:
    """Plan a meeting a month ahead, on a working day, without a place: its page offers what comes next."""
    return services.plan_meeting(
        actor=ACTOR,
        partnership=partnership,
        draft=MeetingDraft(
            kind=MeetingKind.SIGNATORIES,
            day=working(clock.today() + timedelta(days=30)),
            title=title,
            begins=time(10),
            ends=time(13),
            demo_note="Spotkanie pokazowe: można na nim wypróbować zaproszenia, obecność i głosowania.",
        ),
        references=_topics("plan działania na przyszły rok"),
    )


def lubuskie(builder: Builder, partnership: Partnership) -> None:
    """Hold the meeting of 14 May 2015 and what the report on the year 2016 counts."""
    _may_2015(builder, partnership)
    _council_2016(builder, partnership)
    _plenary_2016(builder, partnership)
    _committee_2016(builder, partnership)
    _support_centre_2016(builder, partnership)
    for draft in _information_2016(builder):
        _hold(builder, partnership, draft, references=_topics(POPULARISING))
    _training_2016(builder, partnership)
    plan_next(partnership, "Spotkanie sygnatariuszy")


def _may_2015(builder: Builder, partnership: Partnership) -> None:
    vice_marshal = Speaker(
        "Romuald Gawlik", "Województwo Lubuskie", "Wicemarszałek", role=PresenterRole.GUEST
    )
    funds = Speaker(
        "Małgorzata Jażdżewska",
        MARSHAL_OFFICE,
        "Zastępca Dyrektora",
        "Departament Europejskiego Funduszu Społecznego",
    )
    _hold(
        builder,
        partnership,
        MeetingDraft(
            kind=MeetingKind.SIGNATORIES,
            day=date(2015, 5, 14),
            title="Spotkanie sygnatariuszy Partnerstwa na rzecz ekonomii społecznej",
            host=builder.organizations[OHP],
            locality="Zielona Góra",
            unit=Unit.objects.get(key="0862"),
            aim="Omówienie różnorodnych form działania na rzecz ekonomii społecznej w regionie lubuskim.",
        ),
        points=(
            Point("Powitanie uczestników i gości", ItemKind.OPENING, (vice_marshal,)),
            Point("Podsumowanie działań Rady Programowej"),
            Point("Założenia Lubuskiego Programu Rozwoju Ekonomii Społecznej"),
            Point(
                "Ekonomia społeczna w nowej perspektywie finansowania w ramach Regionalnego Programu "
                "Operacyjnego",
                speakers=(funds,),
            ),
            Point("Społeczna odpowiedzialność biznesu", ItemKind.DISCUSSION),
            Point("Rola i miejsce podmiotów ekonomii społecznej w państwie", ItemKind.DISCUSSION),
        ),
        references=[
            *_topics(
                "formy działania na rzecz ekonomii społecznej w regionie lubuskim",
                "społeczna odpowiedzialność biznesu",
                "rola i miejsce podmiotów ekonomii społecznej w państwie",
            ),
            ReferenceDraft(
                kind=ReferenceKind.STRATEGY,
                label="Lubuski Program Rozwoju Ekonomii Społecznej",
                detail="przyjęty 7 kwietnia 2015 r.",
            ),
            ReferenceDraft(
                kind=ReferenceKind.PROGRAMME, label="Regionalny Program Operacyjny", detail="2014–2020"
            ),
        ],
    )


def _council_2016(builder: Builder, partnership: Partnership) -> None:
    council = _body(partnership, "Rada Programowa")
    practices = (
        ("Powiatowy Urząd Pracy w Strzelcach Krajeńskich",),
        ("Powiatowe Centrum Pomocy Rodzinie w Gorzowie Wielkopolskim", "Gorzowskie Centrum Pomocy Rodzinie"),
        ("Fundacja Animacji Kobiet", "Fundacja Merkury"),
        ("Stowarzyszenie na rzecz Osób z Upośledzeniem Umysłowym w Gorzowie Wielkopolskim",),
    )
    sessions = (
        (date(2016, 3, 10), "wnioski i rekomendacje dotyczące wsparcia ekonomii społecznej"),
        (date(2016, 5, 19), "utworzenie forum wymiany informacji pracowników PUP, OPS i PCPR"),
        (date(2016, 9, 15), "perspektywy finansowania ekonomii społecznej w ramach RPO Lubuskie 2020"),
        (date(2016, 12, 8), "dobre praktyki w ekonomii społecznej"),
    )
    hosts = (WUP_ZG, "Powiatowy Urząd Pracy w Strzelcach Krajeńskich", WUP_ZG, OHP)
    proceedings.open_registers(partnership)
    told: Minutes | None = None
    for (day, topic), shown, host in zip(sessions, practices, hosts, strict=True):
        programme = ReferenceDraft(
            kind=ReferenceKind.PROGRAMME, label="RPO Lubuskie 2020", detail="2014–2020"
        )
        session = _hold(
            builder,
            partnership,
            MeetingDraft(
                kind=MeetingKind.COUNCIL,
                day=day,
                title="Posiedzenie Rady Programowej",
                body=council,
                begins=time(10),
                ends=time(13),
                host=builder.organizations[host],
                demo_note=INVENTED_SESSION,
            ),
            points=(
                Point(topic[:1].upper() + topic[1:], ItemKind.DISCUSSION),
                Point(
                    "Dobre praktyki",
                    parts=tuple(Point(name, speakers=(Speaker(organization=name),)) for name in shown),
                ),
            ),
            references=[*_topics(topic), *([programme] if "RPO" in topic else [])],
            usual=True,
        )
        proceedings.mark_members(session)
        if "RPO" in topic:
            proceedings.decide(session, council)
            told = proceedings.write_minutes(session, COURSE)
        elif told is not None:
            proceedings.approve(told, session)


# What was said at the session of 15 September 2016, item by item; invented, as its page says.
COURSE = (
    "Posiedzenie otwarto o godz. 10.00 i powitano członków Rady.",
    "Na dziewięciu członków obecnych było siedmioro, Rada mogła podejmować decyzje.",
    "Porządek obrad przyjęto bez uwag.",
    "Omówiono możliwości finansowania ekonomii społecznej w ramach RPO Lubuskie 2020.",
    "Fundacja Animacji Kobiet i Fundacja Merkury przedstawiły swoje dobre praktyki.",
)


def _plenary_2016(builder: Builder, partnership: Partnership) -> None:
    _hold(
        builder,
        partnership,
        MeetingDraft(
            kind=MeetingKind.SIGNATORIES,
            day=date(2016, 11, 18),
            title="Spotkanie sygnatariuszy",
            aim="Podsumowanie dotychczasowych działań partnerskich Rady Programowej.",
        ),
        points=(
            Point("Podsumowanie dotychczasowych działań partnerskich Rady Programowej"),
            Point("Działania instytucji wspierające ekonomię społeczną w regionie lubuskim"),
        ),
        references=_topics("działania instytucji wspierające ekonomię społeczną w regionie lubuskim"),
        outcome="Instytucje zaprezentowały swoje działania. Spotkanie było okazją do wymiany doświadczeń.",
    )


def _committee_2016(builder: Builder, partnership: Partnership) -> None:
    committee = _body(partnership, "Regionalny Komitet Rozwoju Ekonomii Społecznej")
    topics = (
        "harmonogram prac nad ekonomią społeczną",
        "zadania koordynacji i monitorowania sektora ekonomii społecznej",
        "zakres prac grupy roboczej ds. współpracy z JST i biznesu",
    )
    for number, month in enumerate((2, 4, 6, 9, 10, 11)):
        _hold(
            builder,
            partnership,
            MeetingDraft(
                kind=MeetingKind.EXTERNAL,
                day=date(2016, month, 21 + number % 3),
                title="Robocze spotkanie Regionalnego Komitetu Rozwoju Ekonomii Społecznej",
                body=committee,
                role=PartnershipRole.PARTICIPANT,
                host=builder.organizations["Regionalny Ośrodek Polityki Społecznej w Zielonej Górze"],
                demo_note=INVENTED_DAY,
            ),
            references=_topics(topics[number % len(topics)]),
        )


def _support_centre_2016(builder: Builder, partnership: Partnership) -> None:
    for day in (date(2016, 4, 5), date(2016, 6, 7), date(2016, 10, 4)):
        _hold(
            builder,
            partnership,
            MeetingDraft(
                kind=MeetingKind.OWES,
                day=day,
                title="Spotkanie z pracownikami Ośrodka Wsparcia Ekonomii Społecznej",
                role=PartnershipRole.CO_ORGANISER,
                demo_note=INVENTED_DAY,
            ),
            references=_topics("informacje o działaniach Rady Programowej i OWES"),
            outcome="Przedstawiono informacje o działaniach Rady Programowej i Ośrodka.",
        )


# How the twenty-four were split among kinds of hosts the report does not say: the split is invented.
_HOSTS_BY_KIND = (
    ("irp.pup", 8),
    ("ps.", 6),
    ("ngo.", 3),
    ("jst.gmina", 6),
    ("ngo.kis", 1),
)
_INFORMATION_NOTE = (
    "Sprawozdanie podaje łączną liczbę 24 spotkań informacyjnych, zorganizowanych i takich, w których "
    "uczestniczono, oraz rodzaje instytucji; dni, gospodarze i podział są pokazowe."
)


def _information_2016(builder: Builder) -> Iterator[MeetingDraft]:
    """Yield twenty-four meetings: in labour offices, social assistance, NGOs, communes, entities."""
    lubuskie = [one for one in builder.organizations.values() if one.seat and one.seat.key.startswith("08")]
    taken: set[int] = set()
    number = 0
    for prefix, count in _HOSTS_BY_KIND:
        hosts = [one for one in lubuskie if one.category.startswith(prefix) and one.pk not in taken]
        hosts = hosts or [one for one in lubuskie if one.category.startswith(prefix[:3])]
        for place in range(count):
            host = hosts[place % len(hosts)]
            taken.add(host.pk)
            number += 1
            yield MeetingDraft(
                kind=MeetingKind.INFORMATION,
                day=date(2016, 1 + (number - 1) // 2, 6 + 13 * ((number - 1) % 2)),
                title="Spotkanie informacyjne o Partnerstwie i ekonomii społecznej",
                role=PartnershipRole.PARTICIPANT if number % 3 == 0 else PartnershipRole.ORGANISER,
                host=host,
                demo_note=_INFORMATION_NOTE,
            )


def _training_2016(builder: Builder, partnership: Partnership) -> None:
    _hold(
        builder,
        partnership,
        MeetingDraft(
            kind=MeetingKind.TRAINING,
            day=date(2016, 10, 20),
            title="Szkolenie „Arteterapia sposobem na stres”",
            aim="Poznanie arteterapii i jej wykorzystania w pracy z osobami zagrożonymi wykluczeniem "
            "społecznym; dla pracowników instytucji rynku pracy, integracji społecznej i podmiotów "
            "ekonomii społecznej.",
            demo_note=INVENTED_DAY,
        ),
        references=_topics("arteterapia"),
    )


def nowodworski_2018(builder: Builder, partnership: Partnership) -> None:
    """Hold the extraordinary session of 19 April 2018, the series that began on 6 June, and what followed."""
    _hold(
        builder,
        partnership,
        MeetingDraft(
            kind=MeetingKind.EXTERNAL,
            day=date(2018, 4, 19),
            title="Nadzwyczajne Posiedzenie Powiatowej Rady Rynku Pracy",
            body=_body(partnership, "Powiatowa Rada Rynku Pracy powiatu nowodworskiego"),
            is_extraordinary=True,
            role=PartnershipRole.PARTICIPANT,
        ),
        references=_topics("podpisanie porozumienia o zawarciu partnerstwa lokalnego"),
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
    record_headcounts(actor=ACTOR, meeting=first, drafts=[_about(200, "około 200 osób")])
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
        references=_topics("partnerstwo lokalne"),
        version=first.version,
    )


def _workshop_and_gala(builder: Builder, partnership: Partnership) -> None:
    _hold(
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
        people=[_about(130, "około 130 osób")],
    )
    _hold(
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
    _hold(
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
        references=_topics("partnerstwo lokalne", "ekonomia społeczna", "aktualna sytuacja w powiecie"),
        outcome="Rozmowy z ekspertami i praktykami z różnych dziedzin, wymiana doświadczeń "
        "i nawiązanie nowych znajomości.",
        people=[_about(150, "blisko 150 osób"), *_came_too()],
    )
    _hold(
        builder,
        partnership,
        MeetingDraft(
            kind=MeetingKind.FORUM,
            day=date(2024, 12, 1),
            precision=Precision.MONTH,
            title="Forum partnerstwa z wręczeniem tytułu „Społecznik Roku”",
        ),
        outcome="Wręczono tytuł „Społecznik Roku”.",
        people=[_about(160, "ponad 160 osób")],
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
