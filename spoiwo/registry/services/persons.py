"""People, recorded once and shared by all partnerships."""

from dataclasses import dataclass, field

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from spoiwo.audit.services import record
from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput, ConcurrentChange
from spoiwo.common.polish import person_sort_key
from spoiwo.registry import rules
from spoiwo.registry.models import Person
from spoiwo.registry.services.indexing import reindex_person
from spoiwo.registry.states import FormOfAddress


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonDraft:
    """What is written down of a person; the form of address only when she told it."""

    given_names: str
    family_name: str
    title: str = ""
    address_form: FormOfAddress = FormOfAddress.UNKNOWN
    aliases: list[str] = field(default_factory=list)
    expertise: list[str] = field(default_factory=list)


def fields_of_person(draft: PersonDraft) -> dict[str, object]:
    """Return the draft as model fields, checked; raises BadInput."""
    if not draft.given_names.strip() or not draft.family_name.strip():
        raise BadInput(_("Write the first name and the surname."), "family_name")
    own = {name: getattr(draft, name) for name in PersonDraft.__slots__}
    return own | {"sort_key": person_sort_key(draft.family_name, draft.given_names)}


@transaction.atomic
def create_person(*, actor: Actor, draft: PersonDraft) -> Person:
    """Record a person."""
    require(rules.can_edit_person(actor))
    person = Person.objects.create(**fields_of_person(draft))
    record(actor, "registry.person.created", person)
    reindex_person(person)
    return person


@transaction.atomic
def edit_person(*, actor: Actor, person: Person, draft: PersonDraft, version: int) -> None:
    """Replace what is recorded of a person; raises ConcurrentChange when somebody saved in between."""
    require(rules.can_edit_person(actor, person))
    new = fields_of_person(draft)
    changed = {
        name: [str(getattr(person, name)), str(value)]
        for name, value in new.items()
        if getattr(person, name) != value and name != "sort_key"
    }
    rows = Person.objects.filter(pk=person.pk, version=version)
    if rows.update(**new, version=version + 1, changed_at=clock.now()) != 1:
        raise ConcurrentChange(
            _("Somebody else saved this person while you were editing. Nothing of yours was saved yet.")
        )
    person.refresh_from_db()
    record(actor, "registry.person.edited", person, changed=changed)
    reindex_person(person)
