"""Steps of an agreement's life; the heavy ones ask to confirm who you are."""

import re

from allauth.account.decorators import reauthentication_required
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from spoiwo.agreements import rules, selectors, services
from spoiwo.agreements.forms.agreement import InForceForm, SigningStartForm, TerminationForm
from spoiwo.agreements.forms.common import GroundForm
from spoiwo.agreements.models import Agreement
from spoiwo.agreements.states import State
from spoiwo.agreements.views.deeds import EDIT, Deed, address, agreement_view, deed_page
from spoiwo.common import clock
from spoiwo.common.periods import Precision
from spoiwo.common.templatetags.spoiwo import long_date
from spoiwo.common.web.actor import actor_of
from spoiwo.registry.selectors import count_members


@agreement_view(EDIT)
@reauthentication_required  # type: ignore[untyped-decorator]  # allauth is untyped
def signing_start(request: HttpRequest, agreement: Agreement) -> HttpResponse:
    """Freeze the text under its hash; from now on it can be signed and no longer changed."""
    actor = actor_of(request)
    form = SigningStartForm(request.POST or None, initial={"on": clock.today()})
    text = selectors.consolidated_text(agreement, clock.today())
    parties = len(selectors.parties_of(agreement))
    deed = Deed(
        title=_("Start the signing"),
        button=_("Freeze the text and start the signing"),
        lines=[
            ngettext(
                "The text has %(number)d paragraph.", "The text has %(number)d paragraphs.", len(text.clauses)
            )
            % {"number": len(text.clauses)},
            _("It will be frozen under SHA-256 %(hash)s; later it changes only by an amendment.")
            % {"hash": " ".join(re.findall(".{8}", text.sha256)) or "—"},
            ngettext("%(number)d party is on the list.", "%(number)d parties are on the list.", parties)
            % {"number": parties},
            _("The agreement becomes public once the partnership is public."),
        ],
        back=address("agreement", agreement),
        danger=True,
    )
    return deed_page(
        request,
        agreement,
        deed,
        form,
        lambda: services.start_signing(actor=actor, agreement=agreement, on=form.cleaned_data["on"]),
        done=_("The text is frozen. Now signatures can be recorded."),
        to=address("board", agreement),
        allowed=rules.can_start_signing(actor, agreement),
    )


@agreement_view(EDIT)
def agreement_bring(request: HttpRequest, agreement: Agreement) -> HttpResponse:
    """Declare the agreement in force, once enough have signed."""
    actor, today = actor_of(request), clock.today()
    form = InForceForm(request.POST or None, initial={"since": agreement.concluded_on or today})
    members = count_members(agreement.partnership, today)
    deed = Deed(
        title=_("Bring the agreement into force"),
        button=_("Bring into force"),
        lines=[
            ngettext(
                "Today the partnership has %(number)d signatory.",
                "Today the partnership has %(number)d signatories.",
                members,
            )
            % {"number": members},
            _("The agreement comes into force with at least %(number)d.")
            % {"number": agreement.partnership.minimum_signatories},
            _("A partnership being signed becomes active on that day."),
        ],
        back=address("agreement", agreement),
    )

    def bring() -> None:
        data = form.cleaned_data
        services.bring_into_force(
            actor=actor,
            agreement=agreement,
            since=data["since"],
            concluded_on=data["concluded_on"],
            precision=Precision(data["precision"]),
        )

    allowed = rules.can_bring_into_force(actor, agreement)
    return deed_page(
        request, agreement, deed, form, bring, done=_("The agreement is in force."), allowed=allowed
    )


@agreement_view(EDIT)
@reauthentication_required  # type: ignore[untyped-decorator]  # allauth is untyped
def agreement_end(request: HttpRequest, agreement: Agreement) -> HttpResponse:
    """End an agreement in force, or give up one that never came into force."""
    if agreement.state != State.IN_FORCE:
        return _abandon(request, agreement)
    actor = actor_of(request)
    form = TerminationForm(request.POST or None, initial={"last_day": clock.today()})
    deed = Deed(
        title=_("End the agreement"),
        button=_("End the agreement"),
        lines=[
            _("Memberships do not end by it: each departure is recorded by itself."),
            _("Earlier days keep the agreement as it was."),
        ],
        back=address("agreement", agreement),
        danger=True,
    )
    return deed_page(
        request,
        agreement,
        deed,
        form,
        lambda: services.terminate_agreement(actor=actor, agreement=agreement, **form.cleaned_data),
        done=_("The ending is recorded."),
        allowed=rules.can_edit_agreement(actor, agreement),
    )


def _abandon(request: HttpRequest, agreement: Agreement) -> HttpResponse:
    actor, form = actor_of(request), GroundForm(request.POST or None)
    deed = Deed(
        title=_("Give up the agreement"),
        button=_("Give up the agreement"),
        lines=[_("It never came into force. Nothing of it is erased, and nobody can sign it any more.")],
        back=address("agreement", agreement),
        danger=True,
    )
    return deed_page(
        request,
        agreement,
        deed,
        form,
        lambda: services.abandon_agreement(actor=actor, agreement=agreement, **form.cleaned_data),
        done=_("The agreement is given up."),
        allowed=rules.can_edit_agreement(actor, agreement),
    )


@agreement_view(EDIT)
@reauthentication_required  # type: ignore[untyped-decorator]  # allauth is untyped
def agreement_reopen(request: HttpRequest, agreement: Agreement) -> HttpResponse:
    """Take back an ending recorded by mistake."""
    actor, form = actor_of(request), GroundForm(request.POST or None)
    ended = long_date(agreement.ended_on) or "—"
    deed = Deed(
        title=_("Take back the ending"),
        button=_("Take back the ending"),
        lines=[
            _("The first day without the agreement was recorded as %(day)s.") % {"day": ended},
            _("The agreement runs on as if it had not ended; the book of deeds keeps both entries."),
        ],
        back=address("agreement", agreement),
        danger=True,
    )
    return deed_page(
        request,
        agreement,
        deed,
        form,
        lambda: services.reopen_agreement(actor=actor, agreement=agreement, **form.cleaned_data),
        done=_("The ending is taken back."),
        allowed=rules.can_edit_agreement(actor, agreement),
    )
