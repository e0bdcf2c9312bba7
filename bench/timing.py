"""Measuring deeds one after another, so that whatever else the machine does falls on all of them alike."""

import statistics
import time
from collections.abc import Callable, Sequence


def rounds(deeds: Sequence[Callable[[], object]], number: int) -> list[list[float]]:
    """Do all deeds in turn, so many times after one that warms up; return the seconds of each."""
    for deed in deeds:
        deed()
    took: list[list[float]] = [[] for _deed in deeds]
    for _round in range(number):
        for seconds, deed in zip(took, deeds, strict=True):
            began = time.perf_counter()
            deed()
            seconds.append(time.perf_counter() - began)
    return took


def times_more(took: Sequence[Sequence[float]]) -> float:
    """Return how many times the first of two deeds took longer: the median of the pairs."""
    ours, others = took
    return statistics.median(one / other for one, other in zip(ours, others, strict=True))
