"""What was corrected in the past since a report was frozen: shown beside the filed figure, never in it."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import override

from spoiwo.reports.content import Content, Count, CountedRecord
from spoiwo.reports.models import Report
from spoiwo.reports.parts.sources import counts_of


@dataclass(frozen=True, slots=True)
class Correction:
    """A figure that would be another one today; which records came in, and which are gone."""

    filed: Count
    today: int
    added: tuple[CountedRecord, ...]
    removed: tuple[CountedRecord, ...]

    @property
    def difference(self) -> int:
        """By how much today's number differs from the filed one."""
        return self.today - self.filed.number


def corrections_of(report: Report, content: Content) -> list[Correction]:
    """Return the figures of a frozen report that the records of today no longer give, in its order."""
    with override("pl"):
        # Both lists are in Polish, so that a record is not taken for another one by its reader's language.
        now = {count.code: count for count in counts_of(report.ground)}
    return list(_corrections(content, now))


def _corrections(content: Content, now: dict[str, Count]) -> Iterator[Correction]:
    for filed in content.counts:
        today = now.get(filed.code)
        if today is None or _keys(today) == _keys(filed):
            continue
        before, after = _keys(filed), _keys(today)
        yield Correction(
            filed=filed,
            today=today.number,
            added=tuple(one for one in today.records if _key(one) not in before),
            removed=tuple(one for one in filed.records if _key(one) not in after),
        )


def _keys(count: Count) -> frozenset[tuple[str, int]]:
    return frozenset(_key(record) for record in count.records)


def _key(record: CountedRecord) -> tuple[str, int]:
    """A record is the same while its address and what it adds are the same, whatever it is called."""
    return record.url, record.weight
