"""The page behind a personal link: the minutes to be read, and remarks."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from spoiwo.common.web.forms import posted, run, status_of
from spoiwo.documents.render import to_html
from spoiwo.minutes import papers, selectors, services
from spoiwo.minutes.forms.minutes import RemarkForm
from spoiwo.minutes.models import Remark
from spoiwo.minutes.services.remarks import PURPOSE
from spoiwo.minutes.states import State
from spoiwo.minutes.views.shared import items
from spoiwo.notifications.actors import LinkActor
from spoiwo.notifications.models import PersonalLink
from spoiwo.notifications.services import use_link
from spoiwo.notifications.web import acting_for, link_view


@link_view(PURPOSE)
def remarks(request: HttpRequest, link: PersonalLink) -> HttpResponse:
    """Show the minutes to whoever holds the link; a remark is sent only by the button."""
    found = selectors.minutes_by_id(link.partnership, link.subject_id)
    actor = LinkActor(link)
    form = RemarkForm(posted(request), items=items(found.meeting))
    form.fields["acting"] = acting_for(link)
    if form.is_valid():

        def deed() -> None:
            text, item = form.cleaned_data["text"], form.chosen
            services.add_remark(actor=actor, minutes=found, text=text, item=item)
            use_link(link)

        if run(form, deed):
            messages.success(request, _("The remark is sent. The secretariat answers it here."))
            return redirect(request.path)
    context = {
        "link": link,
        "minutes": found,
        "meeting": found.meeting,
        # Taken back into writing they are the office's own again, whoever was given a link before.
        "paper": "" if found.state == State.DRAFT else to_html(papers.minutes_paper(found), title_level=2),
        "form": form,
        "own": list(Remark.objects.filter(minutes=found, author_mark=actor.actor_id).select_related("item")),
    }
    return render(request, "minutes/remarks.html", context, status=status_of(form))
