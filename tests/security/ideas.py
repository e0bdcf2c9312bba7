"""A call for ideas with one of everything in it."""

from typing import Any

from django_scopes import scopes_disabled

from spoiwo.ideas import services
from spoiwo.ideas.models import Call, Idea
from spoiwo.ideas.states import Way
from spoiwo.partnerships.models import Partnership
from tests.factories.ideas import (
    SYSTEM,
    a_call,
    a_draft_call,
    a_partner,
    admitted,
    an_idea_draft,
    an_invitee,
    through,
)
from tests.factories.registry import an_organization

Numbers = dict[str, Any]


def a_call_with_everything(partnership: Partnership, word: str) -> Numbers:
    """Return a decided call: a card of an institution returned to it, one with a partner, a vote on paper."""
    with scopes_disabled():
        others, ideas = Call.objects.count(), Idea.objects.count()
    # Calls are numbered in each partnership: that of the second world has a number the first has not.
    for _place in range(others):
        a_draft_call(partnership, title=f"Nabór {word}")
    call = a_call(partnership, title=f"Nabór {word}", introduction=word)
    for place in range(ideas):
        services.add_idea(actor=SYSTEM, call=call, draft=an_idea_draft(f"Szkic {word} {place}"))
    own = an_organization(f"Autorka {word}")
    invitee = an_invitee(call, own)
    returned = services.add_idea(
        actor=through(invitee.link_id),
        call=call,
        draft=an_idea_draft(f"Zwrócony {word}", problem=word, idea=word),
        invitee=invitee,
    )
    services.return_idea(actor=SYSTEM, idea=returned, ground=word)
    table = services.open_table(actor=SYSTEM, call=call, theme="Turystyka")
    services.list_participants(actor=SYSTEM, call=call, drafts=[(f"Osoba {word}", "osoba@example.org", word)])
    idea = admitted(call, f"Pomysł {word}", problem=word, idea=word, leader_person=word)
    partner = a_partner(idea, an_organization(f"Partnerka {word}"))
    vote = services.open_vote(actor=SYSTEM, call=call, way=Way.PAPER)
    count = services.PaperCount(took_part=9, counted_by=word, votes={str(idea.number): 7})
    services.count_on_paper(actor=SYSTEM, vote=vote, count=count)
    return {
        "idea_call": call.pk,
        "idea_call_number": call.number,
        "idea": idea.pk,
        "idea_partner": partner.pk,
        "idea_invitee": invitee.pk,
        "idea_table": table.pk,
        "idea_participant": call.participants.get().pk,
        "returned_idea": returned.number,
        "idea_vote": vote.pk,
    }
