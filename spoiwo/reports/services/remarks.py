"""Sending a report to the council for remarks, the remarks, the answers."""

from datetime import datetime, time, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput, WrongState
from spoiwo.common.remarks import REMARK_MOVES, RemarkState
from spoiwo.common.states import lock, move
from spoiwo.notifications.actors import LinkActor
from spoiwo.notifications.letters import LetterDraft
from spoiwo.notifications.services import LinkDraft, issue_links, send_many
from spoiwo.reports import letters, rules, selectors
from spoiwo.reports.models import Remark, Report
from spoiwo.reports.services.shared import note
from spoiwo.reports.states import MOVES, REMARKS_LINK, Chapter, State

# The page stays readable after the time for remarks, so that an answer can be seen.
_READABLE_FOR = timedelta(days=180)
_MOST_REMARKS = 100
_WHOLE = 0


@transaction.atomic
def send_for_remarks(*, actor: Actor, report: Report, days: int) -> int:
    """Send a report to the council of today for remarks within so many days; return how many letters."""
    lock(report)
    require(rules.can_send(actor, report))
    if not 1 <= days <= 90:
        raise BadInput(_("Write a number of days from 1 to 90."), "days")
    last = clock.today() + timedelta(days=days)
    until = datetime.combine(last, time(23, 59), clock.WARSAW)
    move(report, State.REMARKS, table=MOVES, sent_at=clock.now(), remarks_until=until)
    sent = _tell(actor, report, until)
    note(actor, "report.sent", report, letters=sent, until=until)
    return sent


def _tell(actor: Actor, report: Report, until: datetime) -> int:
    council = selectors.council_on(report.partnership, clock.today())
    readers = [reader for reader in council if reader.email]
    links = issue_links(
        actor=actor,
        partnership=report.partnership,
        purpose=REMARKS_LINK,
        drafts=[LinkDraft(report.pk, reader.holder) for reader in readers],
        expires_at=until + _READABLE_FOR,
    )
    send_many(
        actor=actor,
        template="reports/email/remarks",
        letters=[
            LetterDraft([reader.email], letters.remarks_context(report, link))
            for reader, link in zip(readers, links, strict=True)
        ],
        partnership=report.partnership,
    )
    return len(readers)


@transaction.atomic
def add_remark(
    *, actor: Actor, report: Report, text: str, chapter: int = _WHOLE, author: str = "", institution: str = ""
) -> Remark:
    """Write a remark down on one part, or (0) on the whole; the same one sent twice is kept once.

    ``author`` is given where the secretariat writes down what somebody told it otherwise.
    """
    lock(report)
    require(rules.can_note_remark(actor, report) if author else rules.can_remark(actor, report))
    if not text.strip():
        raise BadInput(_("Write the remark."), "text")
    if chapter != _WHOLE and chapter not in list(Chapter):
        raise BadInput(_("A report has no such part."), "chapter")
    said = {
        "chapter": chapter,
        "text": text.replace("\r\n", "\n").strip()[:4000],
        "author": (author.strip() or actor.actor_name)[:200],
        "institution": institution.strip()[:400],
    }
    rows = Remark.objects.filter(report=report)
    found: Remark | None = rows.filter(**said, state=RemarkState.OPEN).first()
    if found is not None:
        return found
    _need_room(actor, rows.filter(author_mark=actor.actor_id[:80]).count())
    remark: Remark = Remark.objects.create(report=report, author_mark=actor.actor_id[:80], **said)
    note(actor, "remark.made", report, remark=remark.pk, chapter=chapter)
    return remark


def _need_room(actor: Actor, made: int) -> None:
    # Every remark must be answered before the approval: a script with a link could put it off for ever.
    if isinstance(actor, LinkActor) and made >= _MOST_REMARKS:
        raise WrongState(_("So many remarks cannot be sent one by one. Write to the secretariat."))


@transaction.atomic
def answer_remark(*, actor: Actor, remark: Remark, is_accepted: bool, answer: str = "") -> None:
    """Accept a remark, or refuse it with a reason; its author sees the answer behind the link."""
    lock(remark.report)
    require(rules.can_write(actor, remark.report))
    lock(remark)
    if not is_accepted and not answer.strip():
        raise BadInput(_("Write why the remark is not accepted."), "answer")
    to = RemarkState.ACCEPTED if is_accepted else RemarkState.REFUSED
    move(
        remark,
        to,
        table=REMARK_MOVES,
        answer=answer.strip()[:1000],
        answered_by=actor.actor_name[:200],
        answered_at=clock.now(),
    )
    note(actor, "remark.answered", remark.report, remark=remark.pk, state=to)
