"""Calls, ideas and votes, made through the services. They need the scope of their partnership."""

from datetime import timedelta
from typing import Any

from spoiwo.common import clock
from spoiwo.common.actors import SystemActor
from spoiwo.ideas import services
from spoiwo.ideas.models import Call, Idea, Invitee, Partner, Vote
from spoiwo.ideas.services import CallDraft, IdeaDraft
from spoiwo.ideas.states import VOTING, State, Way
from spoiwo.notifications.actors import LinkActor
from spoiwo.notifications.models import PersonalLink
from spoiwo.notifications.tokens import token_of
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.models import Organization
from tests.factories.registry import a_representative, a_signatory, an_organization

SYSTEM = SystemActor("tests")
THEMES = ("Turystyka", "Rzemiosło")
PUBLIC, SOCIAL, BUSINESS = "jst.gmina", "ngo.stowarzyszenie", "biz.przedsiebiorca"


def a_call_draft(**fields: Any) -> CallDraft:
    """Return a call of the days around today: two themes, up to two votes, two places."""
    today = clock.today()
    values: dict[str, Any] = {
        "title": "Warsztaty w Leoncinie",
        "introduction": "Szukamy pomysłów na wspólne projekty.",
        "themes": THEMES,
        "valid_from": today - timedelta(days=10),
        "valid_to": today + timedelta(days=20),
        "votes_each": 2,
        "places": 2,
    }
    return CallDraft(**(values | fields))


def a_draft_call(partnership: Partnership, **fields: Any) -> Call:
    """Return a call nobody outside reads yet."""
    return services.draft_call(actor=SYSTEM, partnership=partnership, draft=a_call_draft(**fields))


def a_call(partnership: Partnership, **fields: Any) -> Call:
    """Return a call that collects ideas today."""
    call = a_draft_call(partnership, **fields)
    services.open_call(actor=SYSTEM, call=call)
    return call


def an_idea_draft(title: str = "Ścieżki rowerowe", **fields: Any) -> IdeaDraft:
    """Return what a card says."""
    values: dict[str, Any] = {
        "title": title,
        "problem": "Między gminami nie ma bezpiecznej drogi dla rowerów.",
        "idea": "Wytyczyć ścieżkę łączącą gminy powiatu.",
    }
    return IdeaDraft(**(values | fields))


def an_idea(call: Call, title: str = "Ścieżki rowerowe", **fields: Any) -> Idea:
    """Return a card begun by the secretariat."""
    return services.add_idea(actor=SYSTEM, call=call, draft=an_idea_draft(title, **fields))


def handed_in(call: Call, title: str = "Ścieżki rowerowe", **fields: Any) -> Idea:
    """Return a card that waits to be admitted."""
    idea = an_idea(call, title, **fields)
    services.hand_in(actor=SYSTEM, idea=idea)
    return idea


def admitted(call: Call, title: str = "Ścieżki rowerowe", **fields: Any) -> Idea:
    """Return an admitted card."""
    idea = handed_in(call, title, **fields)
    services.admit_idea(actor=SYSTEM, idea=idea)
    return idea


def a_partner(
    idea: Idea, organization: Organization | None = None, email: str = "partner@example.org"
) -> Partner:
    """Return an institution listed as a partner to be asked."""
    organization = organization or an_organization()
    return services.add_partner(actor=SYSTEM, idea=idea, organization=organization, email=email)


def agreed(idea: Idea, organization: Organization | None = None) -> Partner:
    """Return a partner whose word the secretariat wrote down."""
    partner = a_partner(idea, organization)
    services.answer_partner(actor=SYSTEM, partner=partner, agrees=True, words="pismo z 1 czerwca")
    return partner


def three_partners(idea: Idea) -> list[Partner]:
    """Return three partners of three sectors that agreed."""
    return [agreed(idea, an_organization(category=kind)) for kind in (PUBLIC, SOCIAL, BUSINESS)]


def an_invitee(
    call: Call, organization: Organization | None = None, email: str = "pomysly@example.org"
) -> Invitee:
    """Return an institution that was asked for its ideas, with its link."""
    organization = organization or an_organization()
    row = services.add_invitee(actor=SYSTEM, call=call, organization=organization, email=email)
    services.ask_for_ideas(actor=SYSTEM, call=call)
    row.refresh_from_db()
    return row


def link_number(number: int) -> PersonalLink:
    """Return the link of that number."""
    return PersonalLink.objects.select_related("partnership").get(pk=number)


def through(number: int) -> LinkActor:
    """Return who acts through the link of that number."""
    return LinkActor(link_number(number))


def token(number: int) -> str:
    """Return the token of the link of that number."""
    return token_of(link_number(number))


def a_voter(partnership: Partnership, name: str = "", email: str = "") -> Organization:
    """Return a signatory with somebody to speak for it."""
    organization = an_organization(name)
    a_signatory(partnership, organization)
    a_representative(partnership, organization, email=email or f"glos{organization.pk}@example.org")
    return organization


def an_open_vote(call: Call, titles: tuple[str, ...] = ("Ścieżki", "Szkoła", "Szlak")) -> Vote:
    """Return a vote by links on ideas of these titles."""
    for title in titles:
        admitted(call, title)
    return services.open_vote(actor=SYSTEM, call=call, way=Way.LINKS)


def a_vote_on_paper(call: Call, titles: tuple[str, ...] = ("Ścieżki", "Szkoła", "Szlak")) -> Vote:
    """Return a vote to be counted in the hall."""
    for title in titles:
        admitted(call, title)
    return services.open_vote(actor=SYSTEM, call=call, way=Way.PAPER)


def voting_links(vote: Vote) -> list[PersonalLink]:
    """Return the links of the voters in the order they were given."""
    rows = PersonalLink.objects.filter(purpose=VOTING, subject_id=vote.pk)
    return list(rows.select_related("partnership").order_by("pk"))


def counted(vote: Vote, took_part: int, **votes: int) -> None:
    """Count a vote on paper; votes by ``n1``, ``n2``… as the ideas are numbered."""
    numbers = {key.removeprefix("n"): number for key, number in votes.items()}
    count = services.PaperCount(took_part=took_part, counted_by="Jan Nowak", votes=numbers)
    services.count_on_paper(actor=SYSTEM, vote=vote, count=count)


def a_chosen_idea(partnership: Partnership, title: str = "Ścieżki rowerowe") -> Idea:
    """Return an idea chosen on paper, with three partners of three sectors."""
    call = a_call(partnership)
    vote = a_vote_on_paper(call, (title,))
    idea = Idea.objects.select_related("call__partnership").get(call=call)
    three_partners(idea)
    counted(vote, 10, n1=8)
    idea.refresh_from_db()
    assert idea.state == State.CHOSEN
    return idea
