"""Which by-law rules the composition of a day breaks, each told as one sentence."""

from collections.abc import Iterable, Iterator
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from spoiwo.councils.models import ByLaws, Quota, Term
from spoiwo.councils.selectors.composition import Composition


def findings(
    composition: Composition, bylaws: ByLaws | None, quotas: Iterable[Quota], term: Term | None, day: date
) -> list[str]:
    """Return the sentences in the reader's language; none without by-laws or without a term."""
    if bylaws is None or term is None:
        return []
    return [
        *_size(composition, bylaws),
        *_chair(composition, bylaws),
        *_sector(composition, bylaws),
        *(sentence for quota in quotas for sentence in _quota(composition, quota)),
        *_co_opted(composition, bylaws),
        *_length(term, bylaws, day),
    ]


def _size(composition: Composition, bylaws: ByLaws) -> Iterator[str]:
    count = composition.count
    if bylaws.size_from is not None and count < bylaws.size_from:
        yield _("Members: %(count)d; the by-laws ask for at least %(limit)d.") % {
            "count": count,
            "limit": bylaws.size_from,
        }
    if bylaws.size_to is not None and count > bylaws.size_to:
        yield _("Members: %(count)d; the by-laws allow at most %(limit)d.") % {
            "count": count,
            "limit": bylaws.size_to,
        }


def _chair(composition: Composition, bylaws: ByLaws) -> Iterator[str]:
    if composition.count and composition.chair is None:
        yield _("Nobody is recorded as the chair.")


def _sector(composition: Composition, bylaws: ByLaws) -> Iterator[str]:
    limit = bylaws.largest_sector_percent
    if limit is None or not composition.count:
        return
    for row in composition.sectors:
        # Whole numbers: 49 % of 100 members is 49 and no rounding decides.
        if 100 * row.count > limit * composition.count:
            yield _("%(sector)s: %(part)d of %(count)d members, more than %(limit)d%% of them.") % {
                "sector": row.sector.label,
                "part": row.count,
                "count": composition.count,
                "limit": limit,
            }


def _quota(composition: Composition, quota: Quota) -> Iterator[str]:
    count = sum(_belongs(member.category, quota) for member in composition.members)
    label = quota.group_label
    if quota.at_least is not None and count < quota.at_least:
        yield _("%(group)s: %(count)d, while the by-laws ask for at least %(limit)d.") % {
            "group": label,
            "count": count,
            "limit": quota.at_least,
        }
    if quota.at_most is not None and count > quota.at_most:
        yield _("%(group)s: %(count)d, while the by-laws allow at most %(limit)d.") % {
            "group": label,
            "count": count,
            "limit": quota.at_most,
        }


def _belongs(category: object, quota: Quota) -> bool:
    code, sector = getattr(category, "code", ""), getattr(category, "sector", "")
    if quota.sector:
        return bool(sector == quota.sector)
    return bool(code == quota.category or str(code).startswith(f"{quota.category}."))


def _co_opted(composition: Composition, bylaws: ByLaws) -> Iterator[str]:
    most = bylaws.most_co_opted(composition.seats)
    if most is not None and composition.co_opted > most:
        yield ngettext(
            "%(count)d member is co-opted; of %(seats)d seats at most %(limit)d may be.",
            "%(count)d members are co-opted; of %(seats)d seats at most %(limit)d may be.",
            composition.co_opted,
        ) % {"count": composition.co_opted, "seats": composition.seats, "limit": most}


def _length(term: Term, bylaws: ByLaws, day: date) -> Iterator[str]:
    if not bylaws.term_years or not term.is_beginning_known:
        return
    if day >= due_end(term.valid_from, bylaws.term_years):
        yield ngettext(
            "The term lasts longer than %(years)d year, which the by-laws set.",
            "The term lasts longer than %(years)d years, which the by-laws set.",
            bylaws.term_years,
        ) % {"years": bylaws.term_years}


def due_end(since: date, years: int) -> date:
    """Return the first day out of a term of so many years; one begun on 29 February ends on 1 March."""
    try:
        return since.replace(year=since.year + years)
    except ValueError:
        return date(since.year + years, 3, 1)
