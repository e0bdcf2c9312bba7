"""Institutions whose own articles the partnership publishes: whom a letter reaches, what its link opens."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _
from wagtail.models import WorkflowState

from spoiwo.accounts.models import User
from spoiwo.common.exceptions import NotFound
from spoiwo.meetings.models import Meeting
from spoiwo.pages.models import Article, PartnershipSection
from spoiwo.pages.selectors.drafts import reviews_of
from spoiwo.pages.states import PUBLISH
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.selectors import people_with
from spoiwo.registry.models import Organization
from spoiwo.territory.models import Unit

_MOST_OFFERED = 60


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
