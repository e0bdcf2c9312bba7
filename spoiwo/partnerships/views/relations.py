"""How this partnership stands to others."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import run, status_of
from spoiwo.partnerships import rules, selectors, services
from spoiwo.partnerships.forms.people import RelationForm
from spoiwo.partnerships.models import Partnership, Relation
from spoiwo.partnerships.states import RelationKind
from spoiwo.partnerships.web import inner_view

EDIT = "partnerships.edit_partnership"


@inner_view(EDIT)
def relations(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Show relations in both directions and add one."""
    known = rules.known_partnerships(actor_of(request))
    form = RelationForm(request.POST or None, partnership=partnership, known=known)
    if form.is_valid() and run(
        form,
        lambda: services.add_relation(
            actor=actor_of(request),
            partnership=partnership,
            kind=RelationKind(form.cleaned_data["kind"]),
            other=form.cleaned_data["other"],
        ),
    ):
        messages.success(request, _("The relation is recorded."))
        return redirect("partnerships:relations", partnership.slug)
    context = {
        "partnership": partnership,
        "section": "partnership",
        "form": form,
        "relations": selectors.relations_of(partnership),
    }
    return render(request, "partnerships/relations.html", context, status=status_of(form))


@inner_view(EDIT)
@require_POST
def relation_remove(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Take back a relation recorded by mistake."""
    relation = get_object_or_404(Relation, partnership=partnership, pk=pk)
    services.remove_relation(actor=actor_of(request), relation=relation)
    messages.success(request, _("The relation is removed."))
    return redirect("partnerships:relations", partnership.slug)
