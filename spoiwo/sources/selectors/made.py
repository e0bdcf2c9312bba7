"""What was recorded from a document, as its page lists it: name, kind, where it opens, words behind it."""

from dataclasses import dataclass

from django.apps import apps
from django.db.models import Model
from django.urls import reverse
from django.utils.text import capfirst

from spoiwo.agreements.models import Agreement
from spoiwo.common.exceptions import Sentence
from spoiwo.meetings.models import Meeting
from spoiwo.partnerships.models import Partnership
from spoiwo.practices.models import GoodPractice
from spoiwo.recommendations.models import Effect, Recommendation
from spoiwo.registry.models import OfficeHolding, Organization, Person, Signatory
from spoiwo.sources.models import Origin, SourceDocument

# How the document called them is told on the row of the institution itself; stages have no words of it.
_SILENT = frozenset({"sources.LearnedName", "sources.LearnedPerson", "partnerships.StageChange"})


@dataclass(frozen=True, slots=True)
class Made:
    """One record of a document; ``number`` is that of its finding, 0 where there is none."""

    label: str
    kind: Sentence
    url: str
    mention: str
    number: int
    is_made: bool


def made_of(document: SourceDocument) -> list[Made]:
    """Return the records in the order of the findings they came from."""
    rows = Origin.objects.filter(document=document).exclude(record__in=_SILENT).select_related("finding")
    # What came of one finding stands together: an institution, then its membership.
    made = [_made(document, row) for row in rows]
    return sorted(made, key=lambda one: one.number)


def _made(document: SourceDocument, row: Origin) -> Made:
    model = apps.get_model(row.record)
    record = model._base_manager.filter(pk=row.record_id).first()
    finding = row.finding
    return Made(
        label=row.label,
        kind=capfirst(str(model._meta.verbose_name)),
        url=_address(record, document) if record is not None else "",
        mention=finding.mention if finding else "",
        number=finding.number if finding else 0,
        is_made=row.is_made,
    )


def _address(record: Model, document: SourceDocument) -> str:
    """Return where the record opens; one without a page of its own has none."""
    if isinstance(record, Organization):
        return record.get_absolute_url()
    if isinstance(record, Person | OfficeHolding):
        person = record.person_id if isinstance(record, OfficeHolding) else record.pk
        return reverse("registry:person_edit", args=[person])
    if isinstance(record, Partnership):
        return reverse("dashboard:desk", args=[record.slug])
    home = getattr(record, "partnership", None) or document.partnership
    if home is None:
        return ""
    if isinstance(record, Meeting):
        return reverse("meetings:meeting", args=[home.slug, record.pk])
    if isinstance(record, Agreement):
        return reverse("agreements:agreement", args=[home.slug, record.pk])
    if isinstance(record, Recommendation):
        return reverse("recommendations:recommendation", args=[home.slug, record.pk])
    if isinstance(record, GoodPractice):
        return reverse("practices:practice", args=[home.slug, record.pk])
    if isinstance(record, Effect):
        return reverse("recommendations:effect_list", args=[home.slug])
    return reverse("registry:signatory_list", args=[home.slug]) if isinstance(record, Signatory) else ""
