"""The pages of ideas: what the officer does, what links open, what everybody reads, what is printed."""

from collections.abc import Mapping
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django_scopes import scope

from spoiwo.common import clock
from spoiwo.ideas import services
from spoiwo.ideas.models import Call, Idea, Invitee, Partner, Vote
from spoiwo.ideas.states import CallState, PartnerState, State, Way
from spoiwo.notifications.models import Message
from spoiwo.partnerships.models import Partnership
from spoiwo.projects.models import Project
from tests.cast import Cast, ClientOf
from tests.factories.ideas import (
    SYSTEM,
    a_call,
    a_chosen_idea,
    a_draft_call,
    a_partner,
    a_vote_on_paper,
    a_voter,
    admitted,
    agreed,
    an_idea,
    an_idea_draft,
    an_invitee,
    an_open_vote,
    through,
    token,
    voting_links,
)
from tests.factories.registry import an_organization
from tests.ideas.pages import INNER, PUBLIC
from tests.reading import english, read

pytestmark = pytest.mark.django_db


def send(client: Client, address: str, fields: Mapping[str, object], status: int = 302) -> str:
    answer = client.post(address, dict(fields))
    assert answer.status_code == status, (address, answer.status_code, answer.content.decode()[-3000:])
    return answer.content.decode().replace("\u00a0", " ")


def a_form(**fields: object) -> dict[str, object]:
    return {
        "title": "Warsztaty w Nasielsku",
        "introduction": "",
        "themes": "Turystyka\nRzemiosło",
        "valid_from": "1.06.2019",
        "valid_to": "30.06.2019",
        "voters": "institutions",
        "votes_each": "3",
        "places": "5",
        "threshold_percent": "0",
        "tie": "lot",
    } | fields


def test_an_empty_room_says_the_next_step(home: Partnership, officer: Client) -> None:
    assert "No call for ideas yet" in read(officer, INNER)


def test_the_officer_prepares_and_opens_a_call(home: Partnership, officer: Client) -> None:
    send(officer, f"{INNER}nowy-nabor/", a_form())
    call = Call.objects.get()
    assert (call.number, call.themes, call.state) == (1, ["Turystyka", "Rzemiosło"], CallState.DRAFT)
    assert call.valid_to.isoformat() == "2019-07-01"

    send(officer, f"{INNER}1/otworz/", {})
    assert "Warsztaty w Nasielsku" in read(officer, f"{INNER}1/")
    call.refresh_from_db()
    assert call.state == CallState.OPEN


def test_what_was_typed_wrong_stays_on_the_form(home: Partnership, officer: Client) -> None:
    page = send(officer, f"{INNER}nowy-nabor/", a_form(valid_to="1.05.2019"), 422)

    assert "Warsztaty w Nasielsku" in page
    assert "The last day is before the first." in page


def test_a_call_is_edited_over_a_stale_page_only_knowingly(home: Partnership, officer: Client) -> None:
    a_call(home)

    page = send(officer, f"{INNER}1/edycja/", a_form(version="7"), 422)
    assert "Somebody else has saved this meanwhile" in page
    send(officer, f"{INNER}1/edycja/", a_form(version="1"))
    assert Call.objects.get().title == "Warsztaty w Nasielsku"


def test_a_card_is_written_once_even_when_sent_twice(home: Partnership, officer: Client) -> None:
    a_call(home)
    gmina = an_organization("Gmina Leoncin", "jst.gmina")
    fields = {
        "title": "Ścieżki",
        "theme": "Turystyka",
        "problem": "Brak dróg",
        "idea": "Wytyczyć",
        "leader": "Gmina Leoncin",
        "leader_number": gmina.pk,
        "cost": "1 200 000,50 zł",
        "mark": "jeden-formularz",
    }

    for _time in range(2):
        send(officer, f"{INNER}1/nowa-karta/", fields)

    idea = Idea.objects.get()
    assert (idea.leader, str(idea.cost)) == (gmina, "1200000.50")
    page = read(officer, f"{INNER}karty/{idea.pk}/")
    assert "The rule of joint projects is not met yet." in page
    assert "Gmina Leoncin" in page


def test_an_idea_goes_its_way_by_buttons(home: Partnership, officer: Client) -> None:
    idea = an_idea(a_call(home))
    one = f"{INNER}karty/{idea.pk}/"

    send(officer, f"{one}zglos/", {})
    assert "Write why." not in send(officer, f"{one}zwroc/", {"ground": ""}, 422)
    send(officer, f"{one}zwroc/", {"ground": "Brak kosztu"})
    assert "Brak kosztu" in read(officer, one)
    send(officer, f"{one}zglos/", {})
    send(officer, f"{one}przyjmij/", {})
    idea.refresh_from_db()
    assert idea.state == State.ADMITTED
    assert officer.get(f"{one}nieznane/").status_code == 404


def test_partners_are_listed_asked_and_their_word_is_written_down(home: Partnership, officer: Client) -> None:
    idea = admitted(a_call(home))
    gmina = an_organization("Gmina Czosnów", "jst.gmina")
    one = f"{INNER}karty/{idea.pk}/partnerzy/"

    fields = {"organization": gmina.name, "organization_number": gmina.pk, "email": "gmina@example.org"}
    send(officer, f"{one}dodaj/", fields)
    assert "gmina@example.org" in read(officer, f"{one}zapytaj/")
    letters = Message.objects.count()
    send(officer, f"{one}zapytaj/", {})
    send(officer, f"{one}zapytaj/", {}, 422)
    assert Message.objects.count() == letters + 1
    partner = Partner.objects.get()
    send(officer, f"{one}{partner.pk}/odpowiedz/", {"answer": "agreed", "words": "pismo z 2.06"})
    partner.refresh_from_db()
    assert (partner.state, partner.words) == (PartnerState.AGREED, "pismo z 2.06")
    send(officer, f"{one}{partner.pk}/usun/", {})
    assert not Partner.objects.exists()


def test_an_institution_hands_an_idea_in_by_its_link_and_reads_what_became_of_it(
    home: Partnership, reader: Client
) -> None:
    invitee = an_invitee(a_call(home), an_organization("Gmina Leoncin"))
    address = reverse("ideas:link_ideas", args=[token(invitee.link_id)])
    fields = {"title": "Szlak", "problem": "Mało gości", "idea": "Osiem przystanków", "mark": "raz"}

    assert "Szukamy pomysłów" in read(reader, address)
    assert read(reader, address).count('<details class="group-fold">') == 2
    assert "Confirm on whose behalf" in send(reader, address, fields, 422)
    assert not Idea.objects.exists()
    for _time in range(2):
        send(reader, address, fields | {"acting": "on"})
    idea = Idea.objects.get()
    assert idea.state == State.HANDED_IN
    services.return_idea(actor=SYSTEM, idea=idea, ground="Proszę dopisać koszt")

    assert "Proszę dopisać koszt" in read(reader, address)
    again = reverse("ideas:link_idea_edit", args=[token(invitee.link_id), idea.number])
    send(reader, again, fields | {"cost": "5000", "version": idea.version, "acting": "on"})
    idea.refresh_from_db()
    assert (idea.state, str(idea.cost)) == (State.HANDED_IN, "5000.00")
    assert "The card is with the secretariat now" in read(reader, again)


def test_a_link_shows_only_what_came_through_it(home: Partnership, reader: Client) -> None:
    call = a_call(home)
    mine, other = an_invitee(call), an_invitee(call, email="inny@example.org")
    idea = services.add_idea(
        actor=through(other.link_id), call=call, draft=an_idea_draft("Cudzy pomysł"), invitee=other
    )

    page = read(reader, reverse("ideas:link_ideas", args=[token(mine.link_id)]))
    assert "Cudzy pomysł" not in page
    read(reader, reverse("ideas:link_idea_edit", args=[token(mine.link_id), idea.number]), 404)


def test_a_table_of_the_workshop_has_a_code_that_opens_the_card_of_its_theme(
    home: Partnership, officer: Client, reader: Client
) -> None:
    a_call(home)
    send(officer, f"{INNER}1/stoliki/dodaj/", {"theme": "Rzemiosło"})
    table = Invitee.objects.get()

    page = read(officer, f"{INNER}1/stoliki/{table.pk}/")
    address = reverse("ideas:link_ideas", args=[token(table.link_id)])
    assert address in page
    assert "data:image/svg+xml" in page
    assert 'value="Rzemiosło" selected' in read(reader, address)
    send(officer, f"{INNER}1/zaproszeni/{table.pk}/usun/", {})
    assert reader.get(address).status_code == 410
    read(officer, f"{INNER}1/stoliki/{table.pk}/", 404)


def test_letters_for_ideas_are_shown_before_they_go(home: Partnership, officer: Client) -> None:
    a_call(home)
    gmina = an_organization("Gmina Zakroczym")
    fields = {"organization": gmina.name, "organization_number": gmina.pk, "email": "zakroczym@example.org"}
    send(officer, f"{INNER}1/zaproszeni/dodaj/", fields)

    assert "zakroczym@example.org" in read(officer, f"{INNER}1/zaproszeni/")
    # Nobody has a link before the letter went.
    assert "Take off the list" in read(officer, f"{INNER}1/zaproszeni/")
    send(officer, f"{INNER}1/zaproszeni/", {})
    assert Message.objects.get().to == ["zakroczym@example.org"]
    assert "Close the link" in read(officer, f"{INNER}1/zaproszeni/")


def test_an_institution_answers_by_its_link_and_may_change_its_mind(
    home: Partnership, reader: Client
) -> None:
    idea = admitted(a_call(home))
    partner = a_partner(idea, an_organization("Fundacja Wisła"))
    services.ask_partners(actor=SYSTEM, idea=idea)
    partner.refresh_from_db()
    address = reverse("ideas:link_partner", args=[token(partner.link_id)])
    assert "Wytyczyć ścieżkę" in read(reader, address)

    assert "Choose one of the two answers." in send(reader, address, {"acting": "on"}, 422)
    send(reader, address, {"acting": "on", "answer": "tak", "words": "Damy salę"})
    assert "the institution is a partner of this idea" in read(reader, address)
    assert "Fundacja Wisła" in read(reader, f"{PUBLIC}1/1/")
    send(reader, address, {"acting": "on", "answer": "nie"})
    assert "Fundacja Wisła" not in read(reader, f"{PUBLIC}1/1/")
    assert "Fundacja Wisła" not in read(reader, f"{PUBLIC}1/")


def test_a_vote_is_opened_given_once_and_closed(home: Partnership, officer: Client, reader: Client) -> None:
    a_voter(home, "Gmina Leoncin", "leoncin@example.org")
    call = a_call(home)
    for title in ("Ścieżki", "Szkoła"):
        admitted(call, title)
    assert "leoncin@example.org" in read(officer, f"{INNER}1/glosowanie/otworz/")
    send(officer, f"{INNER}1/glosowanie/otworz/", {"way": "links"})
    vote = Vote.objects.select_related("call__partnership", "poll").get()
    link = next(one for one in voting_links(vote) if "Leoncin" in one.holder)
    address = reverse("ideas:link_vote", args=[token(link.pk)])

    page = read(reader, address)
    assert '1. <span lang="pl">Ścieżki</span>' in page
    marked = {"choices": ["1"], "mark": "jeden-formularz-glosu", "acting": "on"}
    assert "Receipt" in send(reader, address, marked, 200)
    assert "Receipt" in send(reader, address, marked, 200)
    other = marked | {"choices": ["2"], "mark": "inny-formularz-glosu"}
    assert "One institution has one vote" in send(reader, address, other, 422)
    assert "The vote is given" in read(reader, address)
    assert "Nobody sees the votes before the close." in read(officer, f"{INNER}1/glosowanie/")
    send(officer, f"{INNER}1/glosowanie/zamknij/", {})
    assert "No more votes are accepted." in read(reader, address)
    assert "No more votes are accepted." in send(reader, address, other, 200)
    assert "Result of the vote" in read(officer, f"{INNER}1/glosowanie/")
    assert "<progress" in read(reader, f"{PUBLIC}1/")


def test_an_idea_given_up_is_not_there_to_be_marked(home: Partnership, reader: Client) -> None:
    a_voter(home)
    vote = an_open_vote(a_call(home))
    idea = Idea.objects.select_related("call__partnership").get(number=2)
    services.give_up_idea(actor=SYSTEM, idea=idea, ground="Lider odszedł")

    page = read(reader, reverse("ideas:link_vote", args=[token(voting_links(vote)[0].pk)]))

    assert 'value="1"' in page
    assert 'value="2"' not in page
    assert "given up during the vote" in page


def test_sheets_of_the_hall_are_entered_and_wrong_numbers_stay_typed(
    home: Partnership, officer: Client, reader: Client
) -> None:
    a_vote_on_paper(a_call(home), ("Ścieżki", "Szkoła"))
    address = f"{INNER}1/glosowanie/policz/"
    numbers = {"took_part": "10", "counted_by": "Jan Nowak", "votes_1": "11", "votes_2": "3"}

    page = send(officer, address, numbers, 422)
    assert "More votes than people who took part" in page
    assert 'value="11"' in page
    send(officer, address, numbers | {"votes_1": "9"})
    page = read(reader, f"{PUBLIC}1/")
    assert 'Counted in the hall by: <span lang="pl">Jan Nowak</span>.' in page
    assert "10 voters took part." in page
    assert "9 votes" in page
    send(officer, address, numbers | {"votes_1": "1"}, 422)


def test_a_vote_is_annulled_with_a_ground(home: Partnership, officer: Client) -> None:
    a_vote_on_paper(a_call(home))

    send(officer, f"{INNER}1/glosowanie/uniewaznij/", {"ground": "Zgubiona kartka"})

    assert "Zgubiona kartka" in read(officer, f"{INNER}1/glosowanie/")
    assert Call.objects.get().state == CallState.OPEN


def test_a_chosen_idea_becomes_a_project_and_counts_as_joint(home: Partnership, officer: Client) -> None:
    idea = a_chosen_idea(home)
    lead = an_organization("Powiat zwoleński", "jst.powiat")
    address = f"{INNER}karty/{idea.pk}/projekt/"
    assert "Ścieżki rowerowe" in read(officer, address)
    fields = {
        "title": "Ścieżki powiatu",
        "beneficiary": lead.name,
        "beneficiary_number": lead.pk,
        "perspective": "none",
        "aims": "",
    }

    send(officer, address, fields)
    send(officer, address, fields, 422)

    assert Project.objects.get(title="Ścieżki powiatu").beneficiary == lead
    assert "Joint projects in 2019: 1" in read(officer, f"{INNER}wspolne-projekty/")
    assert "Joint projects in 2018: 0" in read(officer, f"{INNER}wspolne-projekty/?rok=2018")
    assert "Ścieżki powiatu" in read(officer, f"{INNER}karty/{idea.pk}/")


def test_lists_ask_as_much_for_one_idea_as_for_twenty(
    home: Partnership, officer: Client, reader: Client
) -> None:
    call = a_call(home)
    agreed(admitted(call))
    pages = [(officer, f"{INNER}1/"), (reader, f"{PUBLIC}1/"), (officer, INNER), (reader, PUBLIC)]

    def asked() -> list[int]:
        counts = []
        for client, address in pages:
            read(client, address)
            with CaptureQueriesContext(connection) as queries:
                read(client, address)
            counts.append(len(queries))
        return counts

    before = asked()
    for number in range(12):
        agreed(admitted(call, f"Pomysł {number}", leader=an_organization()))
    assert asked() == before


def test_participants_are_added_by_lines_and_a_wrong_line_is_named(
    home: Partnership, officer: Client
) -> None:
    call = a_call(home)
    address = f"{INNER}1/uczestnicy/"

    page = send(officer, address, {"lines": "Anna Kowalska; bez adresu"}, 422)
    assert "Anna Kowalska; bez adresu" in page
    send(officer, address, {"lines": "Anna Kowalska; anna@example.org; Gmina\nJan; jan@example.org"})
    assert call.participants.count() == 2
    assert "anna@example.org" in read(officer, address)


def test_who_reads_only_is_told_why_nothing_can_be_done(
    cast: Cast, home: Partnership, client_of: ClientOf
) -> None:
    a_call(home)
    auditor = english(client_of(cast.auditor))

    assert 'class="denied"' in read(auditor, INNER)
    assert auditor.get(f"{INNER}1/nowa-karta/").status_code == 403


def test_a_reminder_waits_and_then_goes(home: Partnership, officer: Client) -> None:
    a_voter(home)
    an_open_vote(a_call(home))
    send(officer, f"{INNER}1/glosowanie/przypomnij/", {}, 422)
    letters = Message.objects.count()
    page = read(officer, f"{INNER}1/glosowanie/przypomnij/")
    assert "Whom the letters reach" in page
    assert "@example.org" in page

    with clock.frozen(clock.now() + timedelta(hours=1)):
        send(officer, f"{INNER}1/glosowanie/przypomnij/", {})
    assert Message.objects.count() > letters


def test_the_rule_of_joint_projects_is_set_on_its_page(home: Partnership, officer: Client) -> None:
    send(officer, f"{INNER}zasada/", {"partners": "2", "sectors": "4"}, 422)
    send(officer, f"{INNER}zasada/", {"partners": "4", "sectors": "3"})
    a_call(home)

    assert "at least 4 partners from at least 3 sectors" in read(officer, INNER)


def test_a_vote_of_others_is_not_opened_by_our_link(cast: Cast, home: Partnership, reader: Client) -> None:
    a_voter(home)
    ours = an_open_vote(a_call(home))
    with scope(partnership=cast.other):
        a_voter(cast.other)
        call = a_call(cast.other)
        admitted(call)
        theirs = services.open_vote(actor=SYSTEM, call=call, way=Way.LINKS)

    link = voting_links(ours)[0]
    type(link).objects.filter(pk=link.pk).update(subject_id=theirs.pk)

    read(reader, reverse("ideas:link_vote", args=[token(link.pk)]), 404)


def test_the_buttons_of_a_card_end_with_the_one_that_ends_it(
    home: Partnership, cast: Cast, client_of: ClientOf
) -> None:
    idea = admitted(a_call(home))

    page = read(english(client_of(cast.officer)), f"{INNER}karty/{idea.pk}/")

    row = page.partition('<p class="actions">')[2].partition("</p>")[0]
    assert row.index("/zwroc/") < row.index("/edycja/") < row.index("/zrezygnuj/")


def test_the_buttons_of_a_call_end_with_its_removal(
    home: Partnership, cast: Cast, client_of: ClientOf
) -> None:
    call = a_draft_call(home)

    page = read(english(client_of(cast.officer)), f"{INNER}{call.number}/")

    row = page.partition('<p class="actions">')[2].partition("</p>")[0]
    assert row.index("/otworz/") < row.index("/edycja/") < row.index("/usun/")


def test_the_button_that_opens_a_vote_says_so(home: Partnership, cast: Cast, client_of: ClientOf) -> None:
    call = a_call(home)
    admitted(call)

    page = read(english(client_of(cast.officer)), f"{INNER}{call.number}/glosowanie/otworz/")

    assert '<button type="submit" class="btn">Open the vote</button>' in page
