"""What an office tells of itself in other forms is written and mended in place."""

from django.db import transaction
from django.utils.translation import gettext as _

from spoiwo.accessibility import rules, selectors
from spoiwo.accessibility.models import Introduction
from spoiwo.accessibility.services.shared import note, take_turns
from spoiwo.accessibility.states import Form
from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput, ConcurrentChange
from spoiwo.partnerships.models import Partnership


@transaction.atomic
def write_introduction(
    *, actor: Actor, partnership: Partnership | None, form: Form, text: str, film_url: str = "", version: int
) -> Introduction:
    """Write what the office tells of itself in a form; ``version`` is the one it was made from, 0 for none.

    A film in sign language needs its text too: whoever cannot play it reads the same.
    """
    require(rules.can_edit_declaration(actor, partnership))
    if not text.strip():
        raise BadInput(_("Write the text."), "text")
    if form == Form.SIGN and not film_url:
        raise BadInput(_("Write the address of the film in sign language."), "film_url")
    take_turns(partnership)
    row = selectors.introductions(partnership).get(form) or Introduction(
        partnership=partnership, form=form, version=0
    )
    if row.version != version:
        raise ConcurrentChange(_("Somebody else has just changed this. Reload the page and look again."))
    row.text, row.film_url = text.strip(), film_url
    row.changed_on, row.version = clock.today(), version + 1
    row.save()
    note(actor, "introduction.written", row, partnership, form=form.value)
    return row
