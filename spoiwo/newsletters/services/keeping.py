"""Opening and closing the newsletter of a partnership, and taking its list out."""

from django.db import transaction

from spoiwo.audit.services import record
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.printable import clean
from spoiwo.common.states import lock
from spoiwo.newsletters import rules, selectors
from spoiwo.newsletters.models import Newsletter, Subscription
from spoiwo.partnerships.models import Partnership


@transaction.atomic
def set_newsletter(*, actor: Actor, partnership: Partnership, is_open: bool, about: str) -> Newsletter:
    """Say whether readers may sign up, and what the newsletter brings; who is on the list stays."""
    lock(partnership)
    require(rules.can_write_issue(actor, partnership))
    words = clean(about).strip()
    newsletter, _is_new = Newsletter.objects.update_or_create(
        partnership=partnership, defaults={"is_open": is_open, "about": words}
    )
    record(actor, "newsletters.newsletter.set", newsletter, partnership_id=partnership.pk, is_open=is_open)
    return newsletter


@transaction.atomic
def export_list(*, actor: Actor, partnership: Partnership) -> list[Subscription]:
    """Return every address with its consents for a file; who took them is recorded (GDPR-12)."""
    require(rules.can_see_subscribers(actor, partnership))
    rows = list(selectors.subscriptions_of(partnership))
    record(
        actor, "newsletters.list.exported", partnership, partnership_id=partnership.pk, addresses=len(rows)
    )
    return rows
