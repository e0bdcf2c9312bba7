"""Cards of good practice in every state, made through the services. They need the partnership's scope."""

from datetime import timedelta

from spoiwo.common import clock
from spoiwo.common.actors import SystemActor
from spoiwo.notifications.actors import LinkActor
from spoiwo.notifications.models import PersonalLink
from spoiwo.notifications.services import issue_link
from spoiwo.partnerships.models import Partnership
from spoiwo.practices import services
from spoiwo.practices.models import GoodPractice
from spoiwo.practices.services import PracticeDraft, ResultDraft
from spoiwo.practices.states import WRITING
from spoiwo.registry.models import Organization

SYSTEM = SystemActor("tests")


def a_draft(**fields: object) -> PracticeDraft:
    """Return a card of an entity of another region, unless fields say otherwise."""
    usual: dict[str, object] = {
        "title": "Pracownia rękodzieła",
        "entity_name": "Fundacja Merkury",
        "place": "Wałbrzych",
        "actions": "Otwarto pracownię.",
        "results": "Uczestnicy znaleźli pracę.",
        "numbers": (ResultDraft("uczestnicy", 12),),
    }
    return PracticeDraft(**(usual | fields))  # type: ignore[arg-type]  # checked by the dataclass


def a_practice(partnership: Partnership, **fields: object) -> GoodPractice:
    """Return a card being written."""
    return services.draft_practice(actor=SYSTEM, partnership=partnership, draft=a_draft(**fields))


def a_published(partnership: Partnership, **fields: object) -> GoodPractice:
    """Return a card everybody reads."""
    practice = a_practice(partnership, **fields)
    services.submit_practice(actor=SYSTEM, practice=practice)
    services.publish_practice(actor=SYSTEM, practice=practice)
    return practice


def a_link_of(partnership: Partnership, institution: Organization) -> PersonalLink:
    """Return a link by which the institution writes its cards."""
    return issue_link(
        actor=SYSTEM,
        partnership=partnership,
        purpose=WRITING,
        subject_id=institution.pk,
        holder=institution.name,
        expires_at=clock.now() + timedelta(days=60),
    )


def a_card_by_link(partnership: Partnership, institution: Organization, **fields: object) -> GoodPractice:
    """Return a card the institution began through its link."""
    actor = LinkActor(a_link_of(partnership, institution))
    draft = a_draft(organization=institution, **fields)
    return services.draft_practice(actor=actor, partnership=partnership, draft=draft)
