"""Writing the records of a pack that was looked through, in one transaction.

What the database freezes is written the way it came to be: a poll in preparation gets its voters, opens,
gets its ballots and closes; minutes get their sections and are sealed. No trigger is put aside.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from allauth.account.models import EmailAddress
from django.db import connection
from django.db.models import AutoField, BigIntegerField, Max, Model
from django.db.models.functions import Cast

from spoiwo.accounts.models import User
from spoiwo.audit.models import LogEntry
from spoiwo.files.models import StoredFile
from spoiwo.files.services import take_in
from spoiwo.handover.arrival import Place
from spoiwo.handover.checking import Checked
from spoiwo.handover.inventory import (
    KEYS,
    MARKS,
    USER,
    Column,
    all_models,
    carried,
    columns,
    reason_to_leave,
)
from spoiwo.handover.naming import file_name
from spoiwo.minutes.models import Minutes
from spoiwo.minutes.states import State as MinutesState
from spoiwo.notifications.models import PersonalLink
from spoiwo.partnerships.models import Partnership, Relation
from spoiwo.partnerships.states import RelationKind
from spoiwo.voting.models import Poll
from spoiwo.voting.states import State as PollState

_BATCH = 500
_OF_USER = "user:"
# How what is frozen later is written first.
_FIRST: dict[type[Model], dict[str, object]] = {
    Poll: {
        "state": PollState.DRAFT,
        "opened_at": None,
        "closed_at": None,
        "annulled_at": None,
        "annulment": "",
    },
    Minutes: {
        "state": MinutesState.DRAFT,
        "sealed_at": None,
        "content": None,
        "sha256": "",
        "pdf_id": None,
        "pdf_sha256": "",
    },
}


@dataclass(frozen=True, slots=True)
class Step:
    """What happens to the records of a model once those of another are written."""

    after: str
    model: type[Model]
    values: Callable[[dict[str, Any]], dict[str, object]]


def _opened(poll: dict[str, Any]) -> dict[str, object]:
    return {"state": PollState.OPEN, "opened_at": poll["opened_at"]} if poll["opened_at"] else {}


def _final(model: type[Model]) -> Callable[[dict[str, Any]], dict[str, object]]:
    return lambda record: {name: record[name] for name in _FIRST[model]}


_STEPS = (
    Step("voting.Entitlement", Poll, _opened),
    Step("voting.SecretBallot", Poll, _final(Poll)),
    Step("minutes.Section", Minutes, _final(Minutes)),
)


class Loading:
    """One loading, inside the transaction of the deed."""

    def __init__(self, checked: Checked, place: Place) -> None:
        self._checked = checked
        self._place = place

    def run(self) -> Partnership:
        """Write everything and return the partnership; raises what the database refuses."""
        for model in carried():
            self._write(model)
            for step in _STEPS:
                if step.after == model._meta.label:
                    self._take(step)
        partnership = Partnership.objects.get(slug=self._checked.manifest.slug)
        self._tie_relations(partnership)
        with connection.cursor() as cursor:
            # What is looked at only in the end is looked at now, while it can still be said plainly.
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        self._move_counters(partnership)
        return partnership

    def _write(self, model: type[Model]) -> None:
        rows = (record for record in self._checked.pack.records(model) if not self._is_here(model, record))
        while some := list(islice(rows, _BATCH)):
            made = [model(**self._fields(model, record)) for record in some]
            if model is StoredFile:
                self._take_files(made)
            if model is User:
                self._open_accounts(some, made)
                continue
            model._base_manager.bulk_create(made)

    def _is_here(self, model: type[Model], record: dict[str, Any]) -> bool:
        here = self._place.here.get(model._meta.label)
        return here is not None and record[model._meta.pk.attname] in here

    def _fields(self, model: type[Model], record: dict[str, Any]) -> dict[str, Any]:
        values = {column.field.attname: self._value(column, record[column.name]) for column in columns(model)}
        return values | _FIRST.get(model, {})

    def _value(self, column: Column, value: Any) -> Any:
        """Return the value as it is here: units have other numbers, and an account may have."""
        if value is None:
            return None
        if column.target in KEYS:
            return self._place.units[value]
        if column.target == USER:
            return self._place.accounts[value]
        if column.name in MARKS:
            return [self._mark(one) for one in value] if isinstance(value, list) else self._mark(value)
        return value

    def _mark(self, mark: str) -> str:
        number = mark.removeprefix(_OF_USER)
        if number == mark or not number.isdecimal():
            return mark
        return f"{_OF_USER}{self._place.accounts.get(int(number), int(number))}"

    def _open_accounts(self, records: list[dict[str, Any]], made: list[Any]) -> None:
        """Open accounts without a password: their owners set one by “Forgotten password”."""
        # Accounts that need a new number get one beyond all those of the pack.
        self._move_counter(User, max(self._checked.numbers[USER]))
        for record, user in zip(records, made, strict=True):
            user.set_unusable_password()
            if record["id"] not in self._place.accounts:
                user.pk = None
            user.save(force_insert=True)
            self._place.accounts[record["id"]] = user.pk
            EmailAddress.objects.create(user=user, email=user.email, primary=True, verified=True)

    def _take_files(self, made: list[Any]) -> None:
        for file in made:
            if file.pk not in self._checked.manifest.missing_files:
                with self._checked.pack.opened(file_name(file)) as content:
                    take_in(content, sha256=file.sha256, size=file.size)

    def _take(self, step: Step) -> None:
        for record in self._checked.pack.records(step.model):
            if values := step.values(record):
                step.model._base_manager.filter(pk=record["id"]).update(**values)

    def _tie_relations(self, partnership: Partnership) -> None:
        """Tie the partnership to those others that are here, too."""
        for one in self._checked.manifest.relations:
            ends = [Partnership.objects.filter(slug=one.get(end, "")).first() for end in ("from", "to")]
            if None not in ends and partnership in ends and one.get("kind") in RelationKind.values:
                Relation.objects.get_or_create(partnership=ends[0], kind=one["kind"], other=ends[1])

    def _move_counters(self, partnership: Partnership) -> None:
        """See to it that no new record gets a number of the pack, or one its book of deeds tells of."""
        for model in carried():
            numbers = self._checked.numbers[model._meta.label]
            if numbers and isinstance(model._meta.pk, AutoField) and model is not User:
                self._move_counter(model, max(numbers))
        if self._checked.manifest.last_link:
            self._move_counter(PersonalLink, self._checked.manifest.last_link)
        for model, last in _told_of_left_behind(partnership):
            self._move_counter(model, last)

    @staticmethod
    def _move_counter(model: type[Model], least: int) -> None:
        with connection.cursor() as cursor:
            table, column = model._meta.db_table, model._meta.pk.column
            cursor.execute("SELECT pg_get_serial_sequence(%s, %s)", [table, column])
            sequence = cursor.fetchone()[0]
            # The name of the counter comes from the database itself.
            ask = f"SELECT setval(%s, GREATEST(%s, last_value)) FROM {sequence}"  # noqa: S608  # see above
            cursor.execute(ask, [sequence, least])


def _told_of_left_behind(partnership: Partnership) -> Iterator[tuple[type[Model], int]]:
    """Yield models whose records stayed behind, with the highest number the book of deeds tells of.

    A new reader of the newsletter must not take over deeds and clauses of one who stayed.
    """
    deeds = LogEntry.objects.filter(partnership_id=partnership.pk, object_id__regex=r"^[0-9]{1,18}$")
    number = Cast("object_id", BigIntegerField())
    last = dict(deeds.order_by().values_list("object_kind").annotate(last=Max(number)))
    for model in all_models():
        is_counted = isinstance(model._meta.pk, AutoField) and reason_to_leave(model._meta.label)
        if is_counted and (found := last.get(model._meta.label_lower)):
            yield model, found
