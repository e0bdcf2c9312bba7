"""Behind the personal link of whoever wrote a comment: where it stands, removing it. GET changes nothing."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from spoiwo.comments import rules, selectors, services
from spoiwo.comments.states import OWN
from spoiwo.common.web.forms import posted, run, status_of
from spoiwo.notifications.actors import LinkActor
from spoiwo.notifications.models import PersonalLink
from spoiwo.notifications.services import use_link
from spoiwo.notifications.tokens import token_of
from spoiwo.notifications.web import link_view
from spoiwo.pages.selectors import article_by_number


@link_view(OWN)
@require_safe
def link_comment(request: HttpRequest, link: PersonalLink) -> HttpResponse:
    """Show the comment to its author, and what was decided."""
    comment = selectors.comment_of_link(link)
    context = {
        "link": link,
        "token": token_of(link),
        "comment": comment,
        "article": article_by_number(comment.partnership, comment.series),
        "may_remove": rules.can_take_back(LinkActor(link), comment),
    }
    return render(request, "comments/link_comment.html", context)


@link_view(OWN)
def link_take_back(request: HttpRequest, link: PersonalLink) -> HttpResponse:
    """Let the author remove the comment."""
    comment = selectors.comment_of_link(link)
    form = forms.Form(posted(request))

    def deed() -> None:
        use_link(link)
        services.take_back_comment(actor=LinkActor(link), comment=comment)

    back = reverse("comments:link_comment", args=[token_of(link)])
    if form.is_valid() and run(form, deed):
        return redirect(back)
    context = {"link": link, "form": form, "back": back, "deed": _("Remove the comment")}
    return render(request, "comments/link_take_back.html", context, status=status_of(form))
