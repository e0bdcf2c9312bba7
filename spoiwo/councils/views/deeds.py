"""What can be done with a body and what it consists of: one table of deeds, one view."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from spoiwo.common.actors import Actor
from spoiwo.common.exceptions import NotFound, Sentence
from spoiwo.common.periods import Precision
from spoiwo.councils import selectors, services
from spoiwo.councils.forms import deeds as small
from spoiwo.councils.forms.bylaws import ByLawsForm
from spoiwo.councils.models import Body, SeatHolding, Term
from spoiwo.councils.selectors import Member
from spoiwo.councils.states import EndReason, Function, Origin

Perform = Callable[[Actor, Any, Any], object]


@dataclass(frozen=True, slots=True)
class Deed:
    """One deed: on what, its address, its words, its form and the service that does it."""

    kind: str
    address: str
    title: Sentence
    done: Sentence
    form: type[forms.Form]
    perform: Perform
    removes_body: bool = False


@dataclass(frozen=True, slots=True)
class Offer:
    """A link to a deed."""

    title: Sentence
    url: str


def _body(body: Body, number: int) -> Body:
    if body.pk != number:
        raise NotFound(_("There is no such entry in this body."))
    return body


LOADERS: dict[str, Callable[[Body, int], Any]] = {
    "organ": _body,
    "regulamin": selectors.version_by_id,
    "kadencja": selectors.term_by_id,
    "mandat": selectors.holding_by_id,
    "funkcja": selectors.function_by_id,
    "zastepca": selectors.deputy_by_id,
}


def _open_term(actor: Actor, body: Body, form: Any) -> object:
    data = form.cleaned_data
    return services.open_term(
        actor=actor,
        body=body,
        since=data["since"],
        number=data["number"],
        ground=data["ground"],
        precision=Precision(data["precision"]),
        is_beginning_known=not data["is_at_least"],
    )


def _adopt(actor: Actor, body: Body, form: ByLawsForm) -> object:
    data = form.cleaned_data
    return services.adopt_bylaws(
        actor=actor,
        body=body,
        drafted=form.rules(),
        since=data["since"],
        ground=data["ground"],
        quotas=list(form.quotas()),
    )


def _seat(actor: Actor, term: Term, form: small.SeatForm) -> object:
    origin, since = Origin(form.cleaned_data["origin"]), form.cleaned_data["since"]
    if origin == Origin.CO_OPTATION:
        return services.co_opt(actor=actor, term=term, draft=form.draft(), since=since)
    return services.seat_member(actor=actor, term=term, draft=form.draft(), origin=origin, since=since)


def _vacate(actor: Actor, holding: SeatHolding, form: Any) -> object:
    data = form.cleaned_data
    return services.vacate_seat(
        actor=actor,
        holding=holding,
        last_day=data["last_day"],
        reason=EndReason(data["reason"]),
        ground=data["ground"],
    )


def _appoint(actor: Actor, holding: SeatHolding, form: Any) -> object:
    data = form.cleaned_data
    return services.appoint_function(
        actor=actor,
        holding=holding,
        function=Function(data["function"]),
        since=data["since"],
        ground=data["ground"],
    )


def _back(service: Callable[..., object], name: str) -> Perform:
    return lambda actor, thing, form: service(
        actor=actor, ground=form.cleaned_data["ground"], **{name: thing}
    )


def _ended(service: Callable[..., object], name: str) -> Perform:
    return lambda actor, thing, form: service(actor=actor, **form.cleaned_data, **{name: thing})


TAKEN_BACK = _("It is taken back. The mistake stays in the book of deeds.")
DEEDS = (
    Deed("organ", "kadencja", _("Open a term"), _("The term is open."), small.TermForm, _open_term),
    Deed("organ", "regulamin", _("Record by-laws"), _("The by-laws are recorded."), ByLawsForm, _adopt),
    Deed("organ", "zakoncz", _("End the body"), _("The body is ended."), small.EndForm,
         _ended(services.end_body, "body")),
    Deed("organ", "przywroc", _("Take back the ending of the body"), TAKEN_BACK, small.GroundForm,
         _back(services.reopen_body, "body")),
    Deed("organ", "cofnij", _("Take back the body"), TAKEN_BACK, small.GroundForm,
         _back(services.take_back_body, "body"), removes_body=True),
    Deed("regulamin", "cofnij", _("Take back the by-laws"), TAKEN_BACK, small.GroundForm,
         _back(services.take_back_bylaws, "bylaws")),
    Deed("kadencja", "obsadz", _("Fill a seat"), _("The seat is filled."), small.SeatForm, _seat),
    Deed("kadencja", "zamknij", _("Close the term"), _("The term is closed."), small.EndForm,
         _ended(services.close_term, "term")),
    Deed("kadencja", "przywroc", _("Take back the closing of the term"), TAKEN_BACK, small.GroundForm,
         _back(services.reopen_term, "term")),
    Deed("kadencja", "cofnij", _("Take back the term"), TAKEN_BACK, small.GroundForm,
         _back(services.take_back_term, "term")),
    Deed("mandat", "funkcja", _("Give a function"), _("The function is recorded."), small.FunctionForm,
         _appoint),
    Deed("mandat", "zastepca", _("Name a deputy"), _("The deputy is recorded."), small.DeputyForm,
         _ended(services.name_deputy, "holding")),
    Deed("mandat", "zwolnij", _("Vacate the seat"), _("The seat is vacant."), small.VacateForm, _vacate),
    Deed("mandat", "przywroc", _("Take back the leaving of the seat"), TAKEN_BACK, small.GroundForm,
         _back(services.reopen_seat, "holding")),
    Deed("mandat", "cofnij", _("Take back the filling of the seat"), TAKEN_BACK, small.GroundForm,
         _back(services.take_back_seat, "holding")),
    Deed("funkcja", "zakoncz", _("End the function"), _("The function is ended."), small.EndForm,
         _ended(services.end_function, "held")),
    Deed("funkcja", "cofnij", _("Take back the function"), TAKEN_BACK, small.GroundForm,
         _back(services.take_back_function, "held")),
    Deed("zastepca", "cofnij", _("Take back the deputy"), TAKEN_BACK, small.GroundForm,
         _back(services.take_back_deputy, "deputy")),
)  # fmt: skip
BY_ADDRESS = {(deed.kind, deed.address): deed for deed in DEEDS}


def deed_at(kind: str, address: str) -> Deed:
    """Return the deed of an address; raises NotFound."""
    found = BY_ADDRESS.get((kind, address))
    if found is None:
        raise NotFound(_("There is no such page."))
    return found


def offer(body: Body, kind: str, number: int, address: str) -> Offer:
    """Return the link to a deed."""
    place = [body.partnership.slug, body.slug, kind, number, address]
    return Offer(deed_at(kind, address).title, reverse("councils:deed", args=place))


def offers_for_body(body: Body) -> list[Offer]:
    """Return what can be done with the body itself."""
    addresses = ["przywroc"] if body.valid_to else ["kadencja", "regulamin", "zakoncz", "cofnij"]
    return [offer(body, "organ", body.pk, address) for address in addresses]


def offers_for_term(body: Body, term: Term) -> list[Offer]:
    """Return what can be done with a term."""
    addresses = ["przywroc"] if term.valid_to else ["obsadz", "zamknij", "cofnij"]
    return [offer(body, "kadencja", term.pk, address) for address in addresses]


def offers_for_member(body: Body, member: Member) -> Iterator[Offer]:
    """Yield what can be done with a member of the day shown."""
    holding = member.holding
    for address in ["przywroc"] if holding.valid_to else ["funkcja", "zastepca", "zwolnij"]:
        yield offer(body, "mandat", holding.pk, address)
    if member.held:
        for address in ["cofnij"] if member.held.valid_to else ["zakoncz", "cofnij"]:
            yield offer(body, "funkcja", member.held.pk, address)
    if member.deputy:
        yield offer(body, "zastepca", member.deputy.pk, "cofnij")
    if not member.held and not member.deputy:
        yield offer(body, "mandat", holding.pk, "cofnij")
