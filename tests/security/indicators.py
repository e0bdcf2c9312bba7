"""An indicator with one of everything in it."""

from decimal import Decimal
from typing import Any

from spoiwo.common import clock
from spoiwo.indicators import services
from spoiwo.indicators.models import Definition, UnitAnswer
from spoiwo.indicators.periods import period_of
from spoiwo.indicators.services import ValueDraft
from spoiwo.partnerships.models import Partnership, Statement
from tests.factories.indicators import SYSTEM, an_indicator


def an_indicator_with_everything(partnership: Partnership, word: str) -> dict[str, Any]:
    """Return an indicator that measures an aim, with a value and its correction, a list of codes."""
    aims = list(Statement.objects.filter(partnership=partnership)[:1])
    indicator = an_indicator(partnership, name=f"Wskaźnik {word}", statements=aims)
    draft = ValueDraft(
        period=period_of("year", clock.today().year - 1), number=Decimal(7), source=f"Spis {word}"
    )
    first = services.record_value(actor=SYSTEM, indicator=indicator, draft=draft)
    better = ValueDraft(period=draft.period, number=Decimal(8), source=f"Spis {word}")
    value = services.correct_value(actor=SYSTEM, value=first, draft=better, ground=f"Pomyłka {word}")
    content = f"kod;nazwa;jednostka;źródło\nX;Definicja {word};osoby;Lista {word}\n".encode()
    services.load_definitions(actor=SYSTEM, partnership=partnership, content=content, name=f"{word}.csv")
    UnitAnswer.objects.create(partnership=partnership, code="201011", name=f"Gmina {word}")
    loading = services.load_file(
        actor=SYSTEM,
        partnership=partnership,
        content=f'Kod;Nazwa;"{word};2020;[osoba]"\n1436000;{word};5\n'.encode(),
        name=f"{word}.csv",
        taken_on=clock.today(),
        indicator=indicator,
    )
    return {
        "indicator_loading": loading.pk,
        "indicator": indicator.pk,
        "indicator_value": value.pk,
        "indicator_definition": Definition.objects.get(partnership=partnership).pk,
    }
