"""A communiqué as files to be taken over: HTML, plain text, a paper of the office."""

from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import override

from spoiwo.common import polish
from spoiwo.communiques import content, marks
from spoiwo.communiques.models import Communique
from spoiwo.documents.kinds import Field, Values
from spoiwo.documents.model import Document, Fact, Paragraph, Span, note_of
from spoiwo.projects.selectors import marking_line

KIND = "communique"
FIELDS = (
    Field("wstęp", _("the lead"), (Paragraph("Rada Programowa zebrała się po raz trzeci."),)),
    Field("tekst", _("the text"), (Paragraph("Na posiedzeniu przyjęto dwie rekomendacje."),)),
    Field("adres", _("the address of the communiqué"), "https://spoiwo.example.org/k/przyklad/"),
)


def paper(communique: Communique) -> Document:
    """Return the communiqué as a paper, in Polish whatever the reader's language."""
    with override("pl"):
        lead = (Paragraph((Span(communique.lead, strong=True),)),) if communique.lead else ()
        signs = marks.signs_of(communique)
        return Document(
            title=communique.title,
            number=communique.label,
            language="pl",
            day=communique.day,
            partnership=communique.partnership.official_name,
            body=communique.body.name if communique.body else "",
            facts=tuple(_facts(communique)),
            blocks=(*lead, *content.blocks_of(communique.text), *signs.note, *note_of(communique.demo_note)),
            signs=signs.signs,
            footer=communique.address,
        )


def _facts(communique: Communique) -> list[Fact]:
    if communique.meeting is None:
        return []
    meeting = communique.meeting
    when = polish.with_precision(meeting.day, polish.Precision(meeting.precision))
    return [Fact(_("Session"), f"{meeting.title}, {when}")]


def field_values(communique: Communique) -> Values:
    """Return what fills the fields of an office's own template."""
    return {
        "wstęp": (Paragraph(communique.lead),) if communique.lead else (),
        "tekst": content.blocks_of(communique.text),
        "adres": communique.address,
    }


def html(communique: Communique) -> str:
    """Return HTML to be pasted into any website: no style, no script, with the link by which it is found.

    Of the marks of a project it has the sentence: a picture of ours on a foreign page would tell us who
    reads it there (EU-07 allows the sentence where signs cannot stand).
    """
    return _rendered("communiques/copy.html", communique)


def text(communique: Communique) -> str:
    """Return plain text to be pasted into a letter or printed for a notice board."""
    with override("pl"):
        head = f"{communique.label}\n{communique.title}"
        when = polish.long_date(communique.day)
        parts = [head, f"{when}, {communique.partnership.short_name}", communique.lead]
        parts += [
            content.to_text(communique.text),
            _("Full text: %(address)s") % {"address": communique.address},
            marking_of(communique),
        ]
    return "\n\n".join(part for part in parts if part) + "\n"


def marking_of(communique: Communique) -> str:
    """Return the sentence of the project's marking, in Polish; empty for no project."""
    if communique.project is None:
        return ""
    with override("pl"):
        return marking_line(communique.project)


def _rendered(template: str, communique: Communique) -> str:
    with override("pl"):
        values = {
            "communique": communique,
            "text": content.to_html(communique.text, level=3),
            "marking": marking_of(communique),
        }
        return render_to_string(template, values).strip() + "\n"
