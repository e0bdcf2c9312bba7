"""The register of resolutions, one of them, and its versions compared."""

import difflib
import itertools
import re
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from spoiwo.audit.models import LogEntry
from spoiwo.audit.selectors import history_of_partnership
from spoiwo.common.exceptions import NotFound
from spoiwo.councils.models import Body
from spoiwo.decisions.models import RegisterSetting, Resolution, Wording
from spoiwo.decisions.states import PUBLISHED, ResolutionKind
from spoiwo.documents.barred import as_everybody_reads
from spoiwo.documents.masking import key
from spoiwo.meetings.models import Meeting
from spoiwo.partnerships.models import Partnership

_SHOWN = (
    "partnership",
    "body",
    "term",
    "item__meeting__partnership",
    "item__meeting__project",
    "motion__poll__tally",
    "motion__item__meeting__partnership",
    "motion__item__meeting__project",
    "bylaws__body",
    "repealed_by",
)
_PARAGRAPH = re.compile(r"^§\s*\d+[a-z]?\.?", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class ResolutionFilter:
    """What the register is narrowed to; empty values narrow nothing."""

    kind: str = ""
    year: int | None = None
    body: Body | None = None
    words: str = ""

    def narrow(self, rows: QuerySet[Resolution]) -> QuerySet[Resolution]:
        """Return the rows that fit."""
        if self.kind in ResolutionKind.values:
            rows = rows.filter(kind=self.kind)
        if self.year is not None:
            rows = rows.filter(adopted_on__year=self.year)
        if self.body is not None:
            rows = rows.filter(body=self.body)
        if self.words:
            found = Q(subject__icontains=self.words) | Q(wordings__text__icontains=self.words)
            rows = rows.filter(found).distinct()
        return rows


@dataclass(frozen=True, slots=True)
class TextChange:
    """One unit of a text in two versions, as the component of comparison shows it."""

    kind: str
    heading: str
    before: str
    after: str


def resolutions_of(
    partnership: Partnership, wanted: ResolutionFilter | None = None, *, public_only: bool = False
) -> QuerySet[Resolution]:
    """Return the register, the latest first; in public only what was adopted, counts and was looked at."""
    rows: QuerySet[Resolution] = Resolution.objects.filter(partnership=partnership)
    wanted = wanted or ResolutionFilter()
    if public_only:
        rows = rows.filter(state__in=PUBLISHED, waits_since=None)
        rows = as_everybody_reads(rows.exclude(pk__in=_found_by_hidden_words(rows, wanted.words)))
    shown = wanted.narrow(rows).select_related(*_SHOWN)
    return shown.order_by("-adopted_on", "-number", "-pk")


def _found_by_hidden_words(rows: QuerySet[Resolution], words: str) -> list[int]:
    """Return those the words would find only in what is hidden: a search must not tell what it was."""
    if not words:
        return []
    barred = rows.exclude(bars=[]).prefetch_related("wordings")
    return [row.pk for row in barred if key(words) not in key(_said(row))]


def _said(row: Resolution) -> str:
    texts = (row.subject, *(wording.text for wording in row.wordings.all()))
    return row.mask.words("\n".join(texts))


def resolutions_of_meeting(meeting: Meeting) -> list[Resolution]:
    """Return what is on the agenda of a meeting to be adopted, or was adopted at it."""
    rows = Resolution.objects.filter(item__meeting=meeting).select_related(*_SHOWN)
    return list(rows.order_by("number", "pk"))


def years_of(partnership: Partnership) -> list[int]:
    """Return the years in which something was adopted, the latest first."""
    rows = Resolution.objects.filter(partnership=partnership, adopted_on__isnull=False)
    return sorted({day.year for day in rows.values_list("adopted_on", flat=True) if day}, reverse=True)


def resolution_by_id(partnership: Partnership, number: int) -> Resolution:
    """Return a resolution of the partnership; raises NotFound."""
    rows = Resolution.objects.filter(partnership=partnership, pk=number)
    found: Resolution | None = rows.select_related(*_SHOWN).first()
    if found is None:
        raise NotFound(_("There is no such resolution."))
    return found


def public_resolution(partnership: Partnership, number: int) -> Resolution:
    """Return a resolution anybody may read; raises NotFound for drafts and for an internal register."""
    found = resolution_by_id(partnership, number)
    if not is_public(partnership) or not is_shown(found):
        raise NotFound(_("There is no such resolution."))
    return found.shown()


def is_shown(resolution: Resolution) -> bool:
    """Tell whether it stands in the register and was looked at, where somebody had to look."""
    return resolution.state in PUBLISHED and resolution.waits_since is None


def meeting_of(resolution: Resolution) -> Meeting | None:
    """Return the meeting at which it was adopted; None between sessions."""
    item = resolution.item or (resolution.motion.item if resolution.motion else None)
    return item.meeting if item else None


def is_public(partnership: Partnership) -> bool:
    """Tell whether anybody may read the partnership's register."""
    return RegisterSetting.objects.filter(partnership=partnership, is_public=True).exists()


def latest_wording(resolution: Resolution) -> Wording | None:
    """Return the newest version of the text."""
    found: Wording | None = Wording.objects.filter(resolution=resolution).order_by("number").last()
    return found


def adopted_wording(resolution: Resolution) -> Wording | None:
    """Return the version that was put to the vote and frozen."""
    found: Wording | None = Wording.objects.filter(resolution=resolution, frozen_at__isnull=False).first()
    return found


def units_of(text: str) -> list[tuple[str, str]]:
    """Return the units of a text with their headings: paragraphs (§), else what blank lines part."""
    text = text.replace("\r\n", "\n").strip()
    starts = [found.start() for found in _PARAGRAPH.finditer(text)]
    if not starts:
        return [("", part.strip()) for part in re.split(r"\n\s*\n", text) if part.strip()]
    edges = [*([0] if starts[0] else []), *starts, len(text)]
    units = []
    for begin, end in itertools.pairwise(edges):
        part = text[begin:end].strip()
        mark = _PARAGRAPH.match(part)
        heading = re.sub(r"\s+", " ", mark[0].rstrip(".")) if mark else ""
        if part:
            units.append((heading, part[mark.end() :].strip() if mark else part))
    return units


def compared(before: str, after: str) -> list[TextChange]:
    """Return what differs between two texts, unit by unit, in the order of the later one."""
    old, new = units_of(before), units_of(after)
    if any(heading for heading, _words in old + new):
        return _by_heading(old, new)
    return list(_by_place([words for _h, words in old], [words for _h, words in new]))


def _by_heading(old: list[tuple[str, str]], new: list[tuple[str, str]]) -> list[TextChange]:
    was, now = dict(old), dict(new)
    changes = []
    for heading in [*now, *(heading for heading in was if heading not in now)]:
        before, after = was.get(heading, ""), now.get(heading, "")
        if before != after:
            changes.append(TextChange(_kind(before, after), heading, before, after))
    return changes


def _by_place(old: list[str], new: list[str]) -> list[TextChange]:
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    return [
        TextChange(_kind(before, after), "", before, after)
        for tag, a, b, c, d in matcher.get_opcodes()
        if tag != "equal"
        for before, after in [("\n\n".join(old[a:b]), "\n\n".join(new[c:d]))]
    ]


def _kind(before: str, after: str) -> str:
    if not before:
        return "added"
    return "changed" if after else "removed"


def history(resolution: Resolution) -> QuerySet[LogEntry]:
    """Return what the book of deeds says of the resolution, the newest first."""
    return history_of_partnership(resolution.partnership_id).filter(data__resolution=resolution.pk)
