"""Amendments: written against the text in force, previewed, signed, adopted, annulled."""

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from spoiwo.agreements import rules, selectors, services, wording
from spoiwo.agreements.forms.changes import AdoptionForm, AmendmentForm
from spoiwo.agreements.forms.common import GroundForm
from spoiwo.agreements.models import Agreement, Amendment
from spoiwo.agreements.states import AmendmentRule
from spoiwo.agreements.views.deeds import (
    EDIT,
    VIEW,
    Deed,
    address,
    agreement_view,
    context_of,
    deed_page,
    stored,
)
from spoiwo.agreements.wording import Amending, Change, Clause, Provision
from spoiwo.common import clock
from spoiwo.common.decisions import require
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import run, status_of


@agreement_view(EDIT)
def amendment_add(request: HttpRequest, agreement: Agreement) -> HttpResponse:
    """Write an amendment; chosen paragraphs come with their present wording to start from."""
    require(rules.can_amend_agreement(actor_of(request), agreement))
    marks = set(request.GET.getlist("paragraf"))
    clauses = selectors.consolidated_text(agreement, clock.today()).clauses
    start = [Provision(one.mark, one.heading, one.body) for one in clauses if one.mark in marks]
    form = AmendmentForm(request.POST or None, request.FILES or None, initial={"text": wording.render(start)})
    return _write(request, agreement, None, form, clauses)


@agreement_view(EDIT)
def amendment_edit(request: HttpRequest, agreement: Agreement, amendment: int) -> HttpResponse:
    """Rewrite a draft amendment."""
    one = selectors.amendment_by_id(agreement, amendment)
    require(rules.can_edit_amendment(actor_of(request), one))
    initial = {
        "number": one.number,
        "title": one.title,
        "effective_from": one.effective_from,
        "text": _written(one),
        "repealed": ", ".join(change.mark for change in one.parsed if not change.new),
        "version": one.version,
    }
    form = AmendmentForm(request.POST or None, request.FILES or None, initial=initial)
    clauses = selectors.consolidated_text(agreement, clock.today()).clauses
    return _write(request, agreement, one, form, clauses)


def _written(amendment: Amendment) -> str:
    """Return the new wording as it stands in the form."""
    changes = [one for one in amendment.parsed if one.new]
    return wording.render(Provision(one.mark, one.heading, one.new) for one in changes)


def _write(
    request: HttpRequest,
    agreement: Agreement,
    amendment: Amendment | None,
    form: AmendmentForm,
    clauses: tuple[Clause, ...],
) -> HttpResponse:
    changes: list[Change] = []
    saved: list[Amendment] = []
    if form.is_valid() and "preview" in request.POST:
        run(form, lambda: changes.extend(services.changes_against(agreement, form.draft(None))))
    elif form.is_valid() and run(form, lambda: saved.append(_save(request, agreement, amendment, form))):
        messages.success(request, _("The draft is saved. It changes nothing until it is adopted."))
        # Its own page, not the agreement's: there the signatures recorded are the agreement's.
        return redirect(address("amendment", agreement, saved[0].pk))
    theirs = ""
    if amendment and form.is_bound:
        amendment.refresh_from_db()
        if form.cleaned_data.get("version") not in {None, amendment.version}:
            theirs = _written(amendment)
            form.renew(amendment.version)
    context = context_of(agreement) | {
        "amendment": amendment,
        "form": form,
        "theirs": theirs,
        "clauses": clauses,
        "changes": compared(changes),
        "preview": _text_with(agreement, form, changes) if changes else (),
    }
    return render(request, "agreements/amendment_edit.html", context, status=status_of(form))


def _save(
    request: HttpRequest, agreement: Agreement, amendment: Amendment | None, form: AmendmentForm
) -> Amendment:
    file = stored(request, form, agreement.partnership)
    actor = actor_of(request)
    if amendment is None:
        return services.draft_amendment(actor=actor, agreement=agreement, draft=form.draft(file))
    services.edit_amendment(
        actor=actor,
        amendment=amendment,
        draft=form.draft(file or amendment.file),
        version=form.cleaned_data["version"] or 0,
    )
    return amendment


def _text_with(agreement: Agreement, form: AmendmentForm, changes: list[Change]) -> tuple[Clause, ...]:
    """Return the consolidated text of the day the amendment would take effect, with it."""
    day = form.cleaned_data["effective_from"]
    base = selectors.consolidated_text(agreement, day).clauses
    provisions = [Provision(one.mark, one.heading, one.body) for one in base if not one.is_repealed]
    return wording.consolidate(
        provisions, [Amending(form.cleaned_data["number"], day, day, tuple(changes))], day
    )


def compared(changes: list[Change]) -> list[dict[str, str]]:
    """Return changes as the component of two versions takes them."""
    return [
        {
            "kind": one.kind,
            "heading": f"{one.mark} {one.heading}".strip(),
            "before": one.old,
            "after": one.new,
        }
        for one in changes
    ]


@agreement_view(VIEW)
def amendment(request: HttpRequest, agreement: Agreement, amendment: int) -> HttpResponse:
    """Show an amendment: old and new wording, who consented, what comes next."""
    one, actor, today = selectors.amendment_by_id(agreement, amendment), actor_of(request), clock.today()
    signed, entitled = selectors.amendment_consents(one, one.adopted_on or today)
    context = context_of(agreement) | {
        "amendment": one,
        "changes": compared(list(one.parsed)),
        "signed": signed,
        "entitled": entitled,
        "waiting": selectors.parties_to_consent(one),
        "may_edit": rules.can_edit_amendment(actor, one),
        "may_sign": rules.can_sign_amendment(actor, one),
        "may_annul": rules.can_annul_amendment(actor, one),
    }
    return render(request, "agreements/amendment.html", context)


@agreement_view(EDIT)
@reauthentication_required  # type: ignore[untyped-decorator]  # allauth is untyped
def amendment_adopt(request: HttpRequest, agreement: Agreement, amendment: int) -> HttpResponse:
    """Adopt an amendment once enough have consented."""
    one, actor = selectors.amendment_by_id(agreement, amendment), actor_of(request)
    form = AdoptionForm(
        request.POST or None,
        by_vote=agreement.amendment_rule == AmendmentRule.TWO_THIRDS,
        initial={"on": clock.today()},
    )
    signed, entitled = selectors.amendment_consents(one, clock.today())
    deed = Deed(
        title=_("Adopt amendment %(number)s") % {"number": one.number},
        button=_("Adopt the amendment"),
        lines=[
            _("Signed by %(signed)d of %(entitled)d signatories of today.")
            % {"signed": signed, "entitled": entitled},
            _("Needed: %(rule)s.") % {"rule": agreement.get_amendment_rule_display()},
            _("From then on its words cannot be changed."),
        ],
        back=address("amendment", agreement, one.pk),
        danger=True,
    )
    return deed_page(
        request,
        agreement,
        deed,
        form,
        lambda: services.adopt_amendment(actor=actor, amendment=one, **form.cleaned_data),
        done=_("The amendment is adopted."),
        allowed=rules.can_edit_amendment(actor, one),
    )


@agreement_view(EDIT)
@reauthentication_required  # type: ignore[untyped-decorator]  # allauth is untyped
def amendment_annul(request: HttpRequest, agreement: Agreement, amendment: int) -> HttpResponse:
    """Annul an amendment recorded by mistake."""
    one, form = selectors.amendment_by_id(agreement, amendment), GroundForm(request.POST or None)
    deed = Deed(
        title=_("Annul amendment %(number)s") % {"number": one.number},
        button=_("Annul the amendment"),
        lines=[_("Its words stay in sight, without effect on the text of any day.")],
        back=address("amendment", agreement, one.pk),
        danger=True,
    )
    return deed_page(
        request,
        agreement,
        deed,
        form,
        lambda: services.annul_amendment(actor=actor_of(request), amendment=one, **form.cleaned_data),
        done=_("The amendment is annulled."),
        allowed=rules.can_annul_amendment(actor_of(request), one),
    )
