"""Writing an issue: the draft gathers what is new, the officer orders, words and adds."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock, polish
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput, ConcurrentChange
from spoiwo.common.printable import clean
from spoiwo.common.states import lock
from spoiwo.newsletters import rules, selectors, sources
from spoiwo.newsletters.models import Entry, Issue
from spoiwo.newsletters.models.issues import LONGEST_TITLE, OWN
from spoiwo.newsletters.services.shared import note_issue
from spoiwo.newsletters.states import Topic
from spoiwo.notifications.letters import one_line
from spoiwo.partnerships.models import Partnership
from spoiwo.projects.models import Project
from spoiwo.projects.selectors import is_joined

# Before the first issue there is no last one.
FIRST_LOOKS_BACK = 60
MOST_ENTRIES = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryDraft:
    """How one entry is to stand in the issue."""

    number: int
    title: str
    text: str
    order: int
    is_shown: bool
    topic: Topic


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueDraft:
    """The words of an issue and the order of its entries."""

    title: str
    lead: str = ""
    project: Project | None = None
    entries: Sequence[EntryDraft] = ()
    demo_note: str = ""


@transaction.atomic
def draft_issue(*, actor: Actor, partnership: Partnership, since: date) -> Issue:
    """Begin an issue with everything that became public since the day and was told in none before."""
    lock(partnership)
    require(rules.can_write_issue(actor, partnership))
    today = clock.today()
    if since > today:
        raise BadInput(_("Write today or an earlier day."), "since")
    title = f"{partnership.short_name}: co nowego, {polish.month_year(today)}"
    issue: Issue = Issue.objects.create(partnership=partnership, title=title[:LONGEST_TITLE], since=since)
    gathered = _gather(issue)
    note_issue(actor, "drafted", issue, gathered=gathered)
    return issue


@transaction.atomic
def gather_again(*, actor: Actor, issue: Issue) -> int:
    """Add what became public meanwhile, at the end of the draft; nothing written is touched."""
    lock(issue)
    require(rules.can_edit_issue(actor, issue))
    gathered = _gather(issue)
    if gathered:
        _bump(issue)
        note_issue(actor, "gathered", issue, gathered=gathered)
    return gathered


def _gather(issue: Issue) -> int:
    known = {(entry.kind, entry.subject_id) for entry in selectors.entries_of(issue)}
    told = selectors.told_before(issue.partnership)
    told = {(kind, number) for kind, number in told if kind not in sources.REPEATED}
    place = _last_place(issue)
    new = []
    for source, found in sources.gather(issue.partnership, issue.since, clock.today()):
        if (source.kind, found.subject_id) in known | told:
            continue
        place += 1
        new.append(_entry(issue, source, found, place))
    new = new[: max(0, MOST_ENTRIES - len(known))]
    Entry.objects.bulk_create(new)
    return len(new)


def _entry(issue: Issue, source: sources.Source, found: sources.Found, place: int) -> Entry:
    return Entry(
        issue=issue,
        kind=source.kind,
        subject_id=found.subject_id,
        topic=source.topic,
        title=found.title[:400],
        about=found.about[:300],
        text=found.text[:4000],
        url=found.url,
        order=place,
    )


def _last_place(issue: Issue) -> int:
    return int(Entry.objects.filter(issue=issue).aggregate(last=Max("order"))["last"] or 0)


@transaction.atomic
def edit_issue(*, actor: Actor, issue: Issue, draft: IssueDraft, version: int | None = None) -> None:
    """Write the words anew and set the order; who saves over what another saved meanwhile is told."""
    lock(issue)
    require(rules.can_edit_issue(actor, issue))
    if version is not None and issue.version != version:
        raise ConcurrentChange(_("Somebody else has saved this meanwhile. Compare, then save again."))
    _fill(issue, draft)
    _place(issue, draft.entries)
    _bump(issue)
    note_issue(actor, "edited", issue)


def _fill(issue: Issue, draft: IssueDraft) -> None:
    title = one_line(clean(draft.title))
    if not title:
        raise BadInput(_("Write the subject: it is what people see first."), "title")
    if draft.project is not None and not is_joined(issue.partnership, draft.project):
        raise BadInput(_("The partnership does not act in this project."), "project")
    issue.title, issue.lead = title[:LONGEST_TITLE], clean(draft.lead).strip()
    issue.project = draft.project
    issue.demo_note = draft.demo_note or issue.demo_note
    issue.save()


def _place(issue: Issue, drafts: Sequence[EntryDraft]) -> None:
    entries = {entry.pk: entry for entry in selectors.entries_of(issue)}
    ordered = sorted((one for one in drafts if one.number in entries), key=lambda one: one.order)
    changed = []
    for place, draft in enumerate(ordered, start=1):
        entry = entries[draft.number]
        title = one_line(clean(draft.title))
        if not title:
            raise BadInput(_("Every entry needs a title."))
        entry.title, entry.text = title[:400], clean(draft.text).strip()[:4000]
        entry.order, entry.is_shown = place, draft.is_shown
        # What was gathered stays under the consent it belongs to.
        entry.topic = draft.topic if entry.is_own else entry.topic
        changed.append(entry)
    Entry.objects.bulk_update(changed, ["title", "text", "order", "is_shown", "topic"])


@transaction.atomic
def add_words(*, actor: Actor, issue: Issue, title: str, text: str, topic: Topic) -> Entry:
    """Add an entry of one's own at the end."""
    lock(issue)
    require(rules.can_edit_issue(actor, issue))
    words = one_line(clean(title))
    if not words:
        raise BadInput(_("Every entry needs a title."), "title")
    if Entry.objects.filter(issue=issue).count() >= MOST_ENTRIES:
        raise BadInput(_("An issue has a hundred entries at most."))
    entry: Entry = Entry.objects.create(
        issue=issue, kind=OWN, topic=topic, title=words[:400], text=clean(text).strip()[:4000],
        order=_last_place(issue) + 1,
    )  # fmt: skip
    _bump(issue)
    note_issue(actor, "edited", issue)
    return entry


@transaction.atomic
def remove_issue(*, actor: Actor, issue: Issue) -> None:
    """Remove a draft nobody got."""
    lock(issue)
    require(rules.can_edit_issue(actor, issue))
    note_issue(actor, "removed", issue)
    issue.delete()


def _bump(issue: Issue) -> None:
    issue.version += 1
    issue.save(update_fields=["version"])
