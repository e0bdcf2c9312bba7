"""Reads of comments and marks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Avg, Count, Exists, Min, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.fields import FloatField, IntegerField
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from spoiwo.audit.models import LogEntry
from spoiwo.audit.selectors import history_of_partnership
from spoiwo.comments.models import Closing, Comment, Flag, Setting, Vote
from spoiwo.comments.states import SHOWN, State
from spoiwo.common import clock
from spoiwo.common.exceptions import NotFound
from spoiwo.common.prepared_rows import PreparedRows
from spoiwo.notifications.models import PersonalLink
from spoiwo.pages.models import Publication
from spoiwo.partnerships.models import Partnership

# So many stand under an article; all of them are on a page of their own.
AT_ARTICLE = 20
# Kept for: refused and removed words; what nobody decided; what stood under an article that was taken off.
WORDS_FOR, UNREAD_FOR, ENDED_FOR = timedelta(days=90), timedelta(days=180), timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Standing:
    """What readers may do at an article, and how they rated it. ``average`` is None for none yet."""

    takes_comments: bool = False
    takes_ratings: bool = False
    is_closed: bool = False
    is_commented: bool = False
    is_rated: bool = False
    marks: int = 0
    average: float | None = None
    published: int = 0
    shown: int = 0


NOTHING = Standing()


@dataclass(frozen=True, slots=True)
class Talk:
    """What stands under an article."""

    standing: Standing
    comments: Sequence[Comment] = ()

    @property
    def is_shown(self) -> bool:
        """Whether comments are written here, or were."""
        return self.standing.is_commented or bool(self.comments)

    @property
    def more(self) -> int:
        """How many are left for the page of their own."""
        return max(self.standing.shown - len(self.comments), 0)


def setting_of(partnership: Partnership) -> Setting:
    """Return what the readers of the partnership may do; an unsaved one of nothing where none was set."""
    found: Setting | None = Setting.objects.filter(partnership=partnership).first()
    return found or Setting(partnership=partnership)


def standing_of(article: Publication) -> Standing:
    """Return what may be done at an article today and its marks, in one query."""
    row = _STANDING.first(article.partnership_id, article.series)
    if row is None:
        return NOTHING
    return Standing(
        takes_comments=row["takes_comments"] and not row["no_comments"],
        takes_ratings=row["takes_ratings"] and not row["no_ratings"],
        is_closed=bool(row["no_comments"]),
        is_commented=row["takes_comments"],
        is_rated=row["takes_ratings"],
        marks=row["marks"],
        average=row["average"],
        published=row["published"],
        shown=row["shown"],
    )


def _standing_query(partnership: int, series: int) -> "QuerySet[Any, Any]":
    at = {"partnership": partnership, "series": series}
    closing = Closing.objects.filter(**at)
    votes = Vote.objects.filter(**at).order_by().values("series")
    stood = _stood_at(partnership, series).order_by().values("series")
    rows = Setting.objects.filter(partnership=partnership).annotate(
        no_comments=Subquery(closing.values("no_comments")[:1]),
        no_ratings=Subquery(closing.values("no_ratings")[:1]),
        marks=_counted(votes),
        average=Subquery(votes.annotate(n=Avg("given")).values("n"), output_field=FloatField()),
        published=_counted(stood.filter(state=State.PUBLISHED)),
        shown=_counted(stood),
    )
    named = rows.values(
        "takes_comments",
        "takes_ratings",
        "no_comments",
        "no_ratings",
        "marks",
        "average",
        "published",
        "shown",
    )  # fmt: skip
    return named.order_by()[:1]


_STANDING: PreparedRows[dict[str, Any]] = PreparedRows(_standing_query)


def _counted(rows: "QuerySet[Any, Any]") -> Coalesce:
    counted = rows.annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted, output_field=IntegerField()), Value(0))


def shown_comments(article: Publication) -> "QuerySet[Comment]":
    """Return what stands under an article: published ones, and traces of what was published and removed."""
    return _stood_at(article.partnership_id, article.series)


def _stood_at(partnership: int, series: int) -> "QuerySet[Comment]":
    rows = Comment.objects.filter(partnership=partnership, series=series)
    # What its author took back before anybody published it never stood here.
    stood = Q(state=State.PUBLISHED) | Q(state__in=SHOWN, decided_at__isnull=False)
    erased = Q(state=State.PUBLISHED, forgotten_on__isnull=False)
    return rows.filter(stood).exclude(erased).order_by("sent_at", "pk")


def talk_of(article: Publication) -> Talk:
    """Return what stands under an article, in two queries; one where nothing stands."""
    standing = standing_of(article)
    if not standing.is_commented or not standing.shown:
        return Talk(standing)
    latest = list(shown_comments(article).reverse()[:AT_ARTICLE])
    return Talk(standing, latest[::-1])


def flood_since(partnership: Partnership, moment: datetime) -> tuple[int, int]:
    """Return how many comments came since then and how many wait at all."""
    rows = Comment.objects.filter(partnership=partnership, state=State.WAITING)
    counted = rows.aggregate(late=Count("pk", filter=Q(sent_at__gt=moment)), waiting=Count("pk"))
    return counted["late"], counted["waiting"]


def comments_in(partnership: Partnership, states: Sequence[str]) -> "QuerySet[Comment]":
    """Return comments in these states for the editors, with the reports nobody has looked at yet."""
    rows = Comment.objects.filter(partnership=partnership, state__in=states)
    unread = Count("flags", filter=Q(flags__settled_at=None))
    return rows.annotate(flagged=unread).select_related("partnership")


def reported_comments(partnership: Partnership) -> "QuerySet[Comment]":
    """Return comments with reports nobody has looked at."""
    unread = Flag.objects.filter(comment=OuterRef("pk"), settled_at=None)
    return comments_in(partnership, [State.PUBLISHED, State.HELD]).filter(Exists(unread))


def queue_of(partnership: Partnership, *, reported: bool) -> "QuerySet[Setting]":
    """Return the setting with what waits for the editors: how many, and since when. For the desk."""
    rows = Comment.objects.filter(partnership=OuterRef("partnership"))
    if reported:
        rows = rows.filter(state__in=(State.PUBLISHED, State.HELD), flags__settled_at=None, flags__gt=0)
    else:
        rows = rows.filter(state=State.WAITING)
    counted = rows.order_by().values("partnership").annotate(n=Count("pk", distinct=True))
    first = rows.order_by().values("partnership").annotate(n=Min("flags__at" if reported else "sent_at"))
    found = Setting.objects.filter(partnership=partnership).annotate(
        waits=Subquery(counted.values("n")), since=Subquery(first.values("n"))
    )
    return found.filter(waits__gt=0)


def comment_by_id(partnership: Partnership, number: int) -> Comment:
    """Return a comment of the partnership; raises NotFound."""
    return _one(Comment.objects.filter(partnership=partnership, pk=number))


def public_comment(article: Publication, number: int) -> Comment:
    """Return a comment everybody reads under this article; raises NotFound."""
    rows = Comment.objects.filter(partnership=article.partnership_id, series=article.series, pk=number)
    return _one(rows.filter(state=State.PUBLISHED))


def comment_of_link(link: PersonalLink) -> Comment:
    """Return the comment a personal link was given for; raises NotFound."""
    return _one(Comment.objects.filter(partnership=link.partnership, pk=link.subject_id))


def _one(rows: "QuerySet[Comment]") -> Comment:
    found = rows.select_related("partnership").first()
    if found is None:
        raise NotFound(_("There is no such comment."))
    return found


def flags_of(comment: Comment) -> list[Flag]:
    """Return the reports of a comment, the newest first."""
    return list(Flag.objects.filter(comment=comment).order_by("-at", "-pk")[:100])


def closing_of(partnership: Partnership, series: int) -> Closing:
    """Return what is closed at an article; an unsaved row where nothing is."""
    found: Closing | None = Closing.objects.filter(partnership=partnership, series=series).first()
    return found or Closing(partnership=partnership, series=series)


def vote_of(article: Publication, voters: Sequence[str]) -> Vote | None:
    """Return the mark a visitor gave the article, None for none."""
    rows = Vote.objects.filter(partnership=article.partnership_id, series=article.series)
    found: Vote | None = rows.filter(voter__in=voters).exclude(voter="").first()
    return found


def history_of(comment: Comment) -> "QuerySet[LogEntry]":
    """Return what the book of deeds says of the comment, the newest first."""
    return history_of_partnership(comment.partnership_id).filter(
        action__startswith="comments.comment.", data__comment=comment.pk
    )


def to_forget(partnership: Partnership, moment: datetime) -> QuerySet[Comment]:
    """Return comments erased at the moment: refused and removed ones, unread ones, those of ended articles.

    ``article_ended_at`` is when the article was taken off.
    """
    ended = Publication.objects.filter(is_latest=True, series=OuterRef("series"), partnership=partnership)
    rows: QuerySet[Comment] = Comment.objects.filter(partnership=partnership)
    due = (
        Q(forgotten_on=None, state__in=(State.REFUSED, State.REMOVED), decided_at__lt=moment - WORDS_FOR)
        | Q(forgotten_on=None, article_ended_at__lt=moment - ENDED_FOR)
        | Q(state=State.WAITING, sent_at__lt=moment - UNREAD_FOR)
    )
    return rows.annotate(article_ended_at=Subquery(ended.values("ended_at")[:1])).filter(due).order_by("pk")


def forgotten_from(comment: Comment) -> date:
    """Return the first day on which a comment of ``to_forget`` may be erased."""
    ended: datetime | None = getattr(comment, "article_ended_at", None)
    ends = [ended + ENDED_FOR] if ended else []
    if comment.state == State.WAITING:
        ends.append(comment.sent_at + UNREAD_FOR)
    elif comment.state in (State.REFUSED, State.REMOVED) and comment.decided_at:
        ends.append(comment.decided_at + WORDS_FOR)
    return min(ends).astimezone(clock.WARSAW).date()
