"""Which rules hold for a motion: by-laws of the day, and how far one may depart from them."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from django.utils.translation import gettext_lazy as _

from spoiwo.common import polish
from spoiwo.common.exceptions import BadInput
from spoiwo.councils.defaults import COUNCIL_DEFAULTS
from spoiwo.councils.models import Body, ByLaws
from spoiwo.councils.selectors import bylaws_on
from spoiwo.councils.states import BallotKind, Majority
from spoiwo.decisions.models import Motion
from spoiwo.voting import counting
from spoiwo.voting.states import Form, Secrecy

_STRICTER = (Majority.SIMPLE, Majority.ABSOLUTE, Majority.TWO_THIRDS)
_MAJORITIES = {
    Majority.SIMPLE: (counting.Majority.SIMPLE, Fraction(2, 3)),
    Majority.ABSOLUTE: (counting.Majority.ABSOLUTE, Fraction(2, 3)),
    Majority.TWO_THIRDS: (counting.Majority.QUALIFIED, Fraction(2, 3)),
}
# Stored with each decision, which is Polish data.
_NO_BYLAWS = "zasady zwykłe (nie zapisano regulaminu)"


@dataclass(frozen=True, slots=True)
class Ruling:
    """The rules of a day for one body, or for all signatories where none is named."""

    bylaws: ByLaws | None
    majority: Majority
    quorum: str
    circulation_quorum: str
    is_tie_broken_by_chair: bool
    is_circulation_allowed: bool
    secrecy: Secrecy
    reference: str

    def quorum_for(self, form: str) -> str:
        """Return the share: of those present, or by circulation of the votes cast."""
        return self.circulation_quorum if form == Form.CIRCULATION else self.quorum


def ruling_on(body: Body | None, day: date) -> Ruling:
    """Return the rules in force on the day; without recorded by-laws those of domain.md 7.3."""
    bylaws = bylaws_on(body, day) if body is not None else None
    source = bylaws or COUNCIL_DEFAULTS
    return Ruling(
        bylaws=bylaws,
        majority=Majority(source.majority),
        quorum=source.quorum,
        circulation_quorum=source.circulation_quorum,
        is_tie_broken_by_chair=source.is_tie_broken_by_chair,
        is_circulation_allowed=source.is_circulation_allowed,
        secrecy=Secrecy.SECRET if source.ballot == BallotKind.SECRET else Secrecy.OPEN,
        reference=_reference(bylaws),
    )


def _reference(bylaws: ByLaws | None) -> str:
    if bylaws is None:
        return _NO_BYLAWS
    since = polish.long_date(bylaws.valid_from)
    ground = f" ({bylaws.ground})" if bylaws.ground else ""
    return f"{bylaws.body.name}: regulamin, wersja {bylaws.number}, obowiązuje od {since}{ground}"[:400]


def check_departure(
    ruling: Ruling,
    *,
    majority: Majority,
    quorum: str,
    is_tie_broken_by_chair: bool,
    secrecy: Secrecy,
    form: Form,
    ground: str,
) -> None:
    """Refuse what the by-laws do not allow: one may ask for more than they do, never for less.

    Asking for more needs a ground. Raises BadInput.
    """
    if form == Form.CIRCULATION and not ruling.is_circulation_allowed:
        raise BadInput(_("The by-laws of this body do not allow votes between sessions."), "form")
    if _STRICTER.index(majority) < _STRICTER.index(ruling.majority):
        raise BadInput(_("The by-laws ask for a larger majority than this."), "majority")
    if Fraction(quorum) < Fraction(ruling.quorum_for(form)):
        raise BadInput(_("The by-laws ask for a larger quorum than this."), "quorum")
    if is_tie_broken_by_chair and not ruling.is_tie_broken_by_chair:
        raise BadInput(_("The by-laws do not let the chair break a tie."), "is_tie_broken_by_chair")
    if ruling.secrecy == Secrecy.SECRET and secrecy != Secrecy.SECRET:
        raise BadInput(_("The by-laws ask for a secret ballot."), "secrecy")
    is_more = majority != ruling.majority or Fraction(quorum) != Fraction(ruling.quorum_for(form))
    if is_more and not ground.strip():
        raise BadInput(_("Write why more is asked than by the by-laws."), "departure")


def rule_of_motion(motion: Motion) -> counting.MotionRule:
    """Return the rule as ``voting`` counts by it. In secret the chair breaks no tie (ADR 0007)."""
    majority, share = _MAJORITIES[Majority(motion.majority)]
    by_chair = motion.is_tie_broken_by_chair and not motion.is_secret
    basis = counting.QuorumBasis.CAST if motion.is_by_circulation else counting.QuorumBasis.PRESENT
    return counting.MotionRule(
        quorum=counting.Quorum(basis=basis, share=Fraction(motion.quorum)),
        majority=majority,
        share=share,
        tie_break=counting.TieBreak.CHAIR if by_chair else counting.TieBreak.NONE,
    )
