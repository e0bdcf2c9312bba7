"""The pages behind a personal link: an institution answers, and shows what it has done."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from spoiwo.common import clock
from spoiwo.common.web.forms import posted, run, status_of
from spoiwo.notifications.actors import LinkActor
from spoiwo.notifications.models import PersonalLink
from spoiwo.notifications.services import use_link
from spoiwo.notifications.tokens import token_of
from spoiwo.notifications.web import acting_for, link_view
from spoiwo.recommendations import rules, selectors, services
from spoiwo.recommendations.forms.passing import AnswerForm, GivenProofForm
from spoiwo.recommendations.models import Response
from spoiwo.recommendations.services.passing import ANSWER
from spoiwo.recommendations.states import SETTLED


def _whom_to_ask(link: PersonalLink) -> str:
    return _("Ask the secretariat of the partnership: %(name)s.") % {"name": link.partnership.short_name}


def _said(response: Response) -> dict[str, str]:
    """Return what was answered, to be changed; before, whose hands the letter went to."""
    if response.state not in SETTLED:
        return {"name": response.person_name}
    return {"answer": response.state, "words": response.words, "name": response.answered_by}


@link_view(ANSWER, whom_to_ask=_whom_to_ask)
def answer(request: HttpRequest, link: PersonalLink) -> HttpResponse:
    """Let an institution answer without an account, and see what is expected of it."""
    response = selectors.response_of_link(link.subject_id)
    form = AnswerForm(posted(request), response=response, initial=_said(response))
    form.fields["acting"] = acting_for(link)
    if form.is_valid() and run(form, lambda: _answer(link, response, form)):
        return redirect(request.path)
    context = {
        **_about(link, response),
        "form": form,
        "is_settled": response.state in SETTLED,
        "steps": list(selectors.steps_for(response.recommendation).filter(response=response)),
        "may_prove": rules.can_give_proof(LinkActor(link), response),
    }
    return render(request, "recommendations/answer.html", context, status=status_of(form))


def _about(link: PersonalLink, response: Response) -> dict[str, object]:
    return {
        "link": link,
        "partnership": link.partnership,
        "asked": response,
        "recommendation": response.recommendation,
        "may_answer": rules.can_answer(LinkActor(link), response),
    }


def _answer(link: PersonalLink, response: Response, form: AnswerForm) -> None:
    use_link(link)
    services.answer_recommendation(actor=LinkActor(link), response=response, draft=form.draft())


@link_view(ANSWER, whom_to_ask=_whom_to_ask)
def proof(request: HttpRequest, link: PersonalLink) -> HttpResponse:
    """Take from the institution that accepted what shows a step of its own."""
    response = selectors.response_of_link(link.subject_id)
    decision = rules.can_give_proof(LinkActor(link), response)
    steps = list(selectors.steps_for(response.recommendation).filter(response=response))
    form = GivenProofForm(
        posted(request),
        request.FILES or None,
        steps=steps,
        initial={"day": clock.today(), "step": request.GET.get("krok", "")},
    )
    form.fields["acting"] = acting_for(link)

    def deed() -> None:
        use_link(link)
        step = selectors.step_by_id(response.recommendation, form.cleaned_data["step"].pk)
        services.give_proof(actor=LinkActor(link), step=step, draft=form.draft(), decision=decision)

    is_kept = bool(steps) and form.is_valid() and run(form, deed)
    context = {
        **_about(link, response),
        "form": form,
        "steps": steps,
        "may_prove": decision,
        "is_kept": is_kept,
        "back": reverse("recommendations:answer", args=[token_of(link)]),
    }
    return render(request, "recommendations/answer_proof.html", context, status=status_of(form))
