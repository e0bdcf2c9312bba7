"""What the book of deeds says of a thing, in sentences."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.html import format_html_join
from django.utils.translation import gettext as _

from spoiwo.audit.models import LogEntry
from spoiwo.common.periods import Precision
from spoiwo.common.templatetags.spoiwo import long_date
from spoiwo.common.texts import POLISH, Text
from spoiwo.common.web.wording import in_polish, said, saying
from spoiwo.partnerships.states import Language
from spoiwo.registry.states import PartnershipRole, RepresentationKind, Standing


@dataclass(frozen=True, slots=True)
class Told:
    """One deed: when, by whom, what, and the details worth reading."""

    at: datetime
    who: str
    what: str
    details: tuple[str, ...]


def tell(entries: Iterable[LogEntry]) -> list[Told]:
    """Return the deeds in the reader's language."""
    return [Told(entry.at, entry.actor_name, entry.label, tuple(_details(entry.data))) for entry in entries]


def _details(data: dict[str, Any]) -> Iterable[str]:
    for key, value in data.items():
        sentence = _detail(key, value) if value not in (None, "", {}, []) else ""
        if sentence:
            yield sentence


def _detail(key: str, value: Any) -> str:
    if key in {"since", "on", "valid_from"}:
        return _("since %(day)s") % {"day": _day(value)}
    if key in {"last_day"}:
        return _("until %(day)s") % {"day": _day(value)}
    if key in {"old_end", "valid_to"}:
        return _("first day out: %(day)s") % {"day": _day(value)}
    if key in {"ground", "note", "text"}:
        return saying(_("“%(words)s”"), words=value)
    if key in {"ending", "old_state", "back_to"}:
        return str(Standing(value).label)
    if key == "role":
        return str(PartnershipRole(value).label)
    if key == "kind":
        return str(RepresentationKind(value).label)
    if key in {"person", "organization", "office", "alias", "former", "dropped", "decision"}:
        return in_polish(str(value))
    return _change(key, value)


def _change(key: str, value: Any) -> str:
    if key == "changed" and isinstance(value, dict):
        return format_html_join(
            "; ", "{} → {}", ((_words(name, old), _words(name, new)) for name, (old, new) in value.items())
        )
    if key in {"old", "new"} and isinstance(value, list):
        days = " – ".join(_day(day) if day else "…" for day in value)
        return (_("was: %(value)s") if key == "old" else _("is: %(value)s")) % {"value": days}
    if key in {"old", "new"}:
        shown = ", ".join(value.values()) if isinstance(value, dict) else str(value)
        return saying(_("was: %(value)s") if key == "old" else _("is: %(value)s"), value=shown)
    return ""


def _words(name: str, words: object) -> str:
    """Return what stood under a name of a field, or under a language in which it stands."""
    return said(Text(str(words), name if name in Language.values else POLISH)) if words else "–"


def _day(value: str) -> str:
    return long_date(date.fromisoformat(str(value)[:10]), Precision.DAY)
