"""What can be done with an election and what lies in it: one table of deeds, one view."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import Decision
from spoiwo.common.exceptions import NotFound, Sentence
from spoiwo.elections import rules, selectors, services
from spoiwo.elections.forms import deeds as small
from spoiwo.elections.models import Election, Nomination
from spoiwo.elections.states import Consent

Perform = Callable[[Actor, Any, Any], object]
Ask = Callable[[Actor, Any], Decision]


@dataclass(frozen=True, slots=True)
class Deed:
    """One deed: on what, its address, its words, its rule, its form and the service that does it."""

    kind: str
    address: str
    title: Sentence
    done: Sentence
    allowed: Ask
    perform: Perform
    form: type[forms.Form] = small.PlainForm
    lines: tuple[Sentence, ...] = ()
    danger: bool = False


@dataclass(frozen=True, slots=True)
class Offer:
    """A link to a deed, or the reason it cannot be done now."""

    title: Sentence
    url: str
    decision: Decision


def _election(election: Election, number: int) -> Election:
    if election.pk != number:
        raise NotFound(_("There is no such election, or no such entry in it."))
    return election


LOADERS: dict[str, Callable[[Election, int], Any]] = {
    "wybory": _election,
    "zgloszenie": selectors.nomination_of,
    "kandydat": selectors.candidacy_by_id,
    "tura": selectors.round_of,
    "skrutator": selectors.scrutineer_of,
}


def _by_ground(service: Callable[..., object], name: str) -> Perform:
    return lambda actor, thing, form: service(
        actor=actor, ground=form.cleaned_data["ground"], **{name: thing}
    )


def _with_fields(service: Callable[..., object], name: str) -> Perform:
    return lambda actor, thing, form: service(actor=actor, **form.cleaned_data, **{name: thing})


def _record_consent(actor: Actor, nomination: Nomination, form: forms.Form) -> object:
    data = form.cleaned_data
    if data["answer"] == Consent.REFUSED:
        return services.refuse_consent(actor=actor, nomination=nomination, how=data["how"])
    return services.give_consent(
        actor=actor, nomination=nomination, how=data["how"], statement=data["statement"]
    )


def _may_close(actor: Actor, election: Election) -> Decision:
    return rules.can_close_nominations(actor, election, clock.today())


DEEDS = (
    Deed("wybory", "terminy", _("Move the days"), _("The days are moved."), rules.can_move_days,
         _with_fields(services.move_days, "election"), small.DaysForm),
    Deed("wybory", "zamknij-zgloszenia", _("Close the list of candidates"), _("The candidates are named."),
         _may_close, _with_fields(services.close_nominations, "election"), small.CloseForm,
         (_("Accepted nominations become candidates with numbers on the ballot."),
          _("No nomination and no consent is accepted any more."))),
    Deed("wybory", "opublikuj", _("Open the candidates’ page"), _("Everybody can see the candidates now."),
         rules.can_publish_candidates, _with_fields(services.publish_candidates, "election"),
         lines=(_("Names, offices, institutions and statements become public."),)),
    Deed("wybory", "skrutator", _("Appoint a scrutineer"), _("The scrutineer is appointed."),
         rules.can_appoint_scrutineer, _with_fields(services.appoint_scrutineer, "election"),
         small.ScrutineerForm),
    Deed("wybory", "otworz-ture", _("Open the vote"), _("The vote is open. Send the voters their links."),
         rules.can_open_round, _with_fields(services.open_round, "election"),
         lines=(_("The list of voters is that of today and no longer changes."),
                _("Every institution with a representative gets a personal link. Letters are sent apart."),
                _("Nobody, not even the secretariat, sees a result before the close."))),
    Deed("tura", "zamknij", _("Close the vote and count"), _("The votes are counted."),
         rules.can_close_round, _with_fields(services.close_round, "held"),
         lines=(_("No more ballots are accepted."), _("The result is counted once and stays."))),
    Deed("tura", "uniewaznij", _("Annul the round"), _("The round is annulled; it can be repeated."),
         rules.can_annul_round, _by_ground(services.annul_round, "held"), small.GroundForm, danger=True),
    Deed("wybory", "protokol", _("Write the protocol"), _("The protocol is written."),
         rules.can_write_protocol, _with_fields(services.write_protocol, "election"),
         lines=(_("What was found is written down for good, with its SHA-256."),
                _("A later protocol replaces an earlier one; both stay."))),
    Deed("wybory", "wynik", _("Confirm the result"), _("The seats are filled."), rules.can_confirm_result,
         _with_fields(services.confirm_result, "election"), small.ConfirmForm,
         (_("The elected take their seats from the day given, with the protocol as the ground."),
          _("For a new term: the one that runs on that day ends the day before."))),
    Deed("wybory", "uniewaznij", _("Annul the election"), _("The election is annulled."),
         rules.can_annul_election, _by_ground(services.annul_election, "election"), small.GroundForm,
         (_("Its votes count for nothing; what was recorded stays, marked."),
          _("Seats it filled are vacant from today. The term before stays closed.")), danger=True),
    Deed("zgloszenie", "zgoda", _("Record the answer"), _("The answer is recorded."),
         rules.can_answer_consent, _record_consent, small.RecordConsentForm),
    Deed("zgloszenie", "przyjmij", _("Accept the nomination"), _("The nomination is accepted."),
         rules.can_accept_nomination, _with_fields(services.accept_nomination, "nomination")),
    Deed("zgloszenie", "odrzuc", _("Reject the nomination"), _("The nomination is rejected."),
         rules.can_reject_nomination, _by_ground(services.reject_nomination, "nomination"),
         small.GroundForm),
    Deed("zgloszenie", "przywroc", _("Take back the rejection"), _("The nomination waits for a decision."),
         rules.can_restore_nomination, _by_ground(services.restore_nomination, "nomination"),
         small.GroundForm),
    Deed("zgloszenie", "wycofaj", _("Withdraw the nomination"), _("The nomination is withdrawn."),
         rules.can_withdraw_nomination, _by_ground(services.withdraw_nomination, "nomination"),
         small.GroundForm),
    Deed("kandydat", "wykresl", _("Strike the candidate"), _("The candidate no longer stands."),
         rules.can_withdraw_candidacy, _by_ground(services.withdraw_candidacy, "candidacy"),
         small.GroundForm),
    Deed("skrutator", "odwolaj", _("Release the scrutineer"), _("The scrutineer is released."),
         lambda actor, one: rules.can_appoint_scrutineer(actor, one.election),
         _with_fields(services.release_scrutineer, "scrutineer")),
)  # fmt: skip
BY_ADDRESS = {(deed.kind, deed.address): deed for deed in DEEDS}


def deed_at(kind: str, address: str) -> Deed:
    """Return the deed of an address; raises NotFound."""
    found = BY_ADDRESS.get((kind, address))
    if found is None:
        raise NotFound(_("There is no such page."))
    return found


def offer(actor: Actor, election: Election, kind: str, thing: Any, address: str) -> Offer:
    """Return the link to a deed with the rule's decision."""
    deed = deed_at(kind, address)
    number = thing.number if kind == "tura" else thing.pk
    place = [election.partnership.slug, election.number, kind, number, address]
    return Offer(deed.title, reverse("elections:deed", args=place), deed.allowed(actor, thing))


def possible(actor: Actor, election: Election, kind: str, thing: Any, *addresses: str) -> list[Offer]:
    """Return the deeds that can be done now, of those named."""
    offers = [offer(actor, election, kind, thing, address) for address in addresses]
    return [one for one in offers if one.decision]
