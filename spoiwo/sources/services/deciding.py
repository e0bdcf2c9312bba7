"""What the officer says of findings: accepted, corrected, rejected; row by row or whole groups at once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db import transaction
from django.utils.translation import gettext as _

from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput, ConcurrentChange
from spoiwo.common.states import lock
from spoiwo.sources import rules
from spoiwo.sources.matching import matched
from spoiwo.sources.models import Finding, SourceDocument
from spoiwo.sources.services.noting import note
from spoiwo.sources.services.reading import understand_anew
from spoiwo.sources.states import Choice, Group, Sureness
from spoiwo.sources.values import NAMES, READERS


class Sweep(StrEnum):
    """What is done with a whole group at once."""

    ACCEPT_CERTAIN = "accept_certain"
    ACCEPT_ALL = "accept_all"
    REJECT_OPEN = "reject_open"
    REOPEN = "reopen"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What was decided of one finding; ``record_id`` is the record it is, None with ``is_new`` a new one."""

    choice: Choice
    values: Mapping[str, str]
    record_id: int | None = None
    is_new: bool = True
    home: int | None = None
    version: int


def problem_of(finding: Finding) -> str:
    """Return why a finding cannot be accepted as it stands, in the reader's language; empty when it can."""
    try:
        READERS[Group(finding.group)](finding.told)
    except BadInput as error:
        return str(error.message)
    return _("Say which record it is, or that it is a new one.") if finding.must_choose else ""


@transaction.atomic
def decide_finding(*, actor: Actor, document: SourceDocument, finding: Finding, decision: Decision) -> None:
    """Keep a decision with its corrections; raises BadInput when it cannot be accepted so.

    Raises ConcurrentChange when somebody else has decided it meanwhile.
    """
    require(rules.can_decide_findings(actor, document))
    lock(finding)
    if finding.version != decision.version:
        raise ConcurrentChange(_("Somebody else has just decided this. Look at it again."))
    _correct(actor, document, finding, decision.values)
    _point_at(finding, decision)
    finding.choice = decision.choice
    if decision.choice == Choice.ACCEPTED:
        problem = problem_of(finding)
        if problem:
            raise BadInput(problem)
    finding.version += 1
    finding.save()
    _touch(document)
    note(
        actor, "sources.finding.decided", document, number=finding.number, choice=decision.choice,
    )  # fmt: skip


def _touch(document: SourceDocument) -> None:
    """Note that somebody works on the document: it is not forgotten meanwhile."""
    SourceDocument.objects.filter(pk=document.pk).update(worked_at=clock.now())


def _correct(actor: Actor, document: SourceDocument, finding: Finding, values: Mapping[str, str]) -> None:
    old = finding.told
    known = NAMES[Group(finding.group)]
    typed = {name: value.strip() for name, value in values.items() if name in known}
    finding.corrected = {
        name: value for name, value in typed.items() if value != finding.values.get(name, "")
    }
    changed = {name: value for name, value in finding.told.items() if old.get(name, "") != value}
    if changed:
        note(
            actor, "sources.finding.corrected", document, number=finding.number,
            old={name: old.get(name, "") for name in changed}, new=changed,
        )  # fmt: skip


def _point_at(finding: Finding, decision: Decision) -> None:
    """Keep which record it is: only one that was offered, so that nobody reaches into other partnerships."""
    offered = {one["id"] for one in finding.candidates}
    if decision.record_id is not None and decision.record_id not in offered:
        raise BadInput(_("That record was not offered here. Choose one of the list."))
    finding.chosen = decision.record_id
    finding.is_new = decision.is_new and decision.record_id is None
    if decision.home is not None:
        homes = finding.document.findings.filter(group=Group.PARTNERSHIP)
        if not homes.filter(number=decision.home).exists():
            raise BadInput(_("There is no such partnership in this document."))
        finding.home = decision.home


@transaction.atomic
def decide_group(*, actor: Actor, document: SourceDocument, group: Group, sweep: Sweep) -> tuple[int, int]:
    """Decide all open findings of a group at once; return how many were decided and how many still wait.

    What cannot be accepted as it stands (a record to choose, a missing kind) is left for a person.
    """
    require(rules.can_decide_findings(actor, document))
    lock(document)
    rows = list(document.findings.select_for_update().filter(group=group))
    touched = [row for row in rows if _sweeps(row, sweep)]
    done = [row for row in touched if sweep not in _ACCEPTING or not problem_of(row)]
    for row in done:
        row.choice = _MADE[sweep]
        row.version += 1
    Finding.objects.bulk_update(done, ["choice", "version"])
    if done:
        _touch(document)
        note(
            actor, "sources.finding.decided", document, group=group, choice=_MADE[sweep], count=len(done),
        )  # fmt: skip
    return len(done), len(touched) - len(done)


_ACCEPTING = frozenset({Sweep.ACCEPT_CERTAIN, Sweep.ACCEPT_ALL})
_MADE = {
    Sweep.ACCEPT_CERTAIN: Choice.ACCEPTED,
    Sweep.ACCEPT_ALL: Choice.ACCEPTED,
    Sweep.REJECT_OPEN: Choice.REJECTED,
    Sweep.REOPEN: Choice.OPEN,
}


def _sweeps(row: Finding, sweep: Sweep) -> bool:
    if sweep == Sweep.REOPEN:
        return not row.is_open
    return row.is_open and (sweep != Sweep.ACCEPT_CERTAIN or row.sureness == Sureness.CERTAIN)


@transaction.atomic
def add_finding(
    *, actor: Actor, document: SourceDocument, group: Group, values: Mapping[str, str]
) -> Finding:
    """Write down what the reading missed; it is accepted, since a person says it. Raises BadInput."""
    require(rules.can_decide_findings(actor, document))
    lock(document)
    rows = list(document.findings.all())
    home = next((row.number for row in rows if row.group == Group.PARTNERSHIP), None)
    finding = Finding(
        document=document,
        number=max((row.number for row in rows), default=0) + 1,
        group=group,
        values={name: value for name, value in values.items() if name in NAMES[group]},
        sureness=Sureness.CERTAIN,
        home=home,
    )
    matched(document, [finding])
    finding.choice = Choice.OPEN if finding.must_choose else Choice.ACCEPTED
    finding.save()
    note(
        actor, "sources.finding.decided", document, number=finding.number, group=group, choice=finding.choice,
    )  # fmt: skip
    return finding


@transaction.atomic
def date_document(*, actor: Actor, document: SourceDocument, published: date) -> None:
    """Say when the document was published: it is understood anew, and decisions about it begin again."""
    require(rules.can_decide_findings(actor, document))
    lock(document)
    old, document.is_day_told = document.published_on, True
    document.save(update_fields=["is_day_told"])
    understand_anew(document, published)
    note(
        actor, "sources.document.dated", document, old=old, new=published,
    )  # fmt: skip
