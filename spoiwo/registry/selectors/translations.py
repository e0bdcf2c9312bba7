"""Names of institutions in other languages; the Polish name stays the official one."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from spoiwo.common.texts import Text
from spoiwo.partnerships.states import Language
from spoiwo.registry.models import Organization, OrganizationTranslation

_MARK_LENGTH = 16


@dataclass(frozen=True, slots=True)
class ForeignName:
    """A name in one language, empty when there is none; ``translated_from`` is the Polish name of then."""

    language: Language
    name: str
    translated_from: str
    original: str

    @property
    def is_outdated(self) -> bool:
        """Whether the institution has taken another Polish name since."""
        return bool(self.name) and self.translated_from != self.original

    @property
    def text(self) -> Text:
        """Return the name with its language."""
        return Text(self.name, self.language.value)


def foreign_names(organization: Organization) -> list[ForeignName]:
    """Return the name in every language content may have, recorded or not, in one query."""
    found = {row.language: row for row in OrganizationTranslation.objects.filter(organization=organization)}
    return [_named(organization, language, found.get(language)) for language in Language]


def foreign_name(organization: Organization, language: str) -> ForeignName | None:
    """Return the name in one language, or None; in Polish without a query."""
    if language not in Language.values:
        return None
    row = OrganizationTranslation.objects.filter(organization=organization, language=language).first()
    return _named(organization, Language(language), row) if row else None


def _named(
    organization: Organization, language: Language, row: OrganizationTranslation | None
) -> ForeignName:
    return ForeignName(
        language, row.name if row else "", row.translated_from if row else "", organization.name
    )


def mark_of(names: Iterable[ForeignName]) -> str:
    """Return a mark of what is recorded, the Polish name included: another mark means a change since."""
    content = repr([(one.language.value, one.name, one.translated_from, one.original) for one in names])
    return sha256(content.encode()).hexdigest()[:_MARK_LENGTH]


def foreign_names_of_many(organization_ids: Iterable[int]) -> dict[int, dict[str, str]]:
    """Return the recorded names by institution and language, in one query."""
    rows = OrganizationTranslation.objects.filter(organization__in=list(organization_ids))
    names: dict[int, dict[str, str]] = defaultdict(dict)
    for number, language, name in rows.values_list("organization_id", "language", "name"):
        names[number][language] = name
    return dict(names)
