"""Keeps the search index true, in the same transaction: the resolutions that stand in the register."""

from collections.abc import Iterator

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import override
from django_scopes import scopes_disabled

from spoiwo.common import polish
from spoiwo.decisions import selectors
from spoiwo.decisions.models import RegisterSetting, Resolution, Wording
from spoiwo.decisions.states import PUBLISHED
from spoiwo.search.services import Document, index, index_many, remove

KIND = "resolution"


def document_of(resolution: Resolution, text: str, *, is_register_public: bool) -> Document:
    """Return what the search box knows of a resolution: its number, subject, adopted text and effect."""
    partnership, resolution = resolution.partnership, resolution.shown()
    # The index is Polish, whoever saves.
    with override("pl"):
        title = str(resolution)
    day = polish.long_date(resolution.adopted_on) if resolution.adopted_on else ""
    return Document(
        kind=KIND,
        object_id=resolution.pk,
        title=title,
        subtitle=", ".join(filter(None, (day, partnership.short_name))),
        body=" ".join(filter(None, (resolution.mask.words(text), resolution.legal_basis, resolution.effect))),
        url=reverse("portal:resolution", args=[partnership.slug, resolution.pk]),
        partnership_id=resolution.partnership_id,
        is_public=is_register_public and partnership.is_public and resolution.waits_since is None,
        day=resolution.adopted_on,
    )


def reindex(resolution: Resolution) -> None:
    """Put an adopted resolution into the index with its present words, take any other out."""
    if resolution.state not in PUBLISHED:
        remove(KIND, resolution.pk)
        return
    wording = selectors.adopted_wording(resolution)
    is_shown = selectors.is_public(resolution.partnership)
    index(document_of(resolution, wording.text if wording else "", is_register_public=is_shown))


def reindex_partnership(partnership_id: int) -> None:
    """Index anew all resolutions of a partnership: its register or its page was opened or closed."""
    index_many(_documents(Resolution.objects.filter(partnership=partnership_id)))


def all_documents() -> Iterator[Document]:
    """Yield every resolution that stands in a register, for rebuilding the index."""
    with scopes_disabled():
        yield from _documents(Resolution.objects.all())


def _documents(resolutions: QuerySet[Resolution]) -> Iterator[Document]:
    rows = resolutions.filter(state__in=PUBLISHED)
    shown = set(RegisterSetting.objects.filter(is_public=True).values_list("partnership_id", flat=True))
    texts = Wording.objects.filter(resolution__in=rows, frozen_at__isnull=False)
    adopted = dict(texts.values_list("resolution_id", "text"))
    for one in rows.select_related("partnership").order_by("pk"):
        yield document_of(one, adopted.get(one.pk, ""), is_register_public=one.partnership_id in shown)
