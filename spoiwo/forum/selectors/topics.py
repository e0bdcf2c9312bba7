"""Topics, their posts, and who is told of a new one."""

from collections.abc import Collection
from datetime import date, datetime

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext_lazy as _

from spoiwo.common.exceptions import NotFound
from spoiwo.forum.models import Circle, Member, Post, Subscription, Topic
from spoiwo.forum.selectors.circles import members_of
from spoiwo.forum.states import Telling

NO_SUCH = _("There is no such topic.")


def topics_of(circle: Circle, words: str = "") -> QuerySet[Topic]:
    """Return the topics, the one last written in first, with counts and the last writer."""
    rows = Topic.objects.filter(circle=circle)
    if words:
        said = Post.objects.filter(topic=OuterRef("pk"), hidden_at=None, text__icontains=words)
        rows = rows.filter(Q(title__icontains=words) | Exists(said))
    last = Post.objects.filter(topic=OuterRef("pk"), hidden_at=None).order_by("-written_at", "-pk")
    # Counting groups the rows, and so would drop the order of the model.
    return rows.order_by("-written_at", "-pk").annotate(
        answers=Count("posts") - 1,
        last_author=Subquery(last.values("author")[:1]),
        last_institution=Subquery(last.values("institution")[:1]),
    )


def topic_by_id(circle: Circle, number: int) -> Topic:
    """Return a topic of the circle; raises NotFound."""
    topic: Topic | None = Topic.objects.filter(circle=circle, pk=number).first()
    if topic is None:
        raise NotFound(NO_SUCH)
    topic.circle = circle
    return topic


def posts_of(topic: Topic) -> QuerySet[Post]:
    """Return the posts in order, with whom they mention."""
    rows = Post.objects.filter(topic=topic)
    return rows.prefetch_related("to_members__organization", "to_institutions")


def post_by_id(circle: Circle, number: int) -> Post:
    """Return a post of the circle with its topic; raises NotFound."""
    rows = Post.objects.filter(topic__circle=circle, pk=number)
    post: Post | None = rows.select_related("topic__circle__partnership", "member").first()
    if post is None:
        raise NotFound(NO_SUCH)
    return post


def subscription_by_id(number: int) -> Subscription | None:
    """Return one reader of one topic in the partnership in scope."""
    rows = Subscription.objects.filter(pk=number)
    found: Subscription | None = rows.select_related("topic__circle__partnership", "member").first()
    return found


def is_followed(topic: Topic, member: Member | None) -> bool:
    """Tell whether the member is told of answers."""
    return bool(member) and Subscription.objects.filter(topic=topic, member=member, is_on=True).exists()


def readers_to_tell(post: Post, day: date, mentioned: Collection[int]) -> list[Member]:
    """Return the members a letter goes to: who follows the topic, who wants all, who is mentioned."""
    follow = Subscription.objects.filter(topic=post.topic_id, member=OuterRef("pk"), is_on=True)
    wanted = Q(Exists(follow)) | Q(telling=Telling.ALL) | Q(pk__in=mentioned)
    rows = members_of(post.topic.circle, day).filter(wanted).exclude(telling=Telling.NONE)
    return list(rows.exclude(pk=post.member_id or 0))


def digest_of(circle: Circle, since: datetime, until: datetime) -> list[Topic]:
    """Return the topics written in meanwhile, each with ``fresh`` (how many posts) and ``is_new``."""
    fresh = Q(posts__written_at__gte=since, posts__written_at__lt=until, posts__hidden_at=None)
    rows = Topic.objects.filter(circle=circle).annotate(fresh=Count("posts", filter=fresh))
    return list(rows.filter(fresh__gt=0).order_by("-written_at", "-pk"))
