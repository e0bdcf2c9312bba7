"""What elections decided at a meeting, in sentences for its minutes."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from spoiwo.decisions.outcomes import Outcome
from spoiwo.elections.models import Election, Round
from spoiwo.elections.states import State
from spoiwo.meetings.models import Meeting
from spoiwo.voting.selectors import protocol_of
from spoiwo.voting.states import State as PollState


def outcomes_at(meeting: Meeting) -> Iterator[Outcome]:
    """Yield the elections decided at the meeting, each with its rounds."""
    for election in Election.objects.filter(meeting=meeting, state=State.DECIDED).order_by("pk"):
        yield Outcome(election.title, tuple(_sentences(election)))


def _sentences(election: Election) -> Iterator[str]:
    rounds = Round.objects.filter(election=election, poll__state=PollState.CLOSED)
    for one in rounds.select_related("poll").order_by("number"):
        protocol = protocol_of(one.poll)
        said = (protocol.counted, protocol.paper, protocol.outcome)
        yield f"{one.number}. " + " ".join(sentence for sentence in said if sentence)
        votes = [f"{line.label}: {line.votes}" for line in protocol.candidates]
        yield "; ".join(votes) + "."
        elected = [line.label for line in protocol.candidates if line.is_elected]
        if elected:
            yield _("Elected: %(names)s.") % {"names": ", ".join(elected)}
