"""A request comes in, is added to, corrected, withdrawn."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput, Sentence
from spoiwo.common.states import lock, move
from spoiwo.common.texts import page_language
from spoiwo.notifications.actors import LinkActor
from spoiwo.notifications.models import PersonalLink
from spoiwo.notifications.services import send, send_many
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.selectors import people_with
from spoiwo.privacy.services import note_given
from spoiwo.privacy.uses import of_link
from spoiwo.requests import letters, rules
from spoiwo.requests.clocks import clock_of
from spoiwo.requests.models import Case, Entry
from spoiwo.requests.services.shared import give_link, link_of, need_words, note
from spoiwo.requests.states import FOLLOWING, MOVES, Kind, Reply, Right, State, Step, Way

# So many confirmations go to one address in an hour: nobody is flooded by a stranger's hand.
MOST_LETTERS, IN = 3, timedelta(hours=1)
MOST_ADDED = 50
FIRST_DAY = date(2002, 1, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseDraft:
    """A request as typed."""

    kind: str
    reply: str = Reply.EMAIL
    right: str = ""
    name: str = ""
    email: str = ""
    phone: str = ""
    address: str = ""
    subject: str = ""
    text: str = ""
    alternative: str = ""
    demo_note: str = ""


@transaction.atomic
def submit_case(*, actor: Actor, partnership: Partnership, draft: CaseDraft, mark: str) -> PersonalLink:
    """Take in what a citizen sent by the form today and return the link to it, the person's own.

    The same form sent twice is one request. The link goes by e-mail too where an address was given, and
    the secretariat gets a letter.
    """
    require(rules.can_ask(partnership))
    lock(partnership)
    twin = Case.objects.filter(partnership=partnership, mark=mark).select_related("partnership").first()
    if twin is not None:
        return link_of(twin) or give_link(actor, twin)
    case = _built(partnership, draft, clock.today(), Way.FORM)
    case.mark = mark
    _save(actor, case, "received")
    note_given(partnership=partnership, use=of_link(FOLLOWING), subject=FOLLOWING, number=case.pk)
    link = _confirm(actor, case)
    drafts = letters.to_office(case, _addresses(partnership))
    send_many(actor=actor, template=letters.ARRIVED, letters=drafts, partnership=partnership)
    return link


def _addresses(partnership: Partnership) -> list[str]:
    people = people_with(partnership, rules.ANSWER, clock.today())
    return sorted({person.email for person in people if person.email})


def _confirm(actor: Actor, case: Case) -> PersonalLink:
    link = give_link(actor, case)
    lately = Case.objects.filter(
        partnership=case.partnership, email__iexact=case.email, recorded_at__gt=clock.now() - IN
    )
    if case.email and lately.count() <= MOST_LETTERS:
        send(
            actor=actor,
            template=letters.RECEIVED,
            to=[case.email],
            context=letters.about(case, link),
            language=page_language() if case.way == Way.FORM else None,
            partnership=case.partnership,
        )
    return link


@transaction.atomic
def record_case(
    *, actor: Actor, partnership: Partnership, draft: CaseDraft, way: str, came_on: date, is_confirmed: bool
) -> Case:
    """Write down what came in another way than by the form; the clock runs from the day it came.

    ``is_confirmed``: the person gets the number and the link by e-mail.
    """
    require(rules.can_keep_cases(actor, partnership))
    _need_day(came_on)
    if is_confirmed and not draft.email.strip():
        raise BadInput(_("Write the e-mail address to which the confirmation goes."), "email")
    lock(partnership)
    case = _built(partnership, draft, came_on, Way(way))
    _save(actor, case, "recorded", way=case.way)
    if is_confirmed:
        _confirm(actor, case)
    return case


@transaction.atomic
def correct_case(*, actor: Actor, case: Case, draft: CaseDraft, way: str, came_on: date) -> None:
    """Correct what was written down; another kind or day sets the clock anew from the day it came."""
    lock(case)
    require(rules.can_correct_case(actor, case))
    _need_day(came_on)
    wanted = _built(case.partnership, draft, came_on, Way(way))
    for name in _OWN:
        setattr(case, name, getattr(wanted, name))
    case.save(update_fields=_OWN)
    note(actor, "corrected", case, came_on=came_on.isoformat(), due_on=case.due_on.isoformat())


_OWN = [
    "kind", "right", "way", "came_on", "first_due_on", "due_on", "name", "email", "phone", "address", "reply",
    "subject", "text", "alternative",
]  # fmt: skip


def _need_day(came_on: date) -> None:
    if not FIRST_DAY <= came_on <= clock.today():
        raise BadInput(_("Write the day on which it came, not one ahead."), "came_on")


def _built(partnership: Partnership, draft: CaseDraft, came_on: date, way: Way) -> Case:
    kind = Kind(draft.kind)
    _need_contact(draft)
    _need_matter(kind, draft)
    due_on = clock_of(kind, came_on).due(came_on)
    return Case(
        partnership=partnership,
        kind=kind,
        right=Right(draft.right) if kind == Kind.DATA else "",
        way=way,
        year=came_on.year,
        came_on=came_on,
        first_due_on=due_on,
        due_on=due_on,
        name=draft.name.strip(),
        email=draft.email.strip(),
        phone=draft.phone.strip(),
        address=draft.address.strip(),
        reply=Reply(draft.reply),
        subject=draft.subject.strip(),
        text=draft.text.strip(),
        alternative=draft.alternative.strip(),
        demo_note=draft.demo_note.strip(),
    )


_REACHED_BY: dict[str, tuple[str, Sentence]] = {
    Reply.EMAIL: ("email", _("Write the e-mail address to which the answer goes.")),
    Reply.POST: ("address", _("Write the postal address to which the answer goes.")),
    Reply.PHONE: ("phone", _("Write the telephone number by which the answer is given.")),
}


def _need_contact(draft: CaseDraft) -> None:
    field, sentence = _REACHED_BY[Reply(draft.reply)]
    need_words(getattr(draft, field), sentence, field)


def _need_matter(kind: Kind, draft: CaseDraft) -> None:
    """Ask for what the act asks for, and for nothing more."""
    if kind == Kind.DIGITAL:
        need_words(draft.subject, _("Write which page, or which part of it, is to be accessible."), "subject")
    elif kind == Kind.ACCESS:
        need_words(draft.subject, _("Write what is in the way."), "subject")
    elif kind == Kind.INFORMATION:
        need_words(draft.text, _("Write which information is wanted."), "text")
    else:
        need_words(draft.name, _("Write the name: without it the data cannot be found."), "name")
        if draft.right not in Right.values:
            raise BadInput(_("Choose what is to be done with the data."), "right")


def _save(actor: Actor, case: Case, deed: str, **data: object) -> None:
    rows = Case.objects.filter(partnership=case.partnership, year=case.year)
    case.number = (rows.aggregate(last=Max("number"))["last"] or 0) + 1
    case.save()
    note(actor, deed, case, due_on=case.due_on.isoformat(), **data)


@transaction.atomic
def add_to_case(*, actor: Actor, case: Case, text: str) -> Entry:
    """Add words of the person who asked; the same words twice in a row are added once."""
    lock(case)
    require(rules.can_add_to_case(actor, case))
    words = need_words(text, _("Write what is to be added."), "text")[:5000]
    rows = Entry.objects.filter(case=case, step=Step.ADDED)
    last: Entry | None = rows.last()
    if last is not None and last.text == words:
        return last
    if rows.count() >= MOST_ADDED:
        raise BadInput(_("No more can be added here. Write to the secretariat."), "text")
    row: Entry = Entry.objects.create(case=case, step=Step.ADDED, text=words)
    note(actor, "added_to", case)
    drafts = letters.to_office(case, _addresses(case.partnership), is_addition=True)
    send_many(actor=actor, template=letters.ARRIVED, letters=drafts, partnership=case.partnership)
    return row


@transaction.atomic
def withdraw_case(*, actor: Actor, case: Case, ground: str = "") -> None:
    """Close a request its person no longer wants answered; said twice it is refused the second time.

    Withdrawn by its link, the office is told.
    """
    lock(case)
    require(rules.can_withdraw_case(actor, case))
    move(case, State.WITHDRAWN, table=MOVES, closed_on=clock.today(), closed_by="")
    Entry.objects.create(case=case, step=Step.WITHDRAWN, text=ground.strip()[:1000])
    note(actor, "withdrawn", case)
    if isinstance(actor, LinkActor):
        drafts = letters.to_office(case, _addresses(case.partnership), is_withdrawal=True)
        send_many(actor=actor, template=letters.ARRIVED, letters=drafts, partnership=case.partnership)
