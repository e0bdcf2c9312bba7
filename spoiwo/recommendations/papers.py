"""A recommendation and a programme of a training as papers of the office, always in Polish."""

from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from spoiwo.common import polish
from spoiwo.documents.kinds import Values
from spoiwo.documents.model import Block, Document, Fact, Heading, Note, Paragraph, Span, note_of
from spoiwo.meetings.marks import sign_set_about
from spoiwo.meetings.models import Meeting
from spoiwo.recommendations import selectors
from spoiwo.recommendations.chain import Chain
from spoiwo.recommendations.models import Effect, Programme, Recommendation
from spoiwo.recommendations.states import SETTLED, State
from spoiwo.recommendations.wording import reach_words

KIND = "recommendation"


def recommendation_paper(recommendation: Recommendation, *, is_public: bool = False) -> Document:
    """Return it as it is printed: number, day, title, reason, content, to whom, what came of it.

    ``is_public`` leaves out what is shown inside only: proofs not opened, a meeting nobody else knows of.
    """
    with override("pl"):
        marks = sign_set_about(selectors.meeting_of(recommendation))
        return Document(
            title=recommendation.label,
            subject=recommendation.title,
            blocks=(
                Paragraph((Span(recommendation.title, strong=True),)),
                *_words(recommendation),
                *_chain(selectors.chain_of(recommendation, public_only=is_public)),
                *note_of(recommendation.demo_note),
                *marks.note,
            ),
            language="pl",
            day=recommendation.adopted_on,
            partnership=recommendation.partnership.official_name,
            body=recommendation.body.name if recommendation.body else "",
            facts=tuple(_facts(recommendation, is_public=is_public)),
            signs=marks.signs,
        )


def field_values(recommendation: Recommendation) -> Values:
    """Return what fills the fields of an office's own template; the number is part of our title."""
    with override("pl"):
        return {"numer": recommendation.label}


def _facts(recommendation: Recommendation, *, is_public: bool) -> list[Fact]:
    facts = [Fact(_("State"), recommendation.get_state_display())]
    meeting = recommendation.meeting
    if meeting is not None and (meeting.is_public or not is_public):
        facts.append(Fact(_("Adopted at"), meeting.title))
    if recommendation.passed_on:
        facts.append(Fact(_("Passed on"), polish.long_date(recommendation.passed_on)))
    if recommendation.completed_on:
        facts.append(Fact(_("Carried out"), polish.long_date(recommendation.completed_on)))
    return facts


def _words(recommendation: Recommendation) -> list[Block]:
    blocks: list[Block] = []
    if recommendation.state in {State.REPORTED, State.REJECTED}:
        blocks.append(
            Note(_("Not adopted yet.") if recommendation.state == State.REPORTED else _("Rejected."))
        )
    for heading, words in (
        (_("Reason"), recommendation.reason),
        (pgettext("of a recommendation", "Content"), recommendation.content),
        (_("How it is to be carried out"), recommendation.manner),
    ):
        if words:
            blocks += [Heading(1, heading), *_paragraphs(words)]
    return blocks


def _paragraphs(words: str) -> list[Block]:
    parts = words.replace("\r\n", "\n").split("\n\n")
    return [Paragraph(part.strip()) for part in parts if part.strip()]


def _chain(chain: Chain) -> list[Block]:
    blocks: list[Block] = []
    if chain.answers:
        blocks.append(Heading(1, _("Passed on to")))
    for one in chain.answers:
        said = f" – {one.response.words}" if one.response.words and one.response.state in SETTLED else ""
        blocks.append(Paragraph(f"{one.response.name}: {one.response.get_state_display()}{said}"))
    if chain.steps:
        blocks.append(Heading(1, _("Carried out")))
    for link in chain.steps:
        day = f", {polish.long_date(link.step.done_on)}" if link.step.done_on else ""
        blocks.append(Paragraph(f"{link.step.title}: {link.step.get_state_display()}{day}"))
        blocks += [Paragraph(f"– {proof}, {polish.long_date(proof.day)}") for proof in link.proofs]
    if chain.effects:
        blocks.append(Heading(1, _("Effects")))
    blocks += [Paragraph(_effect(reached.effect)) for reached in chain.effects]
    return blocks


def _effect(effect: Effect) -> str:
    reached = reach_words(effect)
    return f"{effect.sentence} ({reached})" if reached else effect.sentence


def programme_paper(programme: Programme, meeting: Meeting) -> Document:
    """Return the programme of a training with all its fields (domain.md 9)."""
    with override("pl"):
        marks = sign_set_about(meeting)
        return Document(
            title=_("Programme of a training"),
            subject=meeting.title,
            blocks=(
                Paragraph((Span(meeting.title, strong=True),)),
                *_programme(programme, meeting),
                *note_of(programme.demo_note),
                *marks.note,
            ),
            language="pl",
            day=meeting.day,
            partnership=meeting.partnership.official_name,
            facts=tuple(_programme_facts(programme, meeting)),
            signs=marks.signs,
        )


def _programme_facts(programme: Programme, meeting: Meeting) -> list[Fact]:
    host = meeting.host.name if meeting.host is not None else ""
    place = ", ".join(filter(None, (host, meeting.address_line)))
    hours = polish.number(programme.hours) if programme.hours is not None else ""
    facts = (
        (_("Day"), polish.long_date(meeting.day)),
        (_("Place"), place),
        (_("Trainer"), programme.trainer),
        (_("Hours"), hours),
        (_("Certificate"), programme.certificate),
    )
    return [Fact(label, value) for label, value in facts if value]


def _programme(programme: Programme, meeting: Meeting) -> list[Block]:
    blocks: list[Block] = []
    for heading, words in (
        (_("Aim"), meeting.aim),
        (_("For whom"), programme.target_groups),
        (_("What is taught"), programme.contents),
    ):
        if words:
            blocks += [Heading(1, heading), *_paragraphs(words)]
    taught = selectors.taught_at(meeting)
    if taught:
        blocks.append(Heading(1, _("Participants by institution")))
        blocks += [Paragraph(f"{one.name}: {one.count}") for one in taught]
    if programme.evaluation or programme.surveys is not None:
        blocks.append(Heading(1, _("Evaluation")))
        if programme.surveys is not None:
            blocks.append(Paragraph(_("Surveys returned: %(count)s") % {"count": programme.surveys}))
        blocks += _paragraphs(programme.evaluation)
    return blocks
