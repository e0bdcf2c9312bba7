"""What this room does when something below changes, inside the same transaction."""

from django.utils.translation import gettext as _
from django_scopes import scopes_disabled

from spoiwo.common.exceptions import BadInput
from spoiwo.indicators.models import Indicator, Measure
from spoiwo.indicators.services.indexing import reindex
from spoiwo.partnerships.events import StageMoved, StatementsReplaced


def reindex_indicators(event: StageMoved) -> None:
    """Open the indicators of a partnership to the public search, or close them."""
    with scopes_disabled():
        rows = Indicator.objects.filter(partnership=event.partnership_id)
        for indicator in rows.select_related("partnership"):
            reindex(indicator)


def follow_reworded_statements(event: StatementsReplaced) -> None:
    """Measure the rewording of what was measured; what is measured and has no rewording stays."""
    with scopes_disabled():
        own = Measure.objects.filter(indicator__partnership=event.partnership_id)
        for gone, heir in event.heirs:
            rows = own.filter(statement=gone)
            first = rows.select_related("statement").first()
            if first is not None and heir is None:
                raise BadInput(
                    _("Indicators measure “%(statement)s”. Take them off it before you remove it.")
                    % {"statement": first.statement.text},
                    "outline",
                )
            if heir is not None:
                there = own.filter(statement=heir).values_list("indicator", flat=True)
                rows.filter(indicator__in=list(there)).delete()
                rows.update(statement=heir)
