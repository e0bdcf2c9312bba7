"""People: the list, a new one, the page of one with her offices."""

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from spoiwo.audit.selectors import history_of
from spoiwo.common import clock
from spoiwo.common.exceptions import ConcurrentChange
from spoiwo.common.periods import Precision
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import posted, renew_version, run, status_of
from spoiwo.partnerships.web import shared_view
from spoiwo.registry import selectors, services
from spoiwo.registry.forms.membership import GroundForm
from spoiwo.registry.forms.person import LastDayForm, OfficeForm, PersonCreateForm, PersonEditForm
from spoiwo.registry.models import OfficeHolding, Person
from spoiwo.registry.views.history import tell
from spoiwo.registry.views.shared import shared_page

EDIT = "registry.edit_person"
PAGE = 50


@shared_view(EDIT)
@require_safe
def person_list(request: HttpRequest) -> HttpResponse:
    """Find persons by name."""
    typed = request.GET.get("q", "").replace("\x00", "").strip()[:200]
    rows = Person.objects.filter(merged_into__isnull=True)
    if typed:
        rows = rows.filter(pk__in=[row.pk for row in selectors.find_persons(typed, limit=200)])
    page = Paginator(rows, PAGE).get_page(request.GET.get("strona"))
    offices = selectors.office_lines([row.pk for row in page], clock.today())
    people = [(row, offices.get(row.pk, "")) for row in page]
    context = {"page": page, "people": people, "q": typed, "section": "persons"}
    return shared_page(request, "registry/person_list.html", context)


@shared_view(EDIT)
def person_create(request: HttpRequest) -> HttpResponse:
    """Record a person, after a look at those who may be the same."""
    form = PersonCreateForm(posted(request))
    made: list[Person] = []
    if form.is_valid():
        same = form.chosen()
        if same is not None:
            messages.success(request, _("Nothing new was recorded: this is the record you chose."))
            return redirect("registry:person_edit", same.pk)
        actor = actor_of(request)
        if run(form, lambda: made.append(services.create_person(actor=actor, draft=form.draft()))):
            messages.success(request, _("“%(name)s” is recorded.") % {"name": made[0].full_name})
            return redirect("registry:person_edit", made[0].pk)
    context = {"form": form, "section": "persons"}
    return shared_page(request, "registry/person_create.html", context, status=status_of(form))


@shared_view(EDIT)
def person_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Show and edit a person; two officers at once never overwrite each other unseen."""
    person = selectors.person_by_id(pk)
    if person.pk != pk:
        return redirect("registry:person_edit", person.pk, permanent=True)
    form = PersonEditForm.of(person, posted(request))
    theirs: dict[str, object] = {}
    if form.is_valid() and _save(request, person, form, theirs):
        messages.success(request, _("“%(name)s” is saved.") % {"name": person.full_name})
        return redirect("registry:person_edit", person.pk)
    context = {
        "section": "persons",
        "person": person,
        "form": form,
        "theirs": theirs,
        "offices": person.offices.select_related("organization").order_by("-valid_from"),
        "likely": selectors.likely_same_person(person.given_names, person.family_name, exclude_id=person.pk),
        "history": tell(history_of(person)[:40]),
    }
    return shared_page(request, "registry/person_edit.html", context, status=status_of(form))


def _save(request: HttpRequest, person: Person, form: PersonEditForm, theirs: dict[str, object]) -> bool:
    stale: list[ConcurrentChange] = []

    def deed() -> None:
        try:
            services.edit_person(
                actor=actor_of(request),
                person=person,
                draft=form.draft(),
                version=form.cleaned_data["version"],
            )
        except ConcurrentChange as error:
            stale.append(error)
            raise

    if run(form, deed):
        return True
    person.refresh_from_db()
    if stale:
        theirs.update(form.differences(person))
        renew_version(form, person.version)
    return False


@shared_view(EDIT)
def office_add(request: HttpRequest, pk: int) -> HttpResponse:
    """Record an office in a period."""
    person = selectors.person_by_id(pk)
    form = OfficeForm(posted(request), initial={"precision": Precision.DAY.value})
    if form.is_valid() and run(
        form,
        lambda: services.record_office(
            actor=actor_of(request),
            person=person,
            organization=form.cleaned_data["organization"],
            office=form.cleaned_data["office"],
            **form.period(),
        ),
    ):
        messages.success(request, _("The office is recorded."))
        return redirect("registry:person_edit", person.pk)
    return _page(request, person, None, form, _("Record the office"))


@shared_view(EDIT)
def office_end(request: HttpRequest, pk: int, office: int) -> HttpResponse:
    """End an office on a day."""
    person = selectors.person_by_id(pk)
    holding = selectors.office_by_id(person, office)
    form = LastDayForm(posted(request), initial={"last_day": clock.today()})
    if form.is_valid() and run(
        form,
        lambda: services.end_office(
            actor=actor_of(request), holding=holding, last_day=form.cleaned_data["last_day"]
        ),
    ):
        messages.success(request, _("The office is ended."))
        return redirect("registry:person_edit", person.pk)
    return _page(request, person, holding, form, _("End the office"))


@shared_view(EDIT)
def office_take_back(request: HttpRequest, pk: int, office: int) -> HttpResponse:
    """Take back an office recorded by mistake."""
    person = selectors.person_by_id(pk)
    holding = selectors.office_by_id(person, office)
    form = GroundForm(posted(request))
    if form.is_valid() and run(
        form,
        lambda: services.take_back_office(
            actor=actor_of(request), holding=holding, ground=form.cleaned_data["ground"]
        ),
    ):
        messages.success(request, _("The office is taken back."))
        return redirect("registry:person_edit", person.pk)
    return _page(request, person, holding, form, _("Take back the office"))


def _page(
    request: HttpRequest, person: Person, holding: OfficeHolding | None, form: forms.Form, deed: str
) -> HttpResponse:
    context = {"section": "persons", "person": person, "holding": holding, "form": form, "deed": deed}
    return shared_page(request, "registry/office_deed.html", context, status=status_of(form))
