"""Many files read one beside another, each by a process of its own; told in the order they were asked for."""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import islice
from typing import TypeVar

Asked = TypeVar("Asked")
Read = TypeVar("Read")

# So many are read ahead of the one that is told, so that their texts do not gather in memory.
_AHEAD = 2


def beside_each_other(
    asked: Iterable[Asked], read: Callable[[Asked], Read], workers: int = 0
) -> Iterator[tuple[Asked, Read]]:
    """Yield what was asked with what ``read`` returned, in order; as many at once as there are processors.

    The threads only wait for the processes that read. ``read`` tells refusals by what it returns: an error
    it raises ends the whole.
    """
    workers = workers or os.cpu_count() or 1
    left = iter(asked)
    waiting: deque[tuple[Asked, Future[Read]]] = deque()
    with ThreadPoolExecutor(workers, thread_name_prefix="reading") as pool:
        try:
            for one in islice(left, workers * _AHEAD):
                waiting.append((one, pool.submit(read, one)))
            while waiting:
                told, future = waiting.popleft()
                yield told, future.result()
                waiting.extend((one, pool.submit(read, one)) for one in islice(left, 1))
        finally:
            for _one, future in waiting:
                future.cancel()
