"""Projects with their signs, and pictures to be signs."""

import struct
import zlib
from datetime import date
from io import BytesIO

from spoiwo.common.actors import SystemActor
from spoiwo.partnerships.models import Partnership
from spoiwo.projects.models import Project, ProjectPartnership, Sign
from spoiwo.projects.services import ProjectDraft, SignDraft, add_sign, record_project
from spoiwo.projects.states import Connection, Perspective, SignKind
from tests.factories.registry import an_organization

SYSTEM = SystemActor("tests")
WORDS = "Fundusze Europejskie dla Rozwoju Społecznego"


def a_png(width: int = 240, height: int = 120, *, colour: tuple[int, int, int] = (20, 60, 140)) -> bytes:
    """Return a whole PNG picture of one colour."""

    def part(kind: bytes, content: bytes) -> bytes:
        body = kind + content
        return struct.pack(">I", len(content)) + body + struct.pack(">I", zlib.crc32(body))

    rows = (b"\x00" + bytes(colour) * width) * height
    return (
        b"\x89PNG\r\n\x1a\n"
        + part(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
        + part(b"IDAT", zlib.compress(rows))
        + part(b"IEND", b"")
    )


def a_joined_project(partnership: Partnership, title: str = "Wspólnie lokalnie") -> ProjectPartnership:
    """Return a project of the period 2021–2027 in which the partnership acts."""
    draft = ProjectDraft(
        title=title,
        beneficiary=an_organization(),
        programme="Fundusze Europejskie dla Mazowsza 2021–2027",
        fund="Europejski Fundusz Społeczny Plus",
        perspective=Perspective.EU_2021,
    )
    return record_project(actor=SYSTEM, partnership=partnership, draft=draft, connection=Connection.ACTS_IN)


def a_sign(
    link: ProjectPartnership,
    *,
    words: str = WORDS,
    content: bytes | None = None,
    name: str = "znak-1.png",
    kind: SignKind = SignKind.FUNDS,
    since: date | None = None,
) -> Sign:
    """Return a sign uploaded into its place in the project's line."""
    upload = BytesIO(content if content is not None else a_png())
    draft = SignDraft(upload=upload, name=name, words=words, kind=kind, since=since)
    return add_sign(actor=SYSTEM, link=link, draft=draft)


def a_marked_project(partnership: Partnership) -> Project:
    """Return a project with the three signs of its line, of different shapes."""
    link = a_joined_project(partnership)
    a_sign(link)
    a_sign(
        link, words="Dofinansowane przez Unię Europejską", content=a_png(600, 120, colour=(0, 51, 153)),
        name="znak-2.png", kind=SignKind.UNION,
    )  # fmt: skip
    a_sign(
        link, words="Rzeczpospolita Polska", content=a_png(360, 120, colour=(212, 33, 61)),
        name="znak-3.png", kind=SignKind.POLAND,
    )  # fmt: skip
    return link.project
