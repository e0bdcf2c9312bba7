"""Evidence that lies in rooms above: they hand it down by registering a source in their ``apps.py``.

The annual report is kept by a room above this one, which this room may not call. Such a room registers::

    evidence.register(Kind.REPORT, filed_reports)

where ``filed_reports(partnership, since, until)`` returns what it can prove in those days (half-open),
in a number of queries that does not grow. Where nobody has registered, deadlines of the kind are
confirmed by hand.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from spoiwo.duties.states import Kind
from spoiwo.partnerships.models import Partnership


@dataclass(frozen=True, slots=True)
class Proof:
    """What a room above can prove.

    ``term`` is the key of the deadline it speaks for: the year reported on ("2016"), a quarter ("2016-q3").
    ``label`` is Polish, ``url`` leads to the record where it has a page.
    """

    term: str
    day: date
    label: str
    url: str = ""


Source = Callable[[Partnership, date, date], Iterable[Proof]]
_sources: dict[Kind, Source] = {}


def register(kind: Kind, source: Source) -> None:
    """Let a source speak for rules of a kind; one source for a kind."""
    if kind in _sources and _sources[kind] is not source:
        raise ValueError(f"evidence for {kind} has a source already")
    _sources[kind] = source


def forget(kind: Kind) -> None:
    """Take a source away; for tests."""
    _sources.pop(kind, None)


def proofs(kind: Kind, partnership: Partnership, since: date, until: date) -> list[Proof]:
    """Return what rooms above can prove for rules of the kind; empty where none has registered."""
    source = _sources.get(kind)
    return list(source(partnership, since, until)) if source else []
