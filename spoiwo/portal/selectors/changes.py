"""The latest changes, told from public deeds: never a person, never a partnership that is not public."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import CharField, QuerySet, Value
from django.db.models.fields.json import KT
from django.db.models.functions import TruncDate
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
_IS_DAY = re.compile(r"\d{4}-\d\d-\d\d")


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

    number: int
    action: str
    object_id: str
    partnership_id: int | None
    new: str | None
    old: str | None
    # The day the deed speaks of, or else the day it was written down.
    day: date


def _entry(number: int, action: str, object_id: str, home: int | None, *said: Any) -> _Entry:
    new, old, *days, written_on = said
    day = next((value for value in days if value and _IS_DAY.match(value)), "")
    return _Entry(
        number, action, object_id, home, new, old, date.fromisoformat(day[:10]) if day else written_on
    )


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
    entries = [_entry(*row) for row in _LATEST.rows()]
    known = _known(entries)
    groups: dict[tuple[object, ...], list[_Entry]] = {}
    for entry in entries:
        if _is_public(entry, known):
            groups.setdefault(_alike(entry), []).append(entry)
    latest = sorted(groups.values(), key=lambda group: group[0].day, reverse=True)
    return [_told(group, known) for group in latest[:limit]]


def _known(entries: Iterable[_Entry]) -> _Known:
    ids: dict[str, list[int]] = {action: [] for action in PUBLIC_DEEDS}
    for entry in entries:
        ids[entry.action].append(int(entry.object_id))
    homes = {entry.partnership_id for entry in entries if entry.partnership_id}
    named: dict[str, dict[str, str]] = {action: {} for action in PUBLIC_DEEDS}
    wanted = (ids[action] or [_NOBODY] for action in (ADMITTED, RENAMED, CONCLUDED))
    for action, number, name in _NAMES.rows(*wanted):
        named[action][str(number)] = name
    return _Known(
        partnerships={
            number: _Home(name, partnership_url(slug), founded, precision)
            for number, name, slug, founded, precision in _HOMES.rows(sorted(homes))
        },
        members=named[ADMITTED],
        renamed=named[RENAMED],
        agreements=named[CONCLUDED],
    )


def _latest_query() -> "QuerySet[LogEntry, tuple[Any, ...]]":
    # The book is append-only, so its numbers are in the order of time and need no index of their own.
    rows = LogEntry.objects.filter(action__in=PUBLIC_DEEDS).order_by("-pk")
    # Of the data of a deed only these are read: to take two hundred of them apart costs more than to ask.
    parts = [KT(f"data__{name}") for name in ("new", "old", *_DAYS)]
    day = TruncDate("at", tzinfo=clock.WARSAW)
    fields = ("pk", "action", "object_id", "partnership_id")
    return rows.values_list(*fields, *parts, day)[:READ_AT_MOST]


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
    if entry.partnership_id not in known.partnerships:
        return False
    if entry.action == ADMITTED:
        return entry.object_id in known.members
    if entry.action == CONCLUDED:
        return entry.object_id in known.agreements
    return entry.new in PUBLIC_STAGES


def _alike(entry: _Entry) -> tuple[object, ...]:
    """Return what makes several entries one piece of news: the thing and the day."""
    subject = entry.object_id if entry.action == RENAMED else entry.partnership_id
    return (entry.action == RENAMED, subject, entry.day)


def _told(group: list[_Entry], known: _Known) -> Change:
    newest, day = group[0], group[0].day
    if newest.action == RENAMED:
        name = known.renamed[newest.object_id]
        url = organization_url(int(newest.object_id), name)
        text = saying(_("New name; formerly: %(old)s"), old=newest.old or "")
        return Change(long_date(day), day.isoformat(), (text,), name, url)
    home = known.partnerships[newest.partnership_id]
    precision = home.precision_of(day)
    texts = (*_concluded(group, known), *_admitted(group, known), *_moved(group))
    return Change(long_date(day, precision), iso_words(day, precision), texts, home.name, home.url)


def _concluded(group: list[_Entry], known: _Known) -> list[str]:
    titles = [known.agreements[entry.object_id] for entry in group if entry.action == CONCLUDED]
    return [saying(_("In force: %(title)s"), title=title) for title in titles]


def _admitted(group: list[_Entry], known: _Known) -> list[str]:
    names = [known.members[entry.object_id] for entry in group if entry.action == ADMITTED]
    if len(names) == 1:
        return [saying(_("New signatory: %(name)s"), name=names[0])]
    if not names:
        return []
    words = ngettext("%(number)s new signatory", "%(number)s new signatories", len(names))
    return [words % {"number": len(names)}]


def _moved(group: list[_Entry]) -> list[str]:
    """Tell only the last of several stages entered on one day."""
    stages = [Stage(entry.new or "") for entry in group if entry.action == MOVED]
    return [_("Stage: %(stage)s") % {"stage": stages[0].label}] if stages else []
