"""The partnerships of a document with their areas; the first is the document's own."""

import re

from spoiwo.common.polish.messages import gettext_noop
from spoiwo.intake.understanding import partnership_names, territories, territory_signs
from spoiwo.intake.understanding.findings import Confidence, PartnershipFound, Reason, Territory
from spoiwo.intake.understanding.text import Document

_IN_NAME = Reason(gettext_noop("The name of the partnership says its area."))
_SPEAKS_OF_ONE = re.compile(
    r"partner|porozumieni|\bpakt|koalicj|sygnatariusz|współprac|konwent"
    r"|pożytku publicznego|ekonomi\w+ społeczn|przedsiębior\w+ społeczn",
    re.IGNORECASE,
)
_BY_CONTEXT = Reason(gettext_noop("The area named most often near the word “partnership”."))


def find(document: Document, found: list[territories.Area]) -> tuple[PartnershipFound, ...]:
    """Return the partnerships named, one for each area, the document's own first."""
    own = territories.chosen(document, found)
    rows: list[PartnershipFound] = []
    for named in partnership_names.find(document):
        area = _area_of(document, found, named)
        known = next((i for i, row in enumerate(rows) if _one(row, named.name, area)), None)
        if known is None:
            rows.append(_row(document, named, area))
        elif len(named.name) > len(rows[known].name) and named.is_quoted:
            rows[known] = _row(document, named, area or rows[known].territory)
    if not rows:
        return (_unnamed(document, found, own),) if own and _SPEAKS_OF_ONE.search(document.text) else ()
    return _own_first(rows, own)


def _row(document: Document, named: partnership_names.Named, area: Territory | None) -> PartnershipFound:
    confidence = Confidence.CERTAIN if area and named.is_quoted else Confidence.LIKELY
    span = document.copy.span(named.start, named.end)
    return PartnershipFound((span,), span.of(document.copy.original), confidence, _IN_NAME, named.name, area)


def _area_of(
    document: Document, found: list[territories.Area], named: partnership_names.Named
) -> Territory | None:
    inside = [area for area in found if named.start <= area.start < named.end + 40]
    inside = [area for area in inside if "\n" not in document.text[named.end : area.start]]
    if inside:
        return territories.territory(document, inside[0])
    return territory_signs.town_in(document, named.start, named.end)


def _one(row: PartnershipFound, name: str, area: Territory | None) -> bool:
    if area and row.territory:
        return area.name == row.territory.name
    short, long = sorted((row.name.lower(), name.lower()), key=len)
    return area is None or row.territory is None or short[:40] == long[:40]


def _own_first(rows: list[PartnershipFound], own: Territory | None) -> tuple[PartnershipFound, ...]:
    if own and all(row.territory is None for row in rows):
        first = rows[0]
        rows[0] = PartnershipFound(first.spans, first.mention, first.confidence, _BY_CONTEXT, first.name, own)
    elif own:
        rows.sort(key=lambda row: row.territory is None or row.territory.name != own.name)
        if rows[0].territory is None or (rows[0].territory.name != own.name and own.level != "województwo"):
            first = rows[0]
            rows[0] = PartnershipFound(
                first.spans, first.mention, first.confidence, _BY_CONTEXT, first.name, own
            )
    return tuple(rows)


def _unnamed(document: Document, found: list[territories.Area], own: Territory) -> PartnershipFound:
    place = next((area for area in found if area.name == own.name), None)
    spans = (document.copy.span(place.start, place.end),) if place else ()
    partnership = re.search(r"\b[Pp]artnerstw\w+(?: [Ll]okaln\w+)?", document.text)
    name = "Partnerstwo lokalne" if partnership else ""
    mention = spans[0].of(document.copy.original) if spans else ""
    return PartnershipFound(spans, mention, Confidence.UNSURE, _BY_CONTEXT, name, own)
