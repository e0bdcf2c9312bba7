"""Signs of a project: uploaded into their places, replaced from a day on, removed."""

from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import BinaryIO

from django.db import transaction
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from spoiwo.audit.services import record
from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput
from spoiwo.common.polish import long_date
from spoiwo.common.states import lock
from spoiwo.documents.pictures import Size, is_printable, size_of
from spoiwo.files import services as files
from spoiwo.files.alternatives import says_something
from spoiwo.files.models import StoredFile
from spoiwo.partnerships.models import Partnership
from spoiwo.projects import rules
from spoiwo.projects.models import ProjectPartnership, Sign
from spoiwo.projects.pictures import has_red
from spoiwo.projects.states import Perspective, SignKind, kinds_of

# Logos outside the line: so many that they stay a footnote to it.
MOST_OTHERS = 4
# Every paper carries them all, so they are pictures for print, not posters.
LARGEST_BYTES = 1024 * 1024
SMALLEST_SIDE, LARGEST_SIDE = 80, 4000
_SVG_HEAD = 2048


@dataclass(frozen=True, slots=True, kw_only=True)
class SignDraft:
    """A picture as it came, what it is, the words that stand for it, and the day from which it holds."""

    upload: BinaryIO
    name: str
    words: str
    kind: SignKind
    since: date | None = None


@transaction.atomic
def add_sign(*, actor: Actor, link: ProjectPartnership, draft: SignDraft) -> Sign:
    """Put a picture into the place of its kind, its file kept unchanged.

    The first of a kind holds since the project began, a later one from ``since`` (today) on, and the one
    before it until then. Raises BadInput for a kind the project’s period does not know, for a fifth logo
    outside the line, for a day not after that of the sign before, for words that say nothing, for the
    national colours without colour, for a picture that is too large, too small, no PNG or JPEG, damaged
    or of a kind no paper can hold, and as files do.
    """
    require(rules.can_edit_project(actor, link.partnership))
    lock(link)
    _require_place(link, draft.kind)
    before = _before(link, draft.kind)
    since = _since(link, draft, before)
    words = " ".join(draft.words.split())
    if not says_something(words, draft.name):
        raise BadInput(_says_nothing(), "words")
    content = draft.upload.read(LARGEST_BYTES + 1)
    size = _accepted(content, draft.kind)
    _end(before, since)
    sign = Sign.objects.create(
        link=link,
        kind=draft.kind,
        valid_from=since,
        file=_kept(actor, link.partnership, content, draft.name, words),
        words=words[:300],
        width=size.width,
        height=size.height,
    )
    _note(actor, "added", sign)
    return sign


@transaction.atomic
def remove_sign(*, actor: Actor, sign: Sign) -> None:
    """Take back a sign uploaded by mistake; the one before it holds again, sealed papers keep its file."""
    require(rules.can_edit_project(actor, sign.link.partnership))
    lock(sign.link)
    before = None
    if sign.kind != SignKind.OTHER:
        before = Sign.objects.filter(link=sign.link, kind=sign.kind, valid_to=sign.valid_from).first()
    end = sign.valid_to
    _note(actor, "removed", sign)
    sign.delete()
    _end(before, end)


def _require_place(link: ProjectPartnership, kind: SignKind) -> None:
    if kind not in kinds_of(Perspective(link.project.perspective)):
        raise BadInput(_("The line of this project has no place for such a sign."), "kind")
    if kind != SignKind.OTHER:
        return
    if Sign.objects.filter(link=link, kind=kind).as_of(clock.today()).count() >= MOST_OTHERS:
        raise BadInput(_too_many(), "file")


def _before(link: ProjectPartnership, kind: SignKind) -> Sign | None:
    """Return the sign in use whose place the new one takes; logos outside the line take nobody’s."""
    if kind == SignKind.OTHER:
        return None
    return Sign.objects.filter(link=link, kind=kind).order_by("-valid_from").first()


def _since(link: ProjectPartnership, draft: SignDraft, before: Sign | None) -> date:
    if before is None:
        return draft.since or link.project.beginning or clock.today()
    since = draft.since or clock.today()
    if since <= before.valid_from:
        raise BadInput(
            _(
                "The sign in this place holds since %(day)s. Write a later day, or remove that sign first"
                " when it was uploaded by mistake."
            )
            % {"day": long_date(before.valid_from)},
            "since",
        )
    return since


def _end(sign: Sign | None, day: date | None) -> None:
    if sign is not None:
        sign.valid_to = day
        sign.save(update_fields=["valid_to"])


def _kept(actor: Actor, partnership: Partnership, content: bytes, name: str, words: str) -> StoredFile:
    return files.store(
        actor=actor,
        upload=BytesIO(content),
        name=name,
        partnership=partnership,
        is_public=False,
        title=words,
    )


def _accepted(content: bytes, kind: SignKind) -> Size:
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
    if kind == SignKind.POLAND and not has_red(content):
        said = _(
            "The national colours stand in the line only in colour. Bring the version with white and red."
        )
        raise BadInput(said, "file")
    return size


def _too_many() -> str:
    return _("At most four logos stand outside the line. Others belong into the office’s template of papers.")


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
        kind=sign.kind,
        words=sign.words,
        sha256=sign.file.sha256,
    )
