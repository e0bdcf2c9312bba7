"""The papers of a partnership, made from the documents of the rooms that own them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, QuerySet
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override, pgettext_lazy

from spoiwo.common.exceptions import Sentence
from spoiwo.communiques.models import Communique
from spoiwo.communiques.papers import paper as communique_paper
from spoiwo.decisions.models import Resolution
from spoiwo.decisions.papers import resolution_paper
from spoiwo.documents.model import Document
from spoiwo.documents.render import to_html
from spoiwo.minutes.models import Minutes
from spoiwo.minutes.papers import minutes_paper
from spoiwo.practices.models import GoodPractice
from spoiwo.practices.papers import practice_paper
from spoiwo.recommendations.models import Recommendation
from spoiwo.recommendations.papers import recommendation_paper
from spoiwo.reports.models import Report
from spoiwo.reports.papers import report_paper


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of paper: its name, and how a paper is made of a record."""

    label: Sentence
    model: type[Model]
    made: Callable[[Any], Document]


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper as a page of the pack."""

    name: str
    title: str
    html: SafeString


KINDS = (
    Kind(_("Reports of periods"), Report, report_paper),
    Kind(pgettext_lazy("of meetings", "Minutes"), Minutes, minutes_paper),
    Kind(_("Resolutions"), Resolution, resolution_paper),
    Kind(_("Recommendations"), Recommendation, recommendation_paper),
    Kind(_("Communiqués"), Communique, communique_paper),
    Kind(_("Good practices"), GoodPractice, practice_paper),
)


def papers_of(kind: Kind, rows: QuerySet[Model]) -> Iterator[Paper]:
    """Yield the papers of a kind, one after the other, each as it can be read without a server.

    They are Polish in a pack of any language: that is how they were adopted and filed.
    """
    for row in rows.iterator(50):
        with override("pl"):
            document = kind.made(row)
            html = to_html(document)
        yield Paper(f"pismo-{kind.model._meta.model_name}-{row.pk}.html", document.title, html)
