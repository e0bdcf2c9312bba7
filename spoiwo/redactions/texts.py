"""The kinds of texts everybody reads and the officer looks through: one line for each.

``word`` stands in addresses, ``field`` names the text in a redaction and in the deeds written of it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from spoiwo.common.exceptions import NotFound, Sentence
from spoiwo.communiques import papers as communiques
from spoiwo.communiques.models import Communique
from spoiwo.communiques.selectors import communique_by_id
from spoiwo.communiques.services.indexing import reindex as reindex_communique
from spoiwo.communiques.states import State as Said
from spoiwo.decisions import papers as resolutions
from spoiwo.decisions import selectors as decisions
from spoiwo.decisions.looking import known_of as known_of_resolution
from spoiwo.decisions.models import RegisterSetting, Resolution
from spoiwo.decisions.services.indexing import reindex as reindex_resolution
from spoiwo.decisions.states import ResolutionState
from spoiwo.documents.kinds import Values
from spoiwo.documents.model import Document
from spoiwo.minutes import papers as minutes_papers
from spoiwo.minutes import selectors as minutes
from spoiwo.minutes.looking import known_of as known_of_minutes
from spoiwo.minutes.models import Minutes, MinutesSetting
from spoiwo.minutes.states import State as Written
from spoiwo.partnerships.models import Partnership
from spoiwo.redactions.models.redaction import Text


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of texts, and where each of them is found, read and told of.

    ``lines`` are all there are to look through.
    ``refresh`` puts what everybody reads into the index of the search anew.
    """

    word: str
    field: str
    label: Sentence
    none: Sentence
    find: Callable[[Partnership, int], Any]
    paper: Callable[[Any], Document]
    name: Callable[[Any], str]
    inside: Callable[[Any], str]
    outside: Callable[[Any], str]
    is_read: Callable[[Any], bool]
    lines: Callable[[Partnership], QuerySet[Any]]
    # The row of a partnership that opens all of a kind to everybody; None: nothing closes them.
    setting: type[MinutesSetting] | type[RegisterSetting] | None = None
    known: Callable[[Any], list[str]] = lambda _row: []
    values: Callable[[Any], Values] = lambda _row: {}
    refresh: Callable[[Any], None] = lambda _row: None

    def is_open(self, partnership: Partnership) -> bool:
        """Tell whether everybody may read texts of the kind in the partnership."""
        setting = self.setting
        return setting is None or setting.objects.filter(partnership=partnership, is_public=True).exists()

    def waiting(self, partnership: Partnership) -> QuerySet[Any]:
        """Return those nobody outside reads only because nobody has looked at them."""
        rows = self.lines(partnership).filter(waits_since__isnull=False)
        if self.setting is None:
            return rows
        opened = self.setting.objects.filter(partnership=OuterRef("partnership"), is_public=True)
        return rows.filter(Exists(opened))


def kind_of(text: Text) -> Kind:
    """Return the kind of a text."""
    return next(kind for kind in KINDS.values() if kind.field == text._meta.model_name)


def kind_by_word(word: str) -> Kind:
    """Return a kind by its word in addresses; raises NotFound."""
    if word not in KINDS:
        raise NotFound(_("There is no such page."))
    return KINDS[word]


def _minutes_lines(partnership: Partnership) -> QuerySet[Minutes]:
    rows: QuerySet[Minutes] = Minutes.objects.filter(partnership=partnership, meeting__is_public=True)
    rows = rows.exclude(state=Written.DRAFT).select_related("meeting__body", "partnership")
    return rows.order_by("-meeting__day", "-pk")


def _is_read(row: Minutes) -> bool:
    return row.is_sealed and row.meeting.is_public and minutes.is_public(row.partnership)


def _resolution_lines(partnership: Partnership) -> QuerySet[Resolution]:
    rows: QuerySet[Resolution] = Resolution.objects.filter(partnership=partnership)
    rows = rows.exclude(state__in=[ResolutionState.REJECTED, ResolutionState.ANNULLED])
    return rows.select_related("partnership", "body").order_by("-adopted_on", "-pk")


def _communique_lines(partnership: Partnership) -> QuerySet[Communique]:
    rows: QuerySet[Communique] = Communique.objects.filter(partnership=partnership)
    return rows.exclude(state=Said.WITHDRAWN).select_related("partnership", "body").order_by("-day", "-pk")


def _page(name: str, *parts: object) -> str:
    return reverse(name, args=parts)


KINDS = {
    kind.word: kind
    for kind in (
        Kind(
            "protokoly", "minutes", pgettext_lazy("of meetings", "Minutes"),
            gettext_lazy("Once minutes are sent for remarks, what everybody will read stands here."),
            find=minutes.minutes_by_id,
            paper=lambda row: minutes_papers.minutes_paper(row, is_public=True),
            name=lambda row: minutes_papers.title_of(row.meeting),
            inside=lambda row: _page("minutes:minutes", row.partnership.slug, row.meeting_id),
            outside=lambda row: _page("portal:minutes", row.partnership.slug, row.meeting_id),
            is_read=_is_read,
            lines=_minutes_lines,
            setting=MinutesSetting,
            known=known_of_minutes,
        ),
        Kind(
            "uchwaly", "resolution", gettext_lazy("Resolutions"),
            gettext_lazy("Once a resolution is written, what everybody will read stands here."),
            find=decisions.resolution_by_id,
            paper=resolutions.resolution_paper,
            name=lambda row: f"{row.label} {row.subject}",
            inside=lambda row: _page("decisions:resolution", row.partnership.slug, row.pk),
            outside=lambda row: _page("portal:resolution", row.partnership.slug, row.pk),
            is_read=lambda row: row.is_numbered and decisions.is_public(row.partnership),
            lines=_resolution_lines,
            setting=RegisterSetting,
            known=known_of_resolution,
            values=resolutions.field_values,
            refresh=reindex_resolution,
        ),
        Kind(
            "komunikaty", "communique", gettext_lazy("Communiqués"),
            gettext_lazy("Once a communiqué is written, what everybody will read stands here."),
            find=communique_by_id,
            paper=communiques.paper,
            name=lambda row: f"{row.label}: {row.title}",
            inside=lambda row: _page("communiques:communique", row.partnership.slug, row.pk),
            outside=lambda row: row.get_absolute_url(),
            is_read=lambda row: row.is_published,
            lines=_communique_lines,
            values=communiques.field_values,
            refresh=reindex_communique,
        ),
    )
}  # fmt: skip
