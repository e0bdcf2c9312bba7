"""Circles, the institutions that belong on a day, their staff, what the year counts."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, Floor
from django.utils.translation import gettext_lazy as _
from django_scopes import scopes_disabled

from spoiwo.accounts.models import User
from spoiwo.common.actors import Actor
from spoiwo.common.exceptions import NotFound
from spoiwo.common.periods import DatedQuerySet
from spoiwo.forum.models import Belonging, Circle, Member, Subscription, Topic
from spoiwo.forum.states import MEMBER_LINK, REPLY_LINK, State
from spoiwo.meetings.models import Meeting
from spoiwo.meetings.selectors import held_between
from spoiwo.meetings.states import TOOK_PLACE
from spoiwo.notifications.actors import LinkActor
from spoiwo.partnerships.models import Partnership
from spoiwo.practices.models import Showing
from spoiwo.practices.selectors import shown_at_meetings
from spoiwo.registry.models import Organization, Representation, Signatory
from spoiwo.registry.states import RepresentationKind

NO_SUCH = _("There is no such forum.")


def institutions_of(circle: Circle, day: date) -> QuerySet[Organization]:
    """Return the institutions of the circle on the day: chosen ones, and signatories of its kinds."""
    chosen = Belonging.objects.filter(circle=circle, is_chosen=True).values("organization")
    members = Signatory.objects.filter(partnership=circle.partnership_id).members_on(day)
    by_kind = Q(category__in=circle.categories, pk__in=members.values("organization"))
    return Organization.objects.filter(Q(pk__in=chosen) | by_kind, merged_into__isnull=True)


def _belongs(day: date) -> Q:
    """Say which members' institutions belong to their circles on the day."""
    chosen = Belonging.objects.filter(
        circle=OuterRef("circle"), organization=OuterRef("organization"), is_chosen=True
    )
    signed = Signatory.objects.filter(
        partnership=OuterRef("circle__partnership"), organization=OuterRef("organization")
    ).members_on(day)
    by_kind = Q(circle__categories__contains=[F("organization__category")])
    return Q(Exists(chosen)) | (by_kind & Q(Exists(signed)))


def members_of(circle: Circle, day: date) -> QuerySet[Member]:
    """Return the members of the day whose institutions belong to the circle, by institution and name."""
    return _current(day).filter(circle=circle)


def _current(day: date) -> DatedQuerySet[Member]:
    return Member.objects.as_of(day).filter(_belongs(day)).select_related("organization", "circle")


def member_of(actor: Actor, circle: Circle, day: date) -> Member | None:
    """Return the member the actor is in the circle on the day: by the account's e-mail, or by the link."""
    rows = members_of(circle, day)
    if isinstance(actor, LinkActor):
        return _of_link(actor, rows)
    if not isinstance(actor, User):
        return None
    member: Member | None = rows.filter(email=actor.email.lower()).first()
    return member


def _of_link(actor: LinkActor, rows: QuerySet[Member]) -> Member | None:
    subject = actor.link.subject_id
    if actor.link.purpose == MEMBER_LINK:
        return rows.filter(pk=subject).first()
    if actor.link.purpose == REPLY_LINK:
        own = Subscription.objects.filter(pk=subject, topic__circle=F("member__circle"))
        return rows.filter(pk__in=own.values("member")).first()
    return None


def circles_of_member(actor: Actor, partnership: Partnership, day: date) -> QuerySet[Circle]:
    """Return the circles of the partnership in which the account is a member on the day."""
    rows = Circle.objects.filter(partnership=partnership)
    if not isinstance(actor, User):
        return rows.none()
    return rows.filter(pk__in=_current(day).filter(email=actor.email.lower()).values("circle"))


def own_circles(actor: Actor, day: date) -> list[Circle]:
    """Return the circles of all partnerships in which the account is a member on the day, by name.

    Asked before any partnership is in scope: what it returns is what opens one.
    """
    if not isinstance(actor, User):
        return []
    with scopes_disabled():
        mine = _current(day).filter(email=actor.email.lower()).values("circle")
        rows = Circle.objects.filter(pk__in=mine).select_related("partnership", "body")
        return list(rows.order_by("name", "pk"))


def own_circle(actor: Actor, number: int, day: date) -> Circle:
    """Return a circle in which the account is a member on the day; raises NotFound for any other."""
    found = next((one for one in own_circles(actor, day) if one.pk == number), None)
    if found is None:
        raise NotFound(NO_SUCH)
    return found


def circle_by_id(partnership: Partnership, number: int) -> Circle:
    """Return a circle of the partnership; raises NotFound."""
    circle: Circle | None = (
        Circle.objects.filter(partnership=partnership, pk=number).select_related("body").first()
    )
    if circle is None:
        raise NotFound(NO_SUCH)
    circle.partnership = partnership
    return circle


def member_by_id(circle: Circle, number: int) -> Member:
    """Return a member who has not left; raises NotFound."""
    rows = Member.objects.filter(circle=circle, pk=number, valid_to__isnull=True)
    member: Member | None = rows.select_related("organization", "circle__partnership").first()
    if member is None:
        raise NotFound(_("There is no such member."))
    return member


def belonging_by_id(number: int) -> Belonging:
    """Return an institution of a circle of the partnership in scope; raises NotFound."""
    rows = Belonging.objects.filter(pk=number).select_related("circle__partnership", "organization")
    found: Belonging | None = rows.first()
    if found is None:
        raise NotFound(NO_SUCH)
    return found


def asked_representatives(circle: Circle, day: date) -> list[tuple[Organization, Representation | None]]:
    """Return each institution with whoever names its staff: the representative with an e-mail, or nobody."""
    institutions = list(institutions_of(circle, day))
    rows = Representation.objects.filter(partnership=circle.partnership_id, organization__in=institutions)
    speaking = rows.as_of(day).exclude(email="").select_related("person")
    ranks = [RepresentationKind.REPRESENTATIVE, RepresentationKind.DEPUTY, RepresentationKind.CONTACT]
    found: dict[int, Representation] = {}
    for row in sorted(speaking, key=lambda one: ranks.index(RepresentationKind(one.kind))):
        found.setdefault(row.organization_id, row)
    return [(one, found.get(one.pk)) for one in institutions]


def with_counts(circles: QuerySet[Circle]) -> QuerySet[Circle]:
    """Add ``topic_count`` and ``last_written``, for a list."""
    topics = Topic.objects.filter(circle=OuterRef("pk")).order_by("-written_at")
    return (
        circles.select_related("body")
        .order_by("name", "pk")
        .annotate(topic_count=Count("topics"), last_written=Subquery(topics.values("written_at")[:1]))
    )


@dataclass(frozen=True, slots=True)
class YearOfForum:
    """What counts for the rule "at least so many times a year", with the records behind it."""

    year: int
    meetings: list[Meeting]
    wanted: int
    shown: list[Showing]
    wanted_practices: int

    @property
    def is_enough(self) -> bool:
        return len(self.meetings) >= self.wanted

    @property
    def are_practices_enough(self) -> bool:
        return len(self.shown) >= self.wanted_practices


def year_of(circle: Circle, year: int) -> YearOfForum | None:
    """Return the meetings of the circle's body held in the year, with the good practices shown at them.

    None where the circle has no body.
    """
    if circle.body_id is None:
        return None
    held = held_between(circle.partnership, date(year, 1, 1), date(year + 1, 1, 1))
    rows = list(held.filter(body=circle.body_id, state__in=TOOK_PLACE).order_by("day", "pk"))
    shown = shown_at_meetings(rows)
    return YearOfForum(year, rows, circle.yearly_meetings, shown, circle.yearly_practices)


def circles_behind(partnership: Partnership, day: date) -> QuerySet[Circle]:
    """Return the open circles that have held (``met``) or shown (``shown``) less than their year asks by now.

    A year asks evenly: of three meetings one by the end of April, two by the end of August.
    """
    part = (day - date(day.year, 1, 1)).days / 365
    held = held_between(partnership, date(day.year, 1, 1), date(day.year + 1, 1, 1))
    held = held.filter(body=OuterRef("body"), state__in=TOOK_PLACE).order_by()
    shown = Showing.objects.filter(
        meeting__body=OuterRef("body"), meeting__day__year=day.year, meeting__state__in=TOOK_PLACE
    ).order_by()
    rows = Circle.objects.filter(partnership=partnership, state=State.OPEN, body__isnull=False).annotate(
        met=_number_of(held), shown=_number_of(shown)
    )
    return rows.filter(
        Q(met__lt=Floor(F("yearly_meetings") * Value(part)))
        | Q(shown__lt=Floor(F("yearly_practices") * Value(part)))
    )


def _number_of(rows: QuerySet[Any]) -> Coalesce:
    counted = rows.annotate(one=Value(1)).values("one").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted), 0)
