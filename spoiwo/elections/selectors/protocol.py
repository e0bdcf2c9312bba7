"""What the scrutineers found, as data: the protocol is written from it once and read from it ever after."""

import json
from dataclasses import asdict, dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.utils import translation

from spoiwo.common import clock
from spoiwo.common.polish import day_and_hour
from spoiwo.elections.models import Candidacy, Election, Protocol, Round
from spoiwo.elections.selectors.elections import scrutineers_of
from spoiwo.elections.selectors.rounds import candidacies_of, elected_in, rounds_of
from spoiwo.voting import selectors as voting
from spoiwo.voting.counting import ElectionCount
from spoiwo.voting.states import State as PollState


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidateLine:
    """A candidate as the protocol names them."""

    number: int
    name: str
    office: str
    institution: str
    group: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteLine:
    """The votes of a candidate in a round."""

    number: str
    label: str
    votes: int
    is_elected: bool
    is_passed_over: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LotLine:
    """A candidate in the order of the lot, with the number anybody can compute from the seed."""

    votes: int
    number: str
    label: str
    lot_number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundText:
    """A round: its rule in words, numbers, votes, and what followed."""

    number: int
    kind: str
    opened: str
    closed: str
    form: str
    secrecy: str
    rule: tuple[str, ...]
    counted: str
    blank: int
    votes: tuple[VoteLine, ...]
    lots: tuple[LotLine, ...]
    outcome: str
    unmet: tuple[str, ...]
    seed: str
    commitment: str
    annulment: str
    # Protocols written before ballots of paper were counted say nothing of them.
    paper: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProtocolText:
    """Everything the protocol says, in Polish; days and moments as they are printed."""

    partnership: str
    body: str
    title: str
    seats: int
    electorate: str
    rules_reference: str
    called_on: date
    nominations_from: date
    nominations_until: date
    committee: tuple[str, ...]
    candidates: tuple[CandidateLine, ...]
    number_seed: str
    rounds: tuple[RoundText, ...]
    elected: tuple[str, ...]
    empty_seats: int
    written: str
    demo_note: str


def text_of(election: Election, moment: datetime) -> ProtocolText:
    """Return what a protocol written at the moment says."""
    with translation.override(settings.LANGUAGE_CODE):
        elected = [row for row in elected_in(election) if row.withdrawn_on is None]
        return ProtocolText(
            partnership=election.partnership.official_name,
            body=election.body.name,
            title=election.title,
            seats=election.seats,
            electorate=election.voters_body.name if election.voters_body else "",
            rules_reference=election.rules_reference,
            called_on=election.called_on,
            nominations_from=election.nominations_from,
            nominations_until=election.last_day_of_nominations,
            committee=tuple(_scrutineer(row.name, row.institution) for row in scrutineers_of(election)),
            candidates=tuple(_candidate(row) for row in candidacies_of(election)),
            number_seed=election.number_seed,
            rounds=tuple(_round(row) for row in rounds_of(election) if row.poll.closed_at is not None),
            elected=tuple(row.label for row in elected),
            empty_seats=election.seats - len(elected),
            written=_moment(moment),
            demo_note=election.demo_note,
        )


def _scrutineer(name: str, institution: str) -> str:
    return f"{name}, {institution}" if institution else name


def _candidate(row: Candidacy) -> CandidateLine:
    return CandidateLine(
        number=row.number, name=row.name, office=row.office, institution=row.institution, group=row.group
    )


def _round(row: Round) -> RoundText:
    found = voting.protocol_of(row.poll)
    blank = found.count.blank if isinstance(found.count, ElectionCount) else 0
    return RoundText(
        number=row.number,
        kind=row.get_kind_display(),
        opened=_moment(found.opened_at),
        closed=_moment(found.closed_at),
        form=found.form,
        secrecy=found.secrecy,
        rule=found.rule,
        counted=found.counted,
        blank=blank,
        votes=tuple(_votes(line) for line in found.candidates),
        lots=tuple(_lot(line) for line in found.draws),
        outcome=found.outcome,
        unmet=found.unmet,
        seed=found.seed,
        commitment=found.commitment,
        annulment=found.annulment if row.poll.state == PollState.ANNULLED else "",
        paper=found.paper,
    )


def _votes(line: voting.CandidateLine) -> VoteLine:
    return VoteLine(
        number=line.key,
        label=line.label,
        votes=line.votes,
        is_elected=line.is_elected,
        is_passed_over=line.is_passed_over,
    )


def _lot(line: voting.DrawLine) -> LotLine:
    return LotLine(votes=line.votes, number=line.key, label=line.label, lot_number=line.lot_number)


def _moment(moment: datetime) -> str:
    return day_and_hour(moment.astimezone(clock.WARSAW))


def stored(text: ProtocolText) -> dict[str, Any]:
    """Return the text as plain JSON."""
    data: dict[str, Any] = json.loads(json.dumps(asdict(text), cls=DjangoJSONEncoder))
    return data


def digest(content: dict[str, Any]) -> str:
    """Return the SHA-256 of the content as canonical JSON: sorted keys, no blanks, UTF-8."""
    plain = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return sha256(plain.encode()).hexdigest()


def is_whole(protocol: Protocol) -> bool:
    """Tell whether the content is still what was written."""
    return digest(protocol.content) == protocol.sha256


def written_in(protocol: Protocol) -> ProtocolText:
    """Return what a stored protocol says."""
    data = protocol.content
    days = {
        name: date.fromisoformat(data[name])
        for name in ("called_on", "nominations_from", "nominations_until")
    }
    lists = {name: tuple(data[name]) for name in ("committee", "elected")}
    lines = {
        "candidates": tuple(CandidateLine(**row) for row in data["candidates"]),
        "rounds": tuple(_read_round(row) for row in data["rounds"]),
    }
    return ProtocolText(**(data | days | lists | lines))


def _read_round(data: dict[str, Any]) -> RoundText:
    return RoundText(
        **(
            data
            | {name: tuple(data[name]) for name in ("rule", "unmet")}
            | {"votes": tuple(VoteLine(**row) for row in data["votes"])}
            | {"lots": tuple(LotLine(**row) for row in data["lots"])}
        )
    )
