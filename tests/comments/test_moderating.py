"""What the editors decide, and what is erased when its time has passed."""

from datetime import timedelta

import pytest

from spoiwo.comments import selectors, services
from spoiwo.comments.models import Comment, Vote
from spoiwo.comments.services import SettingDraft
from spoiwo.comments.states import State
from spoiwo.common import clock
from spoiwo.common.actors import Visitor
from spoiwo.common.exceptions import BadInput, NotAllowed
from spoiwo.notifications.models import Message
from spoiwo.pages.models import Publication
from spoiwo.partnerships.models import Partnership
from tests.cast import Cast
from tests.comments.conftest import MOMENT
from tests.factories.comments import (
    EMAIL,
    SYSTEM,
    a_comment,
    a_published_comment,
    a_removed_comment,
    with_comments,
)
from tests.factories.pages import an_article

pytestmark = pytest.mark.django_db


@pytest.fixture
def article(home: Partnership) -> Publication:
    """A published article readers may comment on."""
    with_comments(home)
    return an_article(home)


def test_a_published_comment_is_read_by_everybody(article: Publication, cast: Cast) -> None:
    comment = a_comment(article, email=EMAIL)

    services.publish_comment(actor=cast.officer, comment=comment)

    assert [one.text for one in selectors.talk_of(article).comments] == ["Dobrze, że to opisano."]
    assert "Your comment is published" in Message.objects.latest("pk").subject


def test_refused_with_a_reason_it_stays_unseen_and_the_author_is_told(
    article: Publication, cast: Cast
) -> None:
    comment = a_comment(article, email=EMAIL)

    with pytest.raises(BadInput):
        services.refuse_comment(actor=cast.officer, comment=comment, reason=" ")
    services.refuse_comment(actor=cast.officer, comment=comment, reason="Nie dotyczy artykułu.")

    assert not selectors.talk_of(article).comments
    assert "Nie dotyczy artykułu." in Message.objects.latest("pk").text


def test_a_removed_comment_leaves_a_trace_with_the_reason(article: Publication) -> None:
    a_removed_comment(article, "Obraża inną osobę.")

    (trace,) = selectors.talk_of(article).comments
    assert (trace.state, trace.reason) == (State.REMOVED, "Obraża inną osobę.")
    assert selectors.standing_of(article).published == 0


def test_nobody_without_the_right_decides(article: Publication, cast: Cast) -> None:
    comment = a_comment(article)

    for actor in (cast.council_member, cast.neighbour, Visitor()):
        with pytest.raises(NotAllowed):
            services.publish_comment(actor=actor, comment=comment)
        with pytest.raises(NotAllowed):
            services.set_comments(
                actor=actor, partnership=article.partnership, draft=SettingDraft(True, True)
            )
        with pytest.raises(NotAllowed):
            services.close_article(actor=actor, article=article, no_comments=True, no_ratings=True)


def test_it_is_decided_once(article: Publication) -> None:
    comment = a_published_comment(article)

    with pytest.raises(NotAllowed):
        services.publish_comment(actor=SYSTEM, comment=comment)
    with pytest.raises(NotAllowed):
        services.refuse_comment(actor=SYSTEM, comment=comment, reason="Za późno")


def test_the_editors_answer_once_under_a_comment_and_may_change_it(article: Publication) -> None:
    comment = a_published_comment(article)

    services.reply_to_comment(actor=SYSTEM, comment=comment, text="Dziękujemy.")
    services.reply_to_comment(actor=SYSTEM, comment=comment, text="Dziękujemy, poprawione.")

    assert selectors.talk_of(article).comments[0].reply == "Dziękujemy, poprawione."


def test_switched_off_comments_and_marks_disappear_from_the_article(article: Publication) -> None:
    a_published_comment(article)

    services.set_comments(actor=SYSTEM, partnership=article.partnership, draft=SettingDraft(False, False))

    talk = selectors.talk_of(article)
    assert not talk.is_shown
    assert not talk.standing.is_rated


def _forget(partnership: Partnership, later: timedelta) -> int:
    with clock.frozen(MOMENT + later):
        return services.forget_people(actor=SYSTEM, partnership=partnership)


def test_the_address_is_erased_a_month_after_the_decision(article: Publication) -> None:
    a_published_comment(article, email=EMAIL)

    _forget(article.partnership, timedelta(days=29))
    assert Comment.objects.get().email == EMAIL
    _forget(article.partnership, timedelta(days=31))
    row = Comment.objects.get()
    assert (row.email, row.signature, row.state) == ("", "Ala", State.PUBLISHED)


def test_refused_and_removed_words_are_erased_and_the_trace_stays(article: Publication) -> None:
    a_removed_comment(article)

    assert _forget(article.partnership, timedelta(days=91)) == 1

    row = Comment.objects.get()
    assert (row.text, row.signature, row.reason) == ("", "", "Obraża inną osobę.")
    assert len(selectors.talk_of(article).comments) == 1


def test_what_nobody_decided_is_erased_after_half_a_year(article: Publication) -> None:
    a_comment(article)

    _forget(article.partnership, timedelta(days=181))

    assert not Comment.objects.exists()


def test_comments_of_an_article_long_taken_off_are_erased(article: Publication) -> None:
    a_published_comment(article)
    assert article.article
    article.article.unpublish()

    assert _forget(article.partnership, timedelta(days=366)) == 1
    assert Comment.objects.get().text == ""


def test_the_number_of_a_visitor_is_erased_after_a_year_and_the_mark_stays(article: Publication) -> None:
    services.rate_article(actor=Visitor(), article=article, given=4, visitor="ona")

    _forget(article.partnership, timedelta(days=366))

    assert (Vote.objects.get().voter, Vote.objects.get().given) == ("", 4)


def test_only_the_system_forgets(article: Publication, cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        services.forget_people(actor=cast.officer, partnership=article.partnership)
