"""Institutions whose own articles the partnership publishes: whom a letter reaches, what its link opens."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _
from wagtail.models import WorkflowState

from spoiwo.accounts.models import User
from spoiwo.common.exceptions import NotFound
from spoiwo.meetings.models import Meeting
from spoiwo.notifications.models import PersonalLink
from spoiwo.pages.models import Article, PartnershipSection
from spoiwo.pages.selectors.drafts import reviews_of
from spoiwo.pages.states import OWN, PUBLISH
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.selectors import people_with
from spoiwo.registry.models import Organization, Signatory
from spoiwo.registry.selectors import addresses_on
from spoiwo.territory.models import Unit

_MOST_OFFERED = 60


@dataclass(frozen=True, slots=True)
class Asked:
    """An institution, and where a letter to it goes (empty: nowhere)."""

    organization: Organization
    name: str
    email: str

    @property
    def holder(self) -> str:
        """On whose behalf the link acts."""
        return f"{self.organization.name} ({self.name})" if self.name else self.organization.name


def to_ask(partnership: Partnership, day: date) -> list[Asked]:
    """Return the signatories of the day with whom a letter reaches there, in three queries."""
    addresses = addresses_on(partnership, day)
    rows = Signatory.objects.filter(partnership=partnership).members_on(day).select_related("organization")
    institutions = [row.organization for row in rows.order_by("organization__sort_key")]
    return [Asked(one, *addresses.get(one.pk, ("", one.email))) for one in institutions]


def addressee(partnership: Partnership, organization: Organization, day: date) -> Asked:
    """Return where a letter to the institution goes."""
    return Asked(organization, *addresses_on(partnership, day).get(organization.pk, ("", organization.email)))


def is_link_of(link: PersonalLink, organization: Organization, day: date) -> bool:
    """Tell whether the link writes for this institution: given to it, a signatory of the day."""
    if link.purpose != OWN or link.closed is not None or link.subject_id != organization.pk:
        return False
    members = Signatory.objects.filter(partnership=link.partnership_id).members_on(day)
    return members.filter(organization=organization).exists()


def institution_of_link(link: PersonalLink, day: date) -> Organization:
    """Return the institution the link writes for; raises NotFound once it has left or was merged."""
    rows = Organization.objects.filter(pk=link.subject_id, merged_into__isnull=True)
    found: Organization | None = rows.first()
    if found is None or not is_link_of(link, found, day):
        raise NotFound(_("This institution is no signatory today."))
    return found


def reviewers_of(partnership: Partnership, day: date, *, but: str = "") -> list[User]:
    """Return who may publish on the day, without the one whose number of an actor is ``but``."""
    return [one for one in people_with(partnership, PUBLISH, day) if one.actor_id != but]


@dataclass(frozen=True, slots=True)
class SentIn:
    """An article an institution sent in: as it is being written, and where it stands."""

    article: Article
    in_review: bool
    reason: str

    @property
    def may_change(self) -> bool:
        """Whether the institution may write on: until it is published, and not while it is reviewed."""
        return not self.in_review and not self.article.live and not self.article.first_published_at


def sent_in_by(partnership: Partnership, organization: Organization) -> list[SentIn]:
    """Return the articles the institution sent in by its links, the newest first."""
    section = PartnershipSection.objects.filter(partnership=partnership).first()
    if section is None:
        return []
    rows = Article.objects.child_of(section).filter(author=organization, is_own=True).order_by("-pk")
    articles = [one.get_latest_revision_as_object() for one in rows]
    states = reviews_of(articles)
    return [_sent_in(one, states.get(one.pk)) for one in articles]


def _sent_in(article: Article, state: WorkflowState | None) -> SentIn:
    goes_on = state is not None and state.status == WorkflowState.STATUS_IN_PROGRESS
    return SentIn(article, goes_on, state.current_task_state.comment if state and not goes_on else "")


def sent_in(partnership: Partnership, organization: Organization, number: int) -> SentIn:
    """Return one of these; raises NotFound for any other number."""
    for one in sent_in_by(partnership, organization):
        if one.article.pk == number:
            return one
    raise NotFound(_("There is no such article."))


def meetings_to_tell_of(partnership: Partnership) -> list[Meeting]:
    """Return the public meetings an institution may tell of, the newest first."""
    rows = Meeting.objects.filter(partnership=partnership, is_public=True)
    return list(rows.order_by("-day", "-pk")[:_MOST_OFFERED])


def places_to_tell_of(partnership: Partnership) -> list[Unit]:
    """Return the places of the partnership's area."""
    return list(Unit.objects.filter(pk__in=partnership.area.values("unit_id")).order_by("sort_key"))
