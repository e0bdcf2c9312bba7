"""What an institution does in the work of public partnerships: only what anybody may read of it.

Each part is one query for its lines, and says when there are more than are shown.
"""

from collections.abc import Iterator
from datetime import date

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django_scopes import scopes_disabled

from spoiwo.common.web.parts import Line, Part, part_of
from spoiwo.communiques.models import Placement
from spoiwo.communiques.states import Posting
from spoiwo.communiques.states import State as CommuniqueState
from spoiwo.offers.models import Offer
from spoiwo.offers.selectors import is_shown_on
from spoiwo.partnerships.states import PUBLIC_STAGES
from spoiwo.plans.models import Action
from spoiwo.plans.states import PlanState
from spoiwo.portal.selectors.institution import PERSON
from spoiwo.practices.models import GoodPractice, Reuse
from spoiwo.practices.states import State as PracticeState
from spoiwo.projects.models import ProjectPartnership
from spoiwo.recommendations.models import Response
from spoiwo.recommendations.states import NUMBERED, SETTLED
from spoiwo.registry.models import Organization


def work_of(organization: Organization, day: date) -> list[Part]:
    """Return the parts that have anything, in the order of the page, in seven queries.

    Of a resident who signed as a person nothing is gathered here (GDPR-08).
    """
    if organization.category == PERSON:
        return []
    with scopes_disabled():
        return [part for part in _parts(organization, day) if part.lines]


def _parts(organization: Organization, day: date) -> Iterator[Part]:
    yield part_of("recommendations", _("Recommendations"), _responses(organization), _response)
    yield part_of("practices", _("Good practices"), _practices(organization), _practice)
    yield part_of("reuses", _("Good practices of others in use"), _reuses(organization), _reuse)
    yield part_of("offers", _("Who can help"), _offers(organization, day), _offer)
    yield part_of("communiques", _("Communiqués posted"), _placements(organization), _placement)
    yield part_of("actions", _("Answers for actions of plans"), _actions(organization), _action)
    yield part_of("projects", _("Carries out projects"), _projects(organization), _project)


def _public(path: str) -> Q:
    return Q(**{f"{path}__stage__in": PUBLIC_STAGES})


def _responses(organization: Organization) -> QuerySet[Response]:
    rows = Response.objects.filter(
        _public("recommendation__partnership"),
        organization=organization,
        recommendation__state__in=NUMBERED,
        recommendation__is_public=True,
        asked_on__isnull=False,
    )
    ordered = rows.order_by("-recommendation__adopted_on", "-pk")
    return ordered.select_related("recommendation__partnership")


def _response(row: Response) -> Line:
    found = row.recommendation
    # What was asked or not said yet is the institution's own matter; a settled answer is public.
    said = row.get_state_display() if row.state in SETTLED else _("passed on")
    url = reverse("portal:recommendation", args=[found.partnership.slug, found.pk])
    return Line(f"{found.label}: {found.title}", url, found.partnership.short_name, said)


def _practices(organization: Organization) -> QuerySet[GoodPractice]:
    rows = GoodPractice.objects.filter(
        _public("partnership"), organization=organization, state=PracticeState.PUBLISHED
    )
    return rows.order_by("-published_on", "-pk").select_related("partnership")


def _practice(row: GoodPractice) -> Line:
    url = reverse("portal:practice", args=[row.partnership.slug, row.pk])
    return Line(row.title, url, row.partnership.short_name)


def _reuses(organization: Organization) -> QuerySet[Reuse]:
    rows = Reuse.objects.filter(
        _public("practice__partnership"),
        organization=organization,
        practice__state=PracticeState.PUBLISHED,
    )
    return rows.order_by("-since", "-pk").select_related("practice__partnership")


def _reuse(row: Reuse) -> Line:
    return _practice(row.practice)


def _offers(organization: Organization, day: date) -> QuerySet[Offer]:
    rows = Offer.objects.filter(_public("partnership"), is_shown_on(day), provider=organization)
    return rows.order_by("name", "pk").select_related("partnership")


def _offer(row: Offer) -> Line:
    return Line(row.name, row.get_absolute_url(), row.partnership.short_name)


def _placements(organization: Organization) -> QuerySet[Placement]:
    rows = Placement.objects.filter(
        _public("communique__partnership"),
        organization=organization,
        state=Posting.SHOWN,
        communique__state=CommuniqueState.PUBLISHED,
    )
    ordered = rows.order_by("-communique__day", "-communique__number", "-pk")
    return ordered.select_related("communique__partnership")


def _placement(row: Placement) -> Line:
    found = row.communique
    return Line(str(found), found.get_absolute_url(), found.partnership.short_name)


def _actions(organization: Organization) -> QuerySet[Action]:
    rows = Action.objects.filter(
        _public("plan__partnership"), organization=organization, plan__state=PlanState.ADOPTED
    )
    return rows.order_by("-plan__valid_from", "code", "pk").select_related("plan__partnership")


def _action(row: Action) -> Line:
    url = reverse("portal:plan", args=[row.plan.partnership.slug, row.plan_id])
    about = f"{row.plan.title}, {row.plan.partnership.short_name}"
    return Line(f"{row.code}. {row.title}", f"{url}#action-{row.pk}", about, row.get_state_display())


def _projects(organization: Organization) -> QuerySet[ProjectPartnership]:
    rows = ProjectPartnership.objects.filter(_public("partnership"), project__beneficiary=organization)
    return rows.order_by("project__title", "pk").select_related("project", "partnership")


def _project(row: ProjectPartnership) -> Line:
    url = reverse("portal:project", args=[row.partnership.slug, row.pk])
    return Line(row.project.title, url, row.partnership.short_name)
