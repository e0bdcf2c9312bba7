"""A photo of an article on a page of its own: the gallery works without a script."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from spoiwo.common.exceptions import NotFound
from spoiwo.common.texts import page_language
from spoiwo.common.web.reading import read_only
from spoiwo.pages import selectors
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.selectors import words_of
from spoiwo.partnerships.web import public_view
from spoiwo.portal.gallery import gallery_of


@read_only
@public_view
def article_photo(
    request: HttpRequest, partnership: Partnership, article_slug: str, number: int
) -> HttpResponse:
    """Show one photo with what is before and after it; of one that may not be seen nothing is said."""
    found = selectors.public_article(partnership, article_slug)
    if found.ended_at:
        raise NotFound(selectors.NO_SUCH)
    if found.slug != article_slug:
        return redirect("portal:article_photo", partnership.slug, found.slug, number, permanent=True)
    gallery = gallery_of(found)
    shot = next((one for one in gallery.shots if one.number == number), None)
    if shot is None:
        raise NotFound(_("There is no such photo."))
    before, after = gallery.around(shot)
    context = {
        "partnership": partnership,
        "words": words_of([partnership], page_language())[partnership.pk],
        "article": found,
        "shot": shot,
        "at": gallery.shots.index(shot) + 1,
        "all": len(gallery.shots),
        "before": before,
        "after": after,
        "meetings": selectors.meetings_of(found),
        "description": shot.photo.alternative,
    }
    return render(request, "portal/article_photo.html", context)
