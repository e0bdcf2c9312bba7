"""Recording projects and joining partnerships to them."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from spoiwo.audit.services import record
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput
from spoiwo.partnerships.models import Partnership
from spoiwo.projects import rules
from spoiwo.projects.models import Project, ProjectPartnership, Sign
from spoiwo.projects.services.signs import remove_sign
from spoiwo.projects.states import Connection, Perspective
from spoiwo.registry.models import Organization


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectDraft:
    """What is written down of a project."""

    title: str
    beneficiary: Organization
    programme: str = ""
    fund: str = ""
    perspective: Perspective = Perspective.NONE


@transaction.atomic
def record_project(
    *, actor: Actor, partnership: Partnership, draft: ProjectDraft, connection: Connection
) -> ProjectPartnership:
    """Join the partnership to a project; a project of that title already recorded is used as it is."""
    require(rules.can_edit_project(actor, partnership))
    if not draft.title.strip():
        raise BadInput(_("Write the title of the project."), "title")
    if draft.perspective != Perspective.NONE and not draft.programme.strip():
        raise BadInput(_("A project with European funds names its programme."), "programme")
    fields = {name: getattr(draft, name) for name in ProjectDraft.__slots__ if name != "title"}
    project, is_new = Project.objects.get_or_create(title=draft.title.strip(), defaults=fields)
    if is_new:
        record(actor, "projects.project.created", project, partnership_id=partnership.pk)
    link, joined = ProjectPartnership.objects.get_or_create(
        project=project, partnership=partnership, defaults={"connection": connection}
    )
    if not joined:
        raise BadInput(_("The partnership is already joined to this project."), "title")
    record(
        actor,
        "projects.project.linked",
        link,
        partnership_id=partnership.pk,
        title=project.title,
        connection=connection,
    )
    return link


@transaction.atomic
def leave_project(*, actor: Actor, link: ProjectPartnership) -> None:
    """Take back a connection recorded by mistake, with its signs; the project and the book of deeds stay."""
    require(rules.can_edit_project(actor, link.partnership))
    for sign in Sign.objects.filter(link=link):
        remove_sign(actor=actor, sign=sign)
    record(
        actor,
        "projects.project.unlinked",
        link,
        partnership_id=link.partnership_id,
        title=link.project.title,
        connection=link.connection,
    )
    link.delete()
