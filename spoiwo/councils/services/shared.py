"""What the deeds of this room share: the book of deeds, grounds, refusals of the database."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from types import MappingProxyType
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Model, ProtectedError
from django.utils.translation import gettext_lazy as _

from spoiwo.audit.services import record
from spoiwo.common.actors import Actor
from spoiwo.common.exceptions import BadInput, WrongState
from spoiwo.councils.models import Body

# What the database refuses, in words: the sentence, and the field it belongs to.
REFUSALS = MappingProxyType(
    {
        "body_has_its_own_address": (_("Another body of the partnership has this name."), "name"),
        "external_body_is_run_by_somebody": (_("Write which institution runs this body."), "run_by"),
        "body_ends_after_it_begins": (_("The last day lies before the first."), "last_day"),
        "one_version_of_bylaws_a_day": (
            _("Later by-laws are already recorded. Choose a day after they began."),
            "since",
        ),
        "bylaws_size_range": (_("The smallest size is larger than the largest."), "size_to"),
        "bylaws_shares_are_fractions": (_("Write a share as a fraction, for example 1/2."), "quorum"),
        "one_term_a_day": (_("Another term runs on that day. Close it first."), "since"),
        "terms_are_numbered": (_("A term of this number is already recorded."), "number"),
        "seat_held_by_one_at_a_time": (_("Somebody else holds this seat on that day."), "seat"),
        "one_person_one_seat": (_("This person holds another seat of the same body."), "person"),
        "one_function_of_a_holding": (
            _("A later function of this person is already recorded. Choose a day after it."),
            "since",
        ),
        "one_chair_at_a_time": (
            _("Somebody else holds this function from a later day. Choose a day after it."),
            "since",
        ),
        "one_deputy_at_a_time": (_("This seat has another deputy in that time."), "since"),
    }
)


@contextmanager
def refusing() -> Iterator[None]:
    """Turn what the database refuses into the sentence for it; anything unknown goes through."""
    try:
        with transaction.atomic():
            yield
    except ProtectedError as error:
        # A room above keeps it: an election, a meeting.
        raise WrongState(
            _("An election, a meeting or a decision rests on it. It cannot be taken back.")
        ) from error
    except IntegrityError as error:
        refusal = REFUSALS.get(_constraint(error))
        if refusal is None:
            raise
        raise BadInput(*refusal) from error


def _constraint(error: IntegrityError) -> str:
    return str(getattr(getattr(error.__cause__, "diag", None), "constraint_name", "") or "")


def note(actor: Actor, action: str, thing: Model, body: Body, **data: Any) -> None:
    """Write a deed so that the page of the body finds it."""
    record(actor, action, thing, partnership_id=body.partnership_id, body=body.pk, **data)


def need_ground(ground: str) -> str:
    """Return the ground of a counter-entry; an empty one is refused."""
    if not ground.strip():
        raise BadInput(_("Write why it is taken back."), "ground")
    return ground.strip()


def need_within(body_part: Any, day: date, field: str) -> None:
    """Refuse a day outside the period of the body, term or holding something belongs to."""
    if day < body_part.valid_from or (body_part.valid_to is not None and day >= body_part.valid_to):
        raise BadInput(_("That day lies outside the time it belongs to."), field)
