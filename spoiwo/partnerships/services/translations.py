"""Language versions of what a partnership says; the Polish text binds (LANG-01)."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from spoiwo.audit.services import record
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput, ConcurrentChange
from spoiwo.partnerships import rules, selectors
from spoiwo.partnerships.models import Partnership, PartnershipTranslation, StatementTranslation
from spoiwo.partnerships.selectors import LanguageVersion, Passage
from spoiwo.partnerships.services.indexing import reindex
from spoiwo.partnerships.states import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionDraft:
    """What was written, by name of passage; one left out stays as it is, an empty one is not translated.

    ``confirmed`` names passages whose translation is still right although the Polish words have changed.
    """

    texts: Mapping[str, str]
    confirmed: frozenset[str] = field(default=frozenset())


@transaction.atomic
def translate_partnership(
    *, actor: Actor, partnership: Partnership, language: Language, draft: VersionDraft, mark: str
) -> None:
    """Save a language version; ``mark`` is that of the version that was read.

    Raises ConcurrentChange when the version or its Polish original has changed since, BadInput for a
    translation of nothing.
    """
    require(rules.can_edit_partnership(actor, partnership))
    # Two officers saving at once wait for each other here, so the mark is compared with what is there.
    fresh = Partnership.objects.select_for_update().get(pk=partnership.pk)
    before = selectors.language_version(fresh, language)
    if before.mark != mark:
        raise ConcurrentChange(
            _("Somebody else saved this page while you were editing. Nothing of yours was saved yet.")
        )
    _require_known(before, draft)
    after = [_written(passage, draft) for passage in before.passages]
    changed = {
        new.name: [old.text, new.text] for old, new in zip(before.passages, after, strict=True) if old != new
    }
    if not changed:
        return
    _save_fields(fresh, language, [one for one in after if one.kind is None])
    _save_statements(language, [one for one in after if one.kind is not None])
    record(
        actor,
        "partnerships.partnership.translated",
        partnership,
        partnership_id=partnership.pk,
        language=language,
        changed=changed,
    )
    reindex(fresh)


def _require_known(version: LanguageVersion, draft: VersionDraft) -> None:
    by_name = {passage.name: passage for passage in version.passages}
    for name, text in draft.texts.items():
        passage = by_name.get(name)
        if passage is None or (text.strip() and not passage.original and text.strip() != passage.text):
            raise BadInput(_("There is no Polish text to translate here."), name)


def _written(passage: Passage, draft: VersionDraft) -> Passage:
    text = draft.texts.get(passage.name, passage.text).strip()
    is_fresh = text != passage.text or passage.name in draft.confirmed
    source = passage.original if is_fresh else passage.translated_from
    return Passage(
        name=passage.name,
        original=passage.original,
        text=text,
        translated_from=source if text else "",
        kind=passage.kind,
        number=passage.number,
    )


def _save_fields(partnership: Partnership, language: Language, passages: list[Passage]) -> None:
    rows = PartnershipTranslation.objects.filter(partnership=partnership, language=language)
    if not any(passage.text for passage in passages):
        rows.delete()
        return
    said = {passage.name: passage.text for passage in passages}
    sources = {passage.name: passage.translated_from for passage in passages if passage.text}
    rows.update_or_create(
        partnership=partnership, language=language, defaults={**said, "translated_from": sources}
    )


def _save_statements(language: Language, passages: list[Passage]) -> None:
    for passage in passages:
        number = int(passage.name.removeprefix("statement_"))
        rows = StatementTranslation.objects.filter(statement_id=number, language=language)
        if not passage.text:
            rows.delete()
            continue
        rows.update_or_create(
            statement_id=number,
            language=language,
            defaults={"text": passage.text, "translated_from": passage.translated_from},
        )
