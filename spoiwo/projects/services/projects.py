"""Recording projects, describing them and joining partnerships to them."""

from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from spoiwo.audit.services import record
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput
from spoiwo.common.foreign import Unreachable, address_of
from spoiwo.common.standing import standing_on
from spoiwo.common.states import lock
from spoiwo.partnerships.models import Partnership
from spoiwo.projects import rules
from spoiwo.projects.models import Project, ProjectPartnership, Sign
from spoiwo.projects.services.indexing import forget, reindex
from spoiwo.projects.services.signs import remove_sign
from spoiwo.projects.states import Connection, Perspective
from spoiwo.registry.models import Organization

# The map of grants of the government: no other address stands for it on a poster.
MAP_HOST = "mapadotacji.gov.pl"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectDraft:
    """What is written down of a project; money in złoty, the period half-open."""

    title: str
    beneficiary: Organization
    programme: str = ""
    fund: str = ""
    perspective: Perspective = Perspective.NONE
    number: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    value: Decimal | None = None
    eu_contribution: Decimal | None = None
    aims: str = ""
    effects: str = ""
    map_address: str = ""
    has_region_sign: bool = False


@transaction.atomic
def record_project(
    *, actor: Actor, partnership: Partnership, draft: ProjectDraft, connection: Connection
) -> ProjectPartnership:
    """Join the partnership to a project; a project of that title already recorded is used as it is.

    The partnership that records it first describes it for all. Raises BadInput as ``edit_project`` does.
    """
    require(rules.can_edit_project(actor, partnership))
    _require_whole(draft)
    given = _given(draft) | {"keeper": partnership}
    title = given.pop("title")
    project, is_new = Project.objects.get_or_create(title=title, defaults=given)
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
    reindex(project)
    return link


@transaction.atomic
def edit_project(
    *, actor: Actor, link: ProjectPartnership, draft: ProjectDraft, connection: Connection
) -> None:
    """Write down the facts of a project anew, and how the partnership stands to it.

    Raises BadInput for a title another project has, a missing programme, a period that ends before it
    begins, a contribution larger than the value, or an address that is not of the map of grants.
    """
    require(rules.can_describe_project(actor, link))
    _require_whole(draft)
    project = link.project
    lock(project)
    given = _given(draft)
    if Project.objects.filter(title=given["title"]).exclude(pk=project.pk).exists():
        raise BadInput(_("Another project has this title."), "title")
    changed = sorted(name for name, value in given.items() if getattr(project, name) != value)
    for name, value in given.items():
        setattr(project, name, value)
    project.keeper = project.keeper or link.partnership
    project.save()
    link.connection = connection
    link.save(update_fields=["connection"])
    record(
        actor,
        "projects.project.edited",
        project,
        partnership_id=link.partnership_id,
        changed=changed,
    )
    reindex(project)


def _given(draft: ProjectDraft) -> dict[str, object]:
    given = {field.name: getattr(draft, field.name) for field in fields(draft)}
    return {name: value.strip() if isinstance(value, str) else value for name, value in given.items()}


def _require_whole(draft: ProjectDraft) -> None:
    if not draft.title.strip():
        raise BadInput(_("Write the title of the project."), "title")
    if draft.perspective != Perspective.NONE and not draft.programme.strip():
        raise BadInput(_("A project with European funds names its programme."), "programme")
    if draft.valid_from and draft.valid_to and draft.valid_to <= draft.valid_from:
        raise BadInput(_("A project ends after it begins."), "valid_to")
    _require_money(draft)
    if draft.map_address and not _is_of_the_map(draft.map_address):
        said = _("Paste the address of the project’s page at %(host)s.") % {"host": MAP_HOST}
        raise BadInput(said, "map_address")


def _require_money(draft: ProjectDraft) -> None:
    for name, amount in (("value", draft.value), ("eu_contribution", draft.eu_contribution)):
        if amount is not None and amount < 0:
            raise BadInput(_("An amount is not below zero."), name)
    if draft.value is not None and draft.eu_contribution is not None and draft.eu_contribution > draft.value:
        said = _("The contribution of the European Union is not larger than the value of the project.")
        raise BadInput(said, "eu_contribution")


def _is_of_the_map(address: str) -> bool:
    try:
        # Read strictly: of "https://other\\@host/" a browser makes another host than Python does.
        found = address_of(address)
    except Unreachable:
        return False
    return found.scheme == "https" and (found.host == MAP_HOST or found.host.endswith(f".{MAP_HOST}"))


@transaction.atomic
def remove_project(*, actor: Actor, link: ProjectPartnership, ground: str) -> None:
    """Remove a project recorded by mistake with its only connection and its signs.

    Raises WrongState, with what refers to it, where another partnership is joined to it or anything was built
    on it; then ``leave_project`` takes back the connection alone.
    """
    require(rules.can_describe_project(actor, link))
    project = link.project
    lock(project)
    if not ground.strip():
        raise BadInput(_("Write why it is removed."), "ground")
    # Signs go with the connection; whatever else points at one of the two stays, and so do they.
    own = {"projects.Sign.link"}
    if not ProjectPartnership._base_manager.filter(project=project).exclude(pk=link.pk).exists():
        own.add("projects.ProjectPartnership.project")
    standing_on(project, own).refuse()
    leave_project(actor=actor, link=link)
    record(
        actor,
        "projects.project.removed",
        project,
        partnership_id=link.partnership_id,
        title=project.title,
        beneficiary=project.beneficiary.name,
        number=project.number,
        ground=ground.strip(),
    )
    project.delete()


@transaction.atomic
def leave_project(*, actor: Actor, link: ProjectPartnership) -> None:
    """Take back a connection recorded by mistake, with its signs; the project and the book of deeds stay."""
    require(rules.can_edit_project(actor, link.partnership))
    for sign in Sign.objects.filter(link=link).order_by("-valid_from", "-pk"):
        remove_sign(actor=actor, sign=sign)
    record(
        actor,
        "projects.project.unlinked",
        link,
        partnership_id=link.partnership_id,
        title=link.project.title,
        connection=link.connection,
    )
    # Who leaves describes it no longer: the next who edits it does.
    Project.objects.filter(pk=link.project_id, keeper=link.partnership).update(keeper=None)
    forget(link)
    link.delete()
    reindex(link.project)
