"""The words of an agreement on any day, and their hash."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django_scopes import scopes_disabled

from spoiwo.agreements import wording
from spoiwo.agreements.models import Agreement, Amendment, Annex, Text
from spoiwo.agreements.states import PUBLIC_STATES, AmendmentState
from spoiwo.agreements.wording import Amending, Attached, Clause, Provision
from spoiwo.common import clock
from spoiwo.search.documents import Document


@dataclass(frozen=True, slots=True)
class ConsolidatedText:
    """The text in force on a day: its paragraphs, the amendments in it, its annexes and its hash."""

    text: Text | None
    day: date
    clauses: tuple[Clause, ...]
    amendments: tuple[Amendment, ...]
    annexes: tuple[Annex, ...]
    sha256: str

    @property
    def is_amended(self) -> bool:
        return bool(self.amendments)

    @property
    def is_intact(self) -> bool:
        """Whether the frozen words still have the hash taken when signing began."""
        return self.text is not None and self.text.sha256 == canonical_hash(self.text, self.annexes)


def latest_text(agreement: Agreement) -> Text | None:
    """Return the newest version of the text, frozen or not."""
    return Text.objects.filter(agreement=agreement).last()


def frozen_text(agreement: Agreement) -> Text | None:
    """Return the version that was given to be signed."""
    return Text.objects.filter(agreement=agreement, frozen_at__isnull=False).first()


def annexes_of(agreement: Agreement) -> tuple[Annex, ...]:
    """Return the annexes with their files, in order."""
    return tuple(Annex.objects.filter(agreement=agreement).select_related("file"))


def canonical_hash(text: Text, annexes: tuple[Annex, ...]) -> str:
    """Return the SHA-256 of the title, the paragraphs and the annexes."""
    return _hash(text.title, text.parsed, annexes)


def _hash(title: str, provisions: tuple[Provision, ...], annexes: tuple[Annex, ...]) -> str:
    held = [Attached(row.number, row.title, row.body, row.file.sha256 if row.file else "") for row in annexes]
    return wording.sha256(wording.canonical(title, provisions, held))


def adopted_amendments(agreement: Agreement, day: date) -> list[Amendment]:
    """Return the amendments in effect on the day, in the order they took effect."""
    rows: list[Amendment] = list(
        Amendment.objects.filter(
            agreement=agreement, state=AmendmentState.ADOPTED, effective_from__lte=day
        ).select_related("file")
    )
    return sorted(rows, key=lambda row: (row.effective_from, row.adopted_on, wording.number_key(row.number)))


def consolidated_text(agreement: Agreement, day: date) -> ConsolidatedText:
    """Return the text as it read on the day: the signed base and every amendment in effect by then.

    While nothing is frozen yet, the newest draft. At most four queries.
    """
    text = frozen_text(agreement) or latest_text(agreement)
    amendments = adopted_amendments(agreement, day)
    annexes = annexes_of(agreement)
    base = text.parsed if text else ()
    clauses = wording.consolidate(base, [_amending(row) for row in amendments], day)
    digest = _hash(text.title, _standing(clauses), annexes) if text else ""
    return ConsolidatedText(text, day, clauses, tuple(amendments), annexes, digest)


def _standing(clauses: tuple[Clause, ...]) -> tuple[Provision, ...]:
    return tuple(Provision(one.mark, one.heading, one.body) for one in clauses if not one.is_repealed)


def _amending(row: Amendment) -> Amending:
    if row.adopted_on is None or row.effective_from is None:
        raise ValueError(f"amendment {row.pk} is adopted without its days")
    return Amending(row.number, row.adopted_on, row.effective_from, row.parsed)


def text_hash_on(agreement: Agreement, day: date) -> str:
    """Return the hash of the text in force on the day: what a signature of that day stands under."""
    return consolidated_text(agreement, day).sha256


def document_of(agreement: Agreement) -> Document:
    """Return what the search box knows of an agreement: its present words."""
    clauses = consolidated_text(agreement, clock.today()).clauses
    return Document(
        kind="agreement",
        object_id=agreement.pk,
        title=agreement.title,
        subtitle=agreement.partnership.short_name,
        body=" ".join([agreement.source_wording, *(f"{one.heading} {one.body}" for one in clauses)]).strip(),
        url=agreement.get_absolute_url(),
        partnership_id=agreement.partnership_id,
        is_public=agreement.is_public,
        day=agreement.concluded_on or agreement.in_force_from or agreement.signing_since,
    )


def search_documents() -> Iterator[Document]:
    """Yield every agreement that is no draft, for rebuilding the index."""
    with scopes_disabled():
        for agreement in Agreement.objects.filter(state__in=PUBLIC_STATES).select_related("partnership"):
            yield document_of(agreement)
