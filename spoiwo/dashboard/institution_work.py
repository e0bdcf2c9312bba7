"""What an institution does in the work of one partnership, as who runs the partnership sees it.

Everything is here, drafts and silence too; each kind is one query for its lines.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from spoiwo.common.web.parts import Line, Part, part_of
from spoiwo.communiques.models import Placement
from spoiwo.ideas.models import Idea, Partner
from spoiwo.market.models import Procurement, Showcase
from spoiwo.offers.models import Offer
from spoiwo.partnerships.models import Partnership
from spoiwo.plans.models import Action
from spoiwo.practices.models import GoodPractice, Reuse
from spoiwo.projects.models import ProjectPartnership
from spoiwo.recommendations.models import Response
from spoiwo.registry.models import Organization


def work_in(partnership: Partnership, organization: Organization) -> list[Part]:
    """Return the parts that have anything, in the order of the page, one query each."""
    work = _Work(partnership, organization)
    return [part for part in (*work.advised(), *work.offered(), *work.planned()) if part.lines]


@dataclass(frozen=True, slots=True)
class _Work:
    """The work of one institution in one partnership; each method yields the parts of a kind of rooms."""

    partnership: Partnership
    organization: Organization

    def _inner(self, route: str, *numbers: int) -> str:
        return reverse(route, args=[self.partnership.slug, *numbers])

    def advised(self) -> Iterator[Part]:
        """Yield what was advised, said and learned."""
        responses = Response.objects.filter(
            recommendation__partnership=self.partnership, organization=self.organization
        ).select_related("recommendation")
        ordered = responses.order_by("-recommendation__adopted_on", "-pk")
        yield part_of("recommendations", _("Recommendations"), ordered, self._response)
        postings = Placement.objects.filter(
            communique__partnership=self.partnership, organization=self.organization
        ).select_related("communique")
        latest = postings.order_by("-communique__day", "-communique__number", "-pk")
        yield part_of("communiques", _("Communiqués"), latest, self._placement)
        practices = GoodPractice.objects.filter(
            partnership=self.partnership, organization=self.organization
        ).order_by("-pk")
        yield part_of("practices", _("Good practices"), practices, self._practice)
        reuses = Reuse.objects.filter(
            practice__partnership=self.partnership, organization=self.organization
        ).select_related("practice__organization")
        yield part_of(
            "reuses", _("Good practices of others in use"), reuses.order_by("-since", "-pk"), self._reuse
        )

    def offered(self) -> Iterator[Part]:
        """Yield what it offers, sells and buys."""
        mine = Q(partnership=self.partnership)
        offers = Offer.objects.filter(mine, provider=self.organization).order_by("state", "name", "pk")
        yield part_of("offers", _("Who can help"), offers, self._offer)
        showcases = Showcase.objects.filter(mine, organization=self.organization).order_by("-pk")
        yield part_of("showcases", _("Showcases"), showcases, self._showcase)
        bought = Procurement.objects.filter(mine, buyer=self.organization).order_by("-contract_on", "-pk")
        yield part_of("procurements", _("Procurements with social clauses"), bought, self._procurement)

    def planned(self) -> Iterator[Part]:
        """Yield what it answers for, thinks of and carries out."""
        actions = Action.objects.filter(
            plan__partnership=self.partnership, organization=self.organization
        ).select_related("plan")
        ordered = actions.order_by("-plan__valid_from", "code", "pk")
        yield part_of("actions", _("Answers for actions of plans"), ordered, self._action)
        own = Q(author=self.organization) | Q(leader=self.organization)
        ideas = Idea.objects.filter(own, call__partnership=self.partnership).select_related("call")
        yield part_of("ideas", _("Ideas"), ideas.order_by("-call__number", "number", "pk"), self._idea)
        partners = Partner.objects.filter(
            idea__call__partnership=self.partnership, organization=self.organization
        ).select_related("idea")
        yield part_of("partners", _("Partner in ideas"), partners.order_by("-pk"), self._partner)
        projects = ProjectPartnership.objects.filter(
            partnership=self.partnership, project__beneficiary=self.organization
        ).select_related("project")
        by_title = projects.order_by("project__title", "pk")
        yield part_of("projects", _("Carries out projects"), by_title, self._project)

    def _response(self, row: Response) -> Line:
        found = row.recommendation
        url = self._inner("recommendations:recommendation", found.pk)
        return Line(f"{found.label}: {found.title}", url, "", row.get_state_display())

    def _placement(self, row: Placement) -> Line:
        url = self._inner("communiques:placement", row.communique_id, row.pk)
        return Line(str(row.communique), url, "", row.get_state_display())

    def _practice(self, row: GoodPractice) -> Line:
        return Line(row.title, self._inner("practices:practice", row.pk), "", row.get_state_display())

    def _reuse(self, row: Reuse) -> Line:
        url = self._inner("practices:practice", row.practice_id)
        return Line(row.practice.title, url, row.practice.entity_name)

    def _offer(self, row: Offer) -> Line:
        return Line(row.name, self._inner("offers:offer", row.pk), "", row.get_state_display())

    def _showcase(self, row: Showcase) -> Line:
        url = self._inner("market:showcase", row.pk)
        return Line(self.organization.name, url, "", row.get_state_display())

    def _procurement(self, row: Procurement) -> Line:
        return Line(row.subject, self._inner("market:procurement", row.pk), row.contractor_name)

    def _action(self, row: Action) -> Line:
        url = self._inner("plans:action", row.pk)
        return Line(f"{row.code}. {row.title}", url, row.plan.title, row.get_state_display())

    def _idea(self, row: Idea) -> Line:
        return Line(row.title, self._inner("ideas:idea", row.pk), row.call.title, row.get_state_display())

    def _partner(self, row: Partner) -> Line:
        return Line(row.idea.title, self._inner("ideas:idea", row.idea_id), row.role, row.get_state_display())

    def _project(self, row: ProjectPartnership) -> Line:
        return Line(row.project.title, self._inner("projects:project", row.pk), row.project.number)
