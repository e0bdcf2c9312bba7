"""Writing in the forum: who may, who is told, what stops a text."""

from datetime import timedelta

import pytest

from spoiwo.common import clock
from spoiwo.common.exceptions import BadInput, NotAllowed, WrongState
from spoiwo.forum import rules, selectors, services
from spoiwo.forum.models import Circle, OfficeContact, Post
from spoiwo.forum.screening import ClientDataFound, screen
from spoiwo.forum.services import PostDraft
from spoiwo.forum.states import Telling, Way
from spoiwo.notifications.models import Message
from tests.cast import Cast
from tests.factories.forum import SYSTEM, a_circle, a_colleague, a_topic, acting, an_office_of
from tests.factories.registry import an_organization


def told() -> list[str]:
    """Return to whom letters of new posts went."""
    rows = Message.objects.filter(subject__contains="–", text__contains="##-")
    return sorted(one for message in rows for one in message.to)


def test_an_answer_by_link_says_who_and_of_which_institution(circle: Circle) -> None:
    anna = a_colleague(circle)
    topic = a_topic(circle)

    post = services.write_post(actor=acting(anna), topic=topic, draft=PostDraft("U nas  \r\n\r\ngmina."))

    assert (post.author, post.institution, post.way) == ("Anna Nowak", anna.organization.name, Way.LINK)
    assert post.text == "U nas\n\ngmina."


def test_followers_and_those_who_want_everything_are_told_and_others_are_not(circle: Circle) -> None:
    opener = a_colleague(circle, "Olga Pierwsza")
    a_colleague(circle, "Wanda Wszystko", telling=Telling.ALL)
    a_colleague(circle, "Danuta Digest")
    a_colleague(circle, "Niko Nic", telling=Telling.NONE)
    topic = a_topic(circle, opener)
    assert told() == ["wanda@urzad.example"]

    services.write_post(
        actor=acting(a_colleague(circle, "Anna Nowak")), topic=topic, draft=PostDraft("Robi to gmina.")
    )

    assert told() == ["olga@urzad.example", "wanda@urzad.example", "wanda@urzad.example"]


def test_whoever_is_mentioned_is_told_also_through_the_institution(circle: Circle) -> None:
    office = an_office_of(circle.partnership, "ps.ops")
    by_office = a_colleague(circle, "Irena Instytucja", organization=office)
    by_name = a_colleague(circle, "Magda Imienna")
    draft = PostDraft("Pytanie do Państwa.", members=[by_name], institutions=[office])

    services.open_topic(actor=SYSTEM, circle=circle, title="Pytanie", draft=draft)

    assert told() == sorted([by_office.email, by_name.email])


def test_nobody_outside_the_circle_can_be_mentioned(circle: Circle) -> None:
    stranger = an_organization("Fundacja")
    draft = PostDraft("Pytanie.", institutions=[stranger])

    topic = services.open_topic(actor=SYSTEM, circle=circle, title="Pytanie", draft=draft)

    assert not topic.posts.get().to_institutions.exists()


def test_whoever_gave_up_following_hears_no_more(circle: Circle) -> None:
    opener = a_colleague(circle, "Olga Pierwsza")
    topic = a_topic(circle, opener)
    services.unfollow_topic(actor=acting(opener), topic=topic)

    services.write_post(actor=SYSTEM, topic=topic, draft=PostDraft("Odpowiedź."))

    assert told() == []
    assert not selectors.is_followed(topic, opener)


@pytest.mark.parametrize(
    "text",
    [
        "Czy ktoś zna sprawę 44051401359?",
        "Klient ma dowód ABA300000.",
        "Konto 61 1090 1014 0000 0712 1981 2874 zajął komornik.",
        "Nasza klientka Maria Kowalska straciła pracę.",
        "Proszę dzwonić do niej: 600 700 800.",
    ],
)
def test_what_tells_of_a_client_is_not_written(circle: Circle, text: str) -> None:
    topic = a_topic(circle)

    with pytest.raises(ClientDataFound) as refused:
        services.write_post(actor=SYSTEM, topic=topic, draft=PostDraft(text))

    assert refused.value.screening.found
    assert "".join(words for words, _found in refused.value.screening.pieces) == text
    assert topic.posts.count() == 1


def test_a_subject_is_looked_at_too(circle: Circle) -> None:
    with pytest.raises(BadInput, match="44051401359"):
        services.open_topic(
            actor=SYSTEM, circle=circle, title="PESEL 44051401359", draft=PostDraft("Pytanie.")
        )


def test_the_contact_of_an_office_in_the_register_passes(circle: Circle) -> None:
    an_organization("Urząd", "irp.pup", email="Sekretariat@urzad.example", phone="95 729 85 71")
    topic = a_topic(circle)

    services.write_post(
        actor=SYSTEM, topic=topic, draft=PostDraft("Pytać: sekretariat@urzad.example, tel. 95 729 85 71.")
    )

    assert topic.posts.count() == 2


def test_a_contact_confirmed_once_is_not_asked_again(circle: Circle) -> None:
    topic, text = a_topic(circle), "Poradnia: tel. 68 456 56 56."

    services.write_post(actor=SYSTEM, topic=topic, draft=PostDraft(text, confirmed=["68 456 56 56"]))
    services.write_post(actor=SYSTEM, topic=topic, draft=PostDraft(f"{text} Do 15."))

    assert OfficeContact.objects.get().value == "684565656"
    assert topic.posts.count() == 3


def test_a_number_of_a_person_cannot_be_confirmed(circle: Circle) -> None:
    topic = a_topic(circle)

    with pytest.raises(ClientDataFound):
        services.write_post(
            actor=SYSTEM, topic=topic, draft=PostDraft("44051401359", confirmed=["44051401359", "051401359"])
        )


def test_a_contact_that_is_not_in_the_text_is_not_kept(circle: Circle) -> None:
    services.write_post(
        actor=SYSTEM, topic=a_topic(circle), draft=PostDraft("Bez numeru.", confirmed=["600700800"])
    )

    assert not OfficeContact.objects.exists()


def test_colleagues_of_the_forum_are_no_clients(circle: Circle) -> None:
    a_colleague(circle, "Maria Kowalska")
    topic = a_topic(circle)

    services.write_post(
        actor=SYSTEM, topic=topic, draft=PostDraft("O zasiłku wie wszystko Maria Kowalska, pytajcie Marię.")
    )

    assert topic.posts.count() == 2


def test_a_colleague_is_known_by_the_surname_alone_but_never_as_a_client(circle: Circle) -> None:
    a_colleague(circle, "Maria Kowalska")

    for text in ("Pani Kowalska pisała o zasiłkach.", "A. Nowak i M. Kowalska pisały o zasiłkach."):
        assert all("Kowalska" not in one.words for one in screen(circle, text).found), text
    (found,) = screen(circle, "Nasza klientka Kowalska dostała zasiłek.").found
    assert found.words == "klientka Kowalska"


def test_pressing_the_button_twice_writes_once(circle: Circle) -> None:
    anna, topic = a_colleague(circle), a_topic(circle)
    for _press in range(2):
        services.write_post(actor=acting(anna), topic=topic, draft=PostDraft("U nas gmina."))
        services.open_topic(actor=acting(anna), circle=circle, title="Drugi", draft=PostDraft("Pytanie."))

    assert topic.posts.count() == 2
    assert circle.topics.count() == 2


def test_a_closed_topic_takes_no_answer(circle: Circle, cast: Cast) -> None:
    topic = a_topic(circle)
    services.close_topic(actor=cast.officer, topic=topic, ground="Sprawa załatwiona.")

    with pytest.raises(NotAllowed, match="closed"):
        services.write_post(actor=cast.officer, topic=topic, draft=PostDraft("Jeszcze."))


def test_a_script_with_a_link_cannot_fill_the_forum(circle: Circle) -> None:
    anna, topic = acting(a_colleague(circle)), a_topic(circle)
    for number in range(60):
        services.write_post(actor=anna, topic=topic, draft=PostDraft(f"Wpis {number}"))

    with pytest.raises(WrongState, match="one day"):
        services.write_post(actor=anna, topic=topic, draft=PostDraft("Jeszcze jeden"))


def test_whoever_left_reads_and_writes_no_more(circle: Circle) -> None:
    anna, topic = a_colleague(circle), a_topic(circle)
    actor = acting(anna)
    services.write_post(actor=actor, topic=topic, draft=PostDraft("Żegnam się."))

    services.remove_member(actor=actor, member=anna)

    assert not rules.can_read(actor, circle)
    actor.link.refresh_from_db()
    assert actor.link.closed
    assert Post.objects.filter(author="Anna Nowak").exists()


def test_an_institution_that_leaves_takes_its_staff_with_it(circle: Circle) -> None:
    anna = a_colleague(circle)
    actor = acting(anna)
    assert rules.can_read(actor, circle)
    membership = anna.organization.signatories.get()
    type(membership)._base_manager.filter(pk=membership.pk).update(valid_to=clock.today(), state="withdrawn")

    assert not rules.can_read(actor, circle)


def test_a_chosen_institution_belongs_without_being_of_the_kind(circle: Circle) -> None:
    foundation = an_organization("Fundacja")
    other = a_circle(circle.partnership, "Drugie", categories=[], institutions=[foundation])
    member = a_colleague(other, organization=foundation)

    assert rules.can_read(acting(member), other)
    assert not rules.can_read(acting(member), circle)


def test_a_member_of_an_institution_that_does_not_belong_is_refused(circle: Circle) -> None:
    with pytest.raises(BadInput, match="does not belong"):
        a_colleague(circle, organization=an_organization("Fundacja"))


def test_the_digest_goes_once_a_week_to_whoever_wants_it(circle: Circle) -> None:
    a_colleague(circle, "Danuta Digest")
    a_colleague(circle, "Niko Nic", telling=Telling.NONE)
    a_topic(circle, title="Nowe wsparcie")
    later = clock.now() + timedelta(days=7)

    with clock.frozen(later):
        assert services.send_digest(actor=SYSTEM, circle=circle) == 1
        assert services.send_digest(actor=SYSTEM, circle=circle) == 0

    letter = Message.objects.get(subject__startswith="W tym tygodniu")
    assert letter.to == ["danuta@urzad.example"]
    assert "Nowe wsparcie (nowy temat)" in letter.text
    assert "koszty dojazdu" not in letter.text
    with clock.frozen(later + timedelta(days=7)):
        assert services.send_digest(actor=SYSTEM, circle=circle) == 0
