"""Quotas of the by-laws as the count of votes takes them: groups, the narrower within the wider."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from spoiwo.common.exceptions import BadInput
from spoiwo.councils.models import ByLaws
from spoiwo.councils.models import Quota as Asked
from spoiwo.registry.categories import CATEGORIES, Category, Sector
from spoiwo.registry.categories import get as category_of
from spoiwo.registry.categories.groups import LABELS
from spoiwo.voting.counting import WITHIN, ElectionRule, Quota

HUNDRED = 100


@dataclass(frozen=True, slots=True)
class Grouping:
    """Which groups of institutions the by-laws speak of: all sectors or none, and some kinds."""

    by_sector: bool
    kinds: tuple[str, ...]

    def group_of(self, category: Category) -> str:
        """Return the path of groups the kind belongs to, in Polish as the papers have it."""
        with translation.override(settings.LANGUAGE_CODE):
            parts = [str(category.sector.label)] if self.by_sector else []
            parts += [_label(code) for code in self.kinds if _covers(code, category)]
        return WITHIN.join(parts)

    def path_of(self, code: str) -> str:
        """Return the path of a group a quota names by its code; BadInput when it lies in several sectors."""
        inside = [category for category in CATEGORIES if _covers(code, category)]
        if self.by_sector and len({category.sector for category in inside}) > 1:
            with translation.override(settings.LANGUAGE_CODE):
                label = _label(code)
            raise BadInput(
                _(
                    "The by-laws limit sectors and also count “%(group)s”, whose institutions are of several "
                    "sectors. The votes cannot be counted under both: mend the by-laws first."
                )
                % {"group": label}
            )
        path = self.group_of(inside[0])
        with translation.override(settings.LANGUAGE_CODE):
            return path[: path.index(_label(code)) + len(_label(code))]


def grouping_of(bylaws: ByLaws | None, asked: Iterable[Asked]) -> Grouping:
    """Return the groups the by-laws speak of, the wider kinds first."""
    rows = list(asked)
    by_sector = any(row.sector for row in rows) or bool(bylaws and bylaws.largest_sector_percent)
    return Grouping(by_sector, tuple(sorted({row.category for row in rows if row.category}, key=len)))


def quotas_of(
    bylaws: ByLaws | None, *, seats: int, all_seats: int, sitting: Sequence[Category] = ()
) -> tuple[Quota, ...]:
    """Return what the by-laws ask of so many seats to be filled, of ``all_seats`` of the term.

    Those who sit already (``sitting``) count towards it. Raises BadInput where the by-laws cannot be kept.
    """
    if bylaws is None:
        return ()
    asked = list(bylaws.quotas.all())
    grouping = grouping_of(bylaws, asked)
    held = Counter[str]()
    for category in sitting:
        held.update(_paths_around(grouping.group_of(category)))
    limits = _limits(bylaws, asked, grouping, all_seats)
    quotas = tuple(
        Quota(
            group=group,
            minimum=max(0, least - held[group]),
            maximum=None if most is None else max(0, most - held[group]),
        )
        for group, (least, most) in sorted(limits.items())
        if most is None or most >= least
    )
    if len(quotas) != len(limits):
        raise _cannot_be_kept()
    _check(quotas, seats)
    return quotas


def _limits(
    bylaws: ByLaws, asked: Sequence[Asked], grouping: Grouping, all_seats: int
) -> dict[str, tuple[int, int | None]]:
    limits: dict[str, tuple[int, int | None]] = {}
    share = bylaws.largest_sector_percent
    # A refusal is told in the reader's language, so the paths are sought before Polish is spoken.
    paths = {row.category: grouping.path_of(row.category) for row in asked if row.category}
    with translation.override(settings.LANGUAGE_CODE):
        for sector in Sector if share else ():
            # Whole numbers: 49 % of 9 seats are 4, and no rounding decides.
            limits[str(sector.label)] = (0, (share or 0) * all_seats // HUNDRED)
        for row in asked:
            group = str(Sector(row.sector).label) if row.sector else paths[row.category]
            least, most = limits.get(group, (0, None))
            tops = [top for top in (most, row.at_most) if top is not None]
            limits[group] = (max(least, row.at_least or 0), min(tops) if tops else None)
    return limits


def _check(quotas: tuple[Quota, ...], seats: int) -> None:
    try:
        ElectionRule(seats=seats, quotas=quotas)
    except ValueError as error:
        raise _cannot_be_kept() from error


def _cannot_be_kept() -> BadInput:
    return BadInput(
        _(
            "With so many seats the quotas of the by-laws cannot all be kept. "
            "Change the seats or the by-laws."
        ),
        "seats",
    )


def _paths_around(group: str) -> list[str]:
    parts = group.split(WITHIN) if group else []
    return [WITHIN.join(parts[:length]) for length in range(1, len(parts) + 1)]


def _covers(code: str, category: Category) -> bool:
    return category.code == code or category.code.startswith(f"{code}.")


def _label(code: str) -> str:
    return str(LABELS.get(code) or category_of(code).label)


def stored(quotas: Iterable[Quota]) -> list[dict[str, Any]]:
    """Return quotas as the election keeps them."""
    return [asdict(quota) for quota in quotas]


def read(rows: Iterable[dict[str, Any]]) -> tuple[Quota, ...]:
    """Return the quotas an election keeps."""
    return tuple(Quota(**row) for row in rows)


def mattering(quotas: Iterable[Quota], groups: Iterable[str]) -> tuple[Quota, ...]:
    """Return the quotas that can decide something among candidates of these groups; a minimum always does."""
    around = {path for group in groups for path in _paths_around(group)}
    return tuple(quota for quota in quotas if quota.minimum or quota.group in around)


def less(quotas: Iterable[Quota], elected: Iterable[str]) -> tuple[Quota, ...]:
    """Return what quotas still ask when candidates of these groups are elected."""
    held = Counter(path for group in elected for path in _paths_around(group))
    return tuple(
        Quota(
            group=quota.group,
            minimum=max(0, quota.minimum - held[quota.group]),
            maximum=None if quota.maximum is None else max(0, quota.maximum - held[quota.group]),
        )
        for quota in quotas
    )
