"""Events become meetings that took place; a signing becomes the agreement (``memberships``)."""

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from spoiwo.attendance.services import HeadcountDraft, record_headcounts
from spoiwo.attendance.states import CountKind
from spoiwo.common import clock
from spoiwo.common.polish import fold
from spoiwo.councils.models import Body
from spoiwo.councils.services import BodyDraft, found_body
from spoiwo.councils.states import BodyKind
from spoiwo.meetings import services
from spoiwo.meetings.models import Meeting
from spoiwo.meetings.services import ReferenceDraft
from spoiwo.meetings.states import MeetingKind, PartnershipRole, ReferenceKind
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.models import Organization
from spoiwo.sources.models import Finding
from spoiwo.sources.services.recording.bodies import body_of_another
from spoiwo.sources.services.recording.sheet import Sheet
from spoiwo.sources.states import EventKind, Group, InstitutionRole
from spoiwo.sources.values import EventValues, event_values, institution_values, person_values

_KINDS: Mapping[EventKind, MeetingKind] = {
    EventKind.COUNCIL: MeetingKind.COUNCIL,
    EventKind.PLENARY: MeetingKind.SIGNATORIES,
    EventKind.FORUM: MeetingKind.FORUM,
    EventKind.CONFERENCE: MeetingKind.CONFERENCE,
    EventKind.TRAINING: MeetingKind.TRAINING,
    EventKind.INFORMATION: MeetingKind.INFORMATION,
}
_LONGEST = 200


def record_events(sheet: Sheet, home: Partnership) -> None:
    """Record every accepted event but signing and founding; one of a day still to come stays planned."""
    for row in sheet.of(Group.EVENT, home):
        values = event_values(row.told)
        if row.chosen is not None:
            known = Meeting.objects.get(partnership=home, pk=row.chosen)
            sheet.note(row, known, is_made=False)
        elif values.kind not in (EventKind.SIGNING, EventKind.FOUNDING):
            _meeting(sheet, home, row, values)


def _meeting(sheet: Sheet, home: Partnership, row: Finding, values: EventValues) -> None:
    kind, body = _kind(sheet, home, row, values)
    town, _comma, venue = values.place.partition(",")
    meeting = services.plan_meeting(
        actor=sheet.actor,
        partnership=home,
        draft=services.MeetingDraft(
            kind=kind,
            day=values.date.day,
            precision=values.date.precision,
            title=values.title[:_LONGEST] or _title(kind, values),
            body=body,
            is_extraordinary=fold(values.title).startswith("nadzwyczajn"),
            role=PartnershipRole.PARTICIPANT if kind == MeetingKind.EXTERNAL else PartnershipRole.ORGANISER,
            host=_host(sheet, home, values),
            locality=town.strip()[:80],
            venue=venue.strip()[:_LONGEST],
        ),
        references=[_topic(one) for one in values.topics],
        with_usual_items=False,
    )
    sheet.note(row, meeting)
    _speakers(sheet, meeting, values)
    if values.date.day <= clock.today():
        services.hold_meeting(actor=sheet.actor, meeting=meeting)
        _count(sheet, meeting, row, values)


def _kind(
    sheet: Sheet, home: Partnership, row: Finding, values: EventValues
) -> tuple[MeetingKind, Body | None]:
    """Return what meeting it becomes, and whose: a session of another's body is no session of our council."""
    kind = _KINDS.get(values.kind, MeetingKind.OTHER)
    if kind != MeetingKind.COUNCIL:
        return kind, None
    external = body_of_another(sheet, home, row, values)
    if external is not None:
        return MeetingKind.EXTERNAL, external
    council = _council(sheet, home, row)
    return (kind, council) if council is not None else (MeetingKind.OTHER, None)


def _topic(words: str) -> ReferenceDraft:
    return ReferenceDraft(kind=ReferenceKind.TOPIC, label=words[:_LONGEST])


def _speakers(sheet: Sheet, meeting: Meeting, values: EventValues) -> None:
    """Put who spoke under one item: who spoke of what is not told surely enough to part the topics."""
    if not values.speakers:
        return
    title = pgettext("item of an agenda", "Talks")
    item = services.add_item(actor=sheet.actor, meeting=meeting, draft=services.ItemDraft(title=title))
    for name in values.speakers:
        services.add_presenter(actor=sheet.actor, item=item, draft=_speaker(sheet, name))


def _speaker(sheet: Sheet, name: str) -> services.PresenterDraft:
    """Return the person accepted under that name in her office of this document, else the name alone."""
    for row in sheet.of(Group.PERSON):
        told, person = person_values(row.told), sheet.people[row.number]
        if fold(name) in {fold(f"{told.given_names} {told.family_name}"), fold(person.full_name)}:
            organization = sheet.institution_named(told.organization) if told.organization else None
            return services.PresenterDraft(
                person=person, office=told.office[:_LONGEST], organization=organization
            )
    return services.PresenterDraft(name=name[:_LONGEST])


def _title(kind: MeetingKind, values: EventValues) -> str:
    titles = {
        MeetingKind.SIGNATORIES: pgettext("title of a meeting", "Meeting of signatories"),
        MeetingKind.COUNCIL: pgettext("title of a meeting", "Session of the programme council"),
        MeetingKind.FORUM: pgettext("title of a meeting", "Forum"),
        MeetingKind.CONFERENCE: pgettext("title of a meeting", "Conference"),
        MeetingKind.TRAINING: pgettext("title of a meeting", "Training"),
        MeetingKind.INFORMATION: pgettext("title of a meeting", "Information meeting"),
    }
    town = values.place.partition(",")[0].strip()
    return titles.get(kind) or (f"{_('Event')}: {town}" if town else _("Event"))


def _council(sheet: Sheet, home: Partnership, row: Finding) -> Body | None:
    """Return the programme council; one of another body ("rady rynku pracy") is no council of ours."""
    known: Body | None = Body.objects.filter(partnership=home, kind=BodyKind.COUNCIL).first()
    words = fold(row.mention)
    if known is not None or "programow" not in words:
        return known if "rynku pracy" not in words else None
    first = sheet.days(home)[0]
    made = found_body(
        actor=sheet.actor,
        partnership=home,
        draft=BodyDraft(kind=BodyKind.COUNCIL, name=pgettext("name of a body", "Programme Council")),
        since=first.day,
        precision=first.precision,
        is_beginning_known=False,
    )
    sheet.note(row, made)
    return made


def _host(sheet: Sheet, home: Partnership, values: EventValues) -> Organization | None:
    """Return the host told with the event, else the one host the document names for its meeting of all."""
    if values.host:
        return sheet.institution_named(values.host)
    if values.kind not in (EventKind.PLENARY, EventKind.COUNCIL) and len(sheet.of(Group.EVENT, home)) > 1:
        return None
    rows = sheet.of(Group.INSTITUTION, home)
    hosts = [row for row in rows if institution_values(row.told).role == InstitutionRole.HOST]
    return sheet.organizations[hosts[0].number] if len(hosts) == 1 else None


def _count(sheet: Sheet, meeting: Meeting, row: Finding, values: EventValues) -> None:
    if values.people is None:
        return
    draft = HeadcountDraft(
        kind=CountKind.ESTIMATE if values.is_estimate else CountKind.EXACT,
        count=values.people,
        wording=" ".join(row.mention.split())[:120],
    )
    record_headcounts(actor=sheet.actor, meeting=meeting, drafts=[draft])
