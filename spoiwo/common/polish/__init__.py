"""Polish grammar and custom: plurals, numerals, dates, order, folding, typography, declension, greetings.

Needs no Django and loads the grammatical dictionary only when a name is first declined.
"""

from spoiwo.common.polish.date_reading import (
    ImpossibleDate,
    ParsedDate,
    ReferenceNeeded,
    UnreadableDate,
    parse_date,
)
from spoiwo.common.polish.dates import (
    Precision,
    date_range,
    day_and_hour,
    hour,
    long_date,
    month_year,
    numeric_date,
    stamp,
    weekday,
    with_precision,
)
from spoiwo.common.polish.declension import (
    CaseForms,
    declension,
    decline,
    genitive_with_preposition,
    locative_with_preposition,
)
from spoiwo.common.polish.folding import fold, slugify, tidy
from spoiwo.common.polish.greetings import FormOfAddress, full_name, presented, salutation
from spoiwo.common.polish.holidays import add_working_days, easter, holidays, is_working_day, term_end
from spoiwo.common.polish.morphology import Case
from spoiwo.common.polish.numbers import money, number, percent, roman
from spoiwo.common.polish.numerals import counted_in_words, number_words
from spoiwo.common.polish.ordering import person_sort_key, sort_key
from spoiwo.common.polish.plural import (
    Forms,
    PastVerb,
    absence,
    agree,
    count_phrase,
    plural_form,
    verb_phrase,
)
from spoiwo.common.polish.prepositions import preposition_from, preposition_in
from spoiwo.common.polish.typography import bind, polish_quotes
from spoiwo.common.polish.typography_html import bind_html

__all__ = [
    "Case",
    "CaseForms",
    "FormOfAddress",
    "Forms",
    "ImpossibleDate",
    "ParsedDate",
    "PastVerb",
    "Precision",
    "ReferenceNeeded",
    "UnreadableDate",
    "absence",
    "add_working_days",
    "agree",
    "bind",
    "bind_html",
    "count_phrase",
    "counted_in_words",
    "date_range",
    "day_and_hour",
    "declension",
    "decline",
    "easter",
    "fold",
    "full_name",
    "genitive_with_preposition",
    "holidays",
    "hour",
    "is_working_day",
    "locative_with_preposition",
    "long_date",
    "money",
    "month_year",
    "number",
    "number_words",
    "numeric_date",
    "parse_date",
    "percent",
    "person_sort_key",
    "plural_form",
    "polish_quotes",
    "preposition_from",
    "preposition_in",
    "presented",
    "roman",
    "salutation",
    "slugify",
    "sort_key",
    "stamp",
    "term_end",
    "tidy",
    "verb_phrase",
    "weekday",
    "with_precision",
]
