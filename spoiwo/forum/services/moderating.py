"""Hiding, closing, moving; whoever wrote is told why."""

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput, WrongState
from spoiwo.common.states import lock, move
from spoiwo.forum import letters, rules, selectors
from spoiwo.forum.models import Circle, Member, Post, Subscription, Topic
from spoiwo.forum.services.shared import follow, member_links, need_ground, note
from spoiwo.forum.states import MOVES, State
from spoiwo.notifications.services import erase_letters, send_many

# Stands in every letter of this room, in the address of the settings.
_FORUM = "/forum/"


@transaction.atomic
def hide_post(*, actor: Actor, post: Post, ground: str, is_erased: bool = False) -> None:
    """Hide a post with the reason, which stands in its place; the author is told.

    ``is_erased`` removes the words for good, also from the letters sent: for what should never have been
    written. With the post that opened a topic its subject goes too.
    """
    circle = post.topic.circle
    require(rules.can_moderate(actor, circle))
    why = need_ground(ground)
    lock(post)
    if post.is_hidden and (post.is_erased or not is_erased):
        raise WrongState(_("This post is hidden already."))
    post.hidden_at, post.hidden_by, post.hidden_because = clock.now(), actor.actor_name[:200], why
    post.is_erased = is_erased
    if is_erased:
        erase_letters(partnership=circle.partnership, holding=[post.text, _FORUM], since=post.written_at)
        _erase_subject(post)
        post.text = ""
    post.save(update_fields=["hidden_at", "hidden_by", "hidden_because", "is_erased", "text"])
    note(actor, "forum.post.hidden", circle, post=post.pk, topic=post.topic_id, ground=why, erased=is_erased)
    _tell(actor, circle, [post.member], letters.Moderated.HIDDEN, post.topic, why)


def _erase_subject(post: Post) -> None:
    """Take the subject away with the post that opened the topic: both were written by one hand."""
    topic, partnership = post.topic, post.topic.circle.partnership
    if Post.objects.filter(topic=topic).order_by("written_at", "pk").first() == post:
        erase_letters(partnership=partnership, holding=[topic.title, _FORUM], since=topic.opened_at)
        with override("pl"):
            topic.title = gettext("Subject erased by a moderator")
        topic.save(update_fields=["title"])


@transaction.atomic
def show_post(*, actor: Actor, post: Post) -> None:
    """Show a hidden post again; one whose words were erased stays hidden."""
    circle = post.topic.circle
    require(rules.can_moderate(actor, circle))
    lock(post)
    if not post.is_hidden or post.is_erased:
        raise WrongState(_("Only a hidden post whose words were kept can be shown again."))
    post.hidden_at, post.hidden_by, post.hidden_because = None, "", ""
    post.save(update_fields=["hidden_at", "hidden_by", "hidden_because"])
    note(actor, "forum.post.shown", circle, post=post.pk, topic=post.topic_id)


@transaction.atomic
def close_topic(*, actor: Actor, topic: Topic, ground: str) -> None:
    """Take no more answers, with the reason; whoever opened the topic is told."""
    require(rules.can_moderate(actor, topic.circle))
    why = need_ground(ground)
    move(topic, State.CLOSED, table=MOVES, closed_because=why)
    note(actor, "forum.topic.closed", topic.circle, topic=topic.pk, ground=why)
    _tell(actor, topic.circle, [_opener(topic)], letters.Moderated.CLOSED, topic, why)


@transaction.atomic
def reopen_topic(*, actor: Actor, topic: Topic) -> None:
    """Take answers again."""
    require(rules.can_moderate(actor, topic.circle))
    move(topic, State.OPEN, table=MOVES, closed_because="")
    note(actor, "forum.topic.reopened", topic.circle, topic=topic.pk)


@transaction.atomic
def move_topic(*, actor: Actor, topic: Topic, to: Circle, ground: str) -> None:
    """Move a topic to another circle of the partnership, to be read there only; its writers are told.

    Whoever followed it and is in the other circle too goes on following it there.
    """
    old = topic.circle
    require(rules.can_moderate(actor, old))
    require(rules.can_moderate(actor, to))
    why = need_ground(ground)
    if to.pk == old.pk or to.partnership_id != old.partnership_id:
        raise BadInput(_("Choose another forum of this partnership."), "to")
    if not to.is_open:
        raise BadInput(_("That forum is closed."), "to")
    lock(topic)
    followers = Subscription.objects.filter(topic=topic, is_on=True).values_list("member__email", flat=True)
    there = selectors.members_of(to, clock.today()).filter(email__in=list(followers))
    follow(topic.pk, list(there.values_list("pk", flat=True)), anew=True)
    Subscription.objects.filter(topic=topic, member__circle=old.pk).update(is_on=False)
    topic.circle = to
    topic.save(update_fields=["circle"])
    for circle in (old, to):
        note(actor, "forum.topic.moved", circle, topic=topic.pk, ground=why, to=to.pk)
    writers = Member.objects.filter(posts__topic=topic).distinct().select_related("organization")
    _tell(actor, old, writers, letters.Moderated.MOVED, topic, why)


def _opener(topic: Topic) -> Member | None:
    first = Post.objects.filter(topic=topic).select_related("member__organization").first()
    return first.member if first else None


def _tell(
    actor: Actor,
    circle: Circle,
    writers: Iterable[Member | None],
    what: letters.Moderated,
    topic: Topic,
    why: str,
) -> None:
    """Write to those of the writers who are still in the circle."""
    numbers = [one.pk for one in writers if one is not None]
    readers = list(selectors.members_of(circle, clock.today()).filter(pk__in=numbers))
    links = member_links(actor, circle, readers)
    written = [letters.moderated_letter(one, links[one.pk], what, topic, why) for one in readers]
    send_many(actor=actor, template="forum/email/moderated", letters=written, partnership=circle.partnership)
