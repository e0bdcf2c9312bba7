"""The workshop of 2018 and its gala as the documents tell of them; what is invented says so on its page."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from demo.building import ACTOR, Builder
from demo.institutions import Institution
from demo.plans import COUNTY, CZOSNOW, GALA, LEONCIN, NASIELSK, PUP
from spoiwo.common import clock
from spoiwo.ideas import services
from spoiwo.ideas.models import Call, Idea
from spoiwo.ideas.services import CallDraft, IdeaDraft, PaperCount
from spoiwo.ideas.states import Tie, Voters, Way
from spoiwo.partnerships.models import Partnership
from spoiwo.projects.services import ProjectDraft

WORKSHOP = date(2018, 9, 12)
# No document names a firm or an association that took part; these two say by their names that they are shown.
FIRM, ASSOCIATION = "Przedsiębiorstwo pokazowe z Nasielska", "Stowarzyszenie pokazowe „Szlak”"
# As the document names the areas of actions (004-20).
THEMES = (
    "programy ekonomiczne, socjalne i ekologiczne",
    "tworzenie nowych miejsc pracy",
    "specjalistyczne szkolenia i warsztaty",
    "innowacje technologiczne i eksperymenty",
)
OF_THE_CALL = (
    "Ze źródeł: warsztaty 12 września 2018 r. w Leoncinie (ok. 130 osób, grupy tematyczne), pięć tematów gali"
    " 12 grudnia 2018 r., podsumowanie z 27 listopada 2019 r. Pokazowe: zasady i liczby głosowania,"
    " partnerzy, pomysły niewybrane."
)
OF_THE_CHOSEN = "Ze źródeł: temat wybrany na gali. Treść karty, lider i partnerzy są pokazowi."
INVENTED = "Pomysł pokazowy: źródła nie mówią, z czego wybierano."
WORD = "wpis pokazowy"


@dataclass(frozen=True, slots=True)
class Told:
    """A card of the demonstration."""

    title: str
    theme: str
    leads: str
    partners: tuple[str, ...]
    votes: int
    problem: str
    idea: str
    is_told: bool = True


CARDS = (
    Told("Ścieżki rowerowe", THEMES[0], COUNTY, (LEONCIN, CZOSNOW, ASSOCIATION), 74,
         "Gminy powiatu nie są połączone bezpieczną drogą dla rowerów.",
         "Wyznaczyć ścieżki rowerowe łączące gminy powiatu."),
    Told("Platforma przedsiębiorców", THEMES[3], PUP, (COUNTY, FIRM), 61,
         "Firmy z powiatu słabo się znają i rzadko współpracują.",
         "Uruchomić platformę, na której przedsiębiorcy znajdą partnerów i zlecenia."),
    Told("Nowoczesna szkoła", THEMES[2], COUNTY, (PUP, FIRM), 66,
         "Szkoły zawodowe potrzebują pracowni takich, jakie są w firmach.",
         "Wyposażyć pracownie zawodowe razem z pracodawcami."),
    Told("Brzeg Wisły", THEMES[0], CZOSNOW, (COUNTY,), 52,
         "Brzeg Wisły jest mało dostępny dla mieszkańców i gości.",
         "Zagospodarować miejsca odpoczynku nad Wisłą."),
    Told("„Szlakiem nasielskiego guzika”", THEMES[1], NASIELSK, (COUNTY, FIRM, ASSOCIATION), 58,
         "Mało kto wie, że Nasielsk słynął z wyrobu guzików.",
         "Wytyczyć szlak po miejscach związanych z nasielskim guzikiem."),
    Told("Spółdzielnia usług dla seniorów", THEMES[1], LEONCIN, (), 23,
         "Starszym mieszkańcom brakuje pomocy w codziennych sprawach.",
         "Założyć spółdzielnię socjalną świadczącą usługi domowe.", is_told=False),
    Told("Wspólny kalendarz imprez", THEMES[0], CZOSNOW, (LEONCIN,), 19,
         "Imprezy w gminach odbywają się tego samego dnia.",
         "Prowadzić jeden kalendarz imprez dla całego powiatu.", is_told=False),
)  # fmt: skip


def nowodworski_2018(builder: Builder, partnership: Partnership) -> None:
    """Tell the workshop, the choice, the gala and what came of one idea."""
    builder.institutions(
        [
            Institution(FIRM, "biz.przedsiebiorca", "Nasielsk", "141404", is_demo=True),
            Institution(ASSOCIATION, "ngo.stowarzyszenie", "Nasielsk", "141404", is_demo=True),
        ]
    )
    with clock.frozen(WORKSHOP):
        call = _call(partnership)
        ideas = [_card(builder, call, told) for told in CARDS]
    with clock.frozen(GALA):
        vote = services.open_vote(actor=ACTOR, call=call, way=Way.PAPER)
        votes = {str(idea.number): told.votes for idea, told in zip(ideas, CARDS, strict=True)}
        count = PaperCount(took_part=130, counted_by="komisja pokazowa z trzech gmin", votes=votes)
        services.count_on_paper(actor=ACTOR, vote=vote, count=count)
    _trail(builder, ideas[4])


def _call(partnership: Partnership) -> Call:
    call = services.draft_call(
        actor=ACTOR,
        partnership=partnership,
        draft=CallDraft(
            title="Warsztaty Lokalnego Ożywienia Gospodarczego",
            introduction="Pomysły powstawały w grupach tematycznych na warsztatach w gminie Leoncin.",
            themes=THEMES,
            valid_from=WORKSHOP,
            valid_to=GALA,
            held_on=WORKSHOP,
            place="Leoncin",
            address="https://artixen.net/blog/200-partnerstwo-lokalne-w-powiecie-nowodworskim-warsztaty-w-"
            "gminie-leoncin",
            voters=Voters.PARTICIPANTS,
            votes_each=3,
            places=5,
            tie=Tie.LOT,
            gala_on=GALA,
            gala_address="https://nasielsk.pl/aktualnosci/konferencja-sila-partnerstwa-w-powiecie-nowodworskim",
            summary="Wybrane projekty mają być realizowane w latach 2018–2023.\n\n"
            "27 listopada 2019 r. podsumowano rok i wybrano cztery tematy na 2020 r., każdy ze swoim liderem:"
            " turystyka, rzemiosło, współpraca przedsiębiorców, zatrudnianie cudzoziemców.",
        ),
        demo_note=OF_THE_CALL,
    )
    services.open_call(actor=ACTOR, call=call)
    return call


def _card(builder: Builder, call: Call, told: Told) -> Idea:
    idea = services.add_idea(
        actor=ACTOR,
        call=call,
        draft=IdeaDraft(
            title=told.title,
            theme=told.theme,
            problem=told.problem,
            idea=told.idea,
            leader=builder.organizations[told.leads],
        ),
        demo_note=OF_THE_CHOSEN if told.is_told else INVENTED,
    )
    for name in told.partners:
        services.add_partner(actor=ACTOR, idea=idea, organization=builder.organizations[name])
    for partner in idea.partners.select_related("organization", "idea__call__partnership"):
        services.answer_partner(actor=ACTOR, partner=partner, agrees=True, words=WORD)
    services.hand_in(actor=ACTOR, idea=idea)
    services.admit_idea(actor=ACTOR, idea=idea)
    return idea


def _trail(builder: Builder, idea: Idea) -> None:
    """Make a project of one idea: four partners of three sectors."""
    idea.refresh_from_db()
    with clock.frozen(date(2019, 1, 15)):
        services.make_project(
            actor=ACTOR,
            idea=idea,
            draft=ProjectDraft(
                title=idea.title,
                beneficiary=builder.organizations[NASIELSK],
                value=Decimal("60000.00"),
                valid_from=date(2019, 1, 15),
                valid_to=date(2024, 1, 1),
                aims="Wpis pokazowy: źródła podają tylko temat projektu i lata realizacji 2018–2023.",
            ),
        )
