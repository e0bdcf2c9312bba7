"""Reads of accessibility statements; no partnership means the installation."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Max
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from spoiwo.accessibility.models import Barrier, Declaration, Introduction, Review, Words
from spoiwo.accessibility.states import Form, Language
from spoiwo.common.exceptions import NotFound
from spoiwo.partnerships.models import Partnership

# The act gives the day; the reminder comes in March.
REVIEW_BY = (3, 31)


@dataclass(frozen=True, slots=True)
class Said:
    """The words of a version for a reader of a language: hers where there are any, else the Polish ones."""

    words: Words
    barriers: Sequence[Barrier]


def current(partnership: Partnership | None) -> Declaration | None:
    """Return the statement in force; None where there is none."""
    return Declaration.objects.filter(partnership=partnership).select_related("partnership").first()


def address_of(partnership: Partnership | None) -> str:
    """Return where the statement in force stands."""
    if partnership is None:
        return reverse("accessibility:site_declaration")
    return reverse("accessibility:declaration", args=[partnership.slug])


def versions(partnership: Partnership | None) -> list[Declaration]:
    """Return every version, the latest first."""
    return list(Declaration.objects.filter(partnership=partnership).select_related("partnership"))


def version(partnership: Partnership | None, number: int) -> Declaration:
    """Return one version; raises NotFound."""
    rows = Declaration.objects.filter(partnership=partnership, number=number)
    found = rows.select_related("partnership").first()
    if found is None:
        raise NotFound(_("There is no such version of the statement."))
    return found


def said_in(declaration: Declaration, language: str) -> Said:
    """Return what a version says to a reader of the language."""
    by_language = {row.language: row for row in declaration.words.prefetch_related("barriers")}
    words = by_language.get(language) or by_language[Language.PL]
    return Said(words, list(words.barriers.all()))


def words_by_language(declaration: Declaration) -> dict[str, Words]:
    """Return the words of a version by language."""
    return {row.language: row for row in declaration.words.prefetch_related("barriers")}


def reviews_of(declaration: Declaration) -> list[Review]:
    """Return the reviews of the statement in all its versions, the latest first."""
    return list(Review.objects.filter(declaration__partnership=declaration.partnership_id))


def introductions(partnership: Partnership | None) -> dict[str, Introduction]:
    """Return what the office tells of itself, by form."""
    return {row.form: row for row in Introduction.objects.filter(partnership=partnership)}


def covering_reviews(own: Collection[date], shared: Collection[date]) -> list[date]:
    """Return the days on which the statement that covers a partnership was prepared or reviewed, in order.

    Those of its own statement, and before it had one those of the installation.
    """
    own_since = min(own, default=date.max)
    return sorted({*own, *(day for day in shared if day < own_since)})


def reviewed_on(declaration: Declaration) -> date:
    """Return the day the statement was last looked through, in this version or one before it.

    Preparing it is a review too.
    """
    rows = Review.objects.filter(
        declaration__partnership=declaration.partnership_id, declaration__number__lte=declaration.number
    )
    last: date | None = rows.aggregate(last=Max("reviewed_on"))["last"]
    return max(last or declaration.prepared_on, declaration.prepared_on)


def unreviewed(day: date) -> list[Declaration]:
    """Return the statements in force that nobody has reviewed in the year of the day."""
    rows = Declaration.objects.select_related("partnership").order_by("number")
    latest = {row.partnership_id: row for row in rows}
    return [row for row in latest.values() if reviewed_on(row).year < day.year]


def missing(partnership: Partnership | None, day: date) -> list[str]:
    """Return in words what is still to be done about the statement, the most pressing first."""
    found = current(partnership)
    told = [] if found else [_nothing_yet(partnership)]
    if found is not None:
        told += [*_of_review(found, day), *_of_languages(found)]
    there = introductions(partnership)
    wanted = [Form(form).label for form in Form if form not in there]
    if wanted:
        told.append(_("The office is not told of in: %(forms)s.") % {"forms": ", ".join(map(str, wanted))})
    return told


def _nothing_yet(partnership: Partnership | None) -> str:
    if partnership is None:
        return _("The installation has no accessibility statement. The act asks for one on every website.")
    return _(
        "The statement of the installation covers the pages of the partnership. A statement of its own is "
        "needed where the partnership is an entity of its own or has its own address on the Web."
    )


def _of_review(declaration: Declaration, day: date) -> list[str]:
    last, term = reviewed_on(declaration), date(day.year, *REVIEW_BY)
    if last.year >= day.year:
        return []
    if day > term:
        return [_("The review of this year is late: it was due by 31 March.")]
    return [_("The statement waits for the review of this year, due by 31 March.")]


def _of_languages(declaration: Declaration) -> list[str]:
    there = words_by_language(declaration)
    told = []
    for language in Language:
        if language not in there:
            told.append(
                _("There is no version in this language: %(language)s.") % {"language": language.label}
            )
        elif there[language].is_outdated:
            told.append(
                pgettext("statement", "The Polish text has changed since the translation: %(language)s.")
                % {"language": language.label}
            )
    return told
