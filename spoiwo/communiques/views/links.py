"""The page behind a personal link: “posted here”, in one of three ways."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from spoiwo.common.web.forms import run, status_of
from spoiwo.communiques import selectors
from spoiwo.communiques.forms.proving import WAYS
from spoiwo.communiques.services import PURPOSE
from spoiwo.communiques.views.postings import proving_form
from spoiwo.communiques.web import FORMS
from spoiwo.notifications.actors import LinkActor
from spoiwo.notifications.models import PersonalLink
from spoiwo.notifications.services import use_link
from spoiwo.notifications.web import acting_for, link_view

_TABS = (
    ("adres", gettext_lazy("Address of a page")),
    ("zdjecie", gettext_lazy("Photo of the board")),
    ("zrzut", gettext_lazy("Screenshot")),
)


def _whom_to_ask(link: PersonalLink) -> str:
    return _("Ask the secretariat of the partnership: %(name)s.") % {"name": link.partnership.short_name}


@link_view(PURPOSE, whom_to_ask=_whom_to_ask)
def placed(request: HttpRequest, link: PersonalLink) -> HttpResponse:
    """Let an institution say where it posted the communiqué; nothing is changed by opening the page."""
    placement = selectors.placement_of_link(link.subject_id)
    way = request.GET.get("jak", "")
    way = way if way in WAYS else "adres"
    form, deed = proving_form(request, placement, way)
    form.fields["acting"] = acting_for(link)

    def give() -> None:
        use_link(link)
        deed(LinkActor(link))

    if form.is_valid() and run(form, give):
        return redirect(f"{request.path}#stan")
    proofs = selectors.evidence_of(placement)
    context = {
        "partnership": link.partnership,
        "communique": placement.communique.shown(),
        "placement": placement,
        "proofs": proofs,
        "latest": proofs[0] if proofs else None,
        "form": form,
        "way": way,
        "tabs": _TABS,
        "forms": FORMS,
        "link": link,
    }
    return render(request, "communiques/placed.html", context, status=status_of(form))
