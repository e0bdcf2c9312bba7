"""Lists of participants, made through the services. They need the partnership's scope."""

from collections.abc import Sequence
from datetime import timedelta
from itertools import count

from spoiwo.attendance import services
from spoiwo.attendance.models import Participant
from spoiwo.attendance.selectors import participants_of
from spoiwo.common.actors import Actor, SystemActor
from spoiwo.meetings.models import Meeting
from spoiwo.meetings.states import MeetingKind
from spoiwo.partnerships.models import Partnership
from tests.factories.councils import a_body, a_member, a_term, by_laws
from tests.factories.meetings import a_meeting
from tests.factories.registry import a_person, a_representative, a_signatory, an_organization

SYSTEM = SystemActor("tests")
_keys = count(1)


def a_session(partnership: Partnership, members: int = 3, **fields: object) -> Meeting:
    """Return a session of a council of so many members, with by-laws, and its list drawn up."""
    term = a_term(partnership, a_body(partnership))
    by_laws(term.body)
    for number in range(members):
        a_member(term, person=a_person("Anna", f"Radna {number + 1}"))
    usual: dict[str, object] = {"kind": MeetingKind.COUNCIL, "title": "Posiedzenie Rady"}
    meeting = a_meeting(
        partnership,
        body=term.body,
        **(usual | fields),  # type: ignore[arg-type]  # fields of the draft, checked by the dataclass
    )
    services.draw_up_list(actor=SYSTEM, meeting=meeting)
    return meeting


def a_gathering(partnership: Partnership, signatories: int = 3, **fields: object) -> Meeting:
    """Return a meeting of signatories, each with a representative and an address, and its list."""
    for number in range(signatories):
        organization = an_organization()
        a_signatory(partnership, organization)
        a_representative(
            partnership,
            organization,
            a_person("Jan", f"Sygnatariusz {number + 1}"),
            email=f"jan{number + 1}@example.org",
            office="Starosta",
        )
    meeting = a_meeting(partnership, **fields)  # type: ignore[arg-type]  # passed on as they are
    services.draw_up_list(actor=SYSTEM, meeting=meeting)
    return meeting


def rows_of(meeting: Meeting) -> list[Participant]:
    """Return the list of the meeting."""
    return participants_of(meeting)


def a_mark(row: Participant, mark: str = "present", *, ago: float = 0, **fields: str) -> services.MarkDraft:
    """Return a mark with a key of its own, pressed so many seconds ago."""
    usual = {"key": f"klucz-{next(_keys):08d}"}
    return services.MarkDraft(
        participant_id=row.pk, mark=mark, ago=timedelta(seconds=ago), **(usual | fields)
    )


def marked(
    meeting: Meeting, rows: Sequence[Participant], mark: str = "present", actor: Actor = SYSTEM
) -> None:
    """Mark the rows alike."""
    services.mark_presence(actor=actor, meeting=meeting, marks=[a_mark(row, mark) for row in rows])
