"""Institutions that are asked for practices, and what their links open."""

from datetime import date

from django.db.models import Exists, OuterRef

from spoiwo.accounts.models import User
from spoiwo.audit.models import LogEntry
from spoiwo.common.exceptions import NotFound
from spoiwo.common.polish.client_data import find_client_data
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.selectors import people_with
from spoiwo.practices.models import GoodPractice, Reuse
from spoiwo.practices.selectors.cards import NO_SUCH
from spoiwo.practices.states import State
from spoiwo.registry.models import Organization

PUBLISH = "practices.publish_practice"
# Words of a card that tell of its work; whom to call is written elsewhere.
_TELLING = (
    "title", "problem", "target_group", "actions", "resources", "results", "conditions", "transferability",
)  # fmt: skip


def cards_of(partnership: Partnership, organization: Organization) -> list[GoodPractice]:
    """Return the cards the institution sees as its own: published ones, and those it wrote itself."""
    rows = GoodPractice.objects.filter(partnership=partnership, organization=organization)
    return [one for one in rows.order_by("-pk") if one.is_own or one.is_shown]


def own_card(partnership: Partnership, organization: Organization, number: int) -> GoodPractice:
    """Return a card the institution wrote through its link; raises NotFound for any other."""
    rows = GoodPractice.objects.filter(partnership=partnership, organization=organization, is_own=True)
    found: GoodPractice | None = (
        rows.select_related("partnership", "organization", "unit").filter(pk=number).first()
    )
    if found is None:
        raise NotFound(NO_SUCH)
    return found


def others_for(partnership: Partnership, organization: Organization) -> list[GoodPractice]:
    """Return the published cards of others, each with ``is_used_here``: whether it said so already."""
    said = Reuse.objects.filter(practice=OuterRef("pk"), organization=organization)
    rows = GoodPractice.objects.filter(partnership=partnership, state=State.PUBLISHED)
    rows = rows.exclude(organization=organization).annotate(is_used_here=Exists(said))
    return list(rows.order_by("-published_on", "-pk"))


def reviewers_of(partnership: Partnership, day: date, *, but: str = "") -> list[User]:
    """Return who reviews cards on the day, without the one whose number of an actor is ``but``."""
    return [one for one in people_with(partnership, PUBLISH, day) if one.actor_id != but]


def submitter_of(practice: GoodPractice) -> User | None:
    """Return whose account gave the card for review last; None where it was a link."""
    rows = LogEntry.objects.filter(action="practices.practice.submitted", data__practice=practice.pk)
    last = rows.filter(partnership_id=practice.partnership_id).order_by("-pk").first()
    kind, _colon, number = (last.actor_id if last else "").partition(":")
    if kind != "user" or not number.isdigit():
        return None
    return User.objects.filter(pk=int(number), is_active=True).first()


def doubts_of(practice: GoodPractice) -> list[str]:
    """Return words of a card that may tell of one person; who reviews it judges."""
    found: list[str] = []
    for name in _TELLING:
        text = getattr(practice, name)
        found += [trace.of(text) for trace in find_client_data(text)]
    return list(dict.fromkeys(found))
