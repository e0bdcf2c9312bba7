"""Keeps the search index true, in the same transaction."""

from spoiwo.agreements.models import Agreement
from spoiwo.agreements.selectors.texts import document_of
from spoiwo.agreements.states import PUBLIC_STATES
from spoiwo.search.services import index, remove


def reindex(agreement: Agreement) -> None:
    """Put the agreement's present words into the index; drafts are not findable."""
    if agreement.state in PUBLIC_STATES:
        index(document_of(agreement))
    else:
        remove("agreement", agreement.pk)
