"""Keeping the words by which the index is asked: plain spellings and known words."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from django.contrib.postgres.fields import ArrayField
from django.db.models import BooleanField, F, Func, TextField, Value

from spoiwo.search import words
from spoiwo.search.documents import Document
from spoiwo.search.models import KnownWord, Vocabulary

_BATCH = 2_000
_SHORTEST_SUGGESTION = 3


@dataclass(slots=True)
class Ensured:
    """What one call has already put in; never kept longer, for a transaction may be undone."""

    words: set[str] = field(default_factory=set)
    spellings: set[tuple[str, str]] = field(default_factory=set)
    known: set[str] = field(default_factory=set)


def ensure(documents: Iterable[Document], done: Ensured) -> None:
    """See to it that every word of the documents can be asked for in plain letters and be suggested."""
    headings: dict[str, str] = {}
    spellings: set[tuple[str, str]] = set()
    for document in documents:
        heading = words.texts(f"{document.title} {document.aliases} {document.subtitle}")
        for word in heading:
            if word.isalpha() and len(word) >= _SHORTEST_SUGGESTION:
                headings.setdefault(words.plain(word), word.lower())
        for word in {*heading, *words.texts(document.body)} - done.words:
            done.words.add(word)
            spellings |= words.unaccented_spellings(word)
    _add_spellings(spellings - done.spellings, done)
    _add_known({plain: text for plain, text in headings.items() if plain not in done.known}, done)


def _add_spellings(wanted: set[tuple[str, str]], done: Ensured) -> None:
    if not wanted:
        return
    rows = Vocabulary.objects.filter(_spelt({spelling for spelling, _ in wanted}))
    there = set(rows.values_list("folded", "term"))
    missing = [Vocabulary(folded=spelling, term=term) for spelling, term in sorted(wanted - there)]
    Vocabulary.objects.bulk_create(missing, batch_size=_BATCH)
    done.spellings |= wanted


def _add_known(wanted: dict[str, str], done: Ensured) -> None:
    if not wanted:
        return
    there = set(KnownWord.objects.filter(_spelt(wanted)).values_list("folded", flat=True))
    missing = [KnownWord(folded=plain, written=wanted[plain]) for plain in sorted(wanted.keys() - there)]
    KnownWord.objects.bulk_create(missing, batch_size=_BATCH)
    done.known |= wanted.keys()


def _spelt(spellings: Collection[str]) -> Func:
    """Return the condition that a row is one of the spellings, written as one array: they are thousands."""
    known = Value(sorted(spellings), ArrayField(TextField()))
    return Func(
        F("folded"), known, template="%(expressions)s)", arg_joiner=" = ANY (", output_field=BooleanField()
    )
