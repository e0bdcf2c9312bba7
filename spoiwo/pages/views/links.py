"""The pages behind the personal link of an institution: its own articles, on a telephone first.

They work without a script and without an account. GET changes nothing.
"""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from spoiwo.common import clock
from spoiwo.common.web.forms import posted, renew_version, run, status_of
from spoiwo.notifications.actors import LinkActor
from spoiwo.notifications.models import PersonalLink
from spoiwo.notifications.services import use_link
from spoiwo.notifications.tokens import token_of
from spoiwo.notifications.web import acting_for, link_view
from spoiwo.pages import content, selectors, services
from spoiwo.pages.models import Article
from spoiwo.pages.own_forms import OwnArticleForm
from spoiwo.pages.states import OWN
from spoiwo.registry.selectors import institution_of_link


@link_view(OWN)
def own_list(request: HttpRequest, link: PersonalLink) -> HttpResponse:
    """Show the institution what it has sent in and where each article stands."""
    institution = institution_of_link(link, clock.today(), purpose=OWN)
    context = {
        "link": link,
        "token": token_of(link),
        "institution": institution,
        "sent": selectors.sent_in_by(link.partnership, institution),
    }
    return render(request, "pages/own_list.html", context)


@link_view(OWN)
def own_add(request: HttpRequest, link: PersonalLink) -> HttpResponse:
    """Take a new article of the institution, and give it for review."""
    institution = institution_of_link(link, clock.today(), purpose=OWN)
    form = _form(request, link, {})

    def deed() -> None:
        use_link(link)
        services.send_own_article(
            actor=LinkActor(link), partnership=link.partnership, organization=institution, words=form.words()
        )

    if form.is_valid() and run(form, deed):
        return _given(request, link)
    return _page(request, link, form, _("Write an article"), institution.name)


@link_view(OWN)
def own_edit(request: HttpRequest, link: PersonalLink, number: int) -> HttpResponse:
    """Take the article anew after it was sent back."""
    institution = institution_of_link(link, clock.today(), purpose=OWN)
    found = selectors.sent_in(link.partnership, institution, number)
    form = _form(request, link, _initial(found.article))

    def deed() -> None:
        use_link(link)
        services.rewrite_own_article(
            actor=LinkActor(link), article=found.article, words=form.words(),
            version=form.cleaned_data["version"],
        )  # fmt: skip

    if form.is_valid() and run(form, deed):
        return _given(request, link)
    if form.errors:
        renew_version(form, Article.objects.get(pk=number).latest_revision_id)
    return _page(request, link, form, _("Change the article"), found.article.title, note=found.reason)


def _initial(article: Article) -> dict[str, object]:
    """Return what the form shows of an article; what the secretariat laid out becomes plain text."""
    meeting, unit = article.meetings.first(), article.units.first()
    return {
        "title": article.title, "lead": article.lead, "written_by": article.written_by,
        "text": content.text_of(content.body_html(article.body)).replace("\xa0", " "),
        "meeting": meeting.pk if meeting else "", "unit": unit.pk if unit else "",
        "version": article.latest_revision_id,
    }  # fmt: skip


def _form(request: HttpRequest, link: PersonalLink, initial: dict[str, object]) -> OwnArticleForm:
    form = OwnArticleForm(
        posted(request), initial=initial,
        meetings=selectors.meetings_to_tell_of(link.partnership),
        units=selectors.places_to_tell_of(link.partnership),
    )  # fmt: skip
    form.fields["acting"] = acting_for(link)
    return form


def _given(request: HttpRequest, link: PersonalLink) -> HttpResponse:
    told = _("The article waits for the review. A letter will tell what became of it.")
    messages.success(request, told)
    return redirect(_here(link))


def _here(link: PersonalLink) -> str:
    return reverse("pages:own_list", args=[token_of(link)])


def _page(
    request: HttpRequest, link: PersonalLink, form: OwnArticleForm, deed: str, about: str, note: str = ""
) -> HttpResponse:
    context = {
        "link": link, "form": form, "deed": deed, "about": about, "back": _here(link), "note": note,
    }  # fmt: skip
    return render(request, "pages/own_form.html", context, status=status_of(form))
