"""The stories in their order: what happened on which day, as the documents tell it."""

from datetime import date

from django.db import transaction
from django_scopes import scope

from demo import (
    accessibility,
    agreements,
    articles,
    bodies,
    comments,
    communiques,
    contacts,
    duties,
    elections,
    forum,
    ideas,
    indicators,
    market,
    meetings,
    meetings_mazowieckie,
    newsletters,
    offers,
    open_call,
    plans,
    practices,
    privacy,
    recommendations,
    reports,
    requests,
    sites,
    underway,
)
from demo.building import ACTOR, Builder
from demo.institutions import LUBUSKIE_NAMED, MAZOWIECKIE, lubuskie_filling
from demo.partnerships import (
    LUBUSKIE,
    NOWODWORSKI_2018,
    NOWODWORSKI_2024,
    PACT,
    PRZYSUCHA,
    ZWOLEN,
    unnamed_siblings,
)
from demo.people import EXPERT, PEOPLE
from spoiwo.common.periods import Precision
from spoiwo.partnerships import services as partnerships
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.states import RelationKind, Stage
from spoiwo.projects import services as projects
from spoiwo.projects.states import Connection, Perspective
from spoiwo.registry import services as registry
from spoiwo.registry.services import MembershipDraft
from spoiwo.registry.states import PartnershipRole

YEAR_2008 = date(2008, 1, 1)
WUP_ZG = "Wojewódzki Urząd Pracy w Zielonej Górze"
OHP = "Lubuska Wojewódzka Komenda Ochotniczych Hufców Pracy w Zielonej Górze"
REGION = "Województwo Lubuskie"
MARSHAL = "Marszałek Województwa Lubuskiego"
# Of the 69 one has a day in the documents; 66 more are shown since 2008 and two later, so that the
# list had 67 institutions in 2012, as another public page says.
LATE_JOINERS = {
    "Regionalny Ośrodek Polityki Społecznej w Zielonej Górze": date(2013, 6, 1),
    "Gmina Dobiegniew": date(2014, 3, 1),
}
NOT_MEMBERS = {
    "Województwo Lubuskie",
    "Urząd Marszałkowski Województwa Lubuskiego",
    "Ochotniczy Hufiec Pracy w Zielonej Górze",
    "Fundacja Merkury",
}


@transaction.atomic
def build() -> None:
    """Build everything, or nothing."""
    builder = Builder()
    builder.institutions([*MAZOWIECKIE, *LUBUSKIE_NAMED, *lubuskie_filling()])
    for row in [*PEOPLE, EXPERT]:
        builder.person(row)
    market.invent(builder)
    accessibility.site()
    _radom(builder)
    _lubuskie(builder)
    _nowodworski(builder)
    articles.publish(builder)
    comments.on_articles()


def _radom(builder: Builder) -> None:
    zwolen = builder.partnership(ZWOLEN)
    partnerships.add_strategy(
        actor=ACTOR,
        partnership=zwolen,
        title="Lokalna strategia rozwoju",
        owner="Stowarzyszenie „Dziedzictwo i Rozwój” w Zwoleniu",
        note="Udział lokalnej grupy działania lepiej umocowuje działania partnerstwa w jej strategii.",
    )
    agreements.sign_zwolen(builder, zwolen)
    przysucha = builder.partnership(PRZYSUCHA)
    agreements.sign_przysucha(builder, przysucha)
    for partnership in (zwolen, przysucha):
        with scope(partnership=partnership):
            link = projects.record_project(
                actor=ACTOR,
                partnership=partnership,
                draft=_incubation(builder),
                connection=Connection.FOUNDED_IN,
            )
    with scope(partnership=zwolen):
        contacts.zwolen(builder, zwolen)
        meetings_mazowieckie.zwolen(builder, zwolen, link.project)
        offers.of_zwolen(builder, zwolen)
        market.of_zwolen(builder, zwolen)
        open_call.zwolen(builder, zwolen)
        indicators.zwolen(zwolen)
        requests.zwolen(zwolen)
        privacy.zwolen(zwolen)
        accessibility.zwolen(zwolen)
        sites.zwolen(zwolen)
        underway.zwolen(builder, zwolen)
        newsletters.zwolen(zwolen)
        duties.zwolen(zwolen)
    with scope(partnership=przysucha):
        plans.przysucha(builder, przysucha)
        market.of_przysucha(builder, przysucha)
        indicators.przysucha(przysucha)
        duties.przysucha(przysucha)


def _incubation(builder: Builder) -> projects.ProjectDraft:
    return projects.ProjectDraft(
        title="Inkubacja i wsparcie ekonomii społecznej w subregionie radomskim",
        beneficiary=builder.organizations["Fundacja Fundusz Współpracy"],
        programme="Regionalny Program Operacyjny Województwa Mazowieckiego na lata 2014–2020",
        fund="Europejski Fundusz Społeczny",
        perspective=Perspective.EU_2014,
        # The documents tell neither its value nor its days; its page says what is missing.
        aims="Inkubacja i wsparcie ekonomii społecznej w subregionie radomskim, w tym budowanie partnerstw"
        " lokalnych.",
        effects="Rozwiązanie lokalnych problemów społecznych i poprawa sytuacji osób mających trudności na"
        " rynku pracy.",
    )


def _lubuskie(builder: Builder) -> None:
    pact = builder.partnership(PACT)
    with scope(partnership=pact):
        _role(builder, pact, PartnershipRole.INITIATOR, WUP_ZG)
        _admit(builder, pact, [WUP_ZG, REGION], YEAR_2008)
    _begin(builder, pact)
    for story in [LUBUSKIE, *unnamed_siblings()]:
        thematic = builder.partnership(story)
        partnerships.add_relation(actor=ACTOR, partnership=thematic, kind=RelationKind.PART_OF, other=pact)
        with scope(partnership=thematic):
            _role(builder, thematic, PartnershipRole.LEADER, REGION, office=MARSHAL)
            _role(builder, thematic, PartnershipRole.SECRETARIAT, WUP_ZG, contact="Jadwiga Klimanowska")
            if story is LUBUSKIE:
                _sixty_nine(builder, thematic)
                agreements.contract_of_lubuskie(builder, thematic)
                bodies.lubuskie(builder, thematic)
                meetings.lubuskie(builder, thematic)
                communiques.lubuskie(thematic)
                elections.of_lubuskie(builder, thematic)
                recommendations.lubuskie(builder, thematic)
                offers.of_lubuskie(builder, thematic)
                market.of_lubuskie(builder, thematic)
                practices.lubuskie(builder, thematic)
                forum.lubuskie(thematic, builder)
                indicators.lubuskie(thematic)
                sites.lubuskie(thematic)
                duties.lubuskie(thematic)
                reports.lubuskie(thematic)
            else:
                _admit(builder, thematic, [WUP_ZG, REGION], YEAR_2008)
        if story is not LUBUSKIE:
            _begin(builder, thematic)


def _begin(builder: Builder, partnership: Partnership) -> None:
    """Make a partnership active whose agreement the documents do not describe."""
    for stage in (Stage.SIGNING, Stage.ACTIVE):
        builder.move(partnership, stage, YEAR_2008, Precision.YEAR)


def _role(
    builder: Builder,
    partnership: Partnership,
    role: PartnershipRole,
    organization: str,
    *,
    office: str = "",
    contact: str = "",
    since: date = YEAR_2008,
    precision: Precision = Precision.YEAR,
) -> None:
    registry.assign_partnership_role(
        actor=ACTOR,
        partnership=partnership,
        role=role,
        organization=builder.organizations[organization],
        office=office,
        since=since,
        precision=precision,
        contact_name=contact,
        contact_email="sekretariat@example.org" if contact else "",
    )


def _admit(builder: Builder, partnership: Partnership, names: list[str], since: date) -> None:
    drafts = [
        MembershipDraft(
            organization=builder.organizations[name], since=since, precision=Precision.YEAR, is_demo=True
        )
        for name in names
    ]
    registry.admit_many(actor=ACTOR, partnership=partnership, drafts=drafts)


def _sixty_nine(builder: Builder, partnership: Partnership) -> None:
    """Admit the list of 2016: 69 institutions, one of them with a day from the documents."""
    names = [row.name for row in [*LUBUSKIE_NAMED, *lubuskie_filling()] if row.name not in NOT_MEMBERS]
    since_2008 = [name for name in names if name != OHP and name not in LATE_JOINERS]
    _admit(builder, partnership, since_2008, YEAR_2008)
    for name, since in LATE_JOINERS.items():
        _admit(builder, partnership, [name], since)
    registry.admit_many(
        actor=ACTOR,
        partnership=partnership,
        drafts=[
            MembershipDraft(
                organization=builder.organizations[OHP],
                since=YEAR_2008,
                precision=Precision.YEAR,
                note="Sygnatariusz co najmniej od 14 maja 2015 r.; dzień przystąpienia nie jest znany.",
            )
        ],
    )


def _nowodworski(builder: Builder) -> None:
    earlier = builder.partnership(NOWODWORSKI_2018)
    with scope(partnership=earlier):
        signed = NOWODWORSKI_2018.founded_on or date(2018, 4, 19)
        director = "Dyrektor Powiatowego Urzędu Pracy w Nowym Dworze Mazowieckim"
        _role(
            builder,
            earlier,
            PartnershipRole.INITIATOR,
            "Powiatowy Urząd Pracy w Nowym Dworze Mazowieckim",
            office=director,
            since=signed,
            precision=Precision.DAY,
        )
        _role(
            builder,
            earlier,
            PartnershipRole.INITIATOR,
            "Powiat nowodworski",
            office="Starosta Nowodworski",
            since=signed,
            precision=Precision.DAY,
        )
    agreements.sign_nowodworski_2018(builder, earlier)
    with scope(partnership=earlier):
        bodies.nowodworski_2018(builder, earlier)
        meetings_mazowieckie.nowodworski_2018(builder, earlier)
        plans.nowodworski_2018(builder, earlier)
        ideas.nowodworski_2018(builder, earlier)
    later = builder.partnership(NOWODWORSKI_2024)
    partnerships.add_relation(actor=ACTOR, partnership=later, kind=RelationKind.CONTINUES, other=earlier)
    agreements.sign_nowodworski_2024(builder, later)
    with scope(partnership=later):
        bodies.nowodworski_2024(builder, later)
        meetings_mazowieckie.nowodworski_2024(builder, later)
