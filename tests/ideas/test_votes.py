"""The vote on ideas: by links and on paper, after the close, given up meanwhile, annulled; projects."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from spoiwo.common import clock
from spoiwo.common.exceptions import BadInput, NotAllowed, NotFound, WrongState
from spoiwo.ideas import selectors, services
from spoiwo.ideas.models import Call, Idea, Line, Partner, Vote
from spoiwo.ideas.states import CallState, Fate, State, Voters, Way
from spoiwo.notifications.actors import LinkActor
from spoiwo.notifications.models import Message, PersonalLink
from spoiwo.notifications.tokens import is_of, token_of
from spoiwo.partnerships.models import Partnership
from spoiwo.projects.models import Project
from spoiwo.projects.services import ProjectDraft, leave_project
from spoiwo.registry.models import Organization, Representation
from spoiwo.registry.services import end_representation, merge_organizations
from spoiwo.voting.selectors import tally_of
from tests.factories.ideas import (
    SYSTEM,
    a_call,
    a_call_draft,
    a_chosen_idea,
    a_partner,
    a_vote_on_paper,
    a_voter,
    admitted,
    an_idea_draft,
    an_open_vote,
    counted,
    handed_in,
    three_partners,
    voting_links,
)
from tests.factories.registry import a_person, a_representative, an_organization

pytestmark = pytest.mark.django_db
TOKEN = "jeden-formularz-jednego-glosu"


def a_vote(home: Partnership, voters: int = 3, **fields: object) -> tuple[Vote, list[LinkActor]]:
    """Return an open vote on three ideas and those who may vote."""
    for _voter in range(voters):
        a_voter(home)
    vote = an_open_vote(a_call(home, **fields))
    return vote, [LinkActor(link) for link in voting_links(vote)]


def give(vote: Vote, actor: LinkActor, *choices: str, token: str = "") -> str:
    return services.cast(
        actor=actor, vote=vote, choices=choices, token=token or f"{TOKEN}-{actor.actor_id}"
    ).receipt


def fates(call: Call) -> dict[int, str]:
    return dict(Line.objects.filter(vote__call=call, vote__annulled_at=None).values_list("number", "fate"))


def states(call: Call) -> dict[int, str]:
    return dict(Idea.objects.filter(call=call).values_list("number", "state"))


def test_every_voter_with_an_address_gets_a_letter_at_the_opening(home: Partnership) -> None:
    letters = Message.objects.count()
    vote, voters = a_vote(home)

    assert (vote.entitled, len(voters)) == (len(voters), vote.entitled)
    assert Message.objects.count() == letters + len(voters)
    assert vote.call.state == CallState.VOTING
    assert set(states(vote.call).values()) == {State.ON_BALLOT}


def test_votes_by_links_are_counted_at_the_close_and_the_ideas_follow(home: Partnership) -> None:
    vote, (first, second, third) = a_vote(home)
    give(vote, first, "1", "2")
    give(vote, second, "1", "2")
    give(vote, third, "1", "3")
    assert selectors.result_of(vote.call) is None

    services.close_vote(actor=SYSTEM, vote=vote)

    assert states(vote.call) == {1: State.CHOSEN, 2: State.CHOSEN, 3: State.NOT_CHOSEN}
    result = selectors.result_of(vote.call)
    assert result is not None
    assert (vote.took_part, result.votes_given, vote.call.state) == (3, 6, CallState.DECIDED)
    assert [(one.line.number, one.line.votes, one.width) for one in result.lines] == [
        (1, 3, 100),
        (2, 2, 67),
        (3, 1, 33),
    ]


def test_a_vote_sent_twice_is_one_vote_and_another_is_refused(home: Partnership) -> None:
    vote, (first, *_others) = a_vote(home)

    receipt = give(vote, first, "1", token=TOKEN)

    assert give(vote, first, "1", token=TOKEN) == receipt
    with pytest.raises(WrongState):
        give(vote, first, "2", token="inny-formularz-tego-glosu")


def test_more_marks_than_votes_or_an_idea_of_no_ballot_are_refused(home: Partnership) -> None:
    vote, (first, *_others) = a_vote(home)

    for choices in (("1", "2", "3"), ("9",), ("1", "1")):
        with pytest.raises(BadInput):
            give(vote, first, *choices)


def test_nobody_votes_after_the_close(home: Partnership) -> None:
    vote, (first, second, *_others) = a_vote(home)
    receipt = give(vote, first, "1", token=TOKEN)
    services.close_vote(actor=SYSTEM, vote=vote)

    with pytest.raises((WrongState, NotAllowed)):
        give(vote, second, "1")
    # A form sent again after a broken connection still gets its receipt.
    assert give(vote, first, "1", token=TOKEN) == receipt
    assert vote.took_part == 1
    with pytest.raises(NotAllowed):
        services.close_vote(actor=SYSTEM, vote=vote)


def test_a_link_of_another_vote_opens_no_ballot_here(home: Partnership) -> None:
    vote, _voters = a_vote(home)
    other, strangers = a_vote(home)

    with pytest.raises(BadInput):
        give(vote, strangers[0], "1")
    with pytest.raises(NotFound):
        selectors.entitlement_of_actor(vote, strangers[0])
    assert selectors.entitlement_of_actor(other, strangers[0])


def test_an_idea_given_up_during_the_vote_keeps_its_votes_and_is_not_chosen(home: Partnership) -> None:
    vote, (first, second, third) = a_vote(home)
    give(vote, first, "1", "2")
    given_up = Idea.objects.select_related("call__partnership").get(number=1)

    services.give_up_idea(actor=SYSTEM, idea=given_up, ground="Lider odszedł")
    with pytest.raises(BadInput):
        give(vote, second, "1")
    give(vote, second, "2")
    give(vote, third, "3")
    services.close_vote(actor=SYSTEM, vote=vote)

    assert fates(vote.call) == {1: Fate.WITHDRAWN, 2: Fate.CHOSEN, 3: Fate.CHOSEN}
    assert states(vote.call)[1] == State.GIVEN_UP
    assert Line.objects.get(vote=vote, number=1).votes == 1


def test_a_tie_at_the_last_place_goes_by_lot_and_the_same_lot_as_in_the_box(home: Partnership) -> None:
    vote, (first, second, third) = a_vote(home, votes_each=1, places=1)
    for number, actor in (("1", first), ("2", second), ("3", third)):
        give(vote, actor, number)

    services.close_vote(actor=SYSTEM, vote=vote)

    assert sorted(fates(vote.call).values()) == sorted([Fate.CHOSEN_BY_LOT, Fate.LOST_LOT, Fate.LOST_LOT])
    assert vote.poll is not None
    vote.poll.refresh_from_db()
    (elected,) = tally_of(vote.poll).count["elected"]
    assert Line.objects.get(vote=vote, fate=Fate.CHOSEN_BY_LOT).key == elected
    result = selectors.result_of(vote.call)
    assert result is not None
    assert result.is_drawn


def test_the_terms_of_the_opening_hold_and_do_not_change(home: Partnership) -> None:
    vote, _voters = a_vote(home)

    with pytest.raises(BadInput) as refusal:
        services.edit_call(actor=SYSTEM, call=vote.call, draft=a_call_draft(places=1))
    assert refusal.value.field == "places"
    assert (vote.places, vote.votes_each) == (2, 2)


def test_a_vote_waits_until_every_idea_handed_in_is_admitted_or_returned(home: Partnership) -> None:
    call = a_call(home)
    with pytest.raises(BadInput):
        services.open_vote(actor=SYSTEM, call=call, way=Way.PAPER)
    handed_in(call)
    admitted(call, "Szkoła")

    with pytest.raises(BadInput):
        services.open_vote(actor=SYSTEM, call=call, way=Way.PAPER)


def test_participants_on_the_list_vote_besides_institutions_and_nobody_twice(home: Partnership) -> None:
    voter = a_voter(home, email="gmina@example.org")
    call = a_call(home, voters=Voters.BOTH)
    admitted(call)
    drafts = [("Anna Kowalska", "gmina@example.org", voter.name), ("Jan Nowak", "jan@example.org", "")]
    services.list_participants(actor=SYSTEM, call=call, drafts=drafts)

    with pytest.raises(BadInput) as refusal:
        services.open_vote(actor=SYSTEM, call=call, way=Way.LINKS)
    assert "gmina@example.org" in str(refusal.value.message)
    services.remove_participant(actor=SYSTEM, participant=selectors.participants_of(call)[0])
    vote = services.open_vote(actor=SYSTEM, call=call, way=Way.LINKS)
    assert {link.holder for link in voting_links(vote)} >= {"Jan Nowak"}
    with pytest.raises(WrongState):
        services.list_participants(actor=SYSTEM, call=call, drafts=[("Ewa", "ewa@example.org", "")])


def test_nobody_to_vote_opens_no_vote_by_links(home: Partnership) -> None:
    call = a_call(home, voters=Voters.PARTICIPANTS)
    admitted(call)

    with pytest.raises(BadInput):
        services.open_vote(actor=SYSTEM, call=call, way=Way.LINKS)
    assert call.state == CallState.OPEN


def test_a_reminder_goes_to_those_who_have_not_voted_with_the_same_link(home: Partnership) -> None:
    vote, voters = a_vote(home)
    give(vote, voters[0], "1")
    links, letters = PersonalLink.objects.count(), Message.objects.count()
    with pytest.raises(WrongState):
        services.remind_voters(actor=SYSTEM, vote=vote)

    with clock.frozen(clock.now() + timedelta(days=3)):
        assert services.remind_voters(actor=SYSTEM, vote=vote) == len(voters) - 1
        with pytest.raises(WrongState):
            services.remind_voters(actor=SYSTEM, vote=vote)

    assert (PersonalLink.objects.count(), Message.objects.count()) == (links, letters + len(voters) - 1)


def test_sheets_of_the_hall_are_counted_with_who_counted(home: Partnership) -> None:
    vote = a_vote_on_paper(a_call(home))

    counted(vote, 130, n1=70, n2=90, n3=12)

    assert states(vote.call) == {1: State.CHOSEN, 2: State.CHOSEN, 3: State.NOT_CHOSEN}
    assert (vote.took_part, vote.counted_by) == (130, "Jan Nowak")


def test_sheets_that_do_not_add_up_or_are_nobodys_are_refused_and_nothing_is_decided(
    home: Partnership,
) -> None:
    vote = a_vote_on_paper(a_call(home))

    with pytest.raises(BadInput):
        counted(vote, 10, n1=10, n2=10, n3=1)
    with pytest.raises(BadInput):
        counted(vote, 10, n1=10)
    count = services.PaperCount(took_part=10, counted_by=" ", votes={"1": 1, "2": 1, "3": 1})
    with pytest.raises(BadInput) as refusal:
        services.count_on_paper(actor=SYSTEM, vote=vote, count=count)
    assert refusal.value.field == "counted_by"
    assert set(states(vote.call).values()) == {State.ON_BALLOT}


def test_a_vote_is_counted_in_one_way_only(home: Partnership) -> None:
    vote, voters = a_vote(home)
    give(vote, voters[0], "1")

    with pytest.raises(WrongState):
        counted(vote, 10, n1=1, n2=1, n3=1)
    with pytest.raises(WrongState):
        services.close_vote(actor=SYSTEM, vote=a_vote_on_paper(a_call(home)))


def test_an_annulled_vote_counts_for_nothing_and_another_is_held_on_paper(home: Partnership) -> None:
    vote, voters = a_vote(home)
    give(vote, voters[0], "1")
    call = vote.call

    with pytest.raises(BadInput):
        services.annul_vote(actor=SYSTEM, vote=vote, ground=" ")
    services.annul_vote(actor=SYSTEM, vote=vote, ground="Awaria sieci w sali")
    assert set(states(call).values()) == {State.ADMITTED}
    with pytest.raises(WrongState):
        give(vote, voters[1], "1")
    again = services.open_vote(actor=SYSTEM, call=call, way=Way.PAPER)
    counted(again, 20, n1=11, n2=5, n3=2)

    call.refresh_from_db()
    assert call.state == CallState.DECIDED
    assert selectors.annulled_votes(call) == [vote]


def test_a_decided_vote_may_be_annulled_until_an_idea_became_a_project(home: Partnership) -> None:
    idea = a_chosen_idea(home)
    vote = selectors.need_vote(idea.call)
    services.annul_vote(actor=SYSTEM, vote=vote, ground="Błąd w liczeniu")
    again = services.open_vote(actor=SYSTEM, call=vote.call, way=Way.PAPER)
    counted(again, 5, n1=4)
    idea.refresh_from_db()
    idea.call.refresh_from_db()
    make(idea)

    with pytest.raises(NotAllowed):
        services.annul_vote(actor=SYSTEM, vote=again, ground="Za późno")


def make(idea: Idea, title: str = "Ścieżki rowerowe powiatu") -> None:
    draft = ProjectDraft(title=title, beneficiary=an_organization(), value=Decimal("1000.00"))
    services.make_project(actor=SYSTEM, idea=idea, draft=draft)


def test_a_chosen_idea_becomes_a_project_with_the_partners_of_that_day(home: Partnership) -> None:
    idea = a_chosen_idea(home)

    make(idea)

    assert (idea.state, idea.became_on, idea.partners_then, idea.sectors_then) == (
        State.PROJECT,
        clock.today(),
        3,
        3,
    )
    assert idea.project is not None
    assert idea.project.project == Project.objects.get(title="Ścieżki rowerowe powiatu")
    with pytest.raises(WrongState):
        make(idea, "Drugi raz")


def test_too_few_partners_make_no_project_and_the_refusal_says_how_many(home: Partnership) -> None:
    call = a_call(home)
    vote = a_vote_on_paper(call, ("Szlak",))
    counted(vote, 5, n1=5)
    idea = Idea.objects.select_related("call__partnership").get()

    with pytest.raises(WrongState) as refusal:
        make(idea)
    assert "at least 3 partners" in str(refusal.value.message)
    assert not Project.objects.filter(title="Ścieżki rowerowe powiatu").exists()
    three_partners(idea)
    make(idea)
    assert idea.state == State.PROJECT


def test_joint_projects_of_a_year_are_told_with_their_records(home: Partnership) -> None:
    idea = a_chosen_idea(home)
    make(idea)
    services.set_rule(actor=SYSTEM, partnership=home, rule=selectors.Rule(1, 1))
    call = a_call(home)
    counted(a_vote_on_paper(call, ("Mały",)), 5, n1=5)
    small = Idea.objects.select_related("call__partnership").get(call=call)
    services.answer_partner(actor=SYSTEM, partner=a_partner(small), agrees=True, words="rozmowa telefoniczna")
    make(small, "Mały projekt")

    found = selectors.joint_projects(home, date(2019, 1, 1), date(2020, 1, 1))
    assert (found.count, found.joint, found.others) == (1, (idea,), (small,))
    assert selectors.joint_projects(home, date(2020, 1, 1), date(2021, 1, 1)).count == 0


def test_a_project_taken_off_by_mistake_leaves_the_card_what_it_was(home: Partnership) -> None:
    idea = a_chosen_idea(home)
    make(idea)
    assert idea.project is not None

    leave_project(actor=SYSTEM, link=idea.project)

    found = Idea.objects.get(pk=idea.pk)
    assert (found.state, found.project) == (State.PROJECT, None)


def test_partners_of_an_idea_follow_the_record_that_was_kept(home: Partnership) -> None:
    idea = admitted(a_call(home))
    partner = a_partner(idea)
    kept = an_organization("Gmina, zapis właściwy")

    merge_organizations(actor=SYSTEM, kept=kept, dropped=partner.organization)

    assert Partner.objects.get(pk=partner.pk).organization == kept


def test_an_idea_given_up_waits_for_no_partner(home: Partnership) -> None:
    idea = admitted(a_call(home))
    partner = a_partner(idea)
    services.ask_partners(actor=SYSTEM, idea=idea)
    partner.refresh_from_db()
    link = PersonalLink.objects.get(pk=partner.link_id)

    services.give_up_idea(actor=SYSTEM, idea=idea, ground="Brak lidera")

    link.refresh_from_db()
    assert link.closed is not None
    with pytest.raises(NotAllowed):
        services.add_partner(actor=SYSTEM, idea=idea, organization=an_organization())


def test_a_card_of_another_call_is_not_on_the_ballot(home: Partnership) -> None:
    other = a_call(home)
    services.add_idea(actor=SYSTEM, call=other, draft=an_idea_draft("Obcy"))
    vote = a_vote_on_paper(a_call(home))

    assert [line.title for line in selectors.lines_of(vote)] == ["Ścieżki", "Szkoła", "Szlak"]


def replaced(home: Partnership, organization: Organization, email: str) -> None:
    """Somebody else speaks for the institution from today."""
    [earlier] = Representation.objects.filter(partnership=home, organization=organization)
    end_representation(actor=SYSTEM, representation=earlier, last_day=clock.today() - timedelta(days=1))
    a_representative(home, organization, a_person("Ewa"), since=clock.today(), email=email)


def test_a_reminder_reaches_the_present_address_of_the_same_person(home: Partnership) -> None:
    vote, voters = a_vote(home)
    Representation.objects.filter(partnership=home).update(email="nowy@example.org")

    with clock.frozen(clock.now() + timedelta(days=3)):
        assert services.remind_voters(actor=SYSTEM, vote=vote) == len(voters)
    last = Message.objects.order_by("-pk")[: len(voters)]
    assert {address for letter in last for address in letter.to} == {"nowy@example.org"}


def test_who_speaks_now_gets_the_link_and_the_earlier_letter_opens_nothing(home: Partnership) -> None:
    organization = a_voter(home)
    vote = an_open_vote(a_call(home))
    [link] = voting_links(vote)
    earlier = token_of(link)

    with clock.frozen(clock.now() + timedelta(days=3)):
        replaced(home, organization, "nastepczyni@example.org")
        [one] = selectors.reminding_of(vote, clock.today()).reached
        assert (one.voter.email, one.is_passed_on) == ("nastepczyni@example.org", True)
        assert services.remind_voters(actor=SYSTEM, vote=vote) == 1
        link.refresh_from_db()
        assert not is_of(earlier, link)
        assert is_of(token_of(link), link)
        give(vote, LinkActor(link), "1")
        assert selectors.reminding_of(vote, clock.today()).reached == ()
    assert Message.objects.latest("pk").to == ["nastepczyni@example.org"]


def test_who_has_no_address_now_is_named_as_not_reached(home: Partnership) -> None:
    organization = a_voter(home, "Gmina Cicha")
    vote = an_open_vote(a_call(home))
    Representation.objects.filter(partnership=home, organization=organization).update(email="")

    reminding = selectors.reminding_of(vote, clock.today())
    assert (reminding.reached, reminding.missed) == ((), ("Gmina Cicha",))
