"""Gates of the portal's start page, list of articles and article (goals G1, G2, G3)."""

from collections.abc import Iterator, Mapping
from typing import Protocol

from bench import pages
from bench.gates import Gate


class Cost(Protocol):
    """What a page costs, as ``bench`` measures it."""

    @property
    def cpu(self) -> float: ...
    @property
    def queries(self) -> int: ...


def gates_of_the_portal(found: Mapping[str, Cost], figures: Mapping[str, float]) -> Iterator[Gate]:
    """Yield the gates: statements asked cold, processor beside a bare view, and kept beside a bare view."""
    bare = found["bare view"].cpu
    for name in pages.KEPT:
        page = found[name]
        yield Gate.at_most(f"queries of {name}", page.queries, pages.MAX_QUERIES_OF_PORTAL)
        yield Gate.at_most(f"CPU of {name} / bare view", page.cpu / bare, pages.MAX_CPU_RATIO_OF_PORTAL)
        yield Gate.at_most(
            f"{name}, kept / bare view (CPU)", figures[f"kept_{name}_ratio"], pages.MAX_KEPT_RATIO
        )
