"""A call for ideas that is open today, all of it demonstration content: no document tells of one in Zwoleń.

Its days are counted from today, so that cards come in by links, partners are asked and a vote can be opened.
"""

from dataclasses import dataclass
from datetime import timedelta

from demo.agreements import EUST
from demo.building import ACTOR, Builder
from demo.market import COOPERATIVE, COUNTY_OFFICE, LABOUR_OFFICE, TOWN_OFFICE
from spoiwo.common import clock
from spoiwo.ideas import services
from spoiwo.ideas.models import Call, Idea
from spoiwo.ideas.services import CallDraft, IdeaDraft
from spoiwo.ideas.states import State, Tie, Voters
from spoiwo.partnerships.models import Partnership

CALL = "Nabór pokazowy: całe wydarzenie, uczestnicy i zasady są wymyślone, a dni liczone od dziś."
CARD = "Pomysł pokazowy: treść, lider i partnerzy są wymyśleni."
WORD = "wpis pokazowy"
OPENED, HELD, LASTS = timedelta(days=21), timedelta(days=14), timedelta(days=30)
SYCYNA = "Stowarzyszenie Oświatowe „SYCYNA” w Sycynie"
HERITAGE = "Stowarzyszenie „Dziedzictwo i Rozwój” w Zwoleniu"
THEMES = ("praca i umiejętności", "opieka i usługi sąsiedzkie", "dziedzictwo i turystyka")
# The mark is the family name, as of the people who speak for the signatories.
PARTICIPANTS = (
    ("Irena Pokazowa", "irena.pokazowa@example.org", HERITAGE),
    ("Jerzy Pokazowy", "jerzy.pokazowy@example.org", SYCYNA),
    ("Krystyna Pokazowa", "krystyna.pokazowa@example.org", TOWN_OFFICE),
    ("Leon Pokazowy", "leon.pokazowy@example.org", EUST),
    ("Maria Pokazowa", "maria.pokazowa@example.org", ""),
)


@dataclass(frozen=True, slots=True)
class Told:
    """A card of the demonstration; ``agreed`` gave their word, ``listed`` were not asked yet."""

    title: str
    theme: str
    leads: str
    problem: str
    idea: str
    agreed: tuple[str, ...] = ()
    listed: tuple[str, ...] = ()
    state: State = State.ADMITTED


CARDS = (
    Told("Obiady od sąsiada", THEMES[1], TOWN_OFFICE,
         "Samotni starsi mieszkańcy wsi nie mają gdzie zjeść ciepłego posiłku.",
         "Spółdzielnia gotuje, gminy dowożą, urząd pracy kieruje osoby na staż w kuchni.",
         agreed=(TOWN_OFFICE, LABOUR_OFFICE, COOPERATIVE)),
    Told("Pracownia napraw", THEMES[0], SYCYNA,
         "Sprawny sprzęt trafia na śmietnik, a młodzi nie mają gdzie uczyć się zawodu.",
         "Otworzyć przy szkole pracownię, w której młodzież naprawia rowery i sprzęt domowy.",
         agreed=(SYCYNA,), listed=(COUNTY_OFFICE, LABOUR_OFFICE)),
    Told("Przewodnicy po ziemi zwoleńskiej", THEMES[2], HERITAGE,
         "Goście przyjeżdżają na jeden dzień i nie trafiają do mniejszych miejscowości.",
         "Przygotować mieszkańców do oprowadzania gości po swoich miejscowościach.",
         listed=(EUST,), state=State.HANDED_IN),
    Told("Wspólny magazyn sprzętu", THEMES[1], COUNTY_OFFICE,
         "Stowarzyszenia kupują ten sam sprzęt i używają go kilka razy w roku.",
         "Utworzyć magazyn namiotów, stołów i nagłośnienia, z którego korzystają wszyscy.",
         state=State.RETURNED),
)  # fmt: skip


def zwolen(builder: Builder, partnership: Partnership) -> None:
    """Open a call with whom it asks, who votes and cards in each of the states before the vote."""
    today = clock.today()
    with clock.frozen(today - OPENED):
        call = _call(partnership)
        services.invite_all(actor=ACTOR, call=call)
    with clock.frozen(today - HELD):
        services.list_participants(actor=ACTOR, call=call, drafts=PARTICIPANTS)
        for told in CARDS:
            _card(builder, call, told)


def _call(partnership: Partnership) -> Call:
    today = clock.today()
    call = services.draft_call(
        actor=ACTOR,
        partnership=partnership,
        draft=CallDraft(
            title="Warsztaty pomysłów dla powiatu zwoleńskiego",
            introduction="Szukamy pomysłów, które kilka instytucji zrobi razem. Wystarczy opisać problem"
            " i to, co można z nim zrobić.",
            themes=THEMES,
            valid_from=today,
            valid_to=today + OPENED + LASTS,
            held_on=today + OPENED - HELD,
            place="Zwoleń",
            voters=Voters.BOTH,
            votes_each=2,
            places=2,
            tie=Tie.LOT,
        ),
        demo_note=CALL,
    )
    services.open_call(actor=ACTOR, call=call)
    return call


def _card(builder: Builder, call: Call, told: Told) -> None:
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
        demo_note=CARD,
    )
    _partners(builder, idea, told)
    services.hand_in(actor=ACTOR, idea=idea)
    if told.state == State.ADMITTED:
        services.admit_idea(actor=ACTOR, idea=idea)
    elif told.state == State.RETURNED:
        services.return_idea(
            actor=ACTOR, idea=idea, ground="Prosimy dopisać, kto prowadziłby magazyn i gdzie."
        )


def _partners(builder: Builder, idea: Idea, told: Told) -> None:
    for name in (*told.agreed, *told.listed):
        if name != told.leads:
            services.add_partner(actor=ACTOR, idea=idea, organization=builder.organizations[name])
    for partner in idea.partners.select_related("organization", "idea__call__partnership"):
        if partner.organization.name in told.agreed:
            services.answer_partner(actor=ACTOR, partner=partner, agrees=True, words=WORD)
