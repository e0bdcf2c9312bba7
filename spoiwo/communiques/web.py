"""Handing a communiqué out in the forms in which it is taken over: HTML, text, DOCX, picture."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from spoiwo.common.exceptions import NotFound, Sentence
from spoiwo.communiques import papers, pictures
from spoiwo.communiques.models import Communique
from spoiwo.documents.web import attachment, document_download
from spoiwo.files import kinds


@dataclass(frozen=True, slots=True)
class Form:
    """A form: its word on the page, and how it is made."""

    label: Sentence
    answer: Callable[[Communique], HttpResponse]


def taken(communique: Communique, form: str) -> HttpResponse:
    """Answer with the communiqué in that form, to be saved; raises NotFound for another."""
    found = FORMS.get(form)
    if found is None:
        raise NotFound(_("There is no such format."))
    # To be pasted into other people's pages: only what everybody reads.
    return found.answer(communique.shown())


def _html(communique: Communique) -> HttpResponse:
    return attachment(papers.html(communique).encode(), _HTML, _name(communique))


def _text(communique: Communique) -> HttpResponse:
    return attachment(papers.text(communique).encode(), kinds.TXT, _name(communique))


def _png(communique: Communique) -> HttpResponse:
    return attachment(pictures.picture(communique), kinds.PNG, _name(communique))


def _docx(communique: Communique) -> HttpResponse:
    return document_download(
        papers.paper(communique),
        "docx",
        partnership=communique.partnership,
        kind=papers.KIND,
        fields=papers.field_values(communique),
        name=_name(communique),
    )


def _name(communique: Communique) -> str:
    return communique.label


# To be pasted, not opened: the browser saves it and shows nothing.
_HTML = kinds.Kind("HTML", "text/html; charset=utf-8", ("html",))
FORMS = {
    "html": Form("HTML", _html),
    "txt": Form(gettext_lazy("text"), _text),
    "docx": Form("DOCX", _docx),
    "png": Form(gettext_lazy("picture"), _png),
}
