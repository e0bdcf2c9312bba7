"""What the editors decide: publish, refuse, remove, answer, leave as it is, switch on and off."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from spoiwo.audit.services import record
from spoiwo.comments import rules, selectors
from spoiwo.comments.models import Closing, Comment, Flag, Setting
from spoiwo.comments.services.shared import need_words, note, tell_decision
from spoiwo.comments.states import MOVES, State
from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.states import lock, move
from spoiwo.pages.models import Publication
from spoiwo.partnerships.models import Partnership

_WHY = _("Write why: the author reads these words.")
_WHY_REMOVED = _("Write why: everybody reads these words under the article.")


@transaction.atomic
def publish_comment(*, actor: Actor, comment: Comment) -> None:
    """Let everybody read the comment; the author is told. One put back keeps no reason."""
    lock(comment)
    require(rules.can_publish_comment(actor, comment))
    _decide(actor, comment, State.PUBLISHED, "")
    _settle(comment)
    note(actor, "published", comment)
    tell_decision(actor, comment)


@transaction.atomic
def refuse_comment(*, actor: Actor, comment: Comment, reason: str) -> None:
    """Do not publish the comment, with a reason the author reads."""
    lock(comment)
    require(rules.can_refuse_comment(actor, comment))
    _decide(actor, comment, State.REFUSED, need_words(reason, _WHY, "reason"))
    note(actor, "refused", comment)
    tell_decision(actor, comment)


@transaction.atomic
def remove_comment(*, actor: Actor, comment: Comment, reason: str) -> None:
    """Take a published comment off; under the article stays that the editors removed it, and why."""
    lock(comment)
    require(rules.can_remove_comment(actor, comment))
    _decide(actor, comment, State.REMOVED, need_words(reason, _WHY_REMOVED, "reason"))
    _settle(comment)
    note(actor, "removed", comment)
    tell_decision(actor, comment)


def _decide(actor: Actor, comment: Comment, state: State, reason: str) -> None:
    move(
        comment, state, table=MOVES, reason=reason[:500],
        decided_at=clock.now(), decided_by=actor.actor_name[:200],
    )  # fmt: skip


def _settle(comment: Comment) -> int:
    return Flag.objects.filter(comment=comment, settled_at=None).update(settled_at=clock.now())


@transaction.atomic
def settle_flags(*, actor: Actor, comment: Comment) -> None:
    """Leave a reported comment as it is; one held back is published again."""
    lock(comment)
    require(rules.can_settle_flags(actor, comment))
    if comment.state == State.HELD:
        move(comment, State.PUBLISHED, table=MOVES)
    note(actor, "left", comment, reports=_settle(comment))


@transaction.atomic
def reply_to_comment(*, actor: Actor, comment: Comment, text: str) -> None:
    """Put the answer of the editors under a comment, or change it; an empty one removes it."""
    lock(comment)
    require(rules.can_reply(actor, comment))
    words = text.strip()[:3000]
    comment.reply, comment.replied_at = words, clock.now() if words else None
    comment.save(update_fields=["reply", "replied_at"])
    note(actor, "answered" if words else "unanswered", comment)


@dataclass(frozen=True, slots=True)
class SettingDraft:
    """What readers may do."""

    takes_comments: bool
    takes_ratings: bool
    hides_after: int = 0


@transaction.atomic
def set_comments(*, actor: Actor, partnership: Partnership, draft: SettingDraft) -> None:
    """Switch comments and rating on or off in the whole partnership; what was published goes with them."""
    lock(partnership)
    require(rules.can_moderate(actor, partnership))
    setting = selectors.setting_of(partnership)
    wanted = (draft.takes_comments, draft.takes_ratings, draft.hides_after)
    if setting.pk and wanted == (setting.takes_comments, setting.takes_ratings, setting.hides_after):
        return
    setting.takes_comments, setting.takes_ratings, setting.hides_after = wanted
    Setting.save(setting)
    record(
        actor, "comments.setting.set", setting, partnership_id=partnership.pk,
        takes_comments=draft.takes_comments, takes_ratings=draft.takes_ratings, hides_after=draft.hides_after,
    )  # fmt: skip


@transaction.atomic
def close_article(*, actor: Actor, article: Publication, no_comments: bool, no_ratings: bool) -> None:
    """Close one article for comments or for rating, or open it again; what it has stays."""
    lock(article.partnership)
    require(rules.can_moderate(actor, article.partnership))
    closing = selectors.closing_of(article.partnership, article.series)
    if (closing.no_comments, closing.no_ratings) == (no_comments, no_ratings):
        return
    closing.no_comments, closing.no_ratings = no_comments, no_ratings
    Closing.save(closing)
    record(
        actor, "comments.article.closed", closing, partnership_id=article.partnership_id,
        article=article.series, no_comments=no_comments, no_ratings=no_ratings,
    )  # fmt: skip
