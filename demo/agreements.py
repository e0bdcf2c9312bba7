"""The agreements of the documents: who signed, when, where; the words only as far as they are told."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django_scopes import scope

from demo.building import ACTOR, Builder
from demo.partnerships import LUBUSKIE, NOWODWORSKI_2018, NOWODWORSKI_2024, OBLIGATIONS_2018
from spoiwo.agreements import services
from spoiwo.agreements.models import Agreement
from spoiwo.agreements.services import AgreementDraft, PartyDraft, SignatureDraft
from spoiwo.agreements.states import Kind, PartyKind, Shape
from spoiwo.common.periods import Precision
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.states import StatementKind

EXTRACT = "Wyciąg: źródło przytacza tylko część postanowień."
EUST = "Europejska Uczelnia Społeczno-Techniczna w Radomiu"
PRRP = "Powiatowa Rada Rynku Pracy powiatu nowodworskiego"
PUP_NDM = "Powiatowy Urząd Pracy w Nowym Dworze Mazowieckim"
MARKET_PARTNERS = "partnerzy rynku pracy"
OFFICE_ZWOLEN = "Urząd Miejski w Zwoleniu"
STAROSTA_ZWOLEN = "u starosty zwoleńskiego"

# The document names two places and seven parties, not who signed where.
ZWOLEN_PARTIES = (
    EUST,
    "Powiatowy Urząd Pracy w Zwoleniu",
    "Starostwo Powiatowe w Zwoleniu",
    "Stowarzyszenie „Dziedzictwo i Rozwój” w Zwoleniu",
    "Stowarzyszenie na rzecz Pomocy Rodzinie i Poszkodowanym w Wypadkach Komunikacyjnych w Zwoleniu",
    "Stowarzyszenie Oświatowe „SYCYNA” w Sycynie",
    "Urząd Miasta w Zwoleniu",
)
AT_STAROSTA = frozenset({"Powiatowy Urząd Pracy w Zwoleniu", "Starostwo Powiatowe w Zwoleniu"})
PRZYSUCHA_PARTIES = (
    "Gmina Odrzywół",
    "Stowarzyszenie Kulturalno-Oświatowe Ziemi Odrzywolskiej",
    "Stowarzyszenie Lokalna Grupa Działania Wszyscy Razem",
)
COMMUNES = (
    ("Gmina Nowy Dwór Mazowiecki", "Burmistrz Nowego Dworu Mazowieckiego", "Jacek Kowalski"),
    ("Gmina Nasielsk", "Burmistrz Nasielska", "Bogdan Ruszkowski"),
    ("Gmina Zakroczym", "Burmistrz Zakroczymia", "Artur Ciecierski"),
    ("Gmina Czosnów", "Wójt Czosnowa", "Antoni Kręźlewicz"),
    ("Gmina Leoncin", "Wójt Leoncina", "Adam Mirosław Krawczak"),
    ("Gmina Pomiechówek", "Wójt Pomiechówka", "Dariusz Tomasz Bielecki"),
)


@dataclass(frozen=True, slots=True)
class Paper:
    """An agreement ready to be signed, with its parties by label."""

    agreement: Agreement
    builder: Builder

    def sign(self, labels: Sequence[str], on: date, place: str) -> None:
        """Record that these parties signed on a day in a place."""
        parties = list(self.agreement.parties.filter(label__in=labels))
        services.record_signatures(
            actor=ACTOR,
            agreement=self.agreement,
            drafts=[SignatureDraft(party=party) for party in parties],
            signed_on=on,
            place=place,
        )

    def into_force(self, since: date) -> None:
        """Bring the agreement into force."""
        services.bring_into_force(actor=ACTOR, agreement=self.agreement, since=since)


def _paper(
    builder: Builder,
    partnership: Partnership,
    draft: AgreementDraft,
    text: str,
    parties: Sequence[PartyDraft],
    began: date,
) -> Paper:
    agreement = services.create_agreement(actor=ACTOR, partnership=partnership, draft=draft)
    services.write_text(
        actor=ACTOR, agreement=agreement, text=text, version=agreement.version, is_extract=True, note=EXTRACT
    )
    services.add_parties(actor=ACTOR, agreement=agreement, drafts=list(parties))
    services.start_signing(actor=ACTOR, agreement=agreement, on=began)
    return Paper(agreement, builder)


def _institutions(builder: Builder, names: Sequence[str]) -> list[PartyDraft]:
    return [PartyDraft(organization=builder.organizations[name]) for name in names]


def _list(heading: str, items: Sequence[str]) -> str:
    return "\n".join([heading, *(f"{number}) {item};" for number, item in enumerate(items, 1))])


def _aims_text(title: str, aims: Sequence[str]) -> str:
    return f"§ 1. Cele\n{_list(f'{title}:', aims)}"


def sign_zwolen(builder: Builder, partnership: Partnership) -> None:
    """Sign by seven in two places on one day; an eighth is announced and not counted."""
    day = date(2018, 3, 28)
    with scope(partnership=partnership):
        paper = _paper(
            builder,
            partnership,
            AgreementDraft(
                kind=Kind.AGREEMENT,
                title=f"Porozumienie: {partnership.official_name}",
                place="Zwoleń",
                concluded_on=day,
                demo_note="Źródło podaje dwa miejsca podpisania, a nie mówi, kto podpisał w którym: "
                "przypisanie miejsc jest pokazowe.",
            ),
            "§ 1. Cel\nStrony zawierają partnerstwo na rzecz wsparcia i rozwoju ekonomii społecznej "
            "w powiecie zwoleńskim.",
            _institutions(builder, [*ZWOLEN_PARTIES, "Wojewódzki Urząd Pracy w Warszawie Filia w Radomiu"]),
            day,
        )
        paper.sign([name for name in ZWOLEN_PARTIES if name not in AT_STAROSTA], day, OFFICE_ZWOLEN)
        paper.sign(sorted(AT_STAROSTA), day, STAROSTA_ZWOLEN)
        eighth = paper.agreement.parties.get(label="Wojewódzki Urząd Pracy w Warszawie Filia w Radomiu")
        services.announce_party(actor=ACTOR, party=eighth, on=day, note="prawdopodobnie dołączy")
        paper.into_force(day)


def sign_przysucha(builder: Builder, partnership: Partnership) -> None:
    """Sign by three in Odrzywół."""
    day = date(2018, 3, 23)
    with scope(partnership=partnership):
        obligations = [draft.text for draft in OBLIGATIONS_2018]
        paper = _paper(
            builder,
            partnership,
            AgreementDraft(
                kind=Kind.AGREEMENT,
                title=f"„{partnership.official_name}”",
                place="Odrzywół",
                concluded_on=day,
            ),
            f"§ 1. Zobowiązania\n{_list('Partnerzy zobowiązują się m.in. do:', obligations)}",
            _institutions(builder, PRZYSUCHA_PARTIES),
            day,
        )
        paper.sign(PRZYSUCHA_PARTIES, day, "Odrzywół")
        paper.into_force(day)


def contract_of_lubuskie(builder: Builder, partnership: Partnership) -> None:
    """Record the one-to-one contract the Marshal keeps signing; single signatures are not told."""
    founded = date(2008, 1, 1)
    scope_lines = [draft.text for draft in LUBUSKIE.statements[StatementKind.SCOPE]]
    paper = _paper(
        builder,
        partnership,
        AgreementDraft(
            kind=Kind.CONTRACT,
            shape=Shape.BILATERAL,
            title="Umowa partnerska Partnerstwa na rzecz ekonomii społecznej",
            place="Zielona Góra",
            concluded_on=founded,
            concluded_precision=Precision.YEAR,
            demo_note="Źródło nie podaje dni podpisania umów z poszczególnymi instytucjami.",
        ),
        f"§ 1. Zakres współpracy\n{_list('Współpraca partnerska obejmuje:', scope_lines)}\n\n"
        "§ 2. Przystąpienie\nMarszałek Województwa Lubuskiego podpisuje umowę z każdym, kto chce "
        "współdziałać w partnerstwie.",
        [],
        founded,
    )
    paper.into_force(founded)


def _leaders_2018(builder: Builder) -> list[PartyDraft]:
    county, office = builder.organizations["Powiat nowodworski"], builder.organizations[PUP_NDM]
    people = builder.persons
    council = builder.organizations[PRRP]
    communes = [
        PartyDraft(
            label=label,
            kind=PartyKind.ORGAN,
            organization=builder.organizations[name],
            office=label,
            person=people[person],
        )
        for name, label, person in COMMUNES
    ]
    return [
        PartyDraft(label="Starosta Nowodworski", kind=PartyKind.ORGAN, organization=county,
                   office="Starosta Nowodworski", person=people["Magdalena Biernacka"]),
        PartyDraft(label="Wicestarosta", kind=PartyKind.OFFICE, organization=county, office="Wicestarosta",
                   person=people["Paweł Calak"]),
        PartyDraft(label="Dyrektor Powiatowego Urzędu Pracy", kind=PartyKind.OFFICE, organization=office,
                   office="Dyrektor", person=people["Marzenna Boczek"]),
        *communes,
        PartyDraft(label="Przewodniczący Powiatowej Rady Rynku Pracy", kind=PartyKind.BODY_MEMBER,
                   organization=council, body=council, office="Przewodniczący",
                   person=people["Krystian Buszta"]),
        PartyDraft(label="Członkowie Powiatowej Rady Rynku Pracy", kind=PartyKind.BODY_MEMBER,
                   organization=council, body=council, office="Członkowie"),
    ]  # fmt: skip


def sign_nowodworski_2018(builder: Builder, partnership: Partnership) -> None:
    """Sign at the extraordinary session of the labour market council; three people may be one signatory."""
    day = date(2018, 4, 19)
    wording = (
        "Porozumienie o zawarciu Partnerstwa Lokalnego na rzecz ożywienia społeczno – gospodarczego "
        "i aktywizacji nowodworskiego rynku pracy"
    )
    aims = [draft.text for draft in NOWODWORSKI_2018.statements[StatementKind.AIM]]
    with scope(partnership=partnership):
        parties = _leaders_2018(builder)
        paper = _paper(
            builder,
            partnership,
            AgreementDraft(
                kind=Kind.AGREEMENT,
                title=wording.replace(" – ", "-"),
                source_wording=wording,
                concluded_on=day,
            ),
            _aims_text("Nadrzędnymi celami partnerstwa są", aims),
            parties,
            day,
        )
        place = "Nadzwyczajne Posiedzenie Powiatowej Rady Rynku Pracy"
        paper.sign([party.label for party in parties], day, place)
        paper.into_force(day)


def sign_nowodworski_2024(builder: Builder, partnership: Partnership) -> None:
    """Sign by roles: the document of 2024 names offices, not people."""
    day = date(2024, 9, 18)
    aims = [draft.text for draft in NOWODWORSKI_2024.statements[StatementKind.AIM]]
    county, council = builder.organizations["Powiat nowodworski"], builder.organizations[PRRP]
    with scope(partnership=partnership):
        parties = [
            PartyDraft(label="Starosta Nowodworski", kind=PartyKind.ORGAN, organization=county,
                       office="Starosta Nowodworski", group=MARKET_PARTNERS),
            PartyDraft(label="Dyrektor Powiatowego Urzędu Pracy w Nowym Dworze Mazowieckim",
                       kind=PartyKind.OFFICE, organization=builder.organizations[PUP_NDM], office="Dyrektor",
                       group=MARKET_PARTNERS),
            *(
                PartyDraft(label=label, kind=PartyKind.ORGAN, organization=builder.organizations[name],
                           office=label.split()[0], group=MARKET_PARTNERS)
                for name, label, _person in COMMUNES
            ),
            PartyDraft(label="Członkowie Powiatowej Rady Rynku Pracy", kind=PartyKind.BODY_MEMBER,
                       organization=council, body=council, office="Członkowie", group=MARKET_PARTNERS),
        ]  # fmt: skip
        paper = _paper(
            builder,
            partnership,
            AgreementDraft(
                kind=Kind.AGREEMENT,
                title="Porozumienie o zawarciu Partnerstwa Lokalnego na rzecz rozwoju ekonomii społecznej "
                "w powiecie nowodworskim",
                source_wording="Porozumienie o zawarciu partnerstwa Lokalnego na rzecz rozwoju ekonomii "
                "społecznej w powiecie nowodworskim",
                concluded_on=day,
            ),
            _aims_text("Partnerzy dążą do", aims),
            parties,
            day,
        )
        paper.sign([party.label for party in parties], day, "")
        paper.into_force(day)
