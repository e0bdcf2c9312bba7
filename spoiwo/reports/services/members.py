"""Parts of institutions: the list of them, letters with personal links, what each tells."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput, ConcurrentChange, WrongState
from spoiwo.common.states import lock
from spoiwo.notifications.letters import LetterDraft
from spoiwo.notifications.models import PersonalLink
from spoiwo.notifications.services import LinkDraft, issue_links, revoke_link, send_many
from spoiwo.partnerships.models import Statement
from spoiwo.registry.selectors import addresses_on, register_on
from spoiwo.reports import letters, rules, selectors
from spoiwo.reports.models import AimWord, MemberPart, Report
from spoiwo.reports.services.shared import note
from spoiwo.reports.states import MEMBER_LINK, MemberPartState

# Longer than any report is written; once it is approved the page says so.
_OPEN_FOR = timedelta(days=180)
MOST_PEOPLE = 10_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class PartDraft:
    """What an institution tells: of its work, of people reached, of aims (by the number of the statement)."""

    text: str
    people: int | None = None
    aims: Mapping[int, str] = field(default_factory=dict)


@transaction.atomic
def list_members(*, actor: Actor, report: Report) -> int:
    """Put the signatories of the last day on the report's list; return how many are new on it.

    Doing it again adds only newcomers, and addresses where one was missing. Letters go to whoever speaks
    for an institution today, else to whoever did on the last day.
    """
    lock(report)
    require(rules.can_write(actor, report))
    listed = {part.organization_id: part for part in MemberPart.objects.filter(report=report)}
    members = register_on(report.partnership, report.last_day).members
    addresses = addresses_on(report.partnership, report.last_day)
    addresses |= addresses_on(report.partnership, clock.today())
    _complete(listed.values(), addresses)
    new = [
        MemberPart(report=report, organization=row.organization, organization_name=row.name)
        for row in members
        if row.organization.pk not in listed
    ]
    _address(new, addresses)
    MemberPart.objects.bulk_create(new)
    if new:
        names = [part.organization_name for part in new]
        note(actor, "members.listed", report, organizations=names)
    return len(new)


def _complete(parts: Iterable[MemberPart], addresses: Mapping[int, tuple[str, str]]) -> None:
    without = [part for part in parts if not part.email]
    _address(without, addresses)
    MemberPart.objects.bulk_update(without, ["name", "email"])


def _address(parts: Sequence[MemberPart], addresses: Mapping[int, tuple[str, str]]) -> None:
    for part in parts:
        part.name, part.email = addresses.get(part.organization_id, (part.name, part.email))


@transaction.atomic
def set_member_address(*, actor: Actor, part: MemberPart, name: str, email: str) -> None:
    """Write down who tells the part of an institution; the link of an earlier address closes."""
    lock(part.report)
    require(rules.can_write(actor, part.report))
    lock(part)
    if not email.strip():
        raise BadInput(_("Write the address the letter goes to."), "email")
    if part.email.casefold() != email.strip().casefold():
        _close_link(actor, part)
        part.asked_at = None
    part.name, part.email = name.strip()[:200], email.strip()
    part.save(update_fields=["name", "email", "link_id", "asked_at"])
    note(
        actor, "member.addressed", part.report, organization=part.organization_name, name=part.name,
        email=part.email,
    )  # fmt: skip


def _close_link(actor: Actor, part: MemberPart) -> None:
    earlier = PersonalLink.objects.filter(pk=part.link_id).first() if part.link_id else None
    if earlier is not None:
        revoke_link(actor=actor, link=earlier)
    part.link_id = 0


@transaction.atomic
def ask_members(*, actor: Actor, report: Report) -> list[MemberPart]:
    """Write to institutions that have told nothing yet, the first time or to remind; return whom it reached.

    Whoever was written to within the pause is left out. Raises WrongState when there is nobody to write to.
    """
    lock(report)
    require(rules.can_write(actor, report))
    parts = selectors.to_be_asked(selectors.member_parts(report))
    if not parts:
        raise WrongState(_("There is nobody to write to now: all have told their part or were written to."))
    _send(actor, report, parts)
    note(actor, "members.asked", report, organizations=[part.organization_name for part in parts])
    return parts


def _send(actor: Actor, report: Report, parts: Sequence[MemberPart]) -> None:
    links = _links(actor, report, parts)
    messages = send_many(
        actor=actor,
        template="reports/email/member",
        letters=[LetterDraft([part.email], letters.member_context(part, links[part.pk])) for part in parts],
        partnership=report.partnership,
    )
    for part, message in zip(parts, messages, strict=True):
        part.link_id, part.message, part.asked_at = links[part.pk].pk, message, clock.now()
    MemberPart.objects.bulk_update(parts, ["link_id", "message", "asked_at"])


def _links(actor: Actor, report: Report, parts: Sequence[MemberPart]) -> dict[int, PersonalLink]:
    """Return a link for each part by its number: a reminder carries the same one while it is open."""
    given = PersonalLink.objects.in_bulk([part.link_id for part in parts if part.link_id])
    found = {part.pk: given[part.link_id] for part in parts if part.link_id in given}
    open_ones = {pk: link for pk, link in found.items() if link.closed is None}
    missing = [part for part in parts if part.pk not in open_ones]
    issued = issue_links(
        actor=actor,
        partnership=report.partnership,
        purpose=MEMBER_LINK,
        drafts=[LinkDraft(part.pk, letters.holder_of(part)) for part in missing],
        expires_at=clock.now() + _OPEN_FOR,
    )
    return open_ones | {part.pk: link for part, link in zip(missing, issued, strict=True)}


@transaction.atomic
def tell_part(*, actor: Actor, part: MemberPart, draft: PartDraft, version: int, by: str = "") -> MemberPart:
    """Save what an institution tells, through its link or by the secretariat; ``by``: who told it to whom.

    May be told anew until the approval. Raises ConcurrentChange when it was saved since ``version``.
    """
    lock(part.report)
    require(rules.can_tell(actor, part))
    lock(part)
    if part.version != version:
        raise ConcurrentChange(_("Somebody else has saved this meanwhile. Compare, then save again."))
    _need_words(draft)
    _save_aims(part, draft.aims)
    part.text, part.people = _words(draft.text)[:8000], draft.people
    part.state, part.given_at = MemberPartState.GIVEN, clock.now()
    part.given_by = (by.strip() or actor.actor_name)[:300]
    part.version += 1
    part.save(update_fields=["text", "people", "state", "given_at", "given_by", "version"])
    note(actor, "member.told", part.report, organization=part.organization_name, version=part.version)
    return part


def _need_words(draft: PartDraft) -> None:
    if not draft.text.strip() and not any(words.strip() for words in draft.aims.values()):
        raise BadInput(_("Write in a few words what was done. If nothing was done, write that."), "text")
    if draft.people is not None and not 0 <= draft.people <= MOST_PEOPLE:
        raise BadInput(_("Write a number of people that can be true."), "people")


def _save_aims(part: MemberPart, aims: Mapping[int, str]) -> None:
    own = Statement.objects.filter(partnership=part.report.partnership_id, pk__in=aims)
    AimWord.objects.filter(part=part).delete()
    AimWord.objects.bulk_create(
        AimWord(part=part, aim=aim, text=_words(aims[aim.pk])[:4000]) for aim in own if aims[aim.pk].strip()
    )


def _words(text: str) -> str:
    return text.replace("\r\n", "\n").strip()
