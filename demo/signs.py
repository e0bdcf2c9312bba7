"""A project to show what signs do, with signs drawn here: no emblem of a fund or office is copied."""

from io import BytesIO

import typst

from demo.building import ACTOR
from spoiwo.partnerships.models import Partnership
from spoiwo.projects.models import Project, ProjectPartnership
from spoiwo.projects.services import ProjectDraft, SignDraft, add_sign, record_project
from spoiwo.projects.states import Connection, Perspective
from spoiwo.registry.models import Organization

# What stands on each, its words, its width in millimetres; 15 mm high, like signs on paper.
SIGNS = (
    ("znak pokazowy", "miejsce na znak programu", "Znak pokazowy: miejsce na znak programu", 58),
    (
        "znak pokazowy",
        "miejsce na znak unii",
        "Znak pokazowy: miejsce na znak Unii Europejskiej i funduszu",
        58,
    ),
)
_PICTURE = """
#set page(width: {width}mm, height: 15mm, margin: 0.6mm, fill: white)
#set text(font: "Libertinus Serif", fill: luma(60))
#rect(width: 100%, height: 100%, radius: 1mm, inset: 2mm,
  stroke: (paint: luma(110), thickness: 0.5mm, dash: "dashed"))[
  #set align(center + horizon)
  #text(12pt, weight: "semibold", upper("{name}")) \\ #text(8.5pt)[{below}]
]
"""


def a_marked_project(partnership: Partnership, beneficiary: Organization) -> Project:
    """Record a project that says of itself that it is for show, with two drawn signs."""
    draft = ProjectDraft(
        title="Projekt pokazowy (treść pokazowa)",
        beneficiary=beneficiary,
        programme="Program pokazowy",
        fund="Fundusz pokazowy",
        perspective=Perspective.EU_2014,
    )
    link = record_project(actor=ACTOR, partnership=partnership, draft=draft, connection=Connection.ACTS_IN)
    add_drawn_signs(link)
    return link.project


def add_drawn_signs(link: ProjectPartnership) -> None:
    """Add two signs that say of themselves that they only show the place of real ones."""
    for number, (name, below, words, width) in enumerate(SIGNS, 1):
        upload = BytesIO(_drawn(name, below, width))
        sign = SignDraft(upload=upload, name=f"pokaz-{number}.png", words=words)
        add_sign(actor=ACTOR, link=link, draft=sign)


def _drawn(name: str, below: str, width: int) -> bytes:
    source = _PICTURE.format(width=width, name=name, below=below).encode()
    fonts = typst.Fonts(include_system_fonts=False)
    made = typst.compile(source, format="png", ppi=300, font_paths=fonts)
    assert isinstance(made, bytes)  # one page
    return made
