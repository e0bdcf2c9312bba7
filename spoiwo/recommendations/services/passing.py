"""Passing it on: whom it concerns, the letters, the answers, questions and replies."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput, ConcurrentChange, WrongState
from spoiwo.common.states import lock, move
from spoiwo.meetings.marks import letter_marks_about
from spoiwo.notifications.models import PersonalLink
from spoiwo.notifications.services import issue_link, revoke_link, send
from spoiwo.recommendations import letters, rules
from spoiwo.recommendations.models import Implementation, Recommendation, Response
from spoiwo.recommendations.selectors import meeting_of, representative_on
from spoiwo.recommendations.services.indexing import reindex
from spoiwo.recommendations.services.shared import need_words, note
from spoiwo.recommendations.states import ANSWER_MOVES, MOVES, Answer, Part, State
from spoiwo.registry.models import Organization
from spoiwo.registry.selectors import names_on

ANSWER = "recommendations.answer"
# Who accepted shows its steps through the same link, so it stays open for a year after the answer is due.
_OPEN_FOR = timedelta(days=365)


@dataclass(frozen=True, slots=True, kw_only=True)
class AddresseeDraft:
    """Whom it concerns: an institution of the register, or an outsider by its name."""

    part: Part = Part.ANSWERABLE
    organization: Organization | None = None
    name: str = ""
    person_name: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerDraft:
    """What the institution says, and who says it."""

    answer: Answer
    answered_by: str
    words: str = ""


@transaction.atomic
def list_institution(*, actor: Actor, recommendation: Recommendation, draft: AddresseeDraft) -> Response:
    """Put an institution on the list of those it is passed on to; nobody is written to yet."""
    lock(recommendation)
    require(rules.can_pass_on(actor, recommendation))
    if draft.part == Part.ANSWERABLE and not recommendation.has_steps:
        raise BadInput(_("A request and a position are answered, not carried out."), "part")
    name = _called(draft)
    person_name, email = _written_to(recommendation, draft)
    try:
        with transaction.atomic():
            made: Response = Response.objects.create(
                recommendation=recommendation,
                part=draft.part,
                organization=draft.organization,
                name=name[:400],
                person_name=person_name[:200],
                email=email,
            )
    except IntegrityError as error:
        raise BadInput(_("This institution is on the list already."), "organization") from error
    note(actor, "recommendations.response.listed", made, recommendation, organization=name)
    return made


def _called(draft: AddresseeDraft) -> str:
    if draft.organization is None:
        if not draft.name.strip():
            raise BadInput(_("Choose an institution, or write the name of one outside the register."), "name")
        return draft.name.strip()
    names = names_on([draft.organization.pk], clock.today())
    return names.get(draft.organization.pk, draft.organization.name)


def _written_to(recommendation: Recommendation, draft: AddresseeDraft) -> tuple[str, str]:
    """Return who is written to: as typed, else the representative, else the institution itself."""
    if draft.email.strip() or draft.organization is None:
        return draft.person_name.strip(), draft.email.strip()
    voice = representative_on(recommendation.partnership, draft.organization, clock.today())
    if voice is not None and voice.email:
        return draft.person_name.strip() or voice.person.full_name, voice.email
    return draft.person_name.strip(), draft.organization.email


@transaction.atomic
def remove_institution(*, actor: Actor, response: Response) -> None:
    """Take an institution off the list while it was not written to."""
    lock(response)
    require(rules.can_pass_on(actor, response.recommendation))
    if response.state != Answer.LISTED:
        raise WrongState(_("It was written to already and stays on the list."))
    if Implementation.objects.filter(response=response).exists():
        raise WrongState(_("A step stands under its name. Change the step first."))
    note(
        actor, "recommendations.response.removed", response, response.recommendation,
        organization=response.name,
    )  # fmt: skip
    response.delete()


@transaction.atomic
def pass_on(*, actor: Actor, recommendation: Recommendation, due: date) -> list[Response]:
    """Write to everybody listed, each with a personal link; who has no e-mail is told by other means.

    Returns who was told now. The recommendation counts as passed on from the first letter.
    """
    lock(recommendation)
    require(rules.can_pass_on(actor, recommendation))
    today = clock.today()
    if due <= today:
        raise BadInput(_("Leave at least a day for the answer."), "due")
    listed = list(
        Response.objects.filter(recommendation=recommendation, state=Answer.LISTED).select_related(
            "recommendation__partnership", "recommendation__body"
        )
    )
    if not listed:
        raise WrongState(_("Nobody on the list waits to be written to."))
    for response in listed:
        move(response, Answer.ASKED, table=ANSWER_MOVES, due=due, asked_on=today)
        if response.email:
            _write(actor, response, "recommendations/email/asked")
        note(
            actor, "recommendations.response.asked", response, recommendation, organization=response.name,
            by_letter=bool(response.email),
        )  # fmt: skip
    if recommendation.state == State.ADOPTED:
        move(recommendation, State.PASSED, table=MOVES, passed_on=today)
        note(actor, "recommendations.recommendation.passed", recommendation, recommendation, told=len(listed))
        reindex(recommendation)
    return listed


def _write(actor: Actor, response: Response, template: str) -> None:
    link = PersonalLink.objects.filter(pk=response.link_id).first() if response.link_id else None
    if link is None or link.expires_at <= clock.now():
        link = _new_link(actor, response)
    response.message = send(
        actor=actor,
        template=template,
        to=[response.email],
        context=letters.context_of(response, link),
        partnership=response.recommendation.partnership,
        marks=letter_marks_about(meeting_of(response.recommendation)),
    )
    response.link_id = link.pk
    response.save(update_fields=["link_id", "message"])


def _new_link(actor: Actor, response: Response) -> PersonalLink:
    last = max(response.due or clock.today(), clock.today())
    return issue_link(
        actor=actor,
        partnership=response.recommendation.partnership,
        purpose=ANSWER,
        subject_id=response.pk,
        holder=response.holder,
        expires_at=datetime.combine(last, time(23, 59), clock.WARSAW) + _OPEN_FOR,
    )


def _need_latest(response: Response, seen: int | None) -> None:
    if seen is not None and (response.message_id or 0) != seen:
        raise ConcurrentChange(_("Another letter has just gone out to it."))


@transaction.atomic
def remind(*, actor: Actor, response: Response, seen: int | None = None) -> None:
    """Write once more to who has not answered, with the same link.

    ``seen`` is the letter the page knew of: where another went out meanwhile, the button was pressed twice.
    """
    lock(response)
    require(rules.can_pass_on(actor, response.recommendation))
    _need_latest(response, seen)
    if response.state != Answer.ASKED or not response.email:
        raise WrongState(_("Reminded is who was written to by e-mail and has not answered."))
    _write(actor, response, "recommendations/email/asked")
    note(
        actor, "recommendations.response.asked", response, response.recommendation,
        organization=response.name, again=True,
    )  # fmt: skip


@transaction.atomic
def renew_link(*, actor: Actor, response: Response, email: str, seen: int | None = None) -> None:
    """Correct the address of who was written to and send the letter with a new link; the old one closes.

    ``seen`` as in ``remind``.
    """
    lock(response)
    require(rules.can_pass_on(actor, response.recommendation))
    _need_latest(response, seen)
    if response.state == Answer.LISTED:
        raise WrongState(_("It was not written to yet. Take it off the list and put it on again."))
    if not email.strip():
        raise BadInput(_("Write the e-mail address."), "email")
    earlier = PersonalLink.objects.filter(pk=response.link_id).first() if response.link_id else None
    if earlier is not None:
        revoke_link(actor=actor, link=earlier)
    response.email, response.link_id = email.strip(), 0
    response.save(update_fields=["email", "link_id"])
    _write(actor, response, "recommendations/email/asked")
    note(
        actor, "recommendations.response.asked", response, response.recommendation,
        organization=response.name, again=True,
    )  # fmt: skip


@transaction.atomic
def answer_recommendation(*, actor: Actor, response: Response, draft: AnswerDraft) -> None:
    """Write the answer down: by the personal link, or by the secretariat from a telephone or a paper.

    A refusal needs its reason, a question its words. The first who accepts begins the implementation.
    """
    recommendation = response.recommendation
    lock(recommendation)
    lock(response)
    require(rules.can_answer(actor, response))
    _check_answer(response, draft)
    move(
        response,
        draft.answer,
        table=ANSWER_MOVES,
        words=draft.words.strip(),
        answered_by=draft.answered_by.strip()[:200],
        answered_on=clock.today(),
    )
    note(
        actor, "recommendations.response.answered", response, recommendation, organization=response.name,
        answer=draft.answer, words=draft.words.strip()[:600],
    )  # fmt: skip
    if draft.answer == Answer.ACCEPTED and recommendation.state == State.PASSED:
        move(recommendation, State.UNDERWAY, table=MOVES)
        note(actor, "recommendations.recommendation.underway", recommendation, recommendation)
        reindex(recommendation)


def _check_answer(response: Response, draft: AnswerDraft) -> None:
    if not draft.answered_by.strip():
        raise BadInput(_("Write who answers."), "name")
    if draft.answer not in choices_for(response):
        raise BadInput(_("Choose one of the answers."), "answer")
    if draft.answer == Answer.DECLINED:
        need_words(draft.words, "words")
    if draft.answer in {Answer.QUESTION, Answer.ANSWERED} and not draft.words.strip():
        raise BadInput(_("Write it in words."), "words")


def choices_for(response: Response) -> tuple[Answer, ...]:
    """Return what this institution may say: who is to carry it out accepts, others answer in words."""
    if response.part == Part.ANSWERABLE:
        return (Answer.ACCEPTED, Answer.DECLINED, Answer.QUESTION)
    return (Answer.ANSWERED, Answer.DECLINED, Answer.QUESTION)


@transaction.atomic
def reply_question(*, actor: Actor, response: Response, reply: str) -> None:
    """Reply to a question by letter with the same link; the answer is awaited again."""
    lock(response)
    require(rules.can_pass_on(actor, response.recommendation))
    if not reply.strip():
        raise BadInput(_("Write the reply."), "reply")
    move(response, Answer.ASKED, table=ANSWER_MOVES, reply=reply.strip()[:4000])
    if response.email:
        _write(actor, response, "recommendations/email/replied")
    note(
        actor, "recommendations.response.replied", response, response.recommendation,
        organization=response.name, reply=reply.strip()[:600],
    )  # fmt: skip
