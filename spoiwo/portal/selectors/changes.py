"""The latest changes, told from public deeds: never a person, never a partnership that is not public."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django_scopes import scopes_disabled

from spoiwo.agreements.models import Agreement
from spoiwo.agreements.states import PUBLIC_STATES
from spoiwo.audit.models import LogEntry
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.states import PUBLIC_STAGES, Stage
from spoiwo.portal.links import organization_url, partnership_url, register_url
from spoiwo.portal.words import long_date
from spoiwo.registry.models import Organization, Signatory
from spoiwo.registry.states import MEMBER_STATES

ADMITTED = "registry.signatory.admitted"
RENAMED = "registry.organization.renamed"
MOVED = "partnerships.partnership.moved"
CONCLUDED = "agreements.agreement.in_force"
PUBLIC_DEEDS = (ADMITTED, RENAMED, MOVED, CONCLUDED)
# Enough to fold a list of seventy admissions into one line and still have other news below it.
READ_AT_MOST = 300


@dataclass(frozen=True, slots=True)
class Change:
    """One line of news: the day it speaks of, a sentence, and the thing it is about."""

    when: str
    iso: str
    text: str
    about: str
    url: str


@dataclass(frozen=True, slots=True)
class _Known:
    """What the entries speak of, as far as the public may see it."""

    partnerships: dict[int, Partnership] = field(default_factory=dict)
    members: dict[str, Organization] = field(default_factory=dict)
    renamed: dict[str, Organization] = field(default_factory=dict)
    agreements: dict[str, Agreement] = field(default_factory=dict)


def latest_changes(limit: int = 6) -> list[Change]:
    """Return the newest public changes, admissions of one day folded into one, in at most six queries."""
    # The book is append-only, so its numbers are in the order of time and need no index of their own.
    entries = list(LogEntry.objects.filter(action__in=PUBLIC_DEEDS).order_by("-pk")[:READ_AT_MOST])
    known = _known(entries)
    groups: dict[tuple[object, ...], list[LogEntry]] = {}
    for entry in entries:
        if _is_public(entry, known):
            groups.setdefault(_alike(entry), []).append(entry)
    return [_told(group, known) for group in list(groups.values())[:limit]]


def _known(entries: Iterable[LogEntry]) -> _Known:
    ids: dict[str, list[int]] = {action: [] for action in PUBLIC_DEEDS}
    for entry in entries:
        ids[entry.action].append(int(entry.object_id))
    homes = {entry.partnership_id for entry in entries if entry.partnership_id}
    with scopes_disabled():
        members = Signatory.objects.filter(pk__in=ids[ADMITTED], state__in=MEMBER_STATES)
        seen = Signatory.objects.filter(
            organization__in=ids[RENAMED], partnership__stage__in=PUBLIC_STAGES, state__in=MEMBER_STATES
        )
        agreements = Agreement.objects.filter(pk__in=ids[CONCLUDED], state__in=PUBLIC_STATES)
        return _Known(
            partnerships=Partnership.objects.public().in_bulk(homes),
            members={str(row.pk): row.organization for row in members.select_related("organization")},
            renamed={
                str(row.pk): row for row in Organization.objects.filter(pk__in=seen.values("organization"))
            },
            agreements={str(row.pk): row for row in agreements.select_related("partnership")},
        )


def _is_public(entry: LogEntry, known: _Known) -> bool:
    """Say whether the public may read of it: what was taken back since, or is not public, is no news."""
    if entry.action == RENAMED:
        return entry.object_id in known.renamed
    if entry.partnership_id not in known.partnerships:
        return False
    if entry.action == ADMITTED:
        return entry.object_id in known.members
    if entry.action == CONCLUDED:
        return entry.object_id in known.agreements
    return entry.data.get("new") in PUBLIC_STAGES


def _alike(entry: LogEntry) -> tuple[object, ...]:
    """Return what makes several entries one piece of news."""
    return (ADMITTED, entry.partnership_id, _day(entry)) if entry.action == ADMITTED else (entry.pk,)


def _day(entry: LogEntry) -> date:
    """Return the day the deed speaks of, or else the day it was written down."""
    for name in ("since", "on"):
        value = entry.data.get(name)
        if isinstance(value, str):
            return date.fromisoformat(value[:10])
    return entry.at.date()


def _told(group: list[LogEntry], known: _Known) -> Change:
    entry = group[0]
    if entry.action == RENAMED:
        return _renamed(entry, known.renamed[entry.object_id])
    partnership = known.partnerships[entry.partnership_id or 0]
    if entry.action == ADMITTED:
        return _admitted(group, partnership, known.members[entry.object_id])
    if entry.action == CONCLUDED:
        agreement = known.agreements[entry.object_id]
        text = _("In force: %(title)s") % {"title": agreement.title}
        return _change(entry, text, partnership.short_name, agreement.get_absolute_url())
    text = _("Stage: %(stage)s") % {"stage": Stage(str(entry.data["new"])).label}
    return _change(entry, text, partnership.short_name, partnership_url(partnership.slug))


def _change(entry: LogEntry, text: str, about: str, url: str) -> Change:
    day = _day(entry)
    return Change(long_date(day), day.isoformat(), text, about, url)


def _renamed(entry: LogEntry, organization: Organization) -> Change:
    text = _("New name; formerly: %(old)s") % {"old": entry.data.get("old", "")}
    return _change(entry, text, organization.name, organization_url(organization.pk, organization.name))


def _admitted(group: list[LogEntry], partnership: Partnership, organization: Organization) -> Change:
    if len(group) == 1:
        text = _("New signatory: %(name)s") % {"name": organization.name}
    else:
        text = ngettext("%(number)s new signatory", "%(number)s new signatories", len(group))
        text %= {"number": len(group)}
    address = f"{register_url(partnership.slug)}?dzien={_day(group[0]).isoformat()}"
    return _change(group[0], text, partnership.short_name, address)
