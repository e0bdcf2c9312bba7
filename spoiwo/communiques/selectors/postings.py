"""Postings of a communiqué: who is missing, who would be written to, what was given as evidence."""

import hashlib
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, Prefetch, QuerySet, Subquery
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.common.exceptions import NotFound
from spoiwo.communiques.models import Communique, Placement, Proof, Visit
from spoiwo.communiques.states import UNSEEN, Posting, State
from spoiwo.files.showing import photo_with_files
from spoiwo.files.standing import Use
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.selectors import Voices, voices_on

_SHOWN = ("communique__partnership", "organization", "proof", "message")
_SAID = ("communique__body", "communique__meeting", "communique__project")


@dataclass(frozen=True, slots=True)
class Recipient:
    """A posting whose institution would be written to now, or cannot be: it has no e-mail."""

    placement: Placement

    @property
    def can_be_written_to(self) -> bool:
        """Whether there is an e-mail to write to."""
        return bool(self.placement.email)


@dataclass(frozen=True, slots=True)
class Addressee:
    """Who is written to, at what address."""

    name: str
    email: str


def addressees_on(partnership: Partnership, day: date) -> dict[int, Addressee]:
    """Return by institution who is written to: representative, else contact person, else deputy."""
    return {one.organization.pk: _addressee(one) for one in voices_on(partnership, day)}


def _addressee(voices: Voices) -> Addressee:
    people = [*voices.representatives, *voices.contacts, *voices.deputies]
    person = next((one for one in people if one.email), None)
    if person is not None:
        return Addressee(person.person.full_name, person.email)
    return Addressee("", voices.organization.email)


def placements_of(communique: Communique) -> QuerySet[Placement]:
    """Return the frozen list with the evidence each posting rests on, in its order."""
    rows: QuerySet[Placement] = Placement.objects.filter(communique=communique)
    return rows.select_related("proof", "organization", "message").order_by("order", "pk")


def unsent(communique: Communique) -> list[Placement]:
    """Return the postings whose link was not sent yet and for which nothing was shown."""
    return list(placements_of(communique).filter(sent_at__isnull=True).exclude(state=Posting.SHOWN))


def missing(communique: Communique) -> list[Placement]:
    """Return the postings whose link was sent and that do not hang now: a reminder is for them."""
    rows = placements_of(communique).exclude(state=Posting.SHOWN).filter(sent_at__isnull=False)
    # An address that waits for our own visit is not their delay.
    return [row for row in rows if not _waits_for_us(row)]


def recipients_of(communique: Communique, placements: list[Placement]) -> list[Recipient]:
    """Return who would be written to today: the institutions are frozen, their people are not.

    A posting carries the address of today, unsaved; an institution nobody speaks for now keeps the last one.
    """
    address_today(communique.partnership, placements)
    return [Recipient(placement) for placement in placements]


def address_today(partnership: Partnership, placements: Iterable[Placement]) -> None:
    """Let the postings carry, unsaved, whom a letter of today goes to; the last one where nobody speaks."""
    current = addressees_on(partnership, clock.today())
    for placement in placements:
        found = current.get(placement.organization_id)
        if found and found.email:
            placement.addressee, placement.email = found.name[:200], found.email


def _waits_for_us(placement: Placement) -> bool:
    proof = placement.proof
    return placement.state == Posting.WAITING and proof is not None and proof.state == "pending"


def fingerprint_of(recipients: Iterable[Recipient]) -> str:
    """Return the mark of a list as it was shown, so that another one is not written to unseen.

    Who was reminded meanwhile makes another list: the button pressed twice reminds once.
    """
    rows = (one.placement for one in recipients)
    said = "|".join(f"{row.pk}:{row.email}:{row.reminders}" for row in rows)
    return hashlib.sha256(said.encode()).hexdigest()[:20]


def placement_by_id(communique: Communique, number: int) -> Placement:
    """Return a posting of the communiqué; raises NotFound."""
    return _one(Placement.objects.filter(communique=communique, pk=number))


def placement_of_link(number: int) -> Placement:
    """Return the posting a personal link opens, in the scope that is open; raises NotFound."""
    return _one(Placement.objects.filter(pk=number))


def _one(rows: QuerySet[Placement]) -> Placement:
    found: Placement | None = rows.select_related(*_SHOWN, *_SAID).first()
    if found is None:
        raise NotFound(_("There is no such posting."))
    return found


def evidence_of(placement: Placement) -> list[Proof]:
    """Return every proof given, the newest first, with its picture and what was seen on visits."""
    visits = Prefetch("visits", Visit.objects.order_by("-at", "-pk"))
    rows = Proof.objects.filter(placement=placement).select_related(*photo_with_files("photo"))
    return list(rows.prefetch_related(visits).order_by("-given_at", "-pk"))


def uses_of_photos(photos: Collection[int]) -> Iterator[tuple[int, Use]]:
    """Yield which of the photos prove postings of which communiqués."""
    rows = Proof.objects.filter(photo__in=photos).select_related("placement__communique__partnership")
    for row in rows:
        placement = row.placement
        slug, number = placement.communique.partnership.slug, placement.communique_id
        url = reverse("communiques:placement", args=[slug, number, placement.pk])
        name = f"{placement.communique.label}: {placement.organization_name}"
        if row.photo_id is not None:
            yield row.photo_id, Use(_("proof of posting"), name, url)


def proof_by_id(communique: Communique, number: int) -> Proof:
    """Return a proof of a posting of the communiqué; raises NotFound."""
    rows = Proof.objects.filter(placement__communique=communique, pk=number)
    found: Proof | None = rows.select_related("placement__communique__partnership", "photo").first()
    if found is None:
        raise NotFound(_("There is no such proof."))
    return found


def untold(partnership: Partnership) -> list[Proof]:
    """Return the proofs a visit did not find and no letter has told of yet, where nothing else holds."""
    rows = Proof.objects.filter(
        placement__communique__partnership=partnership,
        placement__communique__state=State.PUBLISHED,
        is_to_be_told=True,
        state__in=UNSEEN,
    ).exclude(placement__state=Posting.SHOWN)
    latest = Visit.objects.filter(proof=OuterRef("pk")).order_by("-at", "-pk").values("reason")[:1]
    rows = rows.annotate(why=Subquery(latest)).select_related(
        "placement__communique__partnership", "placement__communique__project", "placement__organization"
    )
    return list(rows.order_by("placement__communique__day", "placement__order", "pk"))
