"""Letters to participants: what stands in them, and the event of the calendar that travels along."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date, time
from email.utils import parseaddr

from django.conf import settings
from django.template.loader import get_template
from django.urls import reverse
from django.utils import translation

from spoiwo.attendance.calendar import event_of
from spoiwo.attendance.models import Calling, Participant
from spoiwo.attendance.selectors.inviting import Plan, Recipient
from spoiwo.attendance.states import LetterKind
from spoiwo.common import clock
from spoiwo.meetings.marks import letter_marks_about
from spoiwo.meetings.models import Meeting
from spoiwo.meetings.selectors import agenda_of
from spoiwo.notifications.calendars import Party, cancellations, enclosed, requests
from spoiwo.notifications.letters import Enclosure, Letter, LetterDraft, render
from spoiwo.notifications.models import PersonalLink
from spoiwo.notifications.tokens import reply_address, token_of
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.selectors import Contact, secretariat_of

_METHODS = {
    LetterKind.INVITATION: "REQUEST",
    LetterKind.CHANGE: "REQUEST",
    LetterKind.CANCELLATION: "CANCEL",
}


def template_of(kind: LetterKind) -> str:
    """Return the template of a letter of the kind."""
    return f"attendance/email/{kind.value}"


class Writer:
    """Writes letters of one kind about one meeting; what all have in common is rendered once."""

    def __init__(self, meeting: Meeting, kind: LetterKind, calling: Calling | None) -> None:
        self.meeting, self.kind = meeting, kind
        self.contact = secretariat_of(meeting.partnership, clock.today())
        self.now = clock.now()
        self.marks = letter_marks_about(meeting)
        agenda = agenda_of(meeting, public_only=True)
        common: dict[str, object] = {
            "meeting": meeting,
            "agenda": [(line.number, line.item.title) for line in agenda.flat],
            "contact": self.contact,
            "words": calling.words if calling else "",
            "answer_by": calling.answer_by if calling else None,
            "partnership": meeting.partnership,
        }
        with translation.override(settings.LANGUAGE_CODE):
            self.common = common | {
                "details_text": get_template("attendance/email/_details.txt").render(common),
                "details_html": get_template("attendance/email/_details.html").render(common),
            }

    def drafts(self, plan: Plan, links: Sequence[PersonalLink | None]) -> list[LetterDraft]:
        """Return the letters of a plan, each with the link that answers for its reader."""
        calendars = self._calendars([one.row for one in plan.recipients], links)
        return [
            LetterDraft(
                to=[one.row.email],
                context=self.context(one, address_of(token_of(link)) if link else ""),
                attachments=attached,
                reply_to=[self.contact.email] if self.contact.email else [],
            )
            for one, link, attached in zip(plan.recipients, links, calendars, strict=True)
        ]

    def context(self, one: Recipient, address: str) -> Mapping[str, object]:
        """Return what fills the letter."""
        return self.common | {"greeting": one.greeting, "row": one.row, "address": address}

    def sample(self, one: Recipient) -> Letter:
        """Return the letter as it will look, with a link that leads nowhere."""
        with translation.override(settings.LANGUAGE_CODE):
            return render(
                template_of(self.kind),
                self.context(one, f"{settings.SITE_ADDRESS}/zaproszenie/…/"),
                self.marks,
            )

    def _calendars(
        self, rows: Sequence[Participant], links: Sequence[PersonalLink | None]
    ) -> list[list[Enclosure]]:
        """Return the event for each: without the link, for calendars are shared in offices."""
        method = _METHODS.get(self.kind)
        if method is None:
            return [[] for _row in rows]
        event = event_of(self.meeting, stamped_at=self.now, is_for_invited=True)
        write = requests if method == "REQUEST" else cancellations
        parties = [
            (organizer_of(self.meeting.partnership, link), Party(row.email, row.name))
            for row, link in zip(rows, links, strict=True)
        ]
        return [[enclosed(made, method)] for made in write(event, parties)]


def organizer_of(partnership: Partnership, link: PersonalLink | None) -> Party:
    """Return who calls the meeting in a calendar: the secret address to which only this reader answers."""
    own = reply_address(link) if link else ""
    return Party(own or parseaddr(settings.DEFAULT_FROM_EMAIL)[1], partnership.short_name)


def fingerprint_of(plan: Plan, writer: Writer) -> str:
    """Return a mark of the list and of the letter as seen; another one means that something changed."""
    parts = [plan.kind.value, str(plan.meeting.pk), str(plan.meeting.sequence)]
    # Of the reminder also when the last one left: a button pressed twice reminds once.
    parts += [
        f"{one.row.pk}|{one.row.email}|{one.row.name}|{one.greeting}|{one.row.reminded_at}"
        for one in plan.recipients
    ]
    if plan.recipients:
        parts.append(writer.sample(plan.recipients[0]).text)
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32]


def address_of(token: str) -> str:
    """Return the address a personal link of an invitation opens."""
    return settings.SITE_ADDRESS + reverse("attendance:answer", args=[token])


def sample_context() -> Mapping[str, object]:
    """Return content for the page of previews: invented, in Polish."""
    meeting = Meeting(
        title="Posiedzenie Rady Programowej",
        day=date(2016, 11, 18),
        begins=time(10),
        ends=time(13),
        venue="Starostwo Powiatowe",
        street="ul. Wojska Polskiego 41",
        postal_code="26-700",
        locality="Zwoleń",
        cancelled_because="opady śniegu",
    )
    partnership = Partnership(short_name="Partnerstwo powiatu zwoleńskiego", slug="powiat-zwolenski")
    common: dict[str, object] = {
        "meeting": meeting,
        "agenda": [("1.", "Otwarcie posiedzenia"), ("2.", "Stwierdzenie kworum")],
        "contact": Contact("Powiatowy Urząd Pracy w Zwoleniu", "Anna Nowak", "", "sekretariat@example.org"),
        "words": "",
        "answer_by": None,
        "partnership": partnership,
    }
    return common | {
        "details_text": get_template("attendance/email/_details.txt").render(common),
        "details_html": get_template("attendance/email/_details.html").render(common),
        "greeting": "Szanowny Panie Starosto",
        "row": Participant(name="Jan Kowalski", organization_name="Powiat Zwoleński"),
        "address": f"{settings.SITE_ADDRESS}/zaproszenie/przyklad/",
    }
