"""Indicators of the demonstration: counted from its own records, or marked as an exercise.

No figure here is of Statistics Poland, and none pretends to be: what nobody knows has no number.
"""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from demo.building import ACTOR
from spoiwo.indicators import services
from spoiwo.indicators.models import Indicator
from spoiwo.indicators.periods import period_of
from spoiwo.indicators.services import IndicatorDraft, ValueDraft
from spoiwo.indicators.states import Area, Direction
from spoiwo.partnerships.models import Partnership, Statement
from spoiwo.partnerships.states import StatementKind
from spoiwo.registry.selectors import count_members, register_on

COUNTED = "policzone z wykazu sygnatariuszy w tym systemie, stan na 31 grudnia"
INVENTED_REGISTER = (
    "Liczone z wykazu w tym systemie. Z 69 instytucji źródła nazywają część; resztę wykazu i dni "
    "przystąpienia uzupełniono na potrzeby pokazu tak, by liczby z dokumentów się zgadzały."
)
COUNTED_HERE = "Liczone z wykazu sygnatariuszy w tym systemie."
EXERCISE = "Przykład do ćwiczeń: liczby są wymyślone, nie pochodzą od żadnej instytucji ani z GUS."
NO_FIGURE = (
    "Zobowiązanie jest ze źródła; liczby miejsc pracy źródła nie podają, więc wskaźnik nie ma wartości."
)


def lubuskie(partnership: Partnership) -> None:
    """Count signatories and sectors at the end of each year; show how persons are counted."""
    _counted(partnership, range(2008, 2017), INVENTED_REGISTER)
    _reintegration(partnership)


def zwolen(partnership: Partnership) -> None:
    """Count the signatories of 2018 and the sectors they come from."""
    _counted(partnership, range(2018, 2021), COUNTED_HERE)


def _counted(partnership: Partnership, years: Sequence[int], demo_note: str) -> None:
    """Count from the records themselves: P01, and in how many sectors the signatories are (000-39)."""
    signatories = _indicator(
        partnership,
        IndicatorDraft(
            code="P01",
            name="Sygnatariusze na koniec roku",
            measured_in="instytucje",
            meaning="Ile instytucji należało do partnerstwa w ostatnim dniu roku",
            formula="sygnatariusze, którzy przystąpili i nie odeszli, na 31 grudnia",
            source=COUNTED,
            direction=Direction.MORE,
        ),
        demo_note,
    )
    sectors = _indicator(
        partnership,
        IndicatorDraft(
            code="P14-S",
            name="Sektory w partnerstwie",
            measured_in="sektory",
            meaning="Z ilu sektorów są sygnatariusze; udział wielu gwarantuje większą wszechstronność",
            formula="różne sektory sygnatariuszy, na 31 grudnia",
            source=COUNTED,
            direction=Direction.MORE,
        ),
        demo_note,
    )
    for year in years:
        day = date(year, 12, 31)
        _value(signatories, day, count_members(partnership, day))
        _value(sectors, day, len(register_on(partnership, day).sectors))
    for indicator in (signatories, sectors):
        services.publish_indicator(actor=ACTOR, indicator=indicator)


def _value(indicator: Indicator, day: date, number: int) -> None:
    draft = ValueDraft(period=period_of("year", day.year), number=Decimal(number), fetched_on=day)
    services.record_value(actor=ACTOR, indicator=indicator, draft=draft)


def _reintegration(partnership: Partnership) -> None:
    """Show how counts of persons at risk are told (002-20), with figures of an exercise."""
    indicator = _indicator(
        partnership,
        IndicatorDraft(
            code="ĆWICZENIE-1",
            name="Ćwiczenie: osoby, które po reintegracji wróciły na rynek pracy",
            measured_in="osoby",
            meaning="Ile osób po zajęciach w podmiocie reintegracyjnym podjęło pracę; tylko liczby",
            source="ćwiczenie, liczby wymyślone",
            direction=Direction.MORE,
            area=Area.WORK,
            counts_persons=True,
            statements=_starting(partnership, StatementKind.AIM, "przyczynianie się"),
        ),
        EXERCISE,
    )
    for year, number in {2014: 12, 2015: 9, 2016: 3}.items():
        services.record_value(
            actor=ACTOR,
            indicator=indicator,
            draft=ValueDraft(period=period_of("year", year), number=Decimal(number)),
        )
    services.publish_indicator(actor=ACTOR, indicator=indicator)


def przysucha(partnership: Partnership) -> None:
    """Hang the number of jobs on the obligation it measures (000-27); the sources tell no number."""
    _indicator(
        partnership,
        IndicatorDraft(
            code="Z1-MIEJSCA",
            name="Miejsca pracy w sektorze ekonomii społecznej",
            measured_in="miejsca pracy",
            meaning="Mniej osób zagrożonych wykluczeniem dzięki zatrudnieniu w ekonomii społecznej",
            source="oświadczenia stron porozumienia",
            direction=Direction.MORE,
            area=Area.WORK,
            statements=_starting(partnership, StatementKind.OBLIGATION, "zmniejszenie liczby osób"),
        ),
        NO_FIGURE,
    )


def _indicator(partnership: Partnership, draft: IndicatorDraft, demo_note: str) -> Indicator:
    return services.create_indicator(actor=ACTOR, partnership=partnership, draft=draft, demo_note=demo_note)


def _starting(partnership: Partnership, kind: StatementKind, beginning: str) -> list[Statement]:
    return [Statement.objects.get(partnership=partnership, kind=kind, text__startswith=beginning)]
