"""Plans of action as the documents tell of them; what is invented says so on the plan's page."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from demo.building import ACTOR, Builder
from spoiwo.partnerships.models import Partnership, Statement
from spoiwo.partnerships.states import StatementKind
from spoiwo.plans import services
from spoiwo.plans.models import Action, Plan
from spoiwo.plans.services import (
    ActionDraft,
    AdoptionDraft,
    ContributionDraft,
    PartDraft,
    PlanDraft,
    ProgressDraft,
    TaskDraft,
)
from spoiwo.plans.states import ActionState, ContributionKind, Risk, Role, TaskState

COUNTY, PUP = "Powiat nowodworski", "Powiatowy Urząd Pracy w Nowym Dworze Mazowieckim"
NASIELSK, LEONCIN, CZOSNOW = "Gmina Nasielsk", "Gmina Leoncin", "Gmina Czosnów"
GALA = date(2018, 12, 12)
INVENTED_2018 = (
    "Źródła podają tematy wybrane na gali 12 grudnia 2018 r. i lata realizacji 2018–2023. Odpowiedzialni, "
    "zadania, kwoty, wskaźniki i postęp są pokazowe."
)
INVENTED_OBLIGATIONS = (
    "Zobowiązania są ze źródła („m.in.”: lista niepełna). Działania, terminy i wskaźniki są pokazowe."
)


@dataclass(frozen=True, slots=True)
class Chosen:
    """An idea chosen at the gala, with what the demonstration adds to it."""

    title: str
    aim: str
    area: str
    leads: str
    until: date
    indicator: str
    unit: str
    target: int
    source: str
    risk: str


CHOSEN = (
    Chosen("Ścieżki rowerowe", "integracja społeczności", "programy ekonomiczne, socjalne i ekologiczne",
           COUNTY, date(2024, 1, 1), "długość wyznaczonych ścieżek", "km", 40, "budżety gmin i powiatu",
           "Brak zgody właścicieli gruntów; przebieg uzgadniany z góry."),
    Chosen("Platforma przedsiębiorców", "poprawa konkurencyjności przedsiębiorstw",
           "innowacje technologiczne i eksperymenty", PUP, date(2021, 1, 1),
           "firmy korzystające z platformy", "firm", 60, "środki własne partnerów", ""),
    Chosen("Nowoczesna szkoła", "poprawa jakości rynku pracy", "specjalistyczne szkolenia i warsztaty",
           COUNTY, date(2023, 9, 1), "pracownie zawodowe oddane do użytku", "pracowni", 4,
           "budżet powiatu", "Wzrost cen wyposażenia."),
    Chosen("Brzeg Wisły", "ożywienie lokalnej gospodarki", "programy ekonomiczne, socjalne i ekologiczne",
           CZOSNOW, date(2024, 1, 1), "zagospodarowane miejsca nad Wisłą", "miejsc", 3,
           "budżety gmin", "Zmiany stanu wody i uzgodnienia wodnoprawne."),
    Chosen("„Szlakiem nasielskiego guzika”", "ożywienie lokalnej gospodarki", "tworzenie nowych miejsc pracy",
           NASIELSK, date(2020, 1, 1), "przystanki szlaku", "przystanków", 8, "budżet gminy Nasielsk", ""),
)  # fmt: skip


def nowodworski_2018(builder: Builder, partnership: Partnership) -> None:
    """Write down the plan of 2018–2023: the projects of the gala under the aims of the model."""
    plan = services.create_plan(
        actor=ACTOR,
        partnership=partnership,
        draft=PlanDraft(
            title="Projekty wybrane do realizacji w latach 2018–2023",
            valid_from=date(2018, 12, 12),
            valid_to=date(2024, 1, 1),
            introduction="Pomysły z Warsztatów Lokalnego Ożywienia Gospodarczego, wybrane na gali projektów.",
        ),
        demo_note=INVENTED_2018,
    )
    actions = [_chosen(builder, plan, one) for one in CHOSEN]
    services.adopt_plan(
        actor=ACTOR,
        plan=plan,
        draft=AdoptionDraft(on=GALA, ground="Wybór projektów na gali projektów 12 grudnia 2018 r."),
    )
    _work(builder, actions)
    _course(actions)


def _chosen(builder: Builder, plan: Plan, one: Chosen) -> Action:
    return services.add_action(
        actor=ACTOR,
        plan=plan,
        draft=ActionDraft(
            aim=_statement(plan, StatementKind.AIM, one.aim),
            area=_statement(plan, StatementKind.AREA, one.area),
            title=one.title,
            organization=builder.organizations[one.leads],
            valid_from=date(2019, 1, 1),
            valid_to=one.until,
            source=one.source,
            indicator=one.indicator,
            unit=one.unit,
            base=Decimal(0),
            target=Decimal(one.target),
            risk=one.risk,
            risk_level=Risk.MEDIUM if one.risk else Risk.LOW,
        ),
    )


def _statement(plan: Plan, kind: StatementKind, begin: str) -> Statement:
    return Statement.objects.get(partnership=plan.partnership, kind=kind, text__startswith=begin)


def _work(builder: Builder, actions: list[Action]) -> None:
    """Divide the duties: who leads a step, who helps, is asked, is told; what partners bring."""
    paths, platform, _school, river, trail = actions
    task = services.give_task(
        actor=ACTOR,
        action=paths,
        draft=TaskDraft(
            text="Uzgodnić przebieg ścieżki Leoncin – Czosnów",
            organization=builder.organizations[LEONCIN],
            due=date(2019, 6, 30),
        ),
    )
    for action, name, role, of in (
        (paths, LEONCIN, Role.HELPS, None),
        (paths, CZOSNOW, Role.HELPS, None),
        (paths, CZOSNOW, Role.ASKED, task),
        (paths, PUP, Role.TOLD, None),
        (platform, COUNTY, Role.HELPS, None),
        (river, COUNTY, Role.ASKED, None),
        (trail, COUNTY, Role.TOLD, None),
    ):
        draft = PartDraft(organization=builder.organizations[name], role=role, task=of)
        services.add_part(actor=ACTOR, action=action, draft=draft)
    for action, name, kind, planned, unit, words in (
        (paths, LEONCIN, ContributionKind.HOURS, 120, "", "Sprzątanie i znakowanie trasy z mieszkańcami"),
        (paths, CZOSNOW, ContributionKind.EQUIPMENT, 2, "pojazdy", "Pojazdy służb komunalnych"),
        (platform, PUP, ContributionKind.KNOWLEDGE, 10, "dni doradcy", "Doradcy zawodowi"),
        (trail, NASIELSK, ContributionKind.ROOMS, 1, "sala", "Izba pamięci guzika"),
        (trail, NASIELSK, ContributionKind.MONEY, 15000, "", "Tablice szlaku"),
    ):  # fmt: skip
        services.add_contribution(
            actor=ACTOR,
            action=action,
            draft=ContributionDraft(
                organization=builder.organizations[name],
                kind=kind,
                planned=Decimal(planned),
                unit=unit,
                words=words,
            ),
        )
    services.settle_task(
        actor=ACTOR, task=task, to=TaskState.DONE, words="Uzgodniono na spotkaniu w Leoncinie"
    )


def _course(actions: list[Action]) -> None:
    """Tell how it went: something done, something measured, something dropped with its reason."""
    paths, platform, school, _river, trail = actions
    for action, on, value, words, state in (
        (paths, date(2019, 9, 30), 12, "Wyznaczono pierwszy odcinek.", ActionState.UNDER_WAY),
        (paths, date(2021, 10, 15), 27, "Wyznaczono odcinek nad Wisłą.", None),
        (trail, date(2019, 10, 20), 8, "Oddano wszystkie przystanki szlaku.", ActionState.DONE),
        (school, date(2022, 9, 1), 3, "Oddano trzecią pracownię.", ActionState.UNDER_WAY),
    ):
        draft = ProgressDraft(
            on=on, text=words, value=Decimal(value), evidence="notatka pokazowa", state=state
        )
        services.report_progress(actor=ACTOR, action=action, draft=draft)
    ground = "Przedsiębiorcy wybrali istniejącą platformę ogólnopolską."
    services.drop_action(actor=ACTOR, action=platform, ground=ground)


def przysucha(builder: Builder, partnership: Partnership) -> None:
    """Hang an indicator on each obligation of the agreement; nobody adopted it, so it stays a draft."""
    plan = services.create_plan(
        actor=ACTOR,
        partnership=partnership,
        draft=PlanDraft(
            title="Wykonanie zobowiązań porozumienia",
            valid_from=date(2018, 4, 1),
            valid_to=date(2021, 4, 1),
        ),
        demo_note=INVENTED_OBLIGATIONS,
    )
    leads = "Gmina Odrzywół"
    for begin, title, indicator, unit, target in (
        ("zmniejszenie liczby osób", "Miejsca pracy w podmiotach ekonomii społecznej",
         "miejsca pracy w sektorze ekonomii społecznej", "miejsc", 12),
        ("łączenie sił", "Wspólne spotkania stron porozumienia", "spotkania stron", "spotkań", 6),
        ("budowanie pozytywnego klimatu", "Spotkania informacyjne w gminach", "spotkania", "spotkań", 8),
        ("promocja społecznie odpowiedzialnego", "Zamówienia z klauzulami społecznymi",
         "zamówienia z klauzulą społeczną", "zamówień", 10),
    ):  # fmt: skip
        services.add_action(
            actor=ACTOR,
            plan=plan,
            draft=ActionDraft(
                aim=_statement(plan, StatementKind.OBLIGATION, begin),
                title=title,
                organization=builder.organizations[leads],
                valid_from=plan.valid_from,
                valid_to=date(2021, 4, 1),
                indicator=indicator,
                unit=unit,
                base=Decimal(0),
                target=Decimal(target),
            ),
        )
