"""What must hold, and the gates of figures and reports over the whole country (goals G7, G7b, G8, G8b)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Self

from bench import pages


@dataclass(frozen=True, slots=True)
class Gate:
    """A limit that must hold, and what was measured."""

    name: str
    value: float
    limit: str
    is_passed: bool

    @classmethod
    def at_most(cls, name: str, value: float, limit: float) -> Self:
        """Hold what must not be greater."""
        return cls(name, value, f"at most {limit:g}", value <= limit)

    @classmethod
    def at_least(cls, name: str, value: float, limit: float) -> Self:
        """Hold what must not be smaller."""
        return cls(name, value, f"at least {limit:g}", value >= limit)


def gates_of_the_country(figures: Mapping[str, float]) -> Iterator[Gate]:
    """Yield the gates of one report, of many, and of the pages beside four hundred partnerships.

    Waiting is told beside the processor's time and gates nothing: it is mostly that of other programs.
    """
    yield Gate.at_most(
        "figures of a year / by hand", figures["report_figures_ratio"], pages.MAX_FIGURES_RATIO
    )
    yield Gate.at_most("PDF of a report / bare typst", figures["report_pdf_ratio"], pages.MAX_PDF_RATIO)
    yield Gate.at_most(
        "roll-up of a year of 400, s", figures["rollup_year_seconds"], pages.MAX_ROLLUP_SECONDS
    )
    for name in ("year", "decade"):
        yield Gate.at_most(
            f"roll-up of a {name} / by hand", figures[f"rollup_{name}_ratio"], pages.MAX_ROLLUP_RATIO
        )
    yield Gate.at_most("recount: figures that drifted", figures["recount_drifts"], 0)
    yield Gate.at_most("recount: memory taken on, MiB", figures["recount_growth_mib"], pages.MAX_GROWTH_MIB)
    yield Gate.at_most("400 reports as PDF, s", figures["reports_400_seconds"], pages.MAX_REPORTS_SECONDS)
    yield Gate.at_most(
        "400 reports: memory taken on, MiB", figures["reports_400_growth_mib"], pages.MAX_GROWTH_MIB
    )
    for name, value in figures.items():
        if name.startswith("scale_") and name.endswith("_cpu"):
            page = name.removeprefix("scale_").removesuffix("_cpu")
            yield Gate.at_most(f"{page}, national / small (CPU)", value, pages.MAX_NATIONAL_RATIO)
