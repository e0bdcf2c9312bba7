"""Aims and other statements, edited as an outline."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import run, status_of
from spoiwo.partnerships import selectors, services
from spoiwo.partnerships.forms.people import StatementsForm
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.outline import read_outline, write_outline
from spoiwo.partnerships.states import StatementKind
from spoiwo.partnerships.web import inner_view


@inner_view("partnerships.edit_partnership")
def statements_edit(request: HttpRequest, partnership: Partnership, kind: str) -> HttpResponse:
    """Edit all statements of one kind at once."""
    if kind not in StatementKind.values:
        raise Http404
    chosen = StatementKind(kind)
    group = next((g for g in selectors.statements_of(partnership) if g.kind == chosen), None)
    initial = {
        "outline": write_outline(group.outlines) if group else "",
        "is_incomplete": chosen in partnership.incomplete_lists,
    }
    form = StatementsForm(request.POST or None, initial=initial)
    if form.is_valid() and run(
        form,
        lambda: services.set_statements(
            actor=actor_of(request),
            partnership=partnership,
            kind=chosen,
            drafts=read_outline(form.cleaned_data["outline"]),
            is_incomplete=form.cleaned_data["is_incomplete"],
        ),
    ):
        messages.success(request, _("The list is saved."))
        return redirect("partnerships:partnership_edit", partnership.slug)
    context = {"partnership": partnership, "section": "partnership", "form": form, "kind": chosen}
    return render(request, "partnerships/statements_edit.html", context, status=status_of(form))
