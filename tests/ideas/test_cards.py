"""Cards of ideas: writing, handing in by the secretariat, by a link, at a table; admitting, returning."""

from datetime import timedelta
from typing import Any

import pytest

from spoiwo.common import clock
from spoiwo.common.exceptions import BadInput, ConcurrentChange, NotAllowed, WrongState
from spoiwo.ideas import selectors, services
from spoiwo.ideas.models import Call, Idea, Invitee, Partner
from spoiwo.ideas.selectors import Rule
from spoiwo.ideas.states import CallState, PartnerState, State, Way
from spoiwo.notifications.models import Message
from spoiwo.partnerships.models import Partnership
from tests.cast import Cast
from tests.factories.ideas import (
    SYSTEM,
    a_call,
    a_call_draft,
    a_draft_call,
    a_partner,
    a_vote_on_paper,
    a_voter,
    admitted,
    agreed,
    an_idea,
    an_idea_draft,
    an_invitee,
    counted,
    handed_in,
    three_partners,
    through,
)
from tests.factories.registry import an_organization

pytestmark = pytest.mark.django_db


def test_calls_are_numbered_in_their_partnership(home: Partnership) -> None:
    first, second = a_draft_call(home), a_draft_call(home)

    services.open_call(actor=SYSTEM, call=first)
    assert (first.number, second.number) == (1, 2)
    assert (first.is_shown, second.is_shown) == (True, False)
    with pytest.raises(WrongState):
        services.open_call(actor=SYSTEM, call=first)


def test_a_call_ends_after_it_begins_and_keeps_the_themes_of_its_ideas(home: Partnership) -> None:
    today = clock.today()
    with pytest.raises(BadInput) as refusal:
        a_draft_call(home, valid_from=today, valid_to=today)
    assert refusal.value.field == "valid_to"
    call = a_call(home)
    an_idea(call, theme="Rzemiosło")

    with pytest.raises(BadInput) as refusal:
        services.edit_call(actor=SYSTEM, call=call, draft=a_call_draft(themes=("Turystyka",)))
    assert refusal.value.field == "themes"
    services.edit_call(
        actor=SYSTEM, call=call, draft=a_call_draft(themes=("Rzemiosło", " Rzemiosło ", "Nowa"))
    )
    assert call.themes == ["Rzemiosło", "Nowa"]


def test_an_opened_call_is_not_removed_and_a_stale_edit_is_refused(home: Partnership) -> None:
    call = a_call(home)

    with pytest.raises(WrongState):
        services.remove_call(actor=SYSTEM, call=call)
    with pytest.raises(ConcurrentChange):
        services.edit_call(actor=SYSTEM, call=call, draft=a_call_draft(), version=99)
    draft = a_draft_call(home)
    services.remove_call(actor=SYSTEM, call=draft)
    assert Call.objects.count() == 1


def test_ideas_are_numbered_in_their_call_and_one_form_is_one_card(home: Partnership) -> None:
    call = a_call(home)
    draft = an_idea_draft()

    first = services.add_idea(actor=SYSTEM, call=call, draft=draft, mark="ten-sam-formularz")
    again = services.add_idea(actor=SYSTEM, call=call, draft=draft, mark="ten-sam-formularz")
    other = services.add_idea(actor=SYSTEM, call=call, draft=draft, mark="inny")

    assert first.pk == again.pk
    assert (first.number, other.number) == (1, 2)


def test_a_card_without_problem_or_idea_is_not_handed_in(home: Partnership) -> None:
    call = a_call(home)
    for missing in ("problem", "idea"):
        idea = an_idea(call, **{missing: " "})
        with pytest.raises(BadInput) as refusal:
            services.hand_in(actor=SYSTEM, idea=idea)
        assert refusal.value.field == missing


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"title": " "}, "title"),
        ({"theme": "Obcy temat"}, "theme"),
        ({"is_author_shown": True}, "is_author_shown"),
        ({"is_leader_shown": True}, "is_leader_shown"),
    ],
)
def test_what_cannot_stand_on_a_card_is_refused_with_its_field(
    home: Partnership, fields: dict[str, Any], field: str
) -> None:
    call = a_call(home)

    with pytest.raises(BadInput) as refusal:
        services.add_idea(actor=SYSTEM, call=call, draft=an_idea_draft(**({"title": "Szlak"} | fields)))

    assert refusal.value.field == field


def test_an_idea_is_returned_with_a_reason_written_on_and_admitted(home: Partnership) -> None:
    idea = handed_in(a_call(home))

    with pytest.raises(BadInput):
        services.return_idea(actor=SYSTEM, idea=idea, ground=" ")
    services.return_idea(actor=SYSTEM, idea=idea, ground="Brak kosztu")
    assert (idea.state, idea.note) == (State.RETURNED, "Brak kosztu")
    services.edit_idea(actor=SYSTEM, idea=idea, draft=an_idea_draft("Ścieżki i szlaki"))
    services.hand_in(actor=SYSTEM, idea=idea)
    services.admit_idea(actor=SYSTEM, idea=idea)

    assert (idea.state, idea.note, idea.title) == (State.ADMITTED, "", "Ścieżki i szlaki")
    assert idea.is_shown
    with pytest.raises(WrongState):
        services.admit_idea(actor=SYSTEM, idea=idea)


def test_an_institution_hands_in_by_its_link_and_is_author_and_partner_by_its_own_word(
    home: Partnership,
) -> None:
    call, gmina = a_call(home), an_organization("Gmina Leoncin", "jst.gmina")
    invitee = an_invitee(call, gmina)
    actor = through(invitee.link_id)

    idea = services.add_idea(actor=actor, call=call, draft=an_idea_draft(), invitee=invitee)

    assert (idea.state, idea.author) == (State.HANDED_IN, gmina)
    (partner,) = Partner.objects.filter(idea=idea)
    assert (partner.state, partner.name, partner.sector) == (PartnerState.AGREED, "Gmina Leoncin", "public")
    assert partner.said_by == actor.actor_name


def test_a_link_brings_nothing_outside_the_days_of_the_call_nor_from_another_list(home: Partnership) -> None:
    call, other = a_call(home), a_call(home)
    invitee = an_invitee(call)
    actor = through(invitee.link_id)

    with pytest.raises(NotAllowed):
        services.add_idea(actor=actor, call=other, draft=an_idea_draft(), invitee=None)
    stranger = an_invitee(other)
    with pytest.raises(NotAllowed):
        services.add_idea(actor=actor, call=other, draft=an_idea_draft(), invitee=stranger)
    with clock.frozen(call.valid_to), pytest.raises(NotAllowed):
        services.add_idea(actor=actor, call=call, draft=an_idea_draft(), invitee=invitee)
    with clock.frozen(call.valid_to):
        # Cards brought on paper are still written down until the vote.
        assert an_idea(call).state == State.DRAFT


def test_the_author_writes_only_a_returned_card_and_only_its_own(home: Partnership) -> None:
    call = a_call(home)
    invitee, other = an_invitee(call), an_invitee(call, email="inny@example.org")
    actor, stranger = through(invitee.link_id), through(other.link_id)
    idea = services.add_idea(actor=actor, call=call, draft=an_idea_draft(), invitee=invitee)

    with pytest.raises(NotAllowed):
        services.edit_idea(actor=actor, idea=idea, draft=an_idea_draft("Zmieniony"))
    services.return_idea(actor=SYSTEM, idea=idea, ground="Proszę dopisać koszt")
    with pytest.raises(NotAllowed):
        services.edit_idea(actor=stranger, idea=idea, draft=an_idea_draft("Cudzy"))
    services.edit_idea(actor=actor, idea=idea, draft=an_idea_draft("Zmieniony"))
    services.hand_in(actor=actor, idea=idea)
    assert (idea.title, idea.state) == ("Zmieniony", State.HANDED_IN)


def test_a_table_hands_in_and_speaks_for_no_institution(home: Partnership) -> None:
    call = a_call(home)
    table = services.open_table(actor=SYSTEM, call=call, theme="Turystyka")

    idea = services.add_idea(
        actor=through(table.link_id), call=call, draft=an_idea_draft(theme="Turystyka"), invitee=table
    )

    assert (idea.state, idea.author, idea.theme) == (State.HANDED_IN, None, "Turystyka")
    assert not Partner.objects.filter(idea=idea).exists()


def test_a_table_opened_again_has_a_new_code_and_a_closed_one_none(home: Partnership) -> None:
    call = a_call(home)
    table = services.open_table(actor=SYSTEM, call=call, theme="Turystyka")
    earlier = table.link_id
    table = services.open_table(actor=SYSTEM, call=call, theme="Turystyka")

    assert table.link_id != earlier
    with pytest.raises(NotAllowed):
        services.add_idea(actor=through(earlier), call=call, draft=an_idea_draft(), invitee=table)
    idea = services.add_idea(actor=through(table.link_id), call=call, draft=an_idea_draft(), invitee=table)
    services.remove_invitee(actor=SYSTEM, invitee=table)
    table.refresh_from_db()
    assert table.link_id == 0
    assert idea.invitee == table


def test_letters_for_ideas_go_once_and_another_address_closes_the_link(home: Partnership) -> None:
    call, gmina = a_call(home), an_organization()
    invitee = an_invitee(call, gmina)
    letters = Message.objects.count()

    with pytest.raises(WrongState):
        services.ask_for_ideas(actor=SYSTEM, call=call)
    assert Message.objects.count() == letters
    earlier = invitee.link_id
    services.add_invitee(actor=SYSTEM, call=call, organization=gmina, email="nowy@example.org")
    assert through(earlier).link.closed is not None
    assert len(services.ask_for_ideas(actor=SYSTEM, call=call)) == 1


def test_all_institutions_with_an_address_are_invited_at_once(home: Partnership) -> None:
    call = a_call(home)
    a_voter(home), a_voter(home)

    assert services.invite_all(actor=SYSTEM, call=call) >= 2
    assert services.invite_all(actor=SYSTEM, call=call) == 0
    assert not Invitee.objects.filter(email="").exists()


def test_a_card_begun_by_mistake_is_removed_and_one_handed_in_is_given_up_with_a_reason(
    home: Partnership,
) -> None:
    call = a_call(home)
    mistaken, idea = an_idea(call), handed_in(call)
    services.remove_idea(actor=SYSTEM, idea=mistaken)
    assert not Idea.objects.filter(number=1).exists()

    with pytest.raises(WrongState):
        services.remove_idea(actor=SYSTEM, idea=idea)
    with pytest.raises(BadInput):
        services.give_up_idea(actor=SYSTEM, idea=idea, ground="")
    services.give_up_idea(actor=SYSTEM, idea=idea, ground="Lider odszedł")
    assert (idea.state, idea.note) == (State.GIVEN_UP, "Lider odszedł")


def test_partners_are_asked_by_letter_answer_by_their_own_link_and_may_change_their_mind(
    home: Partnership,
) -> None:
    idea = admitted(a_call(home))
    yes, no = a_partner(idea), a_partner(idea, email="drugi@example.org")
    asked = services.ask_partners(actor=SYSTEM, idea=idea)
    for row in (yes, no):
        row.refresh_from_db()
    assert {row.pk for row in asked} == {yes.pk, no.pk}
    assert yes.state == PartnerState.INVITED

    with pytest.raises(NotAllowed):
        services.answer_partner(actor=through(no.link_id), partner=yes, agrees=True)
    services.answer_partner(actor=through(yes.link_id), partner=yes, agrees=True)
    services.answer_partner(actor=through(yes.link_id), partner=yes, agrees=True)
    services.answer_partner(actor=through(no.link_id), partner=no, agrees=False, words="Nie w tym roku")

    assert selectors.card_of(idea).measure.partners == 1
    services.answer_partner(actor=through(yes.link_id), partner=yes, agrees=False)
    assert selectors.card_of(idea).measure.partners == 0


def test_a_second_press_asks_no_partner_again(home: Partnership) -> None:
    idea = admitted(a_call(home))
    a_partner(idea)
    services.ask_partners(actor=SYSTEM, idea=idea)

    with pytest.raises(WrongState):
        services.ask_partners(actor=SYSTEM, idea=idea)
    with clock.frozen(clock.now() + timedelta(days=7)):
        assert len(services.ask_partners(actor=SYSTEM, idea=idea)) == 1


def test_the_secretariat_says_how_an_institution_gave_its_word(home: Partnership) -> None:
    idea = admitted(a_call(home))
    partner = a_partner(idea)

    with pytest.raises(BadInput) as refusal:
        services.answer_partner(actor=SYSTEM, partner=partner, agrees=True, words=" ")
    assert refusal.value.field == "words"
    with pytest.raises(BadInput):
        services.add_partner(actor=SYSTEM, idea=idea, organization=partner.organization)


def test_only_who_agreed_is_named_in_public_and_a_person_only_with_consent(home: Partnership) -> None:
    leads, silent = an_organization("Gmina Czosnów", "jst.gmina"), an_organization("Fundacja Milcząca")
    idea = admitted(
        a_call(home),
        leader=leads,
        leader_person="Jan Nowak",
        is_leader_shown=True,
        author_person="Anna Kowalska",
        author=silent,
    )

    card = selectors.card_of(idea)
    assert (card.public_leader, card.public_author, card.agreed) == ("Jan Nowak", "", [])
    partner = Partner.objects.get(idea=idea, organization=leads)
    services.answer_partner(actor=SYSTEM, partner=partner, agrees=True, words="pismo")
    assert selectors.card_of(idea).public_leader == "Jan Nowak, Gmina Czosnów"
    with pytest.raises(WrongState):
        services.remove_partner(actor=SYSTEM, partner=partner)


def test_the_rule_of_joint_projects_is_the_partnerships_own(home: Partnership) -> None:
    idea = admitted(a_call(home))
    agreed(idea), agreed(idea)

    assert not selectors.card_of(idea).measure.is_met
    services.set_rule(actor=SYSTEM, partnership=home, rule=Rule(2, 1))
    assert selectors.card_of(idea).measure.is_met
    for rule, field in ((Rule(2, 4), "sectors"), (Rule(1, 2), "partners")):
        with pytest.raises(BadInput) as refusal:
            services.set_rule(actor=SYSTEM, partnership=home, rule=rule)
        assert refusal.value.field == field


def test_the_words_of_a_chosen_idea_stay_and_its_leader_may_be_named(home: Partnership) -> None:
    call = a_call(home)
    vote = a_vote_on_paper(call, ("Szlak",))
    counted(vote, 5, n1=5)
    idea = Idea.objects.select_related("call__partnership").get()
    assert idea.state == State.CHOSEN

    with pytest.raises(BadInput) as refusal:
        services.edit_idea(actor=SYSTEM, idea=idea, draft=an_idea_draft("Inny tytuł"))
    assert refusal.value.field == "title"
    services.edit_idea(actor=SYSTEM, idea=idea, draft=an_idea_draft("Szlak", leader_person="Jan Nowak"))
    assert idea.leader_person == "Jan Nowak"


def test_members_without_the_right_change_nothing(cast: Cast, home: Partnership) -> None:
    call = a_call(home)

    with pytest.raises(NotAllowed):
        services.add_idea(actor=cast.auditor, call=call, draft=an_idea_draft())
    with pytest.raises(NotAllowed):
        services.open_vote(actor=cast.auditor, call=call, way=Way.LINKS)
    with pytest.raises(NotAllowed):
        services.draft_call(actor=cast.neighbour, partnership=home, draft=a_call_draft())


def test_participants_are_listed_once_by_their_address(home: Partnership) -> None:
    call = a_call(home)
    drafts = [("Anna Kowalska", "Anna@example.org", "Gmina"), ("Anna K.", "anna@example.org", "")]

    assert services.list_participants(actor=SYSTEM, call=call, drafts=drafts) == 1
    assert services.list_participants(actor=SYSTEM, call=call, drafts=drafts) == 0
    (one,) = selectors.participants_of(call)
    services.remove_participant(actor=SYSTEM, participant=one)
    assert selectors.participants_of(call) == []


def test_a_call_that_is_voted_on_takes_no_more_cards(home: Partnership) -> None:
    call = a_call(home)
    a_vote_on_paper(call)

    assert call.state == CallState.VOTING
    with pytest.raises(NotAllowed):
        an_idea(call)


def test_three_partners_of_three_sectors_meet_the_rule_at_once(home: Partnership) -> None:
    idea = admitted(a_call(home))
    three_partners(idea)

    assert selectors.card_of(idea).measure.is_met
