"""Asking institutions for practices, and telling who waits what became of a card."""

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from spoiwo.audit.services import record
from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput
from spoiwo.notifications.letters import LetterDraft
from spoiwo.notifications.services import send_many
from spoiwo.partnerships.models import Partnership
from spoiwo.practices import letters, rules, selectors
from spoiwo.practices.models import GoodPractice
from spoiwo.practices.states import WRITING
from spoiwo.registry.selectors import addressee, to_ask
from spoiwo.registry.services import links_for_asked


@transaction.atomic
def ask_for_practices(*, actor: Actor, partnership: Partnership, institutions: Sequence[int]) -> int:
    """Write to these institutions, each with a link to its own cards; how many letters went."""
    require(rules.can_edit_practice(actor, partnership))
    wanted = set(institutions)
    asked = [one for one in to_ask(partnership, clock.today()) if one.email and one.organization.pk in wanted]
    if not asked:
        raise BadInput(_("None of them has an e-mail address of a representative."), "institutions")
    links = links_for_asked(actor=actor, partnership=partnership, asked=asked, purpose=WRITING)
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
        asked = addressee(partnership, practice.organization, clock.today())
        if asked.email:
            links = links_for_asked(actor=actor, partnership=partnership, asked=[asked], purpose=WRITING)
            link = links[asked.organization.pk]
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
