"""What meetings leave behind: agendas, lists, votes, resolutions, tasks, minutes, elections, templates."""

from datetime import timedelta
from io import BytesIO
from typing import Any

from django_scopes import scopes_disabled

from spoiwo.accounts.models import User
from spoiwo.attendance import selectors as lists
from spoiwo.attendance import services as attendance
from spoiwo.attendance.letters import Writer, fingerprint_of
from spoiwo.attendance.models import Door, Headcount, Participant
from spoiwo.attendance.states import Answer, LetterKind
from spoiwo.common import clock
from spoiwo.decisions import services as decisions
from spoiwo.decisions.models import Motion
from spoiwo.documents import kinds
from spoiwo.documents import services as documents
from spoiwo.documents.models import Template
from spoiwo.elections import services as elections
from spoiwo.elections.models import Confirmation, Election, Invitee
from spoiwo.hosting.services import ask_host
from spoiwo.meetings import services as meetings
from spoiwo.meetings.models import Meeting
from spoiwo.minutes import services as minutes
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.models import Organization
from tests.documents.templates import a_template
from tests.factories.agreements import SYSTEM
from tests.factories.councils import a_body
from tests.factories.decisions import a_motion, a_resolution, a_task
from tests.factories.elections import VOTE, an_election, an_open_round, closed, with_candidates
from tests.factories.forum import a_circle, a_colleague, a_topic
from tests.factories.meetings import a_meeting, a_series, an_item
from tests.factories.minutes import a_session, the_minutes_of, written
from tests.factories.registry import a_person, a_representative, a_signatory, an_organization

Numbers = dict[str, Any]
# The papers whose template each world brings, by their word in an address.
PAPERS = "uchwaly"


def sittings(partnership: Partnership, officer: User, word: str) -> Numbers:
    """Return one of everything that meetings leave behind; every sentence in it has the word."""
    institution = _own_institution(partnership, officer, word)
    numbers = _planned(partnership, word) | _elections(partnership, institution, word)
    numbers |= _session(partnership, institution, word) | _held(partnership, word)
    return numbers | _template(partnership, word) | _forum(partnership, institution, officer, word)


def _own_institution(partnership: Partnership, officer: User, word: str) -> Organization:
    """Return the institution the officer's account speaks for."""
    institution, person = an_organization(f"Kandydatka {word}"), a_person("Kandyda", word)
    a_signatory(partnership, institution)
    a_representative(partnership, institution, person, email=officer.email)
    return institution


def _planned(partnership: Partnership, word: str) -> Numbers:
    meeting = a_meeting(partnership, day=clock.today() + timedelta(days=60), title=f"Spotkanie {word}")
    item = an_item(meeting, f"Punkt {word}")
    presenter = meetings.add_presenter(actor=SYSTEM, item=item, draft=meetings.PresenterDraft(name=word))
    paper = meetings.add_paper(
        actor=SYSTEM,
        item=item,
        upload=BytesIO(b"%PDF-1.4\n%%EOF\n"),
        name="a.pdf",
        title=word,
        is_public=False,
    )
    series = a_series(partnership, since=clock.today() + timedelta(days=300), title=f"Cykl {word}")
    host = an_organization(f"Gospodarz {word}")
    a_signatory(partnership, host)
    asked = ask_host(actor=SYSTEM, meeting=meeting, organization=host)
    return {
        "meeting": meeting.pk,
        "item_pk": item.pk,
        "presenter_pk": presenter.pk,
        "paper_pk": paper.pk,
        "series": series.pk,
        "organization_pk": host.pk,
        "request_pk": asked.pk,
        "deed": "odbylo-sie",
    }


def _elections(partnership: Partnership, institution: Organization, word: str) -> Numbers:
    """Return an election counted and written down, in which the institution stands."""
    with scopes_disabled():
        others = Election.objects.count()
    # Elections are numbered in each partnership: that of the second world has a number the first has not.
    for place in range(others):
        an_election(partnership, a_body(partnership, f"Zespół {place}"), title=f"Wybory {word}")
    election = an_election(
        partnership, a_body(partnership, f"Komisja {word}"), title=f"Wybory {word}", seats=1
    )
    voice = institution.representations.get()
    invitee = Invitee.objects.create(election=election, organization=institution, person=voice.person)
    nomination = with_candidates(election, [institution])[0].nomination
    held = closed(an_open_round(election))
    with clock.frozen(VOTE):
        protocol = elections.write_protocol(actor=SYSTEM, election=election)
    watching = election.scrutineers.get()
    confirmation = Confirmation.objects.create(protocol=protocol, scrutineer=watching, asked_at=clock.now())
    return {
        "election": election.pk,
        "election_number": election.number,
        "nomination": nomination.pk,
        "invitee": invitee.pk,
        "confirmation": confirmation.pk,
        "round": held.pk,
        "round_number": held.number,
        "protocol_number": protocol.number,
        "extension": "pdf",
    }


def _session(partnership: Partnership, institution: Organization, word: str) -> Numbers:
    """Return a session of today: invited to, answered, with its door open, people counted, a vote ready."""
    today = clock.today()
    session = a_meeting(partnership, day=today, title=f"Posiedzenie {word}", venue=f"Sala {word}")
    with clock.frozen(today - timedelta(days=10)):
        attendance.draw_up_list(actor=SYSTEM, meeting=session)
        seen = seen_invitations(session)
        attendance.send_letters(actor=SYSTEM, meeting=session, kind=LetterKind.INVITATION, fingerprint=seen)
    row = Participant.objects.get(meeting=session, organization=institution)
    answer = attendance.AnswerDraft(answer=Answer.YES, access_needs=word, remarks=word)
    attendance.answer_invitation(actor=SYSTEM, row=row, draft=answer)
    door: Door = attendance.open_door(actor=SYSTEM, meeting=session)
    counted = attendance.HeadcountDraft(count=12, wording=word)
    attendance.record_headcounts(actor=SYSTEM, meeting=session, drafts=[counted])
    return {
        "session": session.pk,
        "participant": row.pk,
        "letter": row.message_id,
        "door": door.pk,
        "headcount": Headcount.objects.get(meeting=session).pk,
        **_decisions(session, institution, word),
    }


def seen_invitations(meeting: Meeting) -> str:
    """Return the mark of the list and the letter that the page of invitations shows."""
    kind = LetterKind.INVITATION
    return fingerprint_of(lists.plan_of(meeting, kind), Writer(meeting, kind, lists.calling_of(meeting)))


def _decisions(session: Meeting, institution: Organization, word: str) -> Numbers:
    motion: Motion = a_motion(session, f"Wniosek {word}")
    decisions.prepare_motion(actor=SYSTEM, motion=motion)
    resolution = a_resolution(session.partnership, f"w sprawie {word}", item=motion.item)
    reworded = decisions.ResolutionDraft(subject=f"w sprawie {word}", text=f"§ 1. Inaczej: {word}.")
    decisions.edit_resolution(actor=SYSTEM, resolution=resolution, draft=reworded)
    task = a_task(
        session, f"Zadanie {word}", organization=institution, email="zadanie@example.org", item=motion.item
    )
    return {
        "motion": motion.pk,
        "organization": institution.pk,
        "resolution": resolution.pk,
        "old": 1,
        "new": 2,
        "task": task.pk,
    }


def _held(partnership: Partnership, word: str) -> Numbers:
    """Return a meeting held, its minutes sent for remarks, and a remark."""
    held = a_session(partnership, 3, title=f"Dawne posiedzenie {word}")
    item = held.items.order_by("pk")[0]
    record = the_minutes_of(held)
    written(record, f"Przebieg {word}.", item)
    minutes.send_for_remarks(actor=SYSTEM, minutes=record)
    remark = minutes.add_remark(actor=SYSTEM, minutes=record, text=f"Uwaga {word}", author=word, item=item)
    return {"held": held.pk, "minutes": record.pk, "remark": remark.pk, "discussed": item.pk}


def _template(partnership: Partnership, word: str) -> Numbers:
    """Return a template of resolutions; the second world's has a number the first has not."""
    with scopes_disabled():
        others = Template.objects.count()
    made = [
        documents.add_template(
            actor=SYSTEM,
            partnership=partnership,
            kind=kinds.by_address(PAPERS),
            upload=BytesIO(a_template(f"Urząd {word}", "{{treść}}")),
            name=f"{word}.docx",
        )
        for _place in range(others + 1)
    ]
    return {"template": made[-1].number, "papers": PAPERS}


def _forum(partnership: Partnership, institution: Organization, officer: User, word: str) -> Numbers:
    """Return a forum in which the officer's account is a member, and a topic opened there."""
    circle = a_circle(partnership, f"Forum {word}", institutions=[institution], about=word)
    colleague = a_colleague(circle, f"Kolega {word}", organization=institution, email=officer.email)
    topic = a_topic(circle, colleague, f"Temat {word}")
    post = topic.posts.get()
    post.to_members.add(colleague)
    post.to_institutions.add(institution)
    return {
        "circle": circle.pk,
        "colleague": colleague.pk,
        "belonging": circle.belongings.get().pk,
        "topic": topic.pk,
        "post": post.pk,
    }
