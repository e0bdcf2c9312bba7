"""Pages of old documents."""

from spoiwo.sources.views.deeds import (
    document_date,
    document_discard,
    document_record,
    document_restart,
    document_take_back,
    finding_add,
    finding_decide,
    group_decide,
)
from spoiwo.sources.views.lists import address_renew, document_list
from spoiwo.sources.views.pages import document, document_progress

__all__ = [
    "address_renew",
    "document",
    "document_date",
    "document_discard",
    "document_list",
    "document_progress",
    "document_record",
    "document_restart",
    "document_take_back",
    "finding_add",
    "finding_decide",
    "group_decide",
]
