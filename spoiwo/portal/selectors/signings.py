"""Signings as dated facts: when and where an agreement was signed, and by how many."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from spoiwo.agreements.models import Agreement, Signature
from spoiwo.agreements.selectors import AgreementSummary
from spoiwo.agreements.states import Shape, Standing
from spoiwo.common.periods import Precision
from spoiwo.common.web.wording import bound, saying
from spoiwo.portal.selectors.timeline import Fact

_Days = dict[tuple[int, date], list[str]]


def signing_facts(summaries: Iterable[AgreementSummary], until: date) -> list[Fact]:
    """Return the days of signing and of coming into force, up to a day, in one query."""
    agreements = [summary.agreement for summary in summaries]
    signed = _signing_days(agreements, until)
    facts = []
    for agreement in agreements:
        if agreement.shape == Shape.JOINT:
            facts += [
                _signing(agreement, day, places)
                for (number, day), places in signed.items()
                if number == agreement.pk
            ]
        facts += _turning_points(agreement, until)
    return facts


def _signing_days(agreements: list[Agreement], until: date) -> _Days:
    """Return for each agreement and day the place of every signature; newcomers' contracts are left out."""
    joint = [agreement.pk for agreement in agreements if agreement.shape == Shape.JOINT]
    rows = (
        Signature.objects.holding()
        .filter(party__agreement__in=joint, amendment__isnull=True, signed_on__lte=until)
        .order_by("signed_on", "pk")
        .values_list("party__agreement_id", "signed_on", "place")
    )
    days: _Days = defaultdict(list)
    for number, day, place in rows:
        days[number, day].append(place)
    return days


def _signing(agreement: Agreement, day: date, places: list[str]) -> Fact:
    named = list(dict.fromkeys(place for place in places if place))
    words = ngettext(
        "%(number)s party signs the agreement", "%(number)s parties sign the agreement", len(places)
    )
    text = words % {"number": len(places)}
    if named:
        text = saying(_("%(fact)s; places: %(places)s"), fact=bound(text), places=", ".join(named))
    return Fact(day, Precision.DAY, 2, text, agreement.get_absolute_url())


def _turning_points(agreement: Agreement, until: date) -> list[Fact]:
    """Return when an agreement began and stopped to bind; nothing that the signing has said already."""
    facts = []
    begins = agreement.concluded_on if agreement.shape == Shape.BILATERAL else agreement.in_force_from
    precision = (
        Precision(agreement.concluded_precision) if begins == agreement.concluded_on else Precision.DAY
    )
    if (
        begins
        and begins <= until
        and (agreement.shape == Shape.BILATERAL or begins != agreement.concluded_on)
    ):
        words = (
            _("First signed: %(title)s") if agreement.shape == Shape.BILATERAL else _("In force: %(title)s")
        )
        facts.append(
            Fact(begins, precision, 2, saying(words, title=agreement.title), agreement.get_absolute_url())
        )
    if agreement.ended_on and agreement.ended_on <= until:
        words = (
            _("Replaced by another: %(title)s")
            if agreement.state == Standing.SUPERSEDED
            else _("Ended: %(title)s")
        )
        facts.append(
            Fact(
                agreement.ended_on,
                Precision.DAY,
                2,
                saying(words, title=agreement.title),
                agreement.get_absolute_url(),
            )
        )
    return facts
