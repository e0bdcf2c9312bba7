"""Writing: a topic, an answer, who is told. Nothing of a client passes."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput, WrongState
from spoiwo.common.states import lock
from spoiwo.forum import letters, rules, selectors
from spoiwo.forum.models import Circle, Member, OfficeContact, Post, Subscription, Topic
from spoiwo.forum.models.topic import LONGEST_POST
from spoiwo.forum.screening import ClientDataFound, contact_value, screen
from spoiwo.forum.services.shared import follow, member_links, note, reply_links
from spoiwo.forum.states import REPLY_LINK, Way
from spoiwo.notifications.actors import LinkActor
from spoiwo.notifications.services import send_many
from spoiwo.registry.models import Organization

# A script with somebody's link must not fill a forum.
_MOST_A_DAY = 60
_MOST_MENTIONS = 30
_MOST_MENTIONING = 10
# The same words within so long are a button pressed twice, or a letter that came by two doors.
_TWICE_WITHIN = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class PostDraft:
    """Words, whom they mention, and contacts the writer confirms to be offices'."""

    text: str
    members: Sequence[Member] = field(default_factory=tuple)
    institutions: Sequence[Organization] = field(default_factory=tuple)
    confirmed: Sequence[str] = ()


@transaction.atomic
def open_topic(*, actor: Actor, circle: Circle, title: str, draft: PostDraft, demo_note: str = "") -> Topic:
    """Open a topic with its first post. Raises ClientDataFound, with nothing written, as ``write_post``."""
    lock(circle)
    require(rules.can_open_topic(actor, circle))
    plain = " ".join(title.split())
    if not plain:
        raise BadInput(_("Write the subject."), "title")
    in_title = screen(circle, plain, confirmed=_confirmed(draft))
    if in_title.found:
        raise BadInput(
            _("The subject may tell of a client: %(words)s. Write it otherwise.")
            % {"words": ", ".join(one.words for one in in_title.found)},
            "title",
        )
    same = Topic.objects.filter(
        circle=circle,
        title=plain[:200],
        opened_at__gt=clock.now() - _TWICE_WITHIN,
        posts__author_mark=actor.actor_id[:80],
        posts__text=_words(draft.text),
    )
    already: Topic | None = same.first()
    if already is not None:
        return already
    topic: Topic = Topic.objects.create(circle=circle, title=plain[:200], demo_note=demo_note)
    _write(actor, topic, draft)
    note(actor, "forum.topic.opened", circle, topic=topic.pk)
    return topic


@transaction.atomic
def write_post(*, actor: Actor, topic: Topic, draft: PostDraft) -> Post:
    """Answer in a topic and tell whoever follows it or is mentioned.

    Raises ClientDataFound when the text may tell of a client; it carries what was found and where.
    """
    lock(topic)
    require(rules.can_answer(actor, topic))
    same = Post.objects.filter(
        topic=topic,
        author_mark=actor.actor_id[:80],
        text=_words(draft.text),
        written_at__gt=clock.now() - _TWICE_WITHIN,
    )
    already: Post | None = same.first()
    if already is not None:
        return already
    post = _write(actor, topic, draft)
    note(actor, "forum.post.written", topic.circle, topic=topic.pk, post=post.pk)
    return post


def _words(text: str) -> str:
    lines = (line.rstrip() for line in text.replace("\r\n", "\n").split("\n"))
    return "\n".join(lines).strip()


def _confirmed(draft: PostDraft) -> set[str]:
    return {contact_value(words) for words in draft.confirmed} - {""}


def _write(actor: Actor, topic: Topic, draft: PostDraft) -> Post:
    circle, text = topic.circle, _words(draft.text)
    _check(actor, circle, text)
    found = screen(circle, text, confirmed=_confirmed(draft))
    if found.found:
        raise ClientDataFound(found)
    _keep_contacts(actor, circle, draft, text)
    member = selectors.member_of(actor, circle, clock.today())
    post: Post = Post.objects.create(
        topic=topic,
        member=member,
        author_mark=actor.actor_id[:80],
        author=(member.name if member else actor.actor_name)[:200],
        institution=member.organization.name[:400] if member else "",
        text=text,
        way=_way(actor),
    )
    topic.written_at = post.written_at
    topic.save(update_fields=["written_at"])
    _mention(actor, post, draft)
    if member is not None:
        follow(topic.pk, [member.pk], anew=True)
    _tell(actor, post, _mentioned(post))
    return post


def _check(actor: Actor, circle: Circle, text: str) -> None:
    if not text:
        raise BadInput(_("Write the text."), "text")
    if len(text) > LONGEST_POST:
        sentence = _("The text is longer than %(number)s characters. Shorten it or divide it.")
        raise BadInput(sentence % {"number": LONGEST_POST}, "text")
    today = clock.now() - timedelta(days=1)
    own = Post.objects.filter(author_mark=actor.actor_id[:80], written_at__gt=today)
    if own.filter(topic__circle=circle).count() >= _MOST_A_DAY and not rules.can_moderate(actor, circle):
        raise WrongState(_("So much cannot be written in one day. Write again tomorrow."))


def _way(actor: Actor) -> Way:
    if not isinstance(actor, LinkActor):
        return Way.ACCOUNT
    return Way.MAIL if actor.link.purpose == REPLY_LINK else Way.LINK


def _keep_contacts(actor: Actor, circle: Circle, draft: PostDraft, text: str) -> None:
    """Remember the contacts confirmed that are really in the text; nobody is asked of them again."""
    written = {one.value for one in screen(circle, text).to_confirm}
    rows = [
        OfficeContact(partnership=circle.partnership, value=value, confirmed_by=actor.actor_name[:200])
        for value in sorted(_confirmed(draft) & written)
    ]
    OfficeContact.objects.bulk_create(rows, ignore_conflicts=True)
    if rows:
        note(actor, "forum.contact.confirmed", circle, number=len(rows))


def _mention(actor: Actor, post: Post, draft: PostDraft) -> None:
    """Note whom the post mentions: only people and institutions of this circle, whoever was sent."""
    if len(draft.members) + len(draft.institutions) > _MOST_MENTIONS:
        sentence = _("Mention %(number)s at most; whoever follows the topic is told anyway.")
        raise BadInput(sentence % {"number": _MOST_MENTIONS}, "mentions")
    if (draft.members or draft.institutions) and not _may_mention_more(actor, post):
        sentence = _("So many were mentioned today already; whoever follows the topic is told anyway.")
        raise BadInput(sentence, "mentions")
    circle, today = post.topic.circle, clock.today()
    people = [one.pk for one in draft.members]
    institutions = [one.pk for one in draft.institutions]
    if people:
        post.to_members.set(selectors.members_of(circle, today).filter(pk__in=people))
    if institutions:
        post.to_institutions.set(selectors.institutions_of(circle, today).filter(pk__in=institutions))


def _may_mention_more(actor: Actor, post: Post) -> bool:
    """Tell whether few posts of the day mention anybody: each of them is a letter to a whole staff."""
    circle = post.topic.circle
    own = Post.objects.filter(author_mark=post.author_mark, topic__circle=circle)
    of_today = own.filter(written_at__gt=clock.now() - timedelta(days=1)).exclude(pk=post.pk)
    mentioning = of_today.filter(Q(to_members__isnull=False) | Q(to_institutions__isnull=False))
    return mentioning.distinct().count() < _MOST_MENTIONING or bool(rules.can_moderate(actor, circle))


def _mentioned(post: Post) -> set[int]:
    """Return the members mentioned by name or by their institution."""
    institutions = list(post.to_institutions.values_list("pk", flat=True))
    rows = selectors.members_of(post.topic.circle, clock.today()).filter(organization__in=institutions)
    own = set(rows.values_list("pk", flat=True)) if institutions else set()
    return own | set(post.to_members.values_list("pk", flat=True))


def _tell(actor: Actor, post: Post, mentioned: Collection[int]) -> None:
    topic, circle = post.topic, post.topic.circle
    readers = selectors.readers_to_tell(post, clock.today(), mentioned)
    if not readers:
        return
    follow(topic.pk, [one.pk for one in readers])
    rows = Subscription.objects.filter(topic=topic, member__in=readers)
    by_member = list(rows.select_related("member__organization", "topic__circle__partnership"))
    replies = reply_links(actor, by_member)
    links = member_links(actor, circle, readers)
    written = [
        letters.notice_letter(post, one, links[one.pk], replies[one.pk], is_mentioned=one.pk in mentioned)
        for one in readers
    ]
    send_many(actor=actor, template="forum/email/notice", letters=written, partnership=circle.partnership)


@transaction.atomic
def follow_topic(*, actor: Actor, topic: Topic) -> None:
    """Let a member be told of answers."""
    member = _own(actor, topic)
    follow(topic.pk, [member.pk], anew=True)
    note(actor, "forum.topic.followed", topic.circle, topic=topic.pk, member=member.pk)


@transaction.atomic
def unfollow_topic(*, actor: Actor, topic: Topic) -> None:
    """Let a member be told no more."""
    member = _own(actor, topic)
    Subscription.objects.update_or_create(topic=topic, member=member, defaults={"is_on": False})
    note(actor, "forum.topic.unfollowed", topic.circle, topic=topic.pk, member=member.pk)


def _own(actor: Actor, topic: Topic) -> Member:
    require(rules.can_read(actor, topic.circle))
    member = selectors.member_of(actor, topic.circle, clock.today())
    if member is None:
        raise WrongState(_("Only members of the forum follow topics; the secretariat sees them all here."))
    return member
