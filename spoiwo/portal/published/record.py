"""The record of publication under an item: who answers for it, who published it, when it changed (BIP-01)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q
from django.utils.translation import gettext as _

from spoiwo.audit.models import LogEntry
from spoiwo.common import clock, polish
from spoiwo.common.web.wording import in_polish
from spoiwo.documents.web import FORMATS
from spoiwo.pages.models import Publication
from spoiwo.pages.selectors import change_log
from spoiwo.partnerships.models import Partnership
from spoiwo.portal.links import page_url
from spoiwo.portal.parts import FileLink
from spoiwo.portal.published.items import Item
from spoiwo.portal.published.kinds import KINDS, Kind
from spoiwo.portal.published.steps import Step

DATA = ("xml", "json")
# The page of a register tells of its latest changes; all of them are in the register of publications.
_LATEST = 20


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the register of changes (BIP-03)."""

    at: datetime
    what: str
    who: str

    @property
    def stamp(self) -> str:
        """The moment in Warsaw to the second (BIP-08)."""
        return polish.stamp(self.at.astimezone(clock.WARSAW))

    @property
    def iso(self) -> str:
        """The same for programs."""
        return self.at.astimezone(clock.WARSAW).isoformat(timespec="seconds")


@dataclass(frozen=True, slots=True)
class Told:
    """A line of the record; ``iso`` is of a time."""

    label: str
    value: str
    iso: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """What stands under an item. ``versions`` is the address of all its versions, where it has them."""

    facts: tuple[Told, ...]
    changes: tuple[Line, ...]
    downloads: Sequence[object]
    versions: str = ""
    version: str = ""


def step_of(kind: Kind, entry: LogEntry) -> Step:
    """Return what a deed did; one that opens or closes, or whose text waits, says so by itself."""
    step = kind.deeds.get(entry.action, Step.OPENED)
    if step == Step.PUBLISHED and entry.data.get("waits"):
        return Step.MADE
    if step == Step.OPENED:
        return Step.PUBLISHED if entry.data.get("is_public") else Step.WITHDRAWN
    return step


def who(entry: LogEntry) -> str:
    """Return who did it: officers and the system by name, people with a personal link without (GDPR-08)."""
    is_named = entry.actor_id.startswith(("user:", "system:"))
    return entry.actor_name if is_named else _("the institution, by its personal link")


def record_of(item: Item) -> Record:
    """Return the record of an item, read from the book of deeds in one query."""
    kind = KINDS[item.word]
    # Both halves by the index of things: a partnership has tens of thousands of deeds, a thing a dozen.
    own = Q(object_kind=kind.things, object_id=str(item.number), action__in=tuple(kind.deeds))
    whole = Q(object_kind=kind.setting, action=kind.opening) if kind.opening else Q(pk=None)
    rows = LogEntry.objects.filter(own | whole, partnership_id=item.partnership.pk)
    entries = list(rows.order_by("at", "pk"))
    made = next((entry for entry in entries if entry.action != kind.opening), None)
    life = public_life(kind, entries)
    changes = tuple(Line(entry.at, entry.label, who(entry)) for _step, entry in reversed(life))
    is_gone = bool(life) and life[-1][0] == Step.WITHDRAWN
    return Record(_facts(item, made, changes), changes, [] if is_gone else downloads(item))


def public_life(kind: Kind, entries: Sequence[LogEntry]) -> list[tuple[Step, LogEntry]]:
    """Return the deeds on an item since everybody could read it, the earliest first.

    It begins with its own publication, or with the later deed by which the partnership opened all of its
    kind. What was done with it before stays inside.
    """
    steps = [(step_of(kind, entry), entry) for entry in entries]
    begins = [
        place for place, (step, entry) in enumerate(steps)
        if step == Step.PUBLISHED and entry.action != kind.opening
    ]  # fmt: skip
    if not begins:
        return []
    first = begins[0]
    if kind.opening and not _is_open(kind, steps[:first]):
        first = next(
            (n for n, (step, e) in enumerate(steps) if n > first and _opens(kind, step, e)), first
        )  # fmt: skip
    later = [row for row in steps[first + 1 :] if row[0] != Step.MADE and row[1].action != kind.opening]
    return [steps[first], *later]


def _opens(kind: Kind, step: Step, entry: LogEntry) -> bool:
    return entry.action == kind.opening and step == Step.PUBLISHED


def _is_open(kind: Kind, steps: Sequence[tuple[Step, LogEntry]]) -> bool:
    said = [step for step, entry in steps if entry.action == kind.opening]
    return bool(said) and said[-1] == Step.PUBLISHED


def _facts(item: Item, made: LogEntry | None, changes: tuple[Line, ...]) -> tuple[Told, ...]:
    published = changes[-1] if changes else None
    latest = changes[0] if len(changes) > 1 else None
    made_on = item.made_on or (made.at.astimezone(clock.WARSAW).date() if made else None)
    last = item.until - timedelta(days=1) if item.until else None
    return (
        Told(_("Made available by"), item.partnership.official_name),
        Told(_("Responsible for the content"), item.responsible),
        Told(_("Made by"), who(made) if made else ""),
        _day(_("Made on"), made_on),
        *_times(published, latest),
        _day(_("Shown until"), last) if last else Told(_("Shown until"), _("without end")),
    )


def _times(published: Line | None, latest: Line | None) -> tuple[Told, ...]:
    return (
        Told(_("Published by"), published.who if published else ""),
        _moment(_("Published on"), published),
        Told(_("Last changed by"), latest.who if latest else ""),
        _moment(_("Last changed"), latest),
    )


def _day(label: str, day: date | None) -> Told:
    return Told(label, polish.long_date(day), day.isoformat()) if day else Told(label, "")


def _moment(label: str, line: Line | None) -> Told:
    return Told(label, line.stamp, line.iso) if line else Told(label, "")


def downloads(item: Item, forms: Sequence[str] = (*FORMATS, *DATA)) -> list[FileLink]:
    """Return the forms in which an item is handed out (BIP-04); ``forms`` those its room has none of."""
    place = (item.partnership.slug, item.word, item.number)
    name = in_polish(item.title)
    return [FileLink(form.upper(), page_url("item_file", *place, form), name) for form in forms]


def record_of_register(partnership: Partnership, word: str, files: Sequence[object]) -> Record:
    """Return the record of a page that shows all of a kind: since when it is, what was done last."""
    kind = KINDS[word]
    deeds = LogEntry.objects.filter(partnership_id=partnership.pk, action__in=kind.actions)
    first = deeds.filter(action__in=_of_step(kind, Step.PUBLISHED)).order_by("at", "pk").first()
    lines = [Line(entry.at, entry.label, who(entry)) for entry in deeds.order_by("-at", "-pk")[:_LATEST]]
    since = Line(first.at, first.label, who(first)) if first else None
    facts = (
        Told(_("Made available by"), partnership.official_name),
        Told(_("Responsible for the content"), partnership.official_name),
        *_times(since, lines[0] if lines and lines[0] != since else None),
        Told(_("Shown until"), _("without end")),
    )
    return Record(facts, tuple(lines), files)


def _of_step(kind: Kind, wanted: Step) -> list[str]:
    return [action for action, step in kind.deeds.items() if step == wanted]


def article_record(found: Publication, files: Sequence[object]) -> Record:
    """Return the record of an article: each of its versions stays readable (BIP-02)."""
    log = change_log(found)
    changes = tuple(
        Line(entry.at, f"{entry.label}, {_('version')} {entry.data['version']}", who(entry)) for entry in log
    )
    first = changes[-1] if changes else None
    latest = changes[0] if len(changes) > 1 else None
    ends = Line(found.ends_at, "", "") if found.ends_at else None
    author = ", ".join(filter(None, (found.author_name, found.written_by)))
    facts = (
        Told(_("Made available by"), found.publisher_name),
        Told(_("Responsible for the content"), author),
        _day(_("Made on"), found.written_on),
        *_times(first or Line(found.first_at, "", found.published_by), latest),
        _moment(_("Shown until"), ends) if ends else Told(_("Shown until"), _("without end")),
    )
    versions = page_url("article_version_list", found.partnership.slug, found.slug)
    return Record(facts, changes, files, versions, str(found.number))
