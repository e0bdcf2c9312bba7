"""What the letters of this room say."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse

from spoiwo.common.foreign import Reason
from spoiwo.communiques.models import Communique, Placement, Proof
from spoiwo.communiques.states import ProofState
from spoiwo.notifications.letters import LetterDraft
from spoiwo.notifications.models import PersonalLink
from spoiwo.notifications.tokens import token_of
from spoiwo.partnerships.models import Partnership

ASKED = "communiques/email/asked"
REMINDED = "communiques/email/reminded"
GONE = "communiques/email/gone"
LOST = "communiques/email/lost"


def holder_of(placement: Placement) -> str:
    """Return on whose behalf a link acts, in words."""
    return ", ".join(filter(None, (placement.organization_name, placement.addressee)))


def letter(communique: Communique, placement: Placement, link: PersonalLink) -> LetterDraft:
    """Return the letter to one institution."""
    return LetterDraft([placement.email], context(communique, placement, link))


@dataclass(frozen=True, slots=True)
class Missed:
    """An address where a visit did not find a communiqué; ``link`` is None where no letter goes.

    ``why`` is a reason of ``common.foreign.Reason``, empty where the page was read.
    """

    proof: Proof
    why: str
    link: PersonalLink | None

    def said(self) -> Mapping[str, object]:
        """Return what both letters say of it."""
        placement = self.proof.placement
        communique = placement.communique.shown()
        return {
            "label": communique.label,
            "title": communique.title,
            "institution": placement.organization_name,
            "page": communique.address,
            "seen_at": self.proof.address,
            "was_there": self.proof.state == ProofState.LOST,
            "reason": Reason(self.why).label if self.why else "",
        }


def gone_letter(missed: Sequence[Missed]) -> LetterDraft:
    """Return the letter to one institution about all addresses where something was not found."""
    placement = missed[0].proof.placement
    rows = [
        {**one.said(), "address": _placed(one.link)} for one in missed if one.link is not None
    ]  # fmt: skip
    values = {
        "partnership": placement.communique.partnership.short_name,
        "institution": placement.organization_name,
        "holder": holder_of(placement),
        "rows": rows,
    }
    return LetterDraft([placement.email], values)


def lost_letter(partnership: Partnership, missed: Sequence[Missed], email: str) -> LetterDraft:
    """Return the letter to a person of the office about all postings not found since the last one."""
    rows = [{**one.said(), "is_told": one.link is not None, "address": _evidence(one)} for one in missed]
    board = settings.SITE_ADDRESS + reverse("communiques:board", args=[partnership.slug])
    values = {"partnership": partnership.short_name, "rows": rows, "address": board}
    return LetterDraft([email], values)


def _placed(link: PersonalLink) -> str:
    return settings.SITE_ADDRESS + reverse("communiques:placed", args=[token_of(link)])


def _evidence(missed: Missed) -> str:
    placement = missed.proof.placement
    parts = [placement.communique.partnership.slug, placement.communique_id, placement.pk]
    return settings.SITE_ADDRESS + reverse("communiques:placement", args=parts)


def context(communique: Communique, placement: Placement, link: PersonalLink) -> Mapping[str, object]:
    """Return what fills the letters."""
    communique = communique.shown()
    return {
        "partnership": communique.partnership.short_name,
        "label": communique.label,
        "title": communique.title,
        "institution": placement.organization_name,
        "holder": holder_of(placement),
        "page": communique.address,
        "address": _placed(link),
    }


def sample() -> Mapping[str, object]:
    """Return a filled-in letter for the page of letters."""
    return {
        "partnership": "Lubuskie partnerstwo",
        "label": "Komunikat nr 3/2016",
        "title": "Posiedzenie Rady Programowej",
        "institution": "Gmina Zwoleń",
        "holder": "Gmina Zwoleń, Anna Przykładowa",
        "page": f"{settings.SITE_ADDRESS}/k/przyklad/",
        "address": f"{settings.SITE_ADDRESS}/zamieszczono/przyklad/",
    }


def sample_of_missed() -> Mapping[str, object]:
    """Return a filled-in letter about two addresses for the page of letters."""
    first = {**sample(), "seen_at": "https://www.example.org/aktualnosci/", "was_there": True, "reason": ""}
    second = {
        **first,
        "label": "Komunikat nr 4/2016",
        "title": "Dwie rekomendacje",
        "was_there": False,
        "reason": Reason.GONE.label,
        "is_told": True,
    }
    return {**sample(), "rows": [first, second]}
