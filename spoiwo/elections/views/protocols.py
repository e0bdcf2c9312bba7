"""The protocol: read inside, as a paper, and by a scrutineer's personal link that confirms it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from spoiwo.common.web.forms import posted, run, status_of
from spoiwo.documents.web import document_download
from spoiwo.elections import links, rules, selectors, services
from spoiwo.elections.documents import document_of
from spoiwo.elections.forms.protocol import ProtocolAnswerForm
from spoiwo.elections.models import Confirmation, Election, Protocol
from spoiwo.elections.states import Verdict
from spoiwo.elections.views.shared import VIEW, election_view
from spoiwo.notifications.actors import LinkActor
from spoiwo.notifications.models import PersonalLink
from spoiwo.notifications.services import use_link
from spoiwo.notifications.web import acting_for, link_view


@election_view(VIEW)
@require_safe
def protocol(request: HttpRequest, election: Election, protocol_number: int) -> HttpResponse:
    """Show a protocol as it was written, with what the scrutineers say of it."""
    found = selectors.protocol_of(election, protocol_number)
    context = {"partnership": election.partnership, "section": "elections", "election": election}
    return render(request, "elections/protocol.html", context | _shown(found))


@election_view(VIEW)
@require_safe
def protocol_file(
    request: HttpRequest, election: Election, protocol_number: int, extension: str
) -> HttpResponse:
    """Hand out a protocol as a paper."""
    return _paper(selectors.protocol_of(election, protocol_number), extension, request)


@link_view(links.PROTOCOL)
def link_protocol(request: HttpRequest, link: PersonalLink) -> HttpResponse:
    """Let a scrutineer read the protocol and confirm it, or write a remark."""
    asked, actor = selectors.confirmation_by_id(link.subject_id), LinkActor(link)
    form = ProtocolAnswerForm(posted(request), initial={"remark": asked.remark})
    form.fields["acting_for"] = acting_for(link)
    is_answered = form.is_valid() and run(form, lambda: _answer(actor, asked, form))
    if is_answered:
        use_link(link)
    context = {
        "election": asked.protocol.election,
        "link": link,
        "asked": asked,
        "form": form,
        "is_answered": is_answered,
        "said": _said(asked) if is_answered else "",
        "allowed": rules.can_answer_protocol(actor, asked),
    }
    status = status_of(form)
    return render(request, "elections/link_protocol.html", context | _shown(asked.protocol), status=status)


@link_view(links.PROTOCOL)
@require_safe
def link_protocol_file(request: HttpRequest, link: PersonalLink) -> HttpResponse:
    """Hand out the protocol as a paper to the scrutineer."""
    return _paper(selectors.confirmation_by_id(link.subject_id).protocol, "pdf")


def _said(asked: Confirmation) -> str:
    if asked.verdict == Verdict.CONFIRMED:
        return _("Thank you: the protocol is confirmed.")
    return _("Your remark is recorded; the secretariat sees it.")


def _answer(actor: LinkActor, asked: Confirmation, form: ProtocolAnswerForm) -> None:
    if form.is_confirmed:
        services.confirm_protocol(actor=actor, asked=asked)
    else:
        services.remark_on_protocol(actor=actor, asked=asked, remark=form.cleaned_data["remark"])


def _shown(found: Protocol) -> dict[str, object]:
    return {
        "protocol": found,
        "text": selectors.written_in(found),
        "is_whole": selectors.is_whole(found),
        "opinions": selectors.opinions_of(found),
    }


def _paper(found: Protocol, extension: str, request: HttpRequest | None = None) -> HttpResponse:
    return document_download(
        document_of(found),
        extension,
        partnership=found.election.partnership,
        kind="protocol",
        name=f"Protokół – wybory {found.election.number} – {found.number}",
        request=request,
    )
