"""Indicators from a list of codes: that of the product, and those a partnership has brought in."""

from dataclasses import asdict

from django.db import transaction

from spoiwo.audit.services import record
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.indicators import rules
from spoiwo.indicators.code_list import Line, read_lines
from spoiwo.indicators.models import Definition, Indicator
from spoiwo.indicators.services.indicators import IndicatorDraft, create_indicator
from spoiwo.partnerships.models import Partnership


@transaction.atomic
def load_definitions(*, actor: Actor, partnership: Partnership, content: bytes, name: str) -> int:
    """Bring a code list in: new codes are added, known ones brought up to date; returns how many.

    Indicators begun before stay as they are. Raises BadInput with the line that cannot be read.
    """
    require(rules.can_edit_indicator(actor, partnership))
    lines = read_lines(content)
    for line in lines:
        Definition.objects.update_or_create(
            partnership=partnership, code=line.code, defaults=asdict(line) | {"file_name": name[:200]}
        )
    record(
        actor,
        "indicators.definitions.loaded",
        partnership,
        partnership_id=partnership.pk,
        file=name[:200],
        lines=len(lines),
    )
    return len(lines)


def take_definition(*, actor: Actor, partnership: Partnership, line: Line) -> Indicator:
    """Begin an indicator as the line describes it; raises BadInput when its code is used already."""
    return create_indicator(actor=actor, partnership=partnership, draft=IndicatorDraft(**asdict(line)))
