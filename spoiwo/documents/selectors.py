"""Reading about templates."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from spoiwo.common.exceptions import NotFound
from spoiwo.documents.kinds import ANY
from spoiwo.documents.models import Template
from spoiwo.documents.states import State
from spoiwo.partnerships.models import Partnership


def templates_of(partnership: Partnership, kind: str) -> QuerySet[Template]:
    """Return the versions of a kind, the latest first."""
    return Template.objects.filter(partnership=partnership, kind=kind).select_related("file")


def template_by_number(partnership: Partnership, kind: str, number: int) -> Template:
    """Return one version; raises NotFound."""
    found = templates_of(partnership, kind).filter(number=number).first()
    if found is None:
        raise NotFound(_("There is no such template."))
    return found


def current_templates(partnership: Partnership) -> dict[str, Template]:
    """Return the templates in use, by kind."""
    rows = Template.objects.filter(partnership=partnership, state=State.CURRENT).select_related("file")
    return {template.kind: template for template in rows}


def template_for(partnership: Partnership, kind: str) -> Template | None:
    """Return the template a paper of the kind is made with: its own, else that of every other paper."""
    current = current_templates(partnership)
    return current.get(kind) or current.get(ANY)
