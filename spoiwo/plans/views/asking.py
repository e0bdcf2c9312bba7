"""Who reports on a plan, the letter that asks, and the page behind a personal link."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from spoiwo.common import clock
from spoiwo.common.exceptions import NotFound
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import posted, run, status_of
from spoiwo.notifications.actors import LinkActor
from spoiwo.notifications.models import PersonalLink
from spoiwo.notifications.services import use_link
from spoiwo.notifications.web import acting_for, link_view
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import inner_view
from spoiwo.plans import selectors, services
from spoiwo.plans.forms.plans import NoForm
from spoiwo.plans.forms.work import ProgressForm, ReporterForm
from spoiwo.plans.models import Action
from spoiwo.plans.services import PURPOSE
from spoiwo.plans.views.shared import EDIT, form_page


@inner_view(EDIT)
def reporters(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Show who reports for each institution, whom the letter reaches; send it."""
    found = selectors.plan_by_id(partnership, pk)
    form = NoForm(posted(request))

    def deed() -> None:
        asked = services.ask_for_progress(actor=actor_of(request), plan=found)
        said = ngettext("%(count)s letter is on its way.", "%(count)s letters are on their way.", len(asked))
        messages.success(request, said % {"count": len(asked)})

    if form.is_valid() and run(form, deed):
        return redirect("plans:reporters", partnership.slug, pk)
    rows = selectors.institutions_asked(found)
    context = {
        "partnership": partnership,
        "section": "plans",
        "plan": found,
        "rows": rows,
        "form": form,
        "reached": [row for row in rows if row.will_be_written_to],
    }
    return render(request, "plans/reporters.html", context, status=status_of(form))


@inner_view(EDIT)
def reporter_edit(
    request: HttpRequest, partnership: Partnership, pk: int, organization_pk: int
) -> HttpResponse:
    """Write down who reports for an institution."""
    found = selectors.plan_by_id(partnership, pk)
    rows = {row.organization_id: row for row in selectors.institutions_asked(found)}
    if organization_pk not in rows:
        raise NotFound(_("This institution answers for no action of the plan."))
    row = rows[organization_pk]
    initial = {"name": row.reporter.name, "email": row.reporter.email} if row.reporter else {}
    form = ReporterForm(posted(request), initial=initial)

    def deed() -> None:
        organization = selectors.organization_answerable(found, organization_pk)
        services.set_reporter(
            actor=actor_of(request), plan=found, organization=organization, **form.cleaned_data
        )

    back = reverse("plans:reporters", args=[partnership.slug, pk])
    if form.is_valid() and run(form, deed):
        messages.success(request, _("The address is saved."))
        return redirect(back)
    return form_page(request, partnership, form, _("Set who reports"), back, about=row.name)


@link_view(PURPOSE)
def progress_link(request: HttpRequest, link: PersonalLink) -> HttpResponse:
    """Show the institution its actions, and take its report on one of them; a GET changes nothing."""
    reporter = selectors.reporter_by_id(link.partnership, link.subject_id)
    actions = selectors.actions_of_reporter(reporter)
    chosen = _chosen(actions, request.GET.get("dzialanie", ""))
    context = {"link": link, "plan": reporter.plan, "today": clock.today()}
    if chosen is None:
        lines = [(action, action.standing_on(clock.today())) for action in actions]
        return render(request, "plans/progress_list.html", context | {"lines": lines})
    form = ProgressForm(posted(request), action=chosen, initial={"on": clock.today()})
    form.fields["acting"] = acting_for(link)
    is_written = False
    if form.is_valid():

        def deed() -> None:
            services.report_progress(actor=LinkActor(link), action=chosen, draft=form.draft())
            use_link(link)

        is_written = run(form, deed)
    context |= {
        "line": selectors.line_of(chosen, clock.today()),
        "action": chosen,
        "form": form,
        "is_written": is_written,
        "has_more": len(actions) > 1,
    }
    return render(request, "plans/progress_link.html", context, status=status_of(form))


def _chosen(actions: list[Action], number: str) -> Action | None:
    """Return the action asked for; the only one is chosen by itself. Raises NotFound for another's."""
    if not number:
        return actions[0] if len(actions) == 1 else None
    found = next((action for action in actions if str(action.pk) == number), None)
    if found is None:
        raise NotFound(_("There is no such action."))
    return found
