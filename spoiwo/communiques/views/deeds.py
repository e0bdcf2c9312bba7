"""What moves a communiqué on: one table of deeds, one view."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.exceptions import NotFound, Sentence
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import posted, run
from spoiwo.communiques import selectors, services
from spoiwo.communiques.forms.writing import GroundForm, NoForm, SendForm
from spoiwo.communiques.looking import to_be_looked_at
from spoiwo.communiques.models import Communique, Placement
from spoiwo.communiques.selectors.postings import fingerprint_of
from spoiwo.communiques.states import State
from spoiwo.communiques.views.shared import EDIT, form_page
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import inner_view
from spoiwo.privacy.looking import ask_to_look
from spoiwo.registry.selectors import register_on

Perform = Callable[[Actor, Communique, Any], object]
Whom = Callable[[Communique], list[Placement]]


@dataclass(frozen=True, slots=True)
class Deed:
    """One deed: its address, its words, its form, what it does, in which state, and whom it writes to."""

    address: str
    title: Sentence
    done: Sentence
    form: type[forms.Form]
    perform: Perform
    state: State
    whom: Whom | None = None


@dataclass(frozen=True, slots=True)
class Offer:
    """A link to a deed."""

    title: Sentence
    url: str
    is_undoing: bool


def _publish(actor: Actor, communique: Communique, _form: forms.Form) -> object:
    return services.publish_communique(actor=actor, communique=communique)


def _send(actor: Actor, communique: Communique, form: SendForm) -> object:
    seen = form.cleaned_data["fingerprint"]
    return services.send_links(actor=actor, communique=communique, fingerprint=seen)


def _remind(actor: Actor, communique: Communique, form: SendForm) -> object:
    seen = form.cleaned_data["fingerprint"]
    return services.remind_missing(actor=actor, communique=communique, fingerprint=seen)


def _withdraw(actor: Actor, communique: Communique, form: GroundForm) -> object:
    ground = form.cleaned_data["ground"]
    return services.withdraw_communique(actor=actor, communique=communique, ground=ground)


def _remove(actor: Actor, communique: Communique, _form: forms.Form) -> object:
    return services.remove_draft(actor=actor, communique=communique)


DEEDS = (
    Deed("opublikuj", _("Publish the communiqué"), _("The communiqué is published and has its number."),
         NoForm, _publish, State.DRAFT),
    Deed("wyslij", _("Send the links"), _("The links are sent."), SendForm, _send, State.PUBLISHED,
         selectors.unsent),
    Deed("przypomnij", _("Remind the missing"), _("The reminders are sent."), SendForm, _remind,
         State.PUBLISHED, selectors.missing),
    Deed("wycofaj", _("Withdraw the communiqué"), _("The communiqué is withdrawn."), GroundForm, _withdraw,
         State.PUBLISHED),
    Deed("usun", _("Remove the draft"), _("The draft is removed."), NoForm, _remove, State.DRAFT),
)  # fmt: skip
BY_ADDRESS = {deed.address: deed for deed in DEEDS}


def offers_for(communique: Communique) -> list[Offer]:
    """Return what can be done with the communiqué now."""
    place = [communique.partnership.slug, communique.pk]
    return [
        Offer(
            deed.title,
            reverse("communiques:communique_deed", args=[*place, deed.address]),
            deed.perform in {_withdraw, _remove},
        )
        for deed in DEEDS
        if communique.state == deed.state and (deed.whom is None or deed.whom(communique))
    ]


@inner_view(EDIT)
def communique_deed(request: HttpRequest, partnership: Partnership, pk: int, address: str) -> HttpResponse:
    """Show the form of a deed with whom it reaches, and do the deed when it is sent."""
    found = selectors.communique_by_id(partnership, pk)
    deed = BY_ADDRESS.get(address)
    if deed is None:
        raise NotFound(gettext("There is no such page."))
    form = deed.form(posted(request))
    stands_out = ask_to_look(form, to_be_looked_at(found) if deed.perform is _publish else ())
    if form.is_valid() and run(form, lambda: deed.perform(actor_of(request), found, form)):
        messages.success(request, str(deed.done))
        if deed.perform is _remove:
            return redirect("communiques:communique_list", partnership.slug)
        return redirect("communiques:communique", partnership.slug, pk)
    back = reverse("communiques:communique", args=[partnership.slug, pk])
    more: dict[str, Any] = {"stands_out": stands_out}
    if deed.whom is not None:
        fresh = selectors.communique_by_id(partnership, pk)
        recipients = selectors.recipients_of(fresh, deed.whom(fresh))
        _say_seen(form, fingerprint_of(recipients))
        more["recipients"] = recipients
        more["is_nobody_reached"] = not any(one.can_be_written_to for one in recipients)
    elif deed.perform is _publish:
        register = register_on(partnership, clock.today())
        more["members"] = [row.name for row in register.members if row.is_counted]
        more["looked_at"] = reverse("redactions:text", args=[partnership.slug, "komunikaty", pk])
    return form_page(
        request, partnership, form, deed.title, back, communique=found, danger=deed.perform is _remove, **more
    )


def _say_seen(form: forms.Form, fingerprint: str) -> None:
    """Let the form speak of the list shown now, also when another was refused a moment ago."""
    form.initial["fingerprint"] = fingerprint
    if form.is_bound:
        typed = form.data.copy()  # type: ignore[attr-defined]  # bound to a QueryDict
        typed["fingerprint"] = fingerprint
        form.data = typed
