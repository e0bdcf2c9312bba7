"""Behind the personal link of whoever made a request: where it stands, the answer, adding, withdrawing.

Works on a telephone, without a script, without an account. GET changes nothing.
"""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from spoiwo.common import clock
from spoiwo.common.web.forms import posted, run, status_of
from spoiwo.documents.web import attachment
from spoiwo.files import kinds
from spoiwo.files.services import content
from spoiwo.notifications.actors import LinkActor
from spoiwo.notifications.models import PersonalLink
from spoiwo.notifications.services import use_link
from spoiwo.notifications.tokens import token_of
from spoiwo.notifications.web import link_view
from spoiwo.registry.selectors import secretariat_of
from spoiwo.requests import rules, selectors, services
from spoiwo.requests.forms import WordsForm
from spoiwo.requests.states import FOLLOWING


def _here(link: PersonalLink) -> str:
    return reverse("requests:link_case", args=[token_of(link)])


@link_view(FOLLOWING)
def link_case(request: HttpRequest, link: PersonalLink) -> HttpResponse:
    """Show the request, its term and everything the office said; take in more words."""
    case = selectors.case_of_link(link)
    form = WordsForm(posted(request))

    def deed() -> None:
        use_link(link)
        services.add_to_case(actor=LinkActor(link), case=case, text=form.cleaned_data["text"])

    if form.is_valid() and run(form, deed):
        return redirect(f"{_here(link)}#przebieg")
    context = {
        "link": link,
        "token": token_of(link),
        "case": case,
        "entries": selectors.entries_of(case),
        "may_add": rules.can_add_to_case(LinkActor(link), case),
        "form": form,
        "contact": secretariat_of(case.partnership, clock.today()),
    }
    return render(request, "requests/link_case.html", context, status=status_of(form))


@link_view(FOLLOWING)
def link_withdraw(request: HttpRequest, link: PersonalLink) -> HttpResponse:
    """Let the person who asked withdraw the request."""
    case = selectors.case_of_link(link)
    form = forms.Form(posted(request))

    def deed() -> None:
        use_link(link)
        services.withdraw_case(actor=LinkActor(link), case=case)

    if form.is_valid() and run(form, deed):
        return redirect(_here(link))
    context = {
        "link": link,
        "case": case,
        "form": form,
        "back": _here(link),
        "deed": _("Withdraw the request"),
    }
    return render(request, "requests/link_withdraw.html", context, status=status_of(form))


@link_view(FOLLOWING)
@require_safe
def link_file(request: HttpRequest, link: PersonalLink, number: int) -> HttpResponse:
    """Hand out a file that went with an answer."""
    file = selectors.file_of(selectors.case_of_link(link), number)
    kind = next(one for one in kinds.KINDS if one.media_type == file.media_type)
    return attachment(content(file), kind, file.name.rpartition(".")[0] or file.name)
