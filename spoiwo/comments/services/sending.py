"""A comment comes in, is reported, is taken back by its author."""

import re
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from spoiwo.comments import consents, letters, rules, selectors
from spoiwo.comments.models import LONGEST_COMMENT, Comment, Flag
from spoiwo.comments.screening import refuse_links, refuse_private
from spoiwo.comments.services.shared import link_of, need_words, note
from spoiwo.comments.states import MOVES, OWN, State, Wrong
from spoiwo.common import clock, polish
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput
from spoiwo.common.states import lock, move
from spoiwo.common.texts import page_language
from spoiwo.notifications.services import send
from spoiwo.pages.models import Publication
from spoiwo.privacy.services import note_given
from spoiwo.privacy.uses import of_link

# So many letters go to one address in an hour: nobody is flooded by a stranger's hand.
MOST_LETTERS, IN = 3, timedelta(hours=1)
# Of one comment so many reports are kept unread; more say nothing new.
MOST_FLAGS = 50
# The same words are refused for so long.
ALIKE_FOR = timedelta(days=30)
_SALT = "spoiwo.comments.likeness"
# Signs that turn the writing round, hide or break lines where there are none.
_HIDDEN = re.compile("[\u0000-\u0008\u000b-\u001f\u007f\u200b\u202a-\u202e\u2060-\u2069\ufeff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentDraft:
    """A comment as typed."""

    signature: str
    text: str
    email: str = ""
    agreed: bool = False
    demo_note: str = ""


@transaction.atomic
def send_comment(*, actor: Actor, article: Publication, draft: CommentDraft, mark: str) -> Comment:
    """Take in a comment; nobody reads it before the editors have. The same form sent twice is one comment.

    Refused with a sentence: private contacts and numbers, more than two addresses, words sent before.
    """
    partnership = article.partnership
    lock(partnership)
    twin = Comment.objects.filter(partnership=partnership, mark=mark).select_related("partnership").first()
    if twin is not None:
        return twin
    require(rules.can_comment(article, selectors.standing_of(article)))
    comment = _built(article, draft)
    comment.mark = mark
    comment.save()
    note(actor, "sent", comment)
    note_given(partnership=partnership, use=of_link(OWN), subject=OWN, number=comment.pk)
    _confirm(actor, comment, article.title)
    return comment


def _built(article: Publication, draft: CommentDraft) -> Comment:
    if not draft.agreed:
        raise BadInput(_("Without this consent the comment cannot be published."), "agreed")
    text = need_words(_plain(draft.text), _("Write the comment."), "text")
    signature = need_words(
        " ".join(_plain(draft.signature).split()), _("Sign it: a first name or a pen name is enough."),
        "signature",
    )  # fmt: skip
    if len(text) > LONGEST_COMMENT:
        raise BadInput(_("This comment is too long."), "text")
    refuse_private(signature, "signature")
    refuse_private(text, "text")
    refuse_links(text, "text")
    refuse_links(f"{signature} {signature} {signature}", "signature")
    likeness = _likeness(text)
    rows = Comment.objects.filter(partnership=article.partnership, likeness=likeness)
    if rows.filter(sent_at__gt=clock.now() - ALIKE_FOR).exists():
        raise BadInput(
            _("These very words were sent already. One comment is enough; it is read by the editors."), "text"
        )
    return Comment(
        partnership=article.partnership,
        series=article.series,
        signature=signature[:80],
        email=draft.email.strip(),
        text=text,
        language=page_language(),
        agreed_to=str(consents.words()),
        agreed_version=consents.VERSION,
        likeness=likeness,
        demo_note=draft.demo_note,
    )


def _plain(typed: str) -> str:
    return _HIDDEN.sub("", typed.replace("\r\n", "\n").replace("\r", "\n"))


def _likeness(text: str) -> str:
    """Return a keyed mark of the words alone: another case, spaces or stops make no other comment."""
    words = " ".join(re.findall(r"\w+", polish.fold(text)))
    return salted_hmac(_SALT, words or text, algorithm="sha256").hexdigest()


def _confirm(actor: Actor, comment: Comment, title: str) -> None:
    lately = Comment.objects.filter(
        partnership=comment.partnership, email__iexact=comment.email, sent_at__gt=clock.now() - IN
    )
    if comment.email and lately.count() <= MOST_LETTERS:
        send(
            actor=actor,
            template=letters.RECEIVED,
            to=[comment.email],
            context=letters.about(comment, link_of(actor, comment), title),
            language=comment.language,
            partnership=comment.partnership,
        )


@transaction.atomic
def report_comment(*, actor: Actor, comment: Comment, wrong: str, words: str, mark: str) -> None:
    """Tell the editors that something is wrong with a comment; the same form sent twice is one report.

    Reports alone hide nothing, unless the partnership set after how many a comment is held back.
    """
    lock(comment)
    if comment.state != State.PUBLISHED:
        raise BadInput(_("This comment is no longer shown. Thank you."))
    if Flag.objects.filter(comment=comment, mark=mark).exists():
        return
    if wrong == Wrong.OTHER:
        need_words(words, _("Write in a few words what is wrong."), "words")
    unread = Flag.objects.filter(comment=comment, settled_at=None).count()
    if unread >= MOST_FLAGS:
        return
    Flag.objects.create(comment=comment, wrong=Wrong(wrong), words=_plain(words).strip()[:500], mark=mark)
    note(actor, "reported", comment, wrong=wrong)
    limit = selectors.setting_of(comment.partnership).hides_after
    if limit and unread + 1 >= limit:
        move(comment, State.HELD, table=MOVES)
        note(actor, "held", comment, reports=unread + 1)


@transaction.atomic
def take_back_comment(*, actor: Actor, comment: Comment) -> None:
    """Remove a comment at its author's wish and erase the words at once; what was public leaves a trace."""
    lock(comment)
    require(rules.can_take_back(actor, comment))
    was_public = comment.state != State.WAITING
    move(
        comment, State.TAKEN_BACK, table=MOVES, text="", signature="", email="", reply="", likeness="",
        decided_at=comment.decided_at if was_public else None, forgotten_on=clock.today(),
    )  # fmt: skip
    Flag.objects.filter(comment=comment).delete()
    note(actor, "taken_back", comment)
