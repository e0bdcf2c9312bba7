"""Writing rules: the usual ones at once, one by one, changed from a day, ended, withdrawn."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.defaultfilters import capfirst
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from spoiwo.common import clock
from spoiwo.common.exceptions import NotFound
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import posted, run, status_of
from spoiwo.duties import selectors, services
from spoiwo.duties.forms import EndForm, GroundForm, RuleForm, SinceForm, values_of
from spoiwo.duties.kinds import WATCHING, usual_rules
from spoiwo.duties.models import Duty
from spoiwo.duties.states import Kind
from spoiwo.duties.views.shared import EDIT, form_page
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import inner_view


@inner_view(EDIT)
def usual(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Show the usual rules, and write them all down from a day."""
    form = SinceForm(posted(request), initial={"since": clock.today()})
    if form.is_valid() and run(
        form,
        lambda: services.take_usual_rules(
            actor=actor_of(request), partnership=partnership, since=form.cleaned_data["since"]
        ),
    ):
        messages.success(request, _("The usual rules are written down. Change what is otherwise here."))
        return redirect("duties:watch", partnership.slug)
    context = {
        "partnership": partnership,
        "section": "duties",
        "form": form,
        "usual": usual_rules(),
        "deed": _("Take these rules"),
        "back": reverse("duties:watch", args=[partnership.slug]),
    }
    return render(request, "duties/usual.html", context, status=status_of(form))


@inner_view(EDIT)
@require_safe
def kinds(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Show the kinds of rules there are, to choose one."""
    context = {
        "partnership": partnership,
        "section": "duties",
        "kinds": [(kind, WATCHING[kind].about) for kind in Kind],
    }
    return render(request, "duties/kinds.html", context)


@inner_view(EDIT)
def duty_add(request: HttpRequest, partnership: Partnership, rule_kind: str) -> HttpResponse:
    """Write down a rule of a kind."""
    if rule_kind not in Kind.values:
        raise NotFound(_("There is no such rule."))
    chosen = Kind(rule_kind)
    form = RuleForm(posted(request), kind=chosen, partnership=partnership)
    made: list[Duty] = []

    def deed() -> None:
        made.append(
            services.add_duty(
                actor=actor_of(request),
                partnership=partnership,
                kind=chosen,
                draft=form.draft(),
                title=form.title_typed,
            )
        )

    if form.is_valid() and run(form, deed):
        messages.success(request, _("The rule is written down and watched."))
        return redirect("duties:duty", partnership.slug, made[0].pk)
    back = reverse("duties:kinds", args=[partnership.slug])
    lines = (capfirst(str(chosen.label)), WATCHING[chosen].about)
    return form_page(request, partnership, form, _("Write a rule"), back, lines=lines)


@inner_view(EDIT)
def rule_change(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """End the rule and begin another from a day."""
    duty = selectors.duty_by_id(partnership, pk)
    rules = selectors.watched_of(duty).rules
    form = RuleForm(
        posted(request),
        kind=Kind(duty.kind),
        partnership=partnership,
        is_change=True,
        initial=values_of(rules[-1]) if rules else {},
    )
    if form.is_valid() and run(
        form, lambda: services.change_rule(actor=actor_of(request), duty=duty, draft=form.draft())
    ):
        messages.success(request, _("The rule is changed from that day. What was before stays."))
        return redirect("duties:duty", partnership.slug, pk)
    lines = (_("The rule in force ends the day before; its years keep the words they had."),)
    return form_page(request, partnership, form, _("Change from a day"), _page(duty), duty=duty, lines=lines)


@inner_view(EDIT)
def duty_end(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """End a rule."""
    duty = selectors.duty_by_id(partnership, pk)
    form = EndForm(posted(request))
    if form.is_valid() and run(
        form,
        lambda: services.end_duty(
            actor=actor_of(request),
            duty=duty,
            until=form.cleaned_data["until"],
            ground=form.cleaned_data["ground"],
        ),
    ):
        messages.success(request, _("The rule ends on that day. Its history stays."))
        return redirect("duties:duty", partnership.slug, pk)
    return form_page(request, partnership, form, _("End the rule"), _page(duty), duty=duty)


@inner_view(EDIT)
def rule_withdraw(request: HttpRequest, partnership: Partnership, pk: int, rule_pk: int) -> HttpResponse:
    """Withdraw a rule written down by mistake."""
    duty = selectors.duty_by_id(partnership, pk)
    rule = selectors.rule_by_id(duty, rule_pk)
    form = GroundForm(posted(request))
    if form.is_valid() and run(
        form,
        lambda: services.withdraw_rule(
            actor=actor_of(request), rule=rule, ground=form.cleaned_data["ground"]
        ),
    ):
        messages.success(request, _("The rule is withdrawn. It stays readable, with the reason."))
        return redirect("duties:duty", partnership.slug, pk)
    lines = (
        WATCHING[Kind(duty.kind)].says(rule),
        _("A withdrawn rule binds nobody, on no day. The one before it is in force again."),
    )
    return form_page(
        request, partnership, form, _("Withdraw the rule"), _page(duty), duty=duty, lines=lines, danger=True
    )


def _page(duty: Duty) -> str:
    return reverse("duties:duty", args=[duty.partnership.slug, duty.pk])
