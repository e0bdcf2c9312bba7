"""Bringing, using and leaving templates; making a paper in the looks of the office."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from typing import BinaryIO

from django.conf import settings
from django.db import transaction
from django.db.models import Max
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from spoiwo.audit.services import record
from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput, WrongState
from spoiwo.common.states import move
from spoiwo.documents import kinds, rules, selectors
from spoiwo.documents.adapters import office
from spoiwo.documents.kinds import Kind, Value, Values
from spoiwo.documents.layouts.filling import TemplateBroken
from spoiwo.documents.layouts.inspection import inspect
from spoiwo.documents.layouts.verdict import Trouble, Verdict
from spoiwo.documents.model import Document
from spoiwo.documents.models import Template
from spoiwo.documents.render import to_docx, to_odt, to_pdf
from spoiwo.documents.states import MOVES, State
from spoiwo.files import services as files
from spoiwo.partnerships.models import Partnership

log = logging.getLogger(__name__)
_NEUTRAL: dict[str, Callable[[Document], bytes]] = {"pdf": to_pdf, "odt": to_odt}


class TemplateRefused(BadInput):
    """The file cannot be a template; ``verdict`` says all that must be mended."""

    def __init__(self, verdict: Verdict) -> None:
        super().__init__(_("The file was not taken: it has to be mended first."), "file")
        self.verdict = verdict


@transaction.atomic
def add_template(
    *, actor: Actor, partnership: Partnership, kind: Kind, upload: BinaryIO, name: str
) -> Template:
    """Keep a file as a new version, not in use yet; raises TemplateRefused, and BadInput as files do.

    Nothing is kept of a refused file.
    """
    require(rules.can_edit_template(actor, partnership))
    content = upload.read(settings.FILE_MAX_BYTES + 1)
    if len(content) > settings.FILE_MAX_BYTES:
        limit = filesizeformat(settings.FILE_MAX_BYTES)
        raise BadInput(_("The file is larger than %(limit)s.") % {"limit": limit}, "file")
    verdict = inspect(content, kind)
    if not verdict.is_fit:
        raise TemplateRefused(verdict)
    file = files.store(
        actor=actor,
        upload=BytesIO(content),
        name=name,
        partnership=partnership,
        is_public=False,
        read_right=rules.EDIT,
    )
    _lock(partnership)
    last = selectors.templates_of(partnership, kind.code).aggregate(last=Max("number"))["last"] or 0
    template = Template.objects.create(
        partnership=partnership,
        kind=kind.code,
        number=last + 1,
        file=file,
        uploaded_by=actor.actor_id,
        uploaded_by_name=actor.actor_name,
        uploaded_at=clock.now(),
    )
    _note(actor, "added", template)
    return template


@transaction.atomic
def use_template(*, actor: Actor, template: Template) -> None:
    """Let papers of the kind be made with this version from now on; the one before is left.

    Raises WrongState when it is in use already, or when its fields have changed since it came and it
    can no longer be filled.
    """
    require(rules.can_edit_template(actor, template.partnership))
    _lock(template.partnership)
    template.refresh_from_db(fields=["state"])
    if template.state == State.CURRENT:
        raise WrongState(_("Papers of this kind already have this layout."))
    if not verdict_on(template).is_fit:
        raise WrongState(_("This version can no longer be filled. Bring a corrected one."))
    _leave_current(actor, template.partnership, template.kind)
    move(template, State.CURRENT, table=MOVES)
    _note(actor, "used", template)


@transaction.atomic
def return_to_default(*, actor: Actor, partnership: Partnership, kind: Kind) -> None:
    """Let papers of the kind be made in the default layout again; raises WrongState when they are."""
    require(rules.can_edit_template(actor, partnership))
    _lock(partnership)
    if not _leave_current(actor, partnership, kind.code):
        raise WrongState(_("Papers of this kind already have the default layout."))


def verdict_on(template: Template) -> Verdict:
    """Return what a kept template looks like today: the fields of its kind may have changed since."""
    try:
        content = files.content(template.file)
    except files.ContentGone as gone:
        return Verdict((Trouble(str(gone)),))
    return inspect(content, kinds.get(template.kind))


def as_docx(
    document: Document, *, partnership: Partnership, kind: str, fields: Values | None = None
) -> bytes:
    """Return the document as DOCX in the layout the office has chosen for its kind, else in ours.

    ``fields`` are values of the kind's own fields; one that is not given is printed empty. Raises
    TemplateBroken rather than print a field nobody fills, ContentGone when the file is damaged.
    """
    template = selectors.template_for(partnership, kind)
    if template is None:
        return to_docx(document)
    given = dict(fields or {}) if template.kind == kind else {}
    nothing: dict[str, Value] = {
        field.name: () if field.is_block else "" for field in kinds.get(template.kind).own
    }
    return to_docx(document, files.content(template.file), {**nothing, **given})


@dataclass(frozen=True, slots=True)
class Made:
    """A paper as a file; ``remark`` says why it is not in the layout of the office, where it should be."""

    content: bytes
    remark: str = ""


def can_convert() -> bool:
    """Tell whether PDF and ODT can have the layout of the office: whether the server has LibreOffice."""
    return bool(office.program())


def in_form(
    document: Document, form: str, *, partnership: Partnership, kind: str, fields: Values | None = None
) -> Made:
    """Return the document as "pdf" or "odt", in the layout the office has chosen for its kind.

    Where the server has no LibreOffice, or it fails, or the template cannot be filled, the paper comes in
    the default layout: it is needed on the day. Takes some seconds with a template of the office.
    """
    neutral = _NEUTRAL[form]
    if selectors.template_for(partnership, kind) is None or not can_convert():
        return Made(neutral(document))
    try:
        docx = as_docx(document, partnership=partnership, kind=kind, fields=fields)
        return Made(office.converted(docx, form))
    except (office.OfficeFailed, TemplateBroken, files.ContentGone) as failure:
        log.error("A paper of kind %s is made in the default layout: %s", kind, failure)
        return Made(neutral(document), _not_in_layout(form))


def _not_in_layout(form: str) -> str:
    return _(
        "The %(format)s has the default layout: this time it could not be made from the office’s template."
        " The DOCX has the layout of the office."
    ) % {"format": form.upper()}


def trial_print(kind: Kind, template: Template) -> bytes:
    """Return a paper made with the template from samples, to see what it will look like."""
    samples = {field.name: field.sample for field in kind.fields}
    return to_docx(Document(title=str(samples["tytuł"])), files.content(template.file), samples)


def _leave_current(actor: Actor, partnership: Partnership, kind: str) -> bool:
    current = selectors.current_templates(partnership).get(kind)
    if current is None:
        return False
    move(current, State.RETIRED, table=MOVES)
    _note(actor, "left", current)
    return True


def _lock(partnership: Partnership) -> None:
    """Let one person at a time change the templates of a partnership."""
    Partnership.objects.select_for_update().get(pk=partnership.pk)


def _note(actor: Actor, deed: str, template: Template) -> None:
    record(
        actor,
        f"documents.template.{deed}",
        template,
        partnership_id=template.partnership_id,
        kind=template.kind,
        number=template.number,
        file=template.file.name,
    )
