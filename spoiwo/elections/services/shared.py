"""What the deeds of this room share: the lock, the book of deeds, grounds, refusals of the database."""

from collections.abc import Iterator
from contextlib import contextmanager
from types import MappingProxyType
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from spoiwo.audit.services import record
from spoiwo.common.actors import Actor
from spoiwo.common.exceptions import BadInput, Sentence
from spoiwo.elections.models import Election

# What the database refuses, in words: the sentence, and the field it belongs to.
REFUSALS = MappingProxyType(
    {
        "person_nominated_once": (_("This person is already nominated in this election."), "person"),
        "institution_nominated_once_without_a_person": (
            _("This institution is already nominated in this election."),
            "organization",
        ),
        "scrutineer_once": (_("This person is already on the committee."), "person"),
        "one_chair_of_scrutineers": (_("The committee has a chair already."), "is_chair"),
        "election_days_follow_each_other": (
            _("Nominations begin on the day of the call or later, and the vote comes after them."),
            "vote_on",
        ),
        "election_quorum_is_a_share": (
            _("Write a share as a fraction, for example 1/2."),
            "quorum_share",
        ),
    }
)


@contextmanager
def refusing() -> Iterator[None]:
    """Turn what the database refuses into the sentence for it; anything unknown goes through."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        name = str(getattr(getattr(error.__cause__, "diag", None), "constraint_name", "") or "")
        refusal = REFUSALS.get(name)
        if refusal is None:
            raise
        raise BadInput(*refusal) from error


def lock(election: Election) -> None:
    """Read the election anew and hold it, so that two deeds on it follow each other."""
    election.refresh_from_db(from_queryset=Election.objects.select_for_update(no_key=True))


def note(actor: Actor, action: str, thing: Model, election: Election, **data: Any) -> None:
    """Write a deed so that the page of the election finds it."""
    record(actor, action, thing, partnership_id=election.partnership_id, election=election.pk, **data)


def need_words(text: str, otherwise: Sentence, field: str = "ground") -> str:
    """Return the text without blanks around it; an empty one is refused with the sentence."""
    if not text.strip():
        raise BadInput(otherwise, field)
    return text.strip()
