"""A card of an idea and the gala of projects as papers, in Polish whatever the reader's language."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from spoiwo.common import polish
from spoiwo.documents.model import Align, Block, Document, Fact, Facts, Heading, Note, Paragraph, Span, Table
from spoiwo.ideas.models import Call, Idea, Partner
from spoiwo.ideas.selectors import Card, Result, card_of, cards_of, gala_ideas, result_of, rule_of
from spoiwo.ideas.states import PartnerState

CARD, GALA = "idea", "gala"


def idea_paper(idea: Idea, *, is_public: bool = False) -> Document:
    """Return the card as it is printed; in public only partners who agreed and people who consented."""
    card = card_of(idea)
    with override("pl"):
        return Document(
            title=_("Card of an idea"),
            number=f"{idea.call.number}/{idea.number}",
            subject=idea.title,
            blocks=(
                Paragraph((Span(idea.title, strong=True),)),
                *_words(idea),
                *_partners(card, is_public=is_public),
                *_votes(idea),
                *([Note(idea.demo_note)] if idea.demo_note else []),
            ),
            language="pl",
            partnership=idea.call.partnership.official_name,
            facts=tuple(_facts(card, is_public=is_public)),
        )


def _facts(card: Card, *, is_public: bool) -> list[Fact]:
    idea = card.idea
    author = card.public_author if is_public else _whole(idea.author_person, idea.author)
    leader = card.public_leader if is_public else _whole(idea.leader_person, idea.leader)
    facts = (
        (_("Call for ideas"), idea.call.title),
        (_("Theme"), idea.theme),
        (_("State"), str(idea.get_state_display())),
        (_("Reason"), idea.note),
        (_("Author"), author),
        (_("Leader of the project"), leader),
        (_("Estimated cost"), polish.money(idea.cost) if idea.cost is not None else ""),
        (_("Source of money"), idea.money_source),
    )
    return [Fact(label, value) for label, value in facts if value]


def _whole(person: str, institution: object) -> str:
    return ", ".join(str(part) for part in (person, institution) if part)


def _words(idea: Idea) -> list[Block]:
    blocks: list[Block] = []
    for heading, words in ((_("Problem"), idea.problem), (_("Idea"), idea.idea)):
        if words:
            blocks += [Heading(1, heading), *_paragraphs(words)]
    return blocks


def _paragraphs(words: str) -> list[Block]:
    parts = words.replace("\r\n", "\n").split("\n\n")
    return [Paragraph(part.strip()) for part in parts if part.strip()]


def _partners(card: Card, *, is_public: bool) -> list[Block]:
    rows = card.agreed if is_public else list(card.partners)
    blocks: list[Block] = [Heading(1, _("Partners"))]
    if rows:
        blocks.append(
            Table(
                caption=_("Partners of the idea"),
                headings=(_("Institution"), _("Sector"), _("What it brings"), _("Answer")),
                rows=tuple(_partner(one) for one in rows),
                heads_rows=True,
            )
        )
    blocks.append(Paragraph(rule_sentence(card)))
    return blocks


def _partner(one: Partner) -> tuple[str, ...]:
    role = one.role or "–"
    answer = str(one.get_state_display())
    if one.state == PartnerState.AGREED and one.answered_at:
        answer = f"{answer}, {one.answered_at:%d.%m.%Y}"
    return one.name, str(one.get_sector_display()), role, answer


def rule_sentence(card: Card) -> str:
    """Say how the rule of joint projects stands."""
    measure = card.measure
    values = {
        "agreed": measure.partners,
        "found": len(measure.sectors),
        "partners": measure.needed_partners,
        "sectors": measure.needed_sectors,
    }
    if measure.is_met:
        return _("The rule of joint projects is met: partners %(agreed)s, sectors %(found)s.") % values
    return (
        _(
            "The rule of joint projects is not met yet: partners %(agreed)s (needed: %(partners)s),"
            " sectors %(found)s (needed: %(sectors)s)."
        )
        % values
    )


def _votes(idea: Idea) -> list[Block]:
    result = result_of(idea.call)
    line = next((one.line for one in result.lines if one.line.idea_id == idea.pk), None) if result else None
    if line is None:
        return []
    said = ngettext("%(votes)s vote", "%(votes)s votes", line.votes or 0) % {"votes": line.votes or 0}
    return [Heading(1, _("Vote")), Paragraph(f"{said}: {line.get_fate_display()}.")]


def gala_paper(call: Call) -> Document:
    """Return the chosen projects with their leaders, and the whole result, as anybody may read them."""
    result = result_of(call)
    with override("pl"):
        return Document(
            title=_("Gala of projects: %(call)s") % {"call": call.title},
            blocks=(
                *_chosen(call),
                *(_table(result) if result else []),
                *([Heading(1, _("Summary")), *_paragraphs(call.summary)] if call.summary else []),
                *([Note(call.demo_note)] if call.demo_note else []),
            ),
            language="pl",
            day=call.gala_on,
            place=call.gala_place,
            partnership=call.partnership.official_name,
        )


def _chosen(call: Call) -> list[Block]:
    blocks: list[Block] = [Heading(1, _("Chosen projects"))]
    cards = cards_of(gala_ideas(call), rule_of(call.partnership))
    if not cards:
        return [*blocks, Paragraph(_("No idea was chosen."))]
    for card in cards:
        facts = [
            Fact(label, value)
            for label, value in (
                (_("Theme"), card.idea.theme),
                (_("Leader of the project"), card.public_leader),
                (_("Partners"), ", ".join(one.name for one in card.agreed)),
            )
            if value
        ]
        blocks.append(Heading(2, card.idea.title))
        blocks += [Facts(tuple(facts))] if facts else []
        blocks += _paragraphs(card.idea.idea)
    return blocks


def _table(result: Result) -> list[Block]:
    return [
        Heading(1, _("Result of the vote")),
        *(Paragraph(sentence) for sentence in result_sentences(result)),
        Table(
            caption=_("Votes for each idea"),
            headings=(_("Idea"), _("Votes"), _("Result")),
            rows=tuple(
                (str(one.line), str(one.line.votes), str(one.line.get_fate_display())) for one in result.lines
            ),
            heads_rows=True,
            align=(Align.LEFT, Align.RIGHT, Align.LEFT),
        ),
    ]


def result_sentences(result: Result) -> list[str]:
    """Say how many took part, who counted, how it was decided."""
    vote = result.vote
    took_part = vote.took_part or 0
    said = [
        ngettext("%(count)s voter took part.", "%(count)s voters took part.", took_part)
        % {"count": took_part}
    ]
    if vote.entitled is not None:
        said.append(_("Entitled to vote: %(count)s.") % {"count": vote.entitled})
    said.append(_("Votes given together: %(count)s.") % {"count": result.votes_given})
    if vote.counted_by:
        said.append(_("Counted in the hall by: %(names)s.") % {"names": vote.counted_by.rstrip(".")})
    return said + terms_sentences(result.vote.votes_each, vote.places, result.needed) + _lot(result)


def terms_sentences(votes_each: int, places: int, needed: int) -> list[str]:
    """Say how the vote was decided."""
    return [
        ngettext("A voter had %(count)s vote.", "A voter had up to %(count)s votes.", votes_each)
        % {"count": votes_each},
        ngettext("At most %(count)s idea is chosen.", "At most %(count)s ideas are chosen.", places)
        % {"count": places},
        ngettext("An idea needs at least %(count)s vote.", "An idea needs at least %(count)s votes.", needed)
        % {"count": needed},
    ]


def _lot(result: Result) -> list[str]:
    if not result.is_drawn:
        return []
    return [
        _(
            "A lot decided between equals. Seed of the lot: %(seed)s."
            " Its SHA-256 was shown when the vote was opened."
        )
        % {"seed": result.vote.seed}
    ]
