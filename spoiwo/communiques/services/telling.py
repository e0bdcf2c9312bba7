"""The letters of the morning: what visits did not find, gathered for each institution and for the office."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.db import transaction
from django_scopes import scope, scopes_disabled

from spoiwo.audit.services import record
from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.communiques import letters, rules
from spoiwo.communiques.letters import Missed
from spoiwo.communiques.marks import letter_marks_of
from spoiwo.communiques.models import Communique, Placement, Proof
from spoiwo.communiques.selectors.postings import address_today, untold
from spoiwo.communiques.services.linking import links_for
from spoiwo.notifications.services import send_many
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.selectors import people_with


def tell_of_missed(*, actor: Actor) -> int:
    """Write in every partnership where visits did not find something; return how many letters went."""
    with scopes_disabled():
        untold_in = Proof.objects.filter(is_to_be_told=True).values("placement__communique__partnership")
        partnerships = list(Partnership.objects.filter(pk__in=untold_in).order_by("pk"))
    sent = 0
    for partnership in partnerships:
        with scope(partnership=partnership):
            sent += tell_partnership(actor=actor, partnership=partnership)
    return sent


@transaction.atomic
def tell_partnership(*, actor: Actor, partnership: Partnership) -> int:
    """Tell each institution, and the office, what was not found since the last letters; how many went.

    Each is told once. What another proof holds meanwhile, or is found again, is told to nobody.
    """
    require(rules.can_edit(actor, partnership))
    held = _hold(partnership)
    found = untold(partnership)
    Proof.objects.filter(placement__in=held, is_to_be_told=True).update(is_to_be_told=False)
    if not found:
        return 0
    missed = _with_links(actor, partnership, found)
    sent = _tell_institutions(actor, partnership, missed) + _tell_office(actor, partnership, missed)
    record(
        actor, "communiques.missed.told", partnership, partnership_id=partnership.pk,
        letters=sent, postings=len(missed),
    )  # fmt: skip
    return sent


def _hold(partnership: Partnership) -> list[int]:
    """Hold what is to be told, in the order of every deed: the communiqués first, then their postings."""
    waiting = Placement.objects.filter(proofs__is_to_be_told=True, communique__partnership=partnership)
    communiques = Communique.objects.filter(pk__in=waiting.values("communique")).order_by("pk")
    list(communiques.select_for_update().values_list("pk"))
    rows = Placement.objects.filter(pk__in=waiting.values("pk")).order_by("pk")
    return list(rows.select_for_update().values_list("pk", flat=True))


def _with_links(actor: Actor, partnership: Partnership, proofs: Sequence[Proof]) -> list[Missed]:
    """Return the addresses with the link that answers for each; without one where no letter can go."""
    # One object for one posting, whatever the number of its addresses.
    placements = {proof.placement_id: proof.placement for proof in proofs}
    for proof in proofs:
        proof.placement = placements[proof.placement_id]
    address_today(partnership, placements.values())
    # Who was never written to gets no first letter from a program.
    written = [row for row in placements.values() if row.link_id and row.email]
    links = links_for(actor, partnership, written)
    Placement.objects.bulk_update(written, ["addressee", "email", "link_id"])
    return [Missed(proof, _why(proof), links.get(proof.placement_id)) for proof in proofs]


def _why(proof: Proof) -> str:
    return str(getattr(proof, "why", "") or "")


def _tell_institutions(actor: Actor, partnership: Partnership, missed: Iterable[Missed]) -> int:
    """Write one letter to an institution about the communiqués of one project, whose marks end it (EU-08)."""
    gathered: dict[tuple[int, int | None], list[Missed]] = defaultdict(list)
    for one in missed:
        if one.link is not None:
            placement = one.proof.placement
            gathered[placement.organization_id, placement.communique.project_id].append(one)
    by_project: dict[int | None, list[list[Missed]]] = defaultdict(list)
    for (_institution, project), rows in gathered.items():
        by_project[project].append(rows)
    for group in by_project.values():
        send_many(
            actor=actor,
            template=letters.GONE,
            letters=[letters.gone_letter(rows) for rows in group],
            partnership=partnership,
            marks=letter_marks_of(group[-1][-1].proof.placement.communique),
        )
    return len(gathered)


def _tell_office(actor: Actor, partnership: Partnership, missed: Sequence[Missed]) -> int:
    people = [one for one in people_with(partnership, rules.EDIT, clock.today()) if one.email]
    drafts = [letters.lost_letter(partnership, missed, one.email) for one in people]
    send_many(actor=actor, template=letters.LOST, letters=drafts, partnership=partnership)
    return len(drafts)
