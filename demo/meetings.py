"""Meetings of the Lubuskie partnership, as its documents tell them; invented days say so on their page."""

from collections.abc import Iterator
from datetime import date, time

from demo import proceedings
from demo.building import Builder
from demo.holding import Point, Speaker, body_of, hold, plan_next, topics
from demo.signs import a_marked_project
from spoiwo.meetings.rhythm import working
from spoiwo.meetings.services import MeetingDraft, ReferenceDraft
from spoiwo.meetings.states import (
    ItemKind,
    MeetingKind,
    PartnershipRole,
    PresenterRole,
    ReferenceKind,
)
from spoiwo.minutes.models import Minutes
from spoiwo.partnerships.models import Partnership
from spoiwo.territory.models import Unit

OHP = "Lubuska Wojewódzka Komenda Ochotniczych Hufców Pracy w Zielonej Górze"
WUP_ZG = "Wojewódzki Urząd Pracy w Zielonej Górze"
MARSHAL_OFFICE = "Urząd Marszałkowski Województwa Lubuskiego"
INVENTED_DAY = "Sprawozdanie podaje, że spotkanie odbyło się w 2016 roku; dzień i miejsce są pokazowe."
INVENTED_SESSION = (
    "Sprawozdanie podaje, że w 2016 roku odbyły się cztery posiedzenia, i wymienia ich tematy; "
    "dzień, miejsce, obecność i przebieg są pokazowe."
)
POPULARISING = "popularyzacja Partnerstwa i ekonomii społecznej w regionie"


def lubuskie(builder: Builder, partnership: Partnership) -> None:
    """Hold the meeting of 14 May 2015 and what the report on the year 2016 counts."""
    _may_2015(builder, partnership)
    _council_2016(builder, partnership)
    _plenary_2016(builder, partnership)
    _committee_2016(builder, partnership)
    _support_centre_2016(builder, partnership)
    for draft in _information_2016(builder):
        hold(builder, partnership, draft, references=topics(POPULARISING))
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
    hold(
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
            *topics(
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
    council = body_of(partnership, "Rada Programowa")
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
    project = a_marked_project(partnership, builder.organizations[WUP_ZG])
    told: Minutes | None = None
    for (day, topic), shown, host in zip(sessions, practices, hosts, strict=True):
        programme = ReferenceDraft(
            kind=ReferenceKind.PROGRAMME, label="RPO Lubuskie 2020", detail="2014–2020"
        )
        session = hold(
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
                project=project if "RPO" in topic else None,
                demo_note=INVENTED_SESSION,
            ),
            points=(
                Point(topic[:1].upper() + topic[1:], ItemKind.DISCUSSION),
                Point(
                    "Dobre praktyki",
                    parts=tuple(Point(name, speakers=(Speaker(organization=name),)) for name in shown),
                ),
            ),
            references=[*topics(topic), *([programme] if "RPO" in topic else [])],
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
    "Fundacja Animacji Kobiet i Fundacja Merkury przedstawiły swoje dobre praktyki. "
    f"Głos zabrała uczestniczka warsztatów, pani {proceedings.PRIVATE}.",
)


def _plenary_2016(builder: Builder, partnership: Partnership) -> None:
    hold(
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
        references=topics("działania instytucji wspierające ekonomię społeczną w regionie lubuskim"),
        outcome="Instytucje zaprezentowały swoje działania. Spotkanie było okazją do wymiany doświadczeń.",
    )


def _committee_2016(builder: Builder, partnership: Partnership) -> None:
    committee = body_of(partnership, "Regionalny Komitet Rozwoju Ekonomii Społecznej")
    spoken = (
        "harmonogram prac nad ekonomią społeczną",
        "zadania koordynacji i monitorowania sektora ekonomii społecznej",
        "zakres prac grupy roboczej ds. współpracy z JST i biznesu",
    )
    for number, month in enumerate((2, 4, 6, 9, 10, 11)):
        hold(
            builder,
            partnership,
            MeetingDraft(
                kind=MeetingKind.EXTERNAL,
                day=working(date(2016, month, 21 + number % 3)),
                title="Robocze spotkanie Regionalnego Komitetu Rozwoju Ekonomii Społecznej",
                body=committee,
                role=PartnershipRole.PARTICIPANT,
                host=builder.organizations["Regionalny Ośrodek Polityki Społecznej w Zielonej Górze"],
                demo_note=INVENTED_DAY,
            ),
            references=topics(spoken[number % len(spoken)]),
        )


def _support_centre_2016(builder: Builder, partnership: Partnership) -> None:
    for day in (date(2016, 4, 5), date(2016, 6, 7), date(2016, 10, 4)):
        hold(
            builder,
            partnership,
            MeetingDraft(
                kind=MeetingKind.OWES,
                day=day,
                title="Spotkanie z pracownikami Ośrodka Wsparcia Ekonomii Społecznej",
                role=PartnershipRole.CO_ORGANISER,
                demo_note=INVENTED_DAY,
            ),
            references=topics("informacje o działaniach Rady Programowej i OWES"),
            outcome="Przedstawiono informacje o działaniach Rady Programowej i Ośrodka.",
        )


# The report names five kinds of hosts (003-41) and not how many meetings each had: the split is invented.
_HOSTS_BY_KIND = (
    ("irp.pup", 8),
    ("ps.", 6),
    ("ngo.", 3),
    ("jst.gmina", 6),
    ("pes.", 1),
)
_INFORMATION_NOTE = (
    "Sprawozdanie podaje łączną liczbę 24 spotkań informacyjnych, zorganizowanych i takich, w których "
    "uczestniczono, oraz rodzaje instytucji; dni, gospodarze i podział są pokazowe."
)


def _information_2016(builder: Builder) -> Iterator[MeetingDraft]:
    """Yield twenty-four meetings: in labour offices, social assistance, NGOs, communes, social economy."""
    lubuskie = [one for one in builder.organizations.values() if one.seat and one.seat.key.startswith("08")]
    number = 0
    for prefix, count in _HOSTS_BY_KIND:
        hosts = [one for one in lubuskie if one.category.startswith(prefix)]
        for place in range(count):
            number += 1
            yield MeetingDraft(
                kind=MeetingKind.INFORMATION,
                day=working(date(2016, 1 + (number - 1) // 2, 6 + 13 * ((number - 1) % 2))),
                title="Spotkanie informacyjne o Partnerstwie i ekonomii społecznej",
                role=PartnershipRole.PARTICIPANT if number % 3 == 0 else PartnershipRole.ORGANISER,
                host=hosts[place % len(hosts)],
                demo_note=_INFORMATION_NOTE,
            )


def _training_2016(builder: Builder, partnership: Partnership) -> None:
    hold(
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
        references=topics("arteterapia"),
    )
