"""The chain of one recommendation: answers, steps with proofs, effects."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import date

from django.db.models import QuerySet
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from spoiwo.common.exceptions import NotFound
from spoiwo.files.showing import photo_with_files, shown
from spoiwo.files.standing import Use
from spoiwo.partnerships.models import Partnership
from spoiwo.recommendations.chain import Chain, link_up
from spoiwo.recommendations.models import Effect, Evidence, Implementation, Recommendation, Response
from spoiwo.recommendations.states import WAITING
from spoiwo.registry.models import Organization, Representation
from spoiwo.registry.states import RepresentationKind


def chain_of(recommendation: Recommendation, *, public_only: bool = False) -> Chain:
    """Return the chain in four queries, however long it is; in public only with the proofs that are open.

    A photo somebody in it does not agree to is a proof nobody is shown.
    """
    rows = Evidence.objects.filter(shown("photo"), implementation__recommendation=recommendation)
    if public_only:
        rows = rows.filter(is_public=True)
    proofs: dict[int, list[Evidence]] = defaultdict(list)
    for proof in rows.select_related("meeting", "file", *photo_with_files("photo")):
        proofs[proof.implementation_id].append(proof)
    steps = [(step, tuple(proofs[step.pk])) for step in steps_for(recommendation)]
    effects = Effect.objects.filter(recommendation=recommendation)
    return link_up(recommendation, list(responses_of(recommendation)), steps, list(effects))


def uses_of_photos(photos: Collection[int]) -> Iterator[tuple[int, Use]]:
    """Yield which of the photos show steps of which recommendations."""
    rows = Evidence.objects.filter(photo__in=photos)
    for row in rows.select_related("implementation__recommendation__partnership"):
        found = row.implementation.recommendation
        url = reverse("recommendations:recommendation", args=[found.partnership.slug, found.pk])
        if row.photo_id is not None:
            yield row.photo_id, Use(_("recommendation"), str(found), url)


def responses_of(recommendation: Recommendation) -> QuerySet[Response]:
    """Return the institutions on the list: those who carry it out first, as they were listed."""
    rows: QuerySet[Response] = Response.objects.filter(recommendation=recommendation)
    return rows.select_related("organization", "message").order_by("-part", "pk")


def waiting_of(recommendation: Recommendation) -> QuerySet[Response]:
    """Return those who were written to and still owe an answer."""
    return responses_of(recommendation).filter(state__in=WAITING)


def steps_for(recommendation: Recommendation) -> QuerySet[Implementation]:
    """Return the steps in the order of the days they were done, or are to be."""
    rows: QuerySet[Implementation] = Implementation.objects.filter(recommendation=recommendation)
    day = Coalesce("done_on", "due", "meeting__day")
    return rows.select_related("response", "meeting", "body").order_by(day.asc(nulls_last=True), "pk")


def response_by_id(recommendation: Recommendation, number: int) -> Response:
    """Return an institution on the list; raises NotFound."""
    found: Response | None = _responses().filter(recommendation=recommendation, pk=number).first()
    return _found(found)


def response_of_link(number: int) -> Response:
    """Return the answer a personal link opens, in the scope that is open; raises NotFound."""
    found: Response | None = _responses().filter(pk=number).first()
    return _found(found)


def _responses() -> QuerySet[Response]:
    rows: QuerySet[Response] = Response.objects.select_related(
        "recommendation__partnership", "recommendation__body", "organization"
    )
    return rows


def _found(response: Response | None) -> Response:
    if response is None:
        raise NotFound(_("There is no such answer."))
    return response


def step_by_id(recommendation: Recommendation, number: int) -> Implementation:
    """Return a step of the recommendation; raises NotFound."""
    rows = Implementation.objects.filter(recommendation=recommendation, pk=number)
    found: Implementation | None = rows.select_related(
        "recommendation__partnership", "response", "meeting", "body"
    ).first()
    if found is None:
        raise NotFound(_("There is no such step."))
    return found


def proof_by_id(recommendation: Recommendation, number: int) -> Evidence:
    """Return a proof of a step of the recommendation; raises NotFound."""
    rows = Evidence.objects.filter(implementation__recommendation=recommendation, pk=number)
    found: Evidence | None = rows.select_related(
        "implementation__recommendation__partnership",
        "meeting",
        "file__partnership",
        *photo_with_files("photo"),
    ).first()
    if found is None:
        raise NotFound(_("There is no such proof."))
    return found


def representative_on(
    partnership: Partnership, organization: Organization, day: date
) -> Representation | None:
    """Return who spoke for the institution on the day, if anybody."""
    rows = Representation.objects.filter(
        partnership=partnership, organization=organization, kind=RepresentationKind.REPRESENTATIVE
    )
    return rows.as_of(day).select_related("person").order_by("pk").first()
