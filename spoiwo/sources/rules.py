"""Who may take records out of documents."""

from django.utils.translation import gettext_lazy as _

from spoiwo.common.actors import Actor
from spoiwo.common.decisions import Allowed, Decision, Denied, first_denial
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.rules import has_permission
from spoiwo.sources.models import SourceDocument
from spoiwo.sources.states import DocumentState

TAKE_IN = "sources.take_in_document"


def can_take_in_document(actor: Actor, partnership: Partnership | None) -> Decision:
    """Allow the secretariat and the coordinator; a document of no partnership yet only the operator."""
    return has_permission(actor, partnership.pk if partnership else None, TAKE_IN)


def can_decide_findings(actor: Actor, document: SourceDocument) -> Decision:
    """Allow the same people while the document waits to be confirmed."""
    return first_denial(can_take_in_document(actor, document.partnership), _is_open(document))


def can_take_back_document(actor: Actor, document: SourceDocument) -> Decision:
    """Allow the same people once its records were written."""
    return first_denial(can_take_in_document(actor, document.partnership), _is_recorded(document))


def _is_open(document: SourceDocument) -> Decision:
    if document.is_open:
        return Allowed()
    return Denied(_("What was found in this document cannot be decided now."))


def _is_recorded(document: SourceDocument) -> Decision:
    if document.state == DocumentState.RECORDED:
        return Allowed()
    return Denied(_("Nothing was recorded from this document, so there is nothing to take back."))
