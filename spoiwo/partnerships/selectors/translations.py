"""Language versions: what the public reads, and what the officer sees beside the Polish original."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256

from spoiwo.common.texts import POLISH, Text
from spoiwo.partnerships.models import Partnership, PartnershipTranslation
from spoiwo.partnerships.selectors.statements import statements_of
from spoiwo.partnerships.states import Language, Progress, StatementKind

TRANSLATED = ("official_name", "short_name", "purpose", "mission", "introduction")
_MARK_LENGTH = 16


@dataclass(frozen=True, slots=True)
class Words:
    """A partnership's own words as the reader is to see them: translated, or Polish where nothing else is."""

    partnership: Partnership
    version: PartnershipTranslation | None = None

    @property
    def official_name(self) -> Text:
        return self._said("official_name")

    @property
    def short_name(self) -> Text:
        return self._said("short_name")

    @property
    def purpose(self) -> Text:
        return self._said("purpose")

    @property
    def mission(self) -> Text:
        return self._said("mission")

    @property
    def introduction(self) -> Text:
        return self._said("introduction")

    @property
    def is_translated(self) -> bool:
        """Whether any of the words is a translation."""
        return any(not self._said(name).is_polish for name in TRANSLATED)

    @property
    def is_outdated(self) -> bool:
        """Whether the Polish words have changed since some of them were translated."""
        sources = self.version.translated_from if self.version else {}
        translated = (name for name in TRANSLATED if not self._said(name).is_polish)
        return any(sources.get(name) != getattr(self.partnership, name) for name in translated)

    def _said(self, name: str) -> Text:
        original = getattr(self.partnership, name)
        said = getattr(self.version, name, "")
        # What is no longer said in Polish is not said in another language either.
        return Text(said, self.version.language) if self.version and said and original else Text(original)


def words_of(partnerships: Iterable[Partnership], language: str) -> dict[int, Words]:
    """Return the words of each partnership, by its number, in one query; in Polish in none."""
    wanted = {partnership.pk: partnership for partnership in partnerships}
    found: dict[int, PartnershipTranslation] = {}
    if language in Language.values and wanted:
        rows = PartnershipTranslation.objects.filter(partnership__in=wanted, language=language)
        found = {row.partnership_id: row for row in rows}
    return {number: Words(partnership, found.get(number)) for number, partnership in wanted.items()}


def official_names_of(partnership: Partnership) -> dict[str, str]:
    """Return the official name in the languages other than Polish that have one, in one query."""
    rows = PartnershipTranslation.objects.filter(partnership=partnership).exclude(official_name="")
    return dict(rows.values_list("language", "official_name"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One text in Polish beside its version; ``kind`` and ``number`` place a statement."""

    name: str
    original: str
    text: str
    translated_from: str
    kind: StatementKind | None = None
    number: str = ""

    @property
    def is_missing(self) -> bool:
        """Whether it still waits for a translation."""
        return bool(self.original) and not self.text

    @property
    def is_outdated(self) -> bool:
        """Whether the Polish words have changed since it was translated."""
        return bool(self.text) and self.translated_from != self.original


@dataclass(frozen=True, slots=True)
class LanguageVersion:
    """Everything a partnership says, in Polish and in one other language."""

    language: Language
    passages: tuple[Passage, ...]

    @property
    def fields(self) -> tuple[Passage, ...]:
        """Names, purpose, mission, introduction."""
        return tuple(passage for passage in self.passages if passage.kind is None)

    @property
    def done(self) -> int:
        """How many of the Polish texts have a translation."""
        return sum(1 for passage in self.passages if passage.original and passage.text)

    @property
    def wanted(self) -> int:
        """How many Polish texts there are."""
        return sum(1 for passage in self.passages if passage.original)

    @property
    def outdated(self) -> int:
        """How many translations are older than their original."""
        return sum(1 for passage in self.passages if passage.is_outdated)

    @property
    def progress(self) -> Progress:
        """How far the version has come; out of date before anything else, because it asks for a deed."""
        if self.outdated:
            return Progress.OUTDATED
        if not self.done:
            return Progress.NOTHING
        return Progress.COMPLETE if self.done == self.wanted else Progress.PARTIAL

    @property
    def mark(self) -> str:
        """A mark of what is recorded, original included: a form with another one was read before a change."""
        content = [(one.name, one.original, one.text, one.translated_from) for one in self.passages]
        return sha256(json.dumps(content).encode()).hexdigest()[:_MARK_LENGTH]


def language_version(partnership: Partnership, language: Language) -> LanguageVersion:
    """Return all texts of the partnership in Polish with their versions, names first, then statements."""
    version = PartnershipTranslation.objects.filter(partnership=partnership, language=language).first()
    sources = version.translated_from if version else {}
    fields = (
        Passage(
            name=name,
            original=getattr(partnership, name),
            text=getattr(version, name, ""),
            translated_from=sources.get(name, ""),
        )
        for name in TRANSLATED
    )
    return LanguageVersion(language, (*fields, *_statements(partnership, language)))


def _statements(partnership: Partnership, language: Language) -> Iterator[Passage]:
    for group in statements_of(partnership, language):
        for outline in group.walk():
            said = outline.text.value if outline.text.language != POLISH else ""
            yield Passage(
                name=f"statement_{outline.statement.pk}",
                original=outline.statement.text,
                text=said,
                translated_from=getattr(outline.statement, "said_from", None) or "",
                kind=group.kind,
                number=outline.number,
            )


def language_versions(partnership: Partnership) -> list[LanguageVersion]:
    """Return the version in every language content may have, begun or not."""
    return [language_version(partnership, language) for language in Language]
