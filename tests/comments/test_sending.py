"""A comment on its way to the editors: what is taken in, what comes back with a sentence."""

from datetime import timedelta
from uuid import uuid4

import pytest

from spoiwo.audit.models import LogEntry
from spoiwo.comments import selectors, services
from spoiwo.comments.models import Comment, Flag
from spoiwo.comments.rules import FLOOD
from spoiwo.comments.services import CommentDraft
from spoiwo.comments.states import OWN, State, Wrong
from spoiwo.common import clock
from spoiwo.common.actors import Visitor
from spoiwo.common.exceptions import BadInput, NotAllowed
from spoiwo.notifications.actors import LinkActor
from spoiwo.notifications.models import Message, PersonalLink
from spoiwo.pages.models import Publication
from spoiwo.partnerships.models import Partnership
from spoiwo.privacy.models import ClauseGiven
from tests.comments.conftest import MOMENT
from tests.factories.comments import EMAIL, SYSTEM, a_comment, a_published_comment, with_comments
from tests.factories.pages import an_article
from tests.factories.registry import an_organization

pytestmark = pytest.mark.django_db


@pytest.fixture
def article(home: Partnership) -> Publication:
    """A published article readers may comment on."""
    with_comments(home)
    return an_article(home)


def _send(article: Publication, **words: object) -> Comment:
    given = {"signature": "Ala", "text": "Dobry pomysł.", "agreed": True} | words
    draft = CommentDraft(**given)  # type: ignore[arg-type]  # fields of the draft
    return services.send_comment(actor=Visitor(), article=article, draft=draft, mark=str(uuid4()))


def test_a_comment_waits_and_nobody_reads_it(article: Publication) -> None:
    comment = a_comment(article)

    assert comment.state == State.WAITING
    assert not selectors.talk_of(article).comments


def test_the_words_agreed_to_and_the_clause_are_noted(article: Publication) -> None:
    comment = a_comment(article)

    assert comment.agreed_to.startswith("I agree that my comment is published")
    assert ClauseGiven.objects.filter(subject=OWN, number=comment.pk, clause__use="komentarze").exists()
    with pytest.raises(BadInput):
        _send(article, agreed=False)


def test_a_form_sent_twice_is_one_comment(article: Publication) -> None:
    draft = CommentDraft(signature="Ala", text="Raz.", agreed=True)

    for _press in range(2):
        services.send_comment(actor=Visitor(), article=article, draft=draft, mark="ten-sam")

    assert Comment.objects.count() == 1


def test_the_same_words_are_refused_whatever_their_case_and_stops(article: Publication) -> None:
    _send(article, text="Zapraszamy na pokaz!")

    with pytest.raises(BadInput, match="sent already"):
        _send(article, text="  zapraszamy, NA pokaz ")


@pytest.mark.parametrize(
    "text",
    [
        "Mój PESEL 44051401359, proszę oddzwonić.",
        "Proszę dzwonić: 600 700 800.",
        "Piszcie na prywatny@example.org",
        "Konto PL61 1090 1014 0000 0712 1981 2874",
    ],
)
def test_private_contacts_and_numbers_come_back_with_what_was_found(article: Publication, text: str) -> None:
    with pytest.raises(BadInput, match="Everybody would read this") as refused:
        _send(article, text=text)

    assert refused.value.field == "text"
    assert Comment.objects.count() == 0


def test_the_contact_of_an_institution_of_the_register_passes(article: Publication) -> None:
    an_organization(name="PUP w Zwoleniu", email="pup@example.org")

    assert _send(article, text="Zapisy: pup@example.org").state == State.WAITING


def test_a_comment_of_addresses_is_refused(article: Publication) -> None:
    with pytest.raises(BadInput, match="two web addresses"):
        _send(article, text="https://a.example www.b.example http://c.example")


def test_signs_that_hide_or_turn_words_are_taken_out(article: Publication) -> None:
    comment = _send(article, text="Dob\u202ery\u200b pomysł", signature="A\nla")

    assert (comment.text, comment.signature) == ("Dobry pomysł", "A la")


def test_a_flood_closes_the_form_for_a_while(article: Publication) -> None:
    for number in range(FLOOD):
        _send(article, text=f"Reklama numer {number}")

    with pytest.raises(NotAllowed, match="closed for a while"):
        _send(article, text="Zwykły głos")
    with clock.frozen(MOMENT + timedelta(hours=1, minutes=1)):
        assert _send(article, text="Zwykły głos").state == State.WAITING


def test_where_comments_are_switched_off_none_is_taken(home: Partnership) -> None:
    with pytest.raises(NotAllowed, match="switched off"):
        _send(an_article(home))


def test_a_closed_article_takes_no_more_and_keeps_what_it_has(article: Publication) -> None:
    a_published_comment(article)
    services.close_article(actor=SYSTEM, article=article, no_comments=True, no_ratings=False)

    with pytest.raises(NotAllowed, match="takes no more"):
        _send(article)
    assert len(selectors.talk_of(article).comments) == 1


def test_the_author_gets_a_link_and_never_her_own_words_by_letter(article: Publication) -> None:
    a_comment(article, text="Bardzo szczególne słowa", email=EMAIL)

    letter = Message.objects.get()
    assert letter.to == [EMAIL]
    assert "Bardzo szczególne" not in letter.text + letter.html
    assert "/komentarz/" in letter.text


def test_a_stranger_is_not_flooded_with_letters(article: Publication) -> None:
    for number in range(6):
        _send(article, text=f"Głos {number}", email=EMAIL)

    assert Message.objects.filter(to=[EMAIL]).count() == 3


def test_the_book_of_deeds_names_nobody_and_quotes_nothing(article: Publication) -> None:
    a_comment(article, text="Tajne słowa", signature="Zofia", email=EMAIL)

    told = " ".join(str(entry.data) + entry.actor_name for entry in LogEntry.objects.all())
    assert not {word for word in ("Tajne", "Zofia", EMAIL) if word in told}


def test_the_author_removes_the_comment_by_the_link_and_a_trace_stays(article: Publication) -> None:
    comment = a_published_comment(article, email=EMAIL)
    link = PersonalLink.objects.get(purpose=OWN)

    services.take_back_comment(actor=LinkActor(link), comment=comment)

    row = Comment.objects.get()
    assert (row.state, row.text, row.signature, row.email) == (State.TAKEN_BACK, "", "", "")
    assert [one.pk for one in selectors.talk_of(article).comments] == [comment.pk]


def test_taken_back_before_anybody_published_it_it_leaves_no_trace(article: Publication) -> None:
    comment = a_comment(article, email=EMAIL)

    services.take_back_comment(actor=LinkActor(PersonalLink.objects.get()), comment=comment)

    assert not selectors.talk_of(article).comments


def test_the_link_of_one_comment_removes_no_other(article: Publication) -> None:
    a_comment(article, email=EMAIL)
    other = a_comment(article, text="Inny głos")

    with pytest.raises(NotAllowed, match="another comment"):
        services.take_back_comment(actor=LinkActor(PersonalLink.objects.get()), comment=other)


def _report(comment: Comment, mark: str = "") -> None:
    services.report_comment(
        actor=Visitor(), comment=comment, wrong=Wrong.AD, words="", mark=mark or str(uuid4())
    )


def test_many_reports_hide_nothing_by_themselves(article: Publication) -> None:
    comment = a_published_comment(article)

    for _reader in range(10):
        _report(comment)

    assert comment.state == State.PUBLISHED
    assert selectors.reported_comments(article.partnership).get().pk == comment.pk


def test_where_it_is_set_so_many_reports_hold_a_comment_back(article: Publication) -> None:
    with_comments(article.partnership, hides_after=3)
    comment = a_published_comment(article)

    for _reader in range(3):
        _report(comment)

    assert comment.state == State.HELD
    assert not selectors.talk_of(article).comments
    services.settle_flags(actor=SYSTEM, comment=comment)
    assert comment.state == State.PUBLISHED


def test_a_report_sent_twice_is_one_and_something_else_needs_words(article: Publication) -> None:
    comment = a_published_comment(article)

    _report(comment, "ten-sam")
    _report(comment, "ten-sam")

    assert Flag.objects.count() == 1
    with pytest.raises(BadInput):
        services.report_comment(actor=Visitor(), comment=comment, wrong=Wrong.OTHER, words=" ", mark="nowy")
