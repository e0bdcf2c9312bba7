"""What deeds of this room share: the book of deeds, the link of a request, words that may not be empty."""

from datetime import datetime, time, timedelta
from typing import Any

from spoiwo.audit.services import record
from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.exceptions import BadInput, Sentence
from spoiwo.notifications.models import PersonalLink
from spoiwo.notifications.services import issue_link
from spoiwo.requests.models import Case
from spoiwo.requests.states import FOLLOWING

# An answer may be months away, and is read again later.
OPEN_FOR = timedelta(days=730)


def note(actor: Actor, deed: str, case: Case, **data: Any) -> None:
    """Write a deed on a request so that its page finds it; never who asked, nor what was written."""
    record(
        actor, f"requests.case.{deed}", case, partnership_id=case.partnership_id, case=case.pk,
        kind=case.kind, **data,
    )  # fmt: skip


def give_link(actor: Actor, case: Case) -> PersonalLink:
    """Give whoever asked the link to the request; ``holder`` names the request, not the person."""
    link = issue_link(
        actor=actor,
        partnership=case.partnership,
        purpose=FOLLOWING,
        subject_id=case.pk,
        holder=f"osoba, która złożyła wniosek {case}",
        expires_at=datetime.combine(clock.today() + OPEN_FOR, time(0), clock.WARSAW),
    )
    case.link_id = link.pk
    case.save(update_fields=["link_id"])
    return link


def link_of(case: Case) -> PersonalLink | None:
    """Return the link of a request while it is open."""
    found = PersonalLink.objects.filter(pk=case.link_id).first() if case.link_id else None
    return found if found is not None and found.closed is None else None


def need_words(text: str, sentence: Sentence, field: str) -> str:
    """Return the text without its ends; raises BadInput with the sentence when nothing is left."""
    if not text.strip():
        raise BadInput(sentence, field)
    return text.strip()
