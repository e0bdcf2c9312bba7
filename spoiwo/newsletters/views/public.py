"""For everybody, without an account or a script: signing up, and the archive of issues."""

from allauth.core import ratelimit
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from spoiwo.common import clock
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import posted, run, status_of
from spoiwo.communiques import content
from spoiwo.newsletters import papers, rules, selectors, services
from spoiwo.newsletters.forms import SignUpForm
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import public_view
from spoiwo.projects.selectors import lineup_of
from spoiwo.registry.selectors import secretariat_of

# The limits are in config/settings/base.py.
LIMITED = "newsletter_sign_up"
TOO_MANY = 429
A_PAGE = 20
FLOOD = gettext_lazy("Very many addresses have been typed within a short time. Send it again in an hour.")


@public_view
def newsletter(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Say what the newsletter brings, take a sign-up in; the answer is the same for every address."""
    found = selectors.newsletter_of(partnership)
    form = SignUpForm(posted(request), partnership=partnership)

    def deed() -> None:
        draft = form.draft(source=request.path)
        services.sign_up(actor=actor_of(request), partnership=partnership, draft=draft)

    is_flood = form.is_valid() and not ratelimit.consume(request, action=LIMITED, key=partnership.slug)
    if is_flood:
        form.add_error(None, FLOOD)
    elif form.is_valid() and run(form, deed):
        return redirect("newsletters:asked", partnership.slug)
    context = {
        "partnership": partnership,
        "newsletter": found,
        "may_sign_up": rules.can_sign_up(found),
        "form": form,
        "page": Paginator(selectors.public_issues(partnership), A_PAGE).get_page(request.GET.get("strona")),
        "contact": secretariat_of(partnership, clock.today()),
    }
    status = TOO_MANY if is_flood else status_of(form)
    return render(request, "newsletters/newsletter.html", context, status=status)


@public_view
@require_safe
def asked(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Say that a letter went out, if the address is right; nothing more, whoever looks."""
    context = {"partnership": partnership}
    return render(request, "newsletters/asked.html", context)


@public_view
@require_safe
def issue_read(request: HttpRequest, partnership: Partnership, number: int) -> HttpResponse:
    """Show an issue that was sent, whole, as everybody may read it."""
    issue = selectors.public_issue(partnership, number)
    context = {
        "partnership": partnership,
        "issue": issue,
        "parts": papers.parts_of(selectors.sections_of(selectors.entries_of(issue))),
        "lead": content.to_html(issue.lead),
        "lineup": lineup_of(partnership, issue.project, issue.sent_on or clock.today()),
    }
    return render(request, "newsletters/issue_read.html", context)
