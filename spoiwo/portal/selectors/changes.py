"""The latest changes, told from public deeds: never a person, never a partnership that is not public."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Case, CharField, DateField, Max, QuerySet, Value, When
from django.db.models.fields.json import KT
from django.db.models.functions import Cast, Substr, TruncDate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from spoiwo.agreements.models import Agreement
from spoiwo.agreements.states import PUBLIC_STATES
from spoiwo.audit.models import LogEntry
from spoiwo.common import clock
from spoiwo.common.periods import Precision
from spoiwo.common.prepared_rows import PreparedRows
from spoiwo.common.web.wording import saying
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.states import PUBLIC_STAGES, Stage
from spoiwo.portal.links import organization_url, partnership_url
from spoiwo.portal.words import iso_words, long_date
from spoiwo.registry.models import Organization, Signatory
from spoiwo.registry.states import MEMBER_STATES

ADMITTED = "registry.signatory.admitted"
RENAMED = "registry.organization.renamed"
MOVED = "partnerships.partnership.moved"
CONCLUDED = "agreements.agreement.in_force"
PUBLIC_DEEDS = (ADMITTED, RENAMED, MOVED, CONCLUDED)
# Enough to fold a list of seventy admissions into one line and still have other news below it.
READ_AT_MOST = 200
# Where a deed says the day it speaks of.
_DAYS = ("since", "on", "in_force_from")
_IS_DAY = r"^\d{4}-\d\d-\d\d"
# What of each entry is handed over, folded into arrays.
_ARRAYS: dict[str, Any] = {
    "actions": "action",
    "numbers": "object_id",
    "new": KT("data__new"),
    "old": KT("data__old"),
}
# Pieces of news whose names are asked for at once: more than are shown, for some may prove not to be public.
_READ_AT_ONCE = 12


@dataclass(frozen=True, slots=True)
class Change:
    """One piece of news: the day it speaks of, what happened, and the thing it is about."""

    when: str
    iso: str
    texts: tuple[str, ...]
    about: str
    url: str


@dataclass(frozen=True, slots=True)
class _Entry:
    """The part of an entry of the book that news is made of."""

    action: str
    object_id: str
    new: str | None
    old: str | None


@dataclass(frozen=True, slots=True)
class _News:
    """Entries that are one piece of news, the newest first: of one thing, and of one day they speak of."""

    day: date
    partnership_id: int | None
    entries: tuple[_Entry, ...]


def _news(day: date, home: int | None, *columns: list[Any]) -> _News:
    return _News(day, home, tuple(_Entry(*said) for said in zip(*columns, strict=True)))


@dataclass(frozen=True, slots=True)
class _Home:
    """A partnership in the news: its name, its address, and when it was founded."""

    name: str
    url: str
    founded_on: date | None
    precision: str

    def precision_of(self, day: date) -> str:
        """Return how exactly the day is known: what began in 2008 is no news of the first of January."""
        return self.precision if self.founded_on == day else Precision.DAY


@dataclass(frozen=True, slots=True)
class _Known:
    """What the entries speak of, as far as the public may see it: names and addresses."""

    partnerships: dict[int | None, _Home]
    members: dict[str, str]
    renamed: dict[str, str]
    agreements: dict[str, str]


def latest_changes(limit: int = 6) -> list[Change]:
    """Return the newest public changes, those of one thing and day as one, in three queries.

    What is new is read from the book; it is told in the order of the days it speaks of, the latest first.
    """
    found = [_news(*row) for row in _LATEST.rows()]
    homes = _homes({one.partnership_id for one in found if one.partnership_id})
    near = [one for one in found if _may_be_public(one, homes)]
    told: list[Change] = []
    # Names cost more than all the rest, so they are asked for as long as news is wanting: as a rule, once.
    while near and len(told) < limit:
        known = _known(near[:_READ_AT_ONCE], homes)
        told += _changes(near[:_READ_AT_ONCE], known)
        near = near[_READ_AT_ONCE:]
    return told[:limit]


def _changes(found: Iterable[_News], known: _Known) -> Iterator[Change]:
    for one in found:
        entries = tuple(entry for entry in one.entries if _is_public(entry, known))
        if entries:
            yield _told(replace(one, entries=entries), known)


def _may_be_public(one: _News, homes: dict[int | None, _Home]) -> bool:
    return one.entries[0].action == RENAMED or one.partnership_id in homes


def _homes(numbers: set[int]) -> dict[int | None, _Home]:
    return {
        number: _Home(name, partnership_url(slug), founded, precision)
        for number, name, slug, founded, precision in _HOMES.rows(sorted(numbers))
    }


def _known(found: Iterable[_News], homes: dict[int | None, _Home]) -> _Known:
    ids: dict[str, list[int]] = {action: [] for action in PUBLIC_DEEDS}
    for one in found:
        for entry in one.entries:
            ids[entry.action].append(int(entry.object_id))
    named: dict[str, dict[str, str]] = {action: {} for action in PUBLIC_DEEDS}
    wanted = (ids[action] or [_NOBODY] for action in (ADMITTED, RENAMED, CONCLUDED))
    for action, number, name in _NAMES.rows(*wanted):
        named[action][str(number)] = name
    return _Known(homes, named[ADMITTED], named[RENAMED], named[CONCLUDED])


def _latest_query() -> "QuerySet[LogEntry, tuple[Any, ...]]":
    """Ask for the latest entries, folded into news by PostgreSQL: a hundred admissions are one row."""
    # The book is append-only, so its numbers are in the order of time. Each deed apart is read off an index;
    # all at once they would be looked for in the whole book.
    first, *others = (
        LogEntry.objects.filter(action=action).order_by("-pk").values("pk")[:READ_AT_MOST]
        for action in PUBLIC_DEEDS
    )
    latest = first.union(*others, all=True).order_by("-pk")[:READ_AT_MOST]
    alike = LogEntry.objects.filter(pk__in=latest).order_by().annotate(
        day=_day(), named=Case(When(action=RENAMED, then="object_id"), default=Value(""))
    )  # fmt: skip
    told = {name: ArrayAgg(of, order_by="-pk") for name, of in _ARRAYS.items()}
    groups = alike.values("day", "partnership_id", "named").annotate(latest=Max("pk"), **told)
    return groups.order_by("-day", "-latest").values_list("day", "partnership_id", *told)


def _day() -> Case:
    """Return the day a deed speaks of, else the one it was written down on."""
    said = [
        When(**{f"data__{name}__regex": _IS_DAY}, then=Cast(Substr(KT(f"data__{name}"), 1, 10), DateField()))
        for name in _DAYS
    ]
    return Case(*said, default=TruncDate("at", tzinfo=clock.WARSAW))


def _homes_query(numbers: list[int]) -> "QuerySet[Partnership, tuple[Any, ...]]":
    rows = Partnership.objects.public().filter(pk__in=numbers)
    return rows.values_list("pk", "short_name", "slug", "founded_on", "founded_precision")


def _names_query(
    members: list[int], renamed: list[int], agreements: list[int]
) -> "QuerySet[Any, tuple[str, int, str]]":
    """Ask for names of three kinds at once, as far as the public may see them."""
    seen = Signatory.objects.filter(partnership__stage__in=PUBLIC_STAGES, state__in=MEMBER_STATES)
    admitted = Signatory.objects.filter(pk__in=members, state__in=MEMBER_STATES)
    others = Organization.objects.filter(pk__in=renamed).filter(pk__in=seen.values("organization"))
    concluded = Agreement.objects.filter(pk__in=agreements, state__in=PUBLIC_STATES)
    rows = _said(ADMITTED, admitted, "organization__name")
    return rows.union(_said(RENAMED, others, "name"), _said(CONCLUDED, concluded, "title"), all=True)


def _said(action: str, rows: "QuerySet[Any]", name: str) -> "QuerySet[Any, tuple[str, int, str]]":
    return rows.order_by().values_list(Value(action, CharField()), "pk", name)


_LATEST, _HOMES, _NAMES = PreparedRows(_latest_query), PreparedRows(_homes_query), PreparedRows(_names_query)
# The number of no record: a list without numbers would find nothing at all.
_NOBODY = 0


def _is_public(entry: _Entry, known: _Known) -> bool:
    """Say whether the public may read of it: what was taken back since, or is not public, is no news."""
    if entry.action == RENAMED:
        return entry.object_id in known.renamed
    if entry.action == ADMITTED:
        return entry.object_id in known.members
    if entry.action == CONCLUDED:
        return entry.object_id in known.agreements
    return entry.new in PUBLIC_STAGES


def _told(news: _News, known: _Known) -> Change:
    group, day = news.entries, news.day
    newest = group[0]
    if newest.action == RENAMED:
        name = known.renamed[newest.object_id]
        url = organization_url(int(newest.object_id), name)
        text = saying(_("New name; formerly: %(old)s"), old=newest.old or "")
        return Change(long_date(day), day.isoformat(), (text,), name, url)
    home = known.partnerships[news.partnership_id]
    precision = home.precision_of(day)
    texts = (*_concluded(group, known), *_admitted(group, known), *_moved(group))
    return Change(long_date(day, precision), iso_words(day, precision), texts, home.name, home.url)


def _concluded(group: Iterable[_Entry], known: _Known) -> list[str]:
    titles = [known.agreements[entry.object_id] for entry in group if entry.action == CONCLUDED]
    return [saying(_("In force: %(title)s"), title=title) for title in titles]


def _admitted(group: Iterable[_Entry], known: _Known) -> list[str]:
    names = [known.members[entry.object_id] for entry in group if entry.action == ADMITTED]
    if len(names) == 1:
        return [saying(_("New signatory: %(name)s"), name=names[0])]
    if not names:
        return []
    words = ngettext("%(number)s new signatory", "%(number)s new signatories", len(names))
    return [words % {"number": len(names)}]


def _moved(group: Iterable[_Entry]) -> list[str]:
    """Tell only the last of several stages entered on one day."""
    stages = [Stage(entry.new or "") for entry in group if entry.action == MOVED]
    return [_("Stage: %(stage)s") % {"stage": stages[0].label}] if stages else []
