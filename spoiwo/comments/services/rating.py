"""A visitor's mark for an article: one each, which may be changed."""

from django.conf import settings
from django.db import transaction
from django.utils.crypto import salted_hmac

from spoiwo.audit.services import record
from spoiwo.comments import rules, selectors
from spoiwo.comments.models import Vote
from spoiwo.comments.states import Mark
from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.states import lock
from spoiwo.pages.models import Publication

_SALT = "spoiwo.comments.voter"


def voters_of(article: Publication, visitor: str) -> list[str]:
    """Return the marks by which this visitor's vote may be kept: by the present key and earlier ones."""
    about = f"{article.partnership_id}.{article.series}.{visitor}"
    keys = [settings.SECRET_KEY, *map(str, settings.SECRET_KEY_FALLBACKS)]
    return [salted_hmac(_SALT, about, secret=key, algorithm="sha256").hexdigest() for key in keys]


@transaction.atomic
def rate_article(
    *, actor: Actor, article: Publication, given: int, visitor: str, demo_note: str = ""
) -> Vote:
    """Note the mark of a visitor, or change it; the same again changes nothing."""
    lock(article.partnership)
    require(rules.can_rate(article, selectors.standing_of(article)))
    given = Mark(given)
    voters = voters_of(article, visitor)
    vote = selectors.vote_of(article, voters)
    if vote is not None and vote.given == given:
        return vote
    if vote is None:
        vote = Vote(
            partnership=article.partnership, series=article.series, voter=voters[0], demo_note=demo_note
        )
    vote.given, vote.voted_on = given, clock.today()
    vote.save()
    # Neither who nor which mark: the book only makes pages kept in memory void (ADR 0015).
    record(actor, "comments.article.rated", article, partnership_id=article.partnership_id)
    return vote
