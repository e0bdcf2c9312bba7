"""The protocol of the scrutineers as a paper."""

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from spoiwo.common.polish import long_date
from spoiwo.documents.model import (
    Align,
    Block,
    BulletList,
    Document,
    Fact,
    Heading,
    Note,
    NumberedList,
    Paragraph,
    SignatureLine,
    Signatures,
    Table,
)
from spoiwo.elections.models import Protocol
from spoiwo.elections.selectors import opinions_of
from spoiwo.elections.selectors.protocol import ProtocolText, RoundText, VoteLine, written_in
from spoiwo.elections.wording import opinion_sentence
from spoiwo.projects.selectors import sign_set


def document_of(protocol: Protocol) -> Document:
    """Return the paper of a stored protocol, in Polish, with the fingerprint of its content."""
    text = written_in(protocol)
    meeting = protocol.election.meeting
    marks = sign_set(
        protocol.election.partnership, meeting.project if meeting else None, protocol.written_at.date()
    )
    with translation.override(settings.LANGUAGE_CODE):
        return Document(
            title=_("Protocol of the scrutineers"),
            subject=text.title,
            number=_("no. %(number)s") % {"number": protocol.number},
            day=protocol.written_at.date(),
            partnership=text.partnership,
            body=text.body,
            facts=_facts(text),
            signs=marks.signs,
            blocks=(
                *_blocks(text),
                *_opinions(protocol),
                _signatures(text),
                *marks.note,
            ),
            footer=_("SHA-256 of the content: %(sha)s") % {"sha": protocol.sha256},
            made_at=protocol.written_at,
        )


def _facts(text: ProtocolText) -> tuple[Fact, ...]:
    return (
        Fact(_("Election"), text.title),
        Fact(_("Who votes"), text.electorate or _("all signatories of the partnership")),
        Fact(_("Seats to fill"), str(text.seats)),
        Fact(_("Rules"), text.rules_reference),
        Fact(_("Called on"), long_date(text.called_on)),
        Fact(
            _("Nominations"),
            _("from %(first)s to %(last)s")
            % {"first": long_date(text.nominations_from), "last": long_date(text.nominations_until)},
        ),
        Fact(_("Protocol written"), text.written),
    )


def _blocks(text: ProtocolText) -> list[Block]:
    blocks: list[Block] = [Note(text.demo_note)] if text.demo_note else []
    blocks += [Heading(1, _("Scrutineers")), BulletList(text.committee)]
    blocks += [Heading(1, _("Candidates")), _candidates(text)]
    if text.number_seed:
        blocks.append(
            Paragraph(
                _("Numbers on the ballot were drawn by lot; seed: %(seed)s.") % {"seed": text.number_seed}
            )
        )
    for row in text.rounds:
        blocks += _round(row)
    blocks.append(Heading(1, _("Result")))
    if text.elected:
        blocks += [Paragraph(_("Elected in this order:")), NumberedList(text.elected)]
    else:
        blocks.append(Paragraph(_("Nobody was elected.")))
    if text.empty_seats:
        blocks.append(Paragraph(_("Seats that stay empty: %(number)s.") % {"number": text.empty_seats}))
    return blocks


def _signatures(text: ProtocolText) -> Signatures:
    return Signatures(tuple(SignatureLine(name=name) for name in text.committee))


def _opinions(protocol: Protocol) -> list[Block]:
    """Say who of the scrutineers confirmed the protocol and when; nothing while nobody answered."""
    answered = [one for one in opinions_of(protocol) if one.moment is not None]
    if not answered:
        return []
    lines = tuple(opinion_sentence(one) for one in answered)
    return [Heading(1, _("What the scrutineers say of the protocol")), BulletList(lines)]


def _candidates(text: ProtocolText) -> Table:
    return Table(
        caption=_("Candidates by their numbers on the ballot"),
        headings=(_("No."), _("Candidate"), _("Office"), _("Institution"), _("Group")),
        rows=tuple(
            (str(row.number), row.name or "–", row.office, row.institution, row.group)
            for row in text.candidates
        ),
        align=(Align.RIGHT, Align.LEFT, Align.LEFT, Align.LEFT, Align.LEFT),
    )


def _round(row: RoundText) -> list[Block]:
    blocks: list[Block] = [
        Heading(1, _("Round %(number)s of voting") % {"number": row.number}),
        Paragraph(
            _("Opened: %(opened)s. Closed: %(closed)s. Ballot: %(ballot)s. Form: %(form)s.")
            % {"opened": row.opened, "closed": row.closed, "ballot": row.secrecy, "form": row.form}
        ),
        BulletList(row.rule),
        Paragraph(_counted(row)),
        _votes(row),
        Paragraph(" ".join((row.outcome, *row.unmet))),
    ]
    if row.annulment:
        blocks.append(Note(_("This round was annulled: %(ground)s") % {"ground": row.annulment}))
    return blocks + _lots(row)


def _counted(row: RoundText) -> str:
    if row.paper:
        return f"{row.counted} {row.paper}"
    return _("%(counted)s Blank ballots: %(blank)s.") % {"counted": row.counted, "blank": row.blank}


def _votes(row: RoundText) -> Table:
    return Table(
        caption=_("Votes in round %(number)s") % {"number": row.number},
        headings=(_("No."), _("Candidate"), _("Votes"), _("Result")),
        rows=tuple((line.number, line.label, str(line.votes), _result(line)) for line in row.votes),
        align=(Align.RIGHT, Align.LEFT, Align.RIGHT, Align.LEFT),
    )


def _result(line: VoteLine) -> str:
    if line.is_elected:
        return pgettext("candidate", "elected")
    if line.is_passed_over:
        return _("passed over: a quota left no seat")
    return pgettext("candidate", "not elected")


def _lots(row: RoundText) -> list[Block]:
    check = _("Anybody can compute the lot: SHA-256 of “seed:number on the ballot”, the smallest first.")
    seed = _("Seed: %(seed)s. Its SHA-256, shown when the vote was opened: %(commitment)s.") % {
        "seed": row.seed,
        "commitment": row.commitment,
    }
    if not row.lots:
        return [Paragraph(_("No lot was needed.") + " " + seed)]
    table = Table(
        caption=_("Equal votes, in the order of the lot"),
        headings=(_("Votes"), _("No."), _("Candidate"), _("Lot number")),
        rows=tuple((str(line.votes), line.number, line.label, line.lot_number) for line in row.lots),
        align=(Align.RIGHT, Align.RIGHT, Align.LEFT, Align.LEFT),
    )
    return [table, Paragraph(f"{check} {seed}")]
