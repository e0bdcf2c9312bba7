"""Asking institutions for practices, and telling who waits what became of a card."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from spoiwo.audit.services import record
from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput
from spoiwo.notifications.letters import LetterDraft
from spoiwo.notifications.models import PersonalLink
from spoiwo.notifications.selectors import links_of
from spoiwo.notifications.services import LinkDraft, issue_links, send_many
from spoiwo.partnerships.models import Partnership
from spoiwo.practices import letters, rules, selectors
from spoiwo.practices.models import GoodPractice
from spoiwo.practices.selectors import Asked
from spoiwo.practices.states import WRITING

OPEN_FOR = timedelta(days=120)
# A letter carries a link that opens for at least so long.
AT_LEAST = timedelta(days=30)


@transaction.atomic
def ask_for_practices(*, actor: Actor, partnership: Partnership, institutions: Sequence[int]) -> int:
    """Write to these institutions, each with a link to its own cards; how many letters went."""
    require(rules.can_edit_practice(actor, partnership))
    wanted = set(institutions)
    asked = [
        one
        for one in selectors.to_ask(partnership, clock.today())
        if one.email and one.organization.pk in wanted
    ]
    if not asked:
        raise BadInput(_("None of them has an e-mail address of a representative."), "institutions")
    links = _links(actor, partnership, asked)
    written = [letters.asking_letter(partnership, one, links[one.organization.pk]) for one in asked]
    send_many(actor=actor, template=letters.ASKING, letters=written, partnership=partnership)
    numbers = [one.organization.pk for one in asked]
    record(
        actor,
        "practices.institutions.asked",
        partnership,
        partnership_id=partnership.pk,
        institutions=numbers,
    )
    return len(asked)


def _links(actor: Actor, partnership: Partnership, asked: Sequence[Asked]) -> dict[int, PersonalLink]:
    """Return a link for each institution, given anew only where the last one ends soon."""
    holders = {one.organization.pk: one.holder for one in asked}
    lasting = links_of(WRITING, list(holders)).filter(
        partnership=partnership, revoked_at=None, expires_at__gt=clock.now() + AT_LEAST
    )
    found = {link.subject_id: link for link in lasting if link.holder == holders[link.subject_id][:200]}
    drafts = [LinkDraft(number, holder) for number, holder in holders.items() if number not in found]
    if drafts:
        until = datetime.combine(clock.today(), time(0), clock.WARSAW) + OPEN_FOR
        given = issue_links(
            actor=actor, partnership=partnership, purpose=WRITING, drafts=drafts, expires_at=until
        )
        found |= {link.subject_id: link for link in given}
    return found


def tell_reviewers(actor: Actor, practice: GoodPractice) -> None:
    """Tell who reviews cards that one waits; whoever gave it for review is not told."""
    people = selectors.reviewers_of(practice.partnership, clock.today(), but=actor.actor_id)
    written = [LetterDraft([one.email], letters.review_context(practice)) for one in people]
    send_many(actor=actor, template=letters.REVIEW, letters=written, partnership=practice.partnership)


def tell_author(actor: Actor, practice: GoodPractice) -> None:
    """Tell whoever wrote the card what the review decided: the institution, or the account that gave it."""
    partnership = practice.partnership
    written: list[LetterDraft] = []
    if practice.is_own and practice.organization is not None:
        asked = selectors.addressee(partnership, practice.organization, clock.today())
        if asked.email:
            link = _links(actor, partnership, [asked])[asked.organization.pk]
            written = [LetterDraft([asked.email], letters.decided_context(practice, link))]
    else:
        person = selectors.submitter_of(practice)
        if person is not None and person.actor_id != actor.actor_id:
            written = [LetterDraft([person.email], letters.decided_context(practice, None))]
    send_many(actor=actor, template=letters.DECIDED, letters=written, partnership=partnership)


def tell_of_reuse(actor: Actor, practice: GoodPractice, institution: str, words: str) -> None:
    """Tell who reviews cards that an institution says it uses a practice too."""
    people = selectors.reviewers_of(practice.partnership, clock.today(), but=actor.actor_id)
    context = letters.reuse_context(practice, institution, words)
    written = [LetterDraft([one.email], context) for one in people]
    send_many(actor=actor, template=letters.REUSE, letters=written, partnership=practice.partnership)
