"""Many persons at once, under the rules of ``create_person``."""

from collections.abc import Sequence

from django.db import transaction

from spoiwo.audit.services import entry, record_many
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.registry import rules
from spoiwo.registry.models import Person
from spoiwo.registry.services.indexing import document_of_person
from spoiwo.registry.services.persons import PersonDraft, fields_of_person
from spoiwo.search.services import index_many


@transaction.atomic
def create_persons(*, actor: Actor, drafts: Sequence[PersonDraft]) -> list[Person]:
    """Record many persons, all or none, in few statements; raises BadInput."""
    require(rules.can_edit_person(actor))
    made = Person.objects.bulk_create([Person(**fields_of_person(draft)) for draft in drafts])
    record_many([entry(actor, "registry.person.created", row) for row in made])
    # Nobody just recorded holds an office yet.
    index_many([document_of_person(row, []) for row in made])
    return made
