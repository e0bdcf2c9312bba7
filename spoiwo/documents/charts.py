"""Charts of a paper, drawn from the one geometry of charts over time (``common.plots``)."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache

import typst
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from spoiwo.common.plots import Line, Plot, line_plot
from spoiwo.documents.model import Chart, Picture

_WIDTH_MM = 150.0
_DOTS_AN_INCH, _KEY_HEIGHT = 200.0, 22
_PAGE = (
    b"#set page(width: auto, height: auto, margin: 0pt)\n"
    b'#image(bytes(sys.inputs.chart), format: "svg", width: 150mm)'
)
# Where the stylesheet of the pages does not reach: the light values of its tokens for charts.
STYLE = SafeString(
    ".across{stroke:#d5cfc2}.lines text,.step,.tick{font-size:14px;fill:#4a4740}.lines g{stroke-width:2}"
    ".lines g svg{overflow:visible}"
    ".line-1{stroke:#0a5560}.line-2{stroke:#a4391e}.line-3{stroke:#8a5a00}.line-4{stroke:#6b665c}"
    ".line-5{stroke:#4d4a7c}"
    ".tone-1{fill:#0a5560}.tone-2{fill:#a4391e}.tone-3{fill:#8a5a00}.tone-4{fill:#6b665c}"
    ".tone-5{fill:#4d4a7c}"
    ".line-2>line{stroke-dasharray:9 5}.line-3>line{stroke-dasharray:2 5}"
    ".line-4>line{stroke-dasharray:12 4 2 4}.line-5>line{stroke-dasharray:5 8}"
)


def plot_of(chart: Chart) -> Plot | None:
    """Return the geometry of a chart; None where it has no number at all."""
    lines = [
        Line(line.label, [None if one is None else Decimal(one) for one in line.numbers])
        for line in chart.lines
    ]
    return line_plot(chart.steps, lines)


def drawn(chart: Chart) -> SafeString:
    """Return the chart as a figure of a page, with its caption and its words."""
    return render_to_string("components/_chart.html", {"chart": chart, "plot": plot_of(chart)})


@lru_cache(maxsize=64)
def as_picture(chart: Chart) -> Picture:
    """Return the chart as a picture for a paper, some 20 ms each; the same chart gives the same bytes."""
    plot = plot_of(chart)
    keys = _keys_of(plot) if plot else []
    height = (plot.height if plot else 0) + _KEY_HEIGHT * len(keys)
    said = {"plot": plot, "keys": keys, "height": height, "style": STYLE}
    svg = render_to_string("components/_chart_file.svg", said)
    made = typst.compile(
        _PAGE,
        sys_inputs={"chart": svg},
        font_paths=_fonts(),
        format="png",
        ppi=_DOTS_AN_INCH,
    )
    assert isinstance(made, bytes)  # one page
    return Picture(content=made, words=chart.words, caption=chart.caption, width_mm=_WIDTH_MM)


@dataclass(frozen=True, slots=True)
class _Key:
    """A line of the legend under a picture."""

    label: str
    tone: int
    y: float

    @property
    def text_y(self) -> float:
        return self.y + 5


def _keys_of(plot: Plot) -> list[_Key]:
    """Return the legend; a single line needs none, the caption names it."""
    first = plot.height + _KEY_HEIGHT / 2
    keys = [_Key(line.label, line.tone, first + _KEY_HEIGHT * at) for at, line in enumerate(plot.lines)]
    return keys if len(keys) > 1 else []


@cache
def _fonts() -> typst.Fonts:
    """Return the fonts of the wheel alone, so that a chart looks the same on every machine."""
    return typst.Fonts(include_system_fonts=False)
