"""What an officer does with a document, one address to a deed."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from spoiwo.common.exceptions import SpoiwoError
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import posted, run, status_of
from spoiwo.partnerships.models import Partnership
from spoiwo.sources import selectors, services
from spoiwo.sources.forms import FORMS, DayForm, GroundForm
from spoiwo.sources.models import Finding, SourceDocument
from spoiwo.sources.services import Decision, Sweep
from spoiwo.sources.states import Choice, Group
from spoiwo.sources.values import NAMES
from spoiwo.sources.views.shared import base_context, rows_of

_MOST_DIGITS = 9


@require_POST
def finding_decide(
    request: HttpRequest, partnership: Partnership | None, pk: int, number: int
) -> HttpResponse:
    """Keep what was decided of one finding; with htmx the row alone comes back."""
    found = selectors.document_by_id(partnership, pk)
    finding = selectors.finding_by_number(found, number)
    try:
        services.decide_finding(
            actor=actor_of(request),
            document=found,
            finding=finding,
            decision=_decision(request.POST, finding),
        )
        problem = ""
    except SpoiwoError as error:
        problem = str(error.message)
        finding = _as_typed(found, finding, request.POST)
    if request.htmx:  # type: ignore[attr-defined]  # set by HtmxMiddleware
        return _row(request, found, finding, problem)
    if problem:
        messages.error(request, problem)
    return redirect(selectors.address_of(found, partnership, number))


def _as_typed(found: SourceDocument, finding: Finding, typed: QueryDict) -> Finding:
    """Return the finding as it is now with what was typed over it, so that nothing typed is lost."""
    now = selectors.finding_by_number(found, finding.number)
    now.corrected = {**now.corrected, **_values(typed, now)}
    return now


def _row(request: HttpRequest, found: SourceDocument, finding: Finding, problem: str) -> HttpResponse:
    findings = list(found.findings.all())
    context = {
        "row": rows_of(found, [finding])[0],
        "refused": problem,
        "document": found,
        "accepted": sum(row.is_accepted for row in findings),
        "open": sum(row.is_open for row in findings),
        "is_answer": True,
        "list_url": selectors.list_address(found.partnership),
    }
    # 200 even for a refusal: htmx puts in only answers that went well, and the row says what is wrong.
    return render(request, "sources/parts/_finding.html", context)


def _decision(typed: QueryDict, finding: Finding) -> Decision:
    which, choice = str(typed.get("record", "")), str(typed.get("choice", ""))
    record_id = _whole(which)
    return Decision(
        choice=Choice(choice) if choice in Choice.values else Choice.OPEN,
        values=_values(typed, finding),
        record_id=record_id if which else finding.chosen,
        is_new=which == "new" if which else finding.is_new,
        home=_whole(typed.get("home", "")),
        version=_whole(typed.get("version", "")) or 0,
    )


def _whole(text: str) -> int | None:
    return int(text) if text.isdecimal() and len(text) <= _MOST_DIGITS else None


def _values(typed: QueryDict, finding: Finding) -> dict[str, str]:
    """Return the fields that were on the page; a box left empty is not sent, its first field is."""
    names = NAMES[Group(finding.group)]
    if f"z{finding.number}-{names[0]}" not in typed:
        return {}
    return {name: str(typed.get(f"z{finding.number}-{name}", "")) for name in names}


def _group(name: str) -> Group:
    if name not in Group.values:
        raise Http404
    return Group(name)


@require_POST
def group_decide(request: HttpRequest, partnership: Partnership | None, pk: int, group: str) -> HttpResponse:
    """Decide a whole group at once."""
    found = selectors.document_by_id(partnership, pk)
    sweep = request.POST.get("sweep", "")
    if sweep not in list(Sweep):
        raise Http404
    done, left = services.decide_group(
        actor=actor_of(request), document=found, group=_group(group), sweep=Sweep(sweep)
    )
    said = ngettext("%(number)s finding is decided.", "%(number)s findings are decided.", done)
    messages.success(request, said % {"number": done})
    if left:
        waits = ngettext(
            "%(number)s waits for you: something has to be chosen or written first.",
            "%(number)s wait for you: something has to be chosen or written first.",
            left,
        )
        messages.warning(request, waits % {"number": left})
    return redirect(f"{selectors.address_of(found, partnership)}#g-{group}")


def finding_add(request: HttpRequest, partnership: Partnership | None, pk: int, group: str) -> HttpResponse:
    """Write down what the reading missed."""
    found = selectors.document_by_id(partnership, pk)
    kind = _group(group)
    typed = posted(request)
    form = FORMS[kind](typed)
    made: list[Finding] = []
    if form.is_valid() and typed is not None:
        values = {name: str(typed.get(name, "")) for name in NAMES[kind]}
        actor = actor_of(request)
        if run(
            form,
            lambda: made.append(services.add_finding(actor=actor, document=found, group=kind, values=values)),
        ):
            messages.success(request, _("It is added to what was found."))
            return redirect(selectors.address_of(found, partnership, made[0].number))
    context = base_context(partnership) | {"document": found, "group": kind, "form": form}
    return render(request, "sources/finding_add.html", context, status=status_of(form))


@require_POST
def document_date(request: HttpRequest, partnership: Partnership | None, pk: int) -> HttpResponse:
    """Say when the document was published; it is understood anew."""
    found = selectors.document_by_id(partnership, pk)
    form = DayForm(request.POST)
    if form.is_valid() and run(
        form,
        lambda: services.date_document(
            actor=actor_of(request), document=found, published=form.cleaned_data["published"]
        ),
    ):
        messages.success(request, _("The document was understood anew with this day."))
    else:
        messages.error(request, " ".join(str(one) for some in form.errors.values() for one in some))
    return redirect(selectors.address_of(found, partnership))


@require_POST
def document_record(request: HttpRequest, partnership: Partnership | None, pk: int) -> HttpResponse:
    """Record what was accepted, whole or not at all."""
    found = selectors.document_by_id(partnership, pk)
    try:
        services.record_document(actor=actor_of(request), document=found)
    except SpoiwoError as error:
        # The deed is undone whole; the decisions stand as they were.
        messages.error(request, _("Nothing was recorded. %(reason)s") % {"reason": error.message})
        found = selectors.document_by_id(partnership, pk)
    else:
        messages.success(request, _("The records are written. Each knows the passage it came from."))
    return redirect(selectors.address_of(found, found.partnership))


def document_take_back(request: HttpRequest, partnership: Partnership | None, pk: int) -> HttpResponse:
    """Take back all that was recorded, after a question."""
    found = selectors.document_by_id(partnership, pk)
    form = GroundForm(posted(request))
    if form.is_valid() and run(
        form,
        lambda: services.take_back_document(
            actor=actor_of(request), document=found, ground=form.cleaned_data["ground"]
        ),
    ):
        messages.success(request, _("All records of this document are taken back. Your decisions are kept."))
        return redirect(selectors.address_of(found, found.partnership))
    context = base_context(partnership) | {"document": found, "form": form}
    return render(request, "sources/document_take_back.html", context, status=status_of(form))


def document_discard(request: HttpRequest, partnership: Partnership | None, pk: int) -> HttpResponse:
    """Put the document aside, after a question."""
    found = selectors.document_by_id(partnership, pk)
    if request.method == "POST":
        services.discard_document(actor=actor_of(request), document=found)
        messages.success(request, _("The document is put aside. Nothing of it is recorded."))
        return redirect(selectors.list_address(partnership))
    context = base_context(partnership) | {"document": found}
    return render(request, "sources/document_discard.html", context)


@require_POST
def document_restart(request: HttpRequest, partnership: Partnership | None, pk: int) -> HttpResponse:
    """Let it be read once more."""
    found = selectors.document_by_id(partnership, pk)
    services.read_anew(actor=actor_of(request), document=found)
    return redirect(selectors.address_of(found, partnership))
