"""Effects of a year, and of one recommendation."""

from itertools import groupby

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from spoiwo.common import clock
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import posted, run
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import inner_view
from spoiwo.recommendations import rules, selectors, services
from spoiwo.recommendations.forms.carrying_out import EffectForm, initial_of_effect
from spoiwo.recommendations.forms.fields import GroundForm
from spoiwo.recommendations.models import Recommendation
from spoiwo.recommendations.views.shared import EDIT, VIEW, address, form_page


@inner_view(VIEW)
@require_safe
def effect_list(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Show what was achieved, year by year, numbered."""
    effects = selectors.effects_of(partnership)
    context = {
        "partnership": partnership,
        "section": "effects",
        "years": [(year, list(rows)) for year, rows in groupby(effects, key=lambda effect: effect.year)],
        "may_edit": rules.can_edit_recommendation(actor_of(request), partnership),
    }
    return render(request, "recommendations/effect_list.html", context)


@inner_view(EDIT)
def effect_add(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Write down an effect of the work of a year."""
    back = reverse("recommendations:effect_list", args=[partnership.slug])
    return _add(request, partnership, None, back)


@inner_view(EDIT)
def effect_of_recommendation(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Write down an effect of one recommendation."""
    found = selectors.recommendation_by_id(partnership, pk)
    return _add(request, partnership, found, address("recommendation", found))


def _add(
    request: HttpRequest, partnership: Partnership, found: Recommendation | None, back: str
) -> HttpResponse:
    form = EffectForm(posted(request), initial={"day": clock.today()})
    if form.is_valid() and run(
        form,
        lambda: services.record_effect(
            actor=actor_of(request), partnership=partnership, draft=form.draft(), recommendation=found
        ),
    ):
        messages.success(request, _("The effect is recorded."))
        return redirect(back)
    section = "recommendations" if found else "effects"
    about = str(found) if found else ""
    return form_page(request, partnership, form, _("Record an effect"), back, section=section, about=about)


@inner_view(EDIT)
def effect_edit(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Write an effect anew."""
    effect = selectors.effect_by_id(partnership, pk)
    form = EffectForm(posted(request), initial=initial_of_effect(effect))
    back = _back(partnership, effect.recommendation)
    if form.is_valid() and run(
        form, lambda: services.edit_effect(actor=actor_of(request), effect=effect, draft=form.draft())
    ):
        messages.success(request, _("The changes are saved."))
        return redirect(back)
    return form_page(request, partnership, form, _("Edit the effect"), back, section="effects")


def _back(partnership: Partnership, found: Recommendation | None) -> str:
    if found is not None:
        return reverse("recommendations:recommendation", args=[partnership.slug, found.pk])
    return reverse("recommendations:effect_list", args=[partnership.slug])


@inner_view(EDIT)
def effect_remove(request: HttpRequest, partnership: Partnership, pk: int) -> HttpResponse:
    """Remove an effect written down by mistake."""
    effect = selectors.effect_by_id(partnership, pk)
    form, back = GroundForm(posted(request)), _back(partnership, effect.recommendation)
    if form.is_valid() and run(
        form,
        lambda: services.remove_effect(
            actor=actor_of(request), effect=effect, ground=form.cleaned_data["ground"]
        ),
    ):
        messages.success(request, _("The effect is removed."))
        return redirect(back)
    return form_page(
        request, partnership, form, _("Remove the effect"), back, section="effects",
        about=effect.sentence, danger=True,
    )  # fmt: skip
