"""For everybody, without an account or a script: all comments, writing one, reporting one, rating.

These are pages of their own: the article itself is the same for everybody and is kept in memory (ADR 0015).
"""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from spoiwo.comments import rules, selectors, services
from spoiwo.comments.forms import CommentForm, MarkForm, ReportForm
from spoiwo.comments.web import TOO_MANY, is_within_limit, remember_visitor, visitor_of
from spoiwo.common.exceptions import NotFound
from spoiwo.common.web.actor import actor_of
from spoiwo.common.web.forms import posted, run, status_of
from spoiwo.common.web.reading import read_only
from spoiwo.pages.models import Publication
from spoiwo.pages.selectors import NO_SUCH, article_by_number, public_article
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.web import public_view

A_PAGE = 50
FLOOD = gettext_lazy(
    "Very much has come from this network within the last hour. Nothing you wrote is lost: send it again "
    "in an hour."
)


def _shown(partnership: Partnership, slug: str) -> Publication:
    article = public_article(partnership, slug)
    # What is said of an article is said under the Polish one.
    if article.is_translation or not article.is_shown:
        raise NotFound(NO_SUCH)
    return article


@read_only
@public_view
def comment_list(request: HttpRequest, partnership: Partnership, article_slug: str) -> HttpResponse:
    """Show all comments on an article, the first one first."""
    article = _shown(partnership, article_slug)
    standing = selectors.standing_of(article)
    if not standing.is_commented:
        raise NotFound(_("There are no comments here."))
    context = {
        "partnership": partnership,
        "article": article,
        "standing": standing,
        "page": Paginator(selectors.shown_comments(article), A_PAGE).get_page(request.GET.get("strona")),
    }
    return render(request, "comments/comment_list.html", context)


@public_view
def comment_send(request: HttpRequest, partnership: Partnership, article_slug: str) -> HttpResponse:
    """Take in a comment; nothing typed is lost by a mistake, a flood or a second press."""
    article = _shown(partnership, article_slug)
    form = CommentForm(posted(request), about=f"{partnership.pk}.{article.series}")

    def deed() -> None:
        services.send_comment(actor=actor_of(request), article=article, draft=form.draft(), mark=form.number)

    is_flood = form.is_valid() and not is_within_limit(request, "article_comment")
    if is_flood:
        form.add_error(None, str(FLOOD))
    elif form.is_valid() and run(form, deed):
        messages.success(request, _("Thank you. The comment is shown once the editors have read it."))
        return redirect(f"{article.get_absolute_url()}#komentarze")
    context = {
        "partnership": partnership,
        "article": article,
        "may_comment": rules.can_comment(article, selectors.standing_of(article)),
        "form": form,
    }
    status = TOO_MANY if is_flood else status_of(form)
    return render(request, "comments/comment_send.html", context, status=status)


@public_view
def comment_report(
    request: HttpRequest, partnership: Partnership, article_slug: str, number: int
) -> HttpResponse:
    """Tell the editors that something is wrong with a comment."""
    article = _shown(partnership, article_slug)
    if not selectors.standing_of(article).is_commented:
        raise NotFound(_("There are no comments here."))
    comment = selectors.public_comment(article, number)
    form = ReportForm(posted(request), about=f"report.{comment.pk}")

    def deed() -> None:
        services.report_comment(
            actor=actor_of(request), comment=comment, wrong=form.cleaned_data["wrong"],
            words=form.cleaned_data["words"], mark=form.number,
        )  # fmt: skip

    is_flood = form.is_valid() and not is_within_limit(request, "comment_report")
    if is_flood:
        form.add_error(None, str(FLOOD))
    elif form.is_valid() and run(form, deed):
        messages.success(request, _("Thank you. The editors have been told and will look at the comment."))
        return redirect(f"{article.get_absolute_url()}#komentarze")
    context = {"partnership": partnership, "article": article, "comment": comment, "form": form}
    status = TOO_MANY if is_flood else status_of(form)
    return render(request, "comments/comment_report.html", context, status=status)


@public_view
def article_rate(request: HttpRequest, partnership: Partnership, number: int) -> HttpResponse:
    """Take in a visitor's mark; who comes back sees it and may change it.

    The number of the form is the visitor's where the browser brings none, so that a form sent twice in the
    same moment is one vote as well.
    """
    article = article_by_number(partnership, number)
    if not article.is_shown:
        raise NotFound(NO_SUCH)
    visitor = visitor_of(request)
    own = selectors.vote_of(article, services.voters_of(article, visitor)) if visitor else None
    form = MarkForm(
        posted(request),
        about=f"mark.{partnership.pk}.{article.series}",
        initial={"given": own.given} if own else {},
    )

    def deed() -> None:
        services.rate_article(
            actor=actor_of(request), article=article, given=form.cleaned_data["given"],
            visitor=visitor or form.number,
        )  # fmt: skip

    is_flood = form.is_valid() and not is_within_limit(request, "article_mark")
    if is_flood:
        form.add_error(None, str(FLOOD))
    elif form.is_valid() and run(form, deed):
        messages.success(request, _("Thank you. Your mark is counted."))
        response = redirect(f"{article.get_absolute_url()}#ocena")
        remember_visitor(response, visitor or form.number)
        return response
    standing = selectors.standing_of(article)
    context = {
        "partnership": partnership,
        "article": article,
        "standing": standing,
        "may_rate": rules.can_rate(article, standing),
        "own": own,
        "form": form,
    }
    status = TOO_MANY if is_flood else status_of(form)
    return render(request, "comments/article_rate.html", context, status=status)
