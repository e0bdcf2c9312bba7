"""The partnership's page as its secretariat edits it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from spoiwo.audit.selectors import history_of
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import ConcurrentChange
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import renew_version, run, status_of
from spoiwo.partnerships import rules, selectors, services
from spoiwo.partnerships.forms.page import (
    LegalBasisForm,
    NoteForm,
    PartnershipCreateForm,
    PartnershipPageForm,
    StrategyForm,
)
from spoiwo.partnerships.models import Partnership, Strategy
from spoiwo.partnerships.states import StatementKind
from spoiwo.partnerships.web import inner_view

EDIT = "partnerships.edit_partnership"


@login_required
def partnership_create(request: HttpRequest) -> HttpResponse:
    """Begin the record of a partnership."""
    actor = actor_of(request)
    require(rules.can_create_partnership(actor))
    form = PartnershipCreateForm(request.POST or None)
    made: list[Partnership] = []
    if form.is_valid() and run(
        form, lambda: made.append(services.create_partnership(actor=actor, draft=form.draft()))
    ):
        messages.success(request, _("The partnership is recorded. Now fill in its page."))
        return redirect("partnerships:partnership_edit", made[0].slug)
    return render(request, "partnerships/partnership_create.html", {"form": form}, status=status_of(form))


@inner_view(EDIT)
def partnership_edit(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Edit the page; two officers at once never overwrite each other unseen."""
    form = PartnershipPageForm.of(partnership, request.POST or None)
    theirs: dict[str, object] = {}
    if form.is_valid():
        try:
            services.edit_partnership(
                actor=actor_of(request),
                partnership=partnership,
                page=form.page(),
                version=form.cleaned_data["version"],
            )
        except ConcurrentChange as error:
            form.add_error(None, str(error.message))
            theirs = _differences(form, partnership)
            renew_version(form, partnership.version)
        else:
            messages.success(request, _("The page is saved."))
            return redirect("partnerships:partnership_edit", partnership.slug)
    context = {
        "partnership": partnership,
        "section": "partnership",
        "form": form,
        "theirs": theirs,
        "statement_kinds": StatementKind,
        "statements": selectors.statements_of(partnership),
        "notes": history_of(partnership).filter(action="partnerships.partnership.noted")[:20],
        "note_form": NoteForm(),
    }
    return render(request, "partnerships/partnership_edit.html", context, status=status_of(form))


def _differences(form: PartnershipPageForm, partnership: Partnership) -> dict[str, object]:
    return {
        str(form.fields[name].label): getattr(partnership, name)
        for name, typed in form.cleaned_data.items()
        if name != "version" and typed != getattr(partnership, name)
    }


@inner_view(EDIT)
@require_POST
def note_add(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Add a note to the partnership."""
    form = NoteForm(request.POST)
    if form.is_valid() and run(
        form,
        lambda: services.annotate_partnership(
            actor=actor_of(request), partnership=partnership, text=form.cleaned_data["text"]
        ),
    ):
        messages.success(request, _("The note is saved."))
    else:
        messages.error(request, _("The note is empty; nothing was saved."))
    return redirect("partnerships:partnership_edit", partnership.slug)


@inner_view(EDIT)
def bases(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Legal bases and external strategies on one page, with a form for each."""
    actor = actor_of(request)
    wants_strategy = request.POST.get("form") == "strategy"
    basis_form = LegalBasisForm(request.POST if request.POST and not wants_strategy else None)
    strategy_form = StrategyForm(request.POST if wants_strategy else None)
    done = (
        basis_form.is_valid()
        and run(
            basis_form,
            lambda: services.add_legal_basis(actor=actor, partnership=partnership, **basis_form.cleaned_data),
        )
    ) or (
        strategy_form.is_valid()
        and run(
            strategy_form,
            lambda: services.add_strategy(actor=actor, partnership=partnership, **strategy_form.cleaned_data),
        )
    )
    if done:
        messages.success(request, _("Saved."))
        return redirect("partnerships:bases", partnership.slug)
    context = {
        "partnership": partnership,
        "section": "partnership",
        "basis_form": basis_form,
        "strategy_form": strategy_form,
        "bases": partnership.legal_bases.all(),
        "strategies": partnership.strategies.all(),
    }
    return render(request, "partnerships/bases.html", context, status=status_of(basis_form, strategy_form))


@inner_view(EDIT)
@require_POST
def strategy_remove(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Take a strategy off the page."""
    strategy = get_object_or_404(Strategy, partnership=partnership, pk=pk)
    services.remove_strategy(actor=actor_of(request), strategy=strategy)
    messages.success(request, _("The strategy is no longer on the page."))
    return redirect("partnerships:bases", partnership.slug)
