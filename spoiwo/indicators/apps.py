from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from spoiwo.audit import registry as actions
from spoiwo.common import events
from spoiwo.partnerships import permissions
from spoiwo.partnerships.events import StageMoved, StatementsReplaced
from spoiwo.partnerships.states import Role
from spoiwo.search import registry as search


class IndicatorsConfig(AppConfig):
    name = "spoiwo.indicators"

    def ready(self) -> None:
        from spoiwo.indicators import handlers  # models are ready only now
        from spoiwo.indicators.services import indexing

        permissions.register(
            "indicators.edit_indicator",
            _("Write indicators and their values"),
            Role.OFFICER,
            Role.COORDINATOR,
        )
        permissions.register(
            "indicators.load_values",
            _("Load values of indicators from files and from GUS"),
            Role.OFFICER,
            Role.COORDINATOR,
        )
        search.register("indicator", _("Indicators"), indexing.all_documents)
        events.subscribe(StageMoved, handlers.reindex_indicators)
        events.subscribe(StatementsReplaced, handlers.follow_reworded_statements)
        for name, label in {
            "indicators.indicator.created": _("Indicator begun"),
            "indicators.indicator.edited": _("Indicator edited"),
            "indicators.indicator.removed": _("Indicator removed"),
            "indicators.indicator.published": _("Indicator shown to everybody"),
            "indicators.indicator.hidden": _("Indicator taken back from the public"),
            "indicators.indicator.retired": _("Indicator no longer followed"),
            "indicators.indicator.resumed": _("Indicator taken up again"),
            "indicators.definitions.loaded": _("List of codes of indicators brought in"),
            "indicators.loading.begun": _("Loading of values begun"),
            "indicators.loading.column_chosen": _("Column of a loading of values chosen"),
            "indicators.loading.code_answered": _("Code of a territorial unit answered"),
            "indicators.loading.saved": _("Loaded values saved"),
            "indicators.loading.discarded": _("Loading of values put aside"),
            "indicators.loading.undone": _("Loading of values undone"),
            "indicators.value.recorded": _("Value of an indicator recorded"),
            "indicators.value.corrected": _("Value of an indicator corrected"),
            "indicators.value.withdrawn": _("Value of an indicator withdrawn"),
        }.items():
            actions.register(name, label)
