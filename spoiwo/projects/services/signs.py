"""Signs of a project: added, put in order, removed."""

from dataclasses import dataclass
from io import BytesIO
from typing import BinaryIO

from django.db import transaction
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from spoiwo.audit.services import record
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput, WrongState
from spoiwo.common.states import lock
from spoiwo.documents.pictures import Size, is_printable, size_of
from spoiwo.files import services as files
from spoiwo.files.models import StoredFile
from spoiwo.partnerships.models import Partnership
from spoiwo.projects import rules
from spoiwo.projects.models import ProjectPartnership, Sign
from spoiwo.projects.words import says_something

# At most four stand in the line of signs (EU-02).
MOST = 4
# Every paper carries them all, so they are pictures for print, not posters.
LARGEST_BYTES = 1024 * 1024
SMALLEST_SIDE, LARGEST_SIDE = 80, 4000
_SVG_HEAD = 2048


@dataclass(frozen=True, slots=True, kw_only=True)
class SignDraft:
    """A picture as it came, and the words that stand for it."""

    upload: BinaryIO
    name: str
    words: str


@transaction.atomic
def add_sign(*, actor: Actor, link: ProjectPartnership, draft: SignDraft) -> Sign:
    """Put a picture at the end of the project's line of signs, its file kept unchanged.

    Raises BadInput for a fifth sign, for words that say nothing, for a picture that is too large, too
    small, no PNG or JPEG, damaged or of a kind no paper can hold, and as files do.
    """
    require(rules.can_edit_project(actor, link.partnership))
    lock(link)
    rows = Sign.objects.filter(link=link)
    if rows.count() >= MOST:
        raise BadInput(_too_many(), "file")
    words = " ".join(draft.words.split())
    if not says_something(words, draft.name):
        raise BadInput(_says_nothing(), "words")
    content = draft.upload.read(LARGEST_BYTES + 1)
    size = _accepted(content)
    file = _kept(actor, link.partnership, content, draft.name, words)
    sign = Sign.objects.create(
        link=link, file=file, words=words[:300], order=_last(link) + 1, width=size.width, height=size.height
    )
    _note(actor, "added", sign)
    return sign


@transaction.atomic
def move_sign(*, actor: Actor, sign: Sign) -> None:
    """Put a sign one place nearer to the beginning of the line; raises WrongState for the first."""
    require(rules.can_edit_project(actor, sign.link.partnership))
    lock(sign.link)
    rows = list(Sign.objects.filter(link=sign.link).order_by("order"))
    place = next((place for place, row in enumerate(rows) if row.pk == sign.pk), 0)
    if place == 0:
        raise WrongState(_("This sign is the first already."))
    before, moved = rows[place - 1], rows[place]
    before.order, moved.order = moved.order, before.order
    Sign.objects.bulk_update([before, moved], ["order"])
    _note(actor, "moved", sign)


@transaction.atomic
def remove_sign(*, actor: Actor, sign: Sign) -> None:
    """Take a sign off the line; its file stays in the store, sealed papers keep it."""
    require(rules.can_edit_project(actor, sign.link.partnership))
    _note(actor, "removed", sign)
    sign.delete()


def _kept(actor: Actor, partnership: Partnership, content: bytes, name: str, words: str) -> StoredFile:
    return files.store(
        actor=actor,
        upload=BytesIO(content),
        name=name,
        partnership=partnership,
        is_public=False,
        title=words,
    )


def _accepted(content: bytes) -> Size:
    """Return the size of a picture every paper can hold; raises BadInput."""
    if len(content) > LARGEST_BYTES:
        limit = {"limit": filesizeformat(LARGEST_BYTES)}
        raise BadInput(_("A sign has at most %(limit)s. Save the picture smaller.") % limit, "file")
    if b"<svg" in content[:_SVG_HEAD].lower():
        said = _("An SVG picture may carry a program, so it is not taken. Save it as PNG, 1000 px wide.")
        raise BadInput(said, "file")
    size = size_of(content)
    if size is None:
        raise BadInput(_("A sign is a PNG or JPEG picture. This file is neither, or is damaged."), "file")
    if min(size.width, size.height) < SMALLEST_SIDE or max(size.width, size.height) > LARGEST_SIDE:
        values = {"width": size.width, "height": size.height, "least": SMALLEST_SIDE, "most": LARGEST_SIDE}
        raise BadInput(
            _("The picture is %(width)s × %(height)s px. Each side has from %(least)s to %(most)s px.")
            % values,
            "file",
        )
    if not is_printable(content):
        said = _("The picture is damaged or has colours for a printing house (CMYK). Save it anew in RGB.")
        raise BadInput(said, "file")
    return size


def _last(link: ProjectPartnership) -> int:
    return max(Sign.objects.filter(link=link).values_list("order", flat=True), default=0)


def _too_many() -> str:
    return _("At most four signs stand in the line. Other logos belong into the office’s template of papers.")


def _says_nothing() -> str:
    return _(
        "Write what the sign says, not how its file is called, for example:"
        " “European Funds for Social Development. Co-funded by the European Union”."
    )


def _note(actor: Actor, deed: str, sign: Sign) -> None:
    record(
        actor,
        f"projects.sign.{deed}",
        sign,
        partnership_id=sign.link.partnership_id,
        title=sign.link.project.title,
        words=sign.words,
        sha256=sign.file.sha256,
    )
