"""The pages behind personal links: the part of an institution, and the report for remarks."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from spoiwo.common.web.forms import posted, run, status_of
from spoiwo.documents.render import to_html
from spoiwo.notifications.actors import LinkActor
from spoiwo.notifications.models import PersonalLink
from spoiwo.notifications.services import use_link
from spoiwo.notifications.web import acting_for, link_view
from spoiwo.reports import papers, selectors, services
from spoiwo.reports.forms.beside import PartForm, RemarkForm
from spoiwo.reports.states import MEMBER_LINK, REMARKS_LINK, State
from spoiwo.reports.views.shared import saved_meanwhile


@link_view(MEMBER_LINK)
def member_link(request: HttpRequest, link: PersonalLink) -> HttpResponse:
    """Take what an institution tells of its work; after the approval show what it told."""
    part = selectors.member_part_of_link(link.partnership, link.subject_id)
    aims = selectors.aims_of(part.report)
    form = PartForm(posted(request), part=part, aims=aims, by_link=True)
    form.fields["acting"] = acting_for(link)
    if form.is_valid():

        def deed() -> None:
            version = form.cleaned_data["version"]
            services.tell_part(actor=LinkActor(link), part=part, draft=form.draft(), version=version)
            use_link(link)

        if run(form, deed):
            messages.success(request, _("Thank you: your part is saved. The secretariat sees it."))
            return redirect(request.path)
    context = {"link": link, "part": part, "report": part.report, "form": form}
    context |= {"theirs": saved_meanwhile(form, part), "known": selectors.known_of(part)}
    return render(request, "reports/member_link.html", context, status=status_of(form))


@link_view(REMARKS_LINK)
def remarks_link(request: HttpRequest, link: PersonalLink) -> HttpResponse:
    """Show the report as it reads now to whoever holds the link; a remark is sent only by the button."""
    found = selectors.report_by_id(link.partnership, link.subject_id)
    actor = LinkActor(link)
    form = RemarkForm(posted(request))
    form.fields["acting"] = acting_for(link)
    if form.is_valid():

        def deed() -> None:
            data = form.cleaned_data
            services.add_remark(actor=actor, report=found, text=data["text"], chapter=data["chapter"])
            use_link(link)

        if run(form, deed):
            messages.success(request, _("The remark is sent. The secretariat answers it here."))
            return redirect(request.path)
    context = {
        "link": link,
        "report": found,
        # Taken back into writing it is the office's own again, whoever was given a link before.
        "paper": "" if found.state == State.DRAFT else to_html(papers.report_paper(found), title_level=2),
        "form": form,
        "own": selectors.own_remarks(found, actor),
    }
    return render(request, "reports/remarks_link.html", context, status=status_of(form))
