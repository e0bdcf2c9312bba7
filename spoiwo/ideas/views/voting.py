"""The vote of a call: whom it reaches, its turnout, its count, its result."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from spoiwo.common import clock
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import posted, run
from spoiwo.ideas import rules, selectors, services
from spoiwo.ideas.forms.cards import GroundForm
from spoiwo.ideas.forms.votes import OpenForm, PaperForm
from spoiwo.ideas.models import Call
from spoiwo.ideas.states import CallState, State, Way
from spoiwo.ideas.views.shared import DECIDE, VIEW, call_page, confirm, form_page
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import inner_view
from spoiwo.voting.selectors import turnout_of


@inner_view(VIEW)
@require_safe
def vote(request: HttpRequest, partnership: Partnership, number: int) -> HttpResponse:
    """Show the vote of a call: before it what comes, while it is open numbers only, then the result."""
    call = selectors.call_by_number(partnership, number)
    actor = actor_of(request)
    found = selectors.vote_of(call)
    context = {
        "partnership": partnership,
        "section": "ideas",
        "call": call,
        "vote": found,
        "is_public": False,
        "lines": selectors.lines_of(found) if found is not None and found.is_open else [],
        "turnout": turnout_of(found.poll) if found is not None and found.poll is not None else None,
        "result": selectors.result_of(call),
        "annulled": selectors.annulled_votes(call),
        "may_open": rules.can_open_vote(actor, call),
        "may_decide": rules.can_decide_ideas(actor, partnership),
        "may_annul": rules.can_annul_vote(actor, found) if found is not None else None,
    }
    return render(request, "ideas/vote.html", context)


@inner_view(DECIDE)
def vote_open(request: HttpRequest, partnership: Partnership, number: int) -> HttpResponse:
    """Show what would be voted on and whom the letters reach; open the vote."""
    call = selectors.call_by_number(partnership, number)
    form = OpenForm(posted(request))

    def deed() -> None:
        way = Way(form.cleaned_data["way"])
        services.open_vote(actor=actor_of(request), call=call, way=way)

    if form.is_valid() and run(form, deed):
        messages.success(request, _("The vote is open."))
        return redirect(call_page(call, "vote"))
    return form_page(
        request,
        partnership,
        form,
        _("Open the vote"),
        call_page(call, "vote"),
        call=call,
        template="ideas/vote_open.html",
        ideas=selectors.ideas_of(call, selectors.IdeaFilter(state=State.ADMITTED)),
        waiting=selectors.ideas_of(call, selectors.IdeaFilter(state=State.HANDED_IN)),
        electorate=selectors.electorate_of(call, clock.today()),
        is_time=call.state == CallState.OPEN,
    )


@inner_view(DECIDE)
def vote_remind(request: HttpRequest, partnership: Partnership, number: int) -> HttpResponse:
    """Show whom a reminder reaches and whom it does not; write to those who have not voted."""
    call = selectors.call_by_number(partnership, number)
    found = selectors.need_vote(call)
    found.call = call
    form = OpenForm({"way": Way.LINKS}) if request.method == "POST" else OpenForm()
    sent: list[int] = []
    if form.is_valid() and run(
        form, lambda: sent.append(services.remind_voters(actor=actor_of(request), vote=found))
    ):
        said = ngettext("%(count)s letter is on its way.", "%(count)s letters are on their way.", sent[0])
        messages.success(request, said % {"count": sent[0]})
        return redirect(call_page(call, "vote"))
    return form_page(
        request, partnership, form, _("Remind"), call_page(call, "vote"), call=call,
        template="ideas/vote_remind.html", reminding=selectors.reminding_of(found, clock.today()),
    )  # fmt: skip


@inner_view(DECIDE)
def vote_paper(request: HttpRequest, partnership: Partnership, number: int) -> HttpResponse:
    """Write down the votes counted in the hall."""
    call = selectors.call_by_number(partnership, number)
    found = selectors.need_vote(call)
    found.call = call
    form = PaperForm(posted(request), lines=selectors.lines_of(found))
    if form.is_valid() and run(
        form, lambda: services.count_on_paper(actor=actor_of(request), vote=found, count=form.count())
    ):
        messages.success(request, _("The votes are counted."))
        return redirect(call_page(call, "vote"))
    lines = (
        _("The numbers are checked: nobody marks an idea twice or gives more votes than there are."),
        _("Which ideas are chosen is counted from the numbers, once and for good."),
    )
    title = _("Enter the votes from the sheets")
    return form_page(
        request, partnership, form, title, call_page(call, "vote"), call=call, lines=lines,
        button=_("Close the vote with these numbers"),
    )  # fmt: skip


@inner_view(DECIDE)
def vote_close(request: HttpRequest, partnership: Partnership, number: int) -> HttpResponse:
    """Close the vote by links and count it."""
    call = selectors.call_by_number(partnership, number)
    found = selectors.need_vote(call)
    found.call = call
    return confirm(
        request, call, _("Close the vote and count it"),
        lambda actor: services.close_vote(actor=actor, vote=found),
        call_page(call, "vote"), said=_("The votes are counted."),
        lines=(_("Nobody votes any more. Which ideas are chosen is counted once and for good."),),
    )  # fmt: skip


@inner_view(DECIDE)
def vote_annul(request: HttpRequest, partnership: Partnership, number: int) -> HttpResponse:
    """Let the vote count for nothing, with a ground."""
    call: Call = selectors.call_by_number(partnership, number)
    found = selectors.need_vote(call)
    found.call = call
    form = GroundForm(posted(request))
    if form.is_valid() and run(
        form,
        lambda: services.annul_vote(actor=actor_of(request), vote=found, ground=form.cleaned_data["ground"]),
    ):
        messages.success(request, _("The vote counts for nothing. Its ideas stand as before it."))
        return redirect(call_page(call, "vote"))
    title = _("Annul the vote")
    return form_page(request, partnership, form, title, call_page(call, "vote"), call=call, danger=True)
