"""Numbers of filed reports, which lie in a room above: it hands them down by registering a source.

``source(partnership)`` returns the numbers of every filed report by code, by its period (half-open), in one
query. Where nobody has registered, every number is counted from the records.
"""

from collections.abc import Callable, Mapping
from datetime import date

from spoiwo.partnerships.models import Partnership

Numbers = Mapping[str, int]
Source = Callable[[Partnership], Mapping[tuple[date, date], Numbers]]
_sources: list[Source] = []


def register(source: Source) -> None:
    """Let a source speak for what was filed; there is one."""
    if _sources and _sources != [source]:
        raise ValueError("filed numbers have a source already")
    _sources[:] = [source]


def numbers_of(partnership: Partnership) -> Mapping[tuple[date, date], Numbers]:
    """Return the filed numbers of a partnership by period; empty where nobody has registered."""
    return _sources[0](partnership) if _sources else {}
