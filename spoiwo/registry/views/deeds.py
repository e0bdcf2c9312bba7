"""What can be done with a membership: one table, from which the page and its small forms are made."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from spoiwo.common.actors import Actor
from spoiwo.common.decisions import Allowed, Decision, Denied
from spoiwo.common.exceptions import Sentence
from spoiwo.common.periods import Precision
from spoiwo.registry import services
from spoiwo.registry.forms import membership as small
from spoiwo.registry.models import Signatory
from spoiwo.registry.states import BEFORE, ENDINGS, Standing

Perform = Callable[[Actor, Signatory, dict[str, Any]], object]
RUNNING = frozenset({Standing.ACCEDED, Standing.SUSPENDED})
NOT_WAITING = _("It is no longer invited or announced.")
NOT_RUNNING = _("It is not a signatory now.")


@dataclass(frozen=True, slots=True)
class Deed:
    """One deed: its address, its words, its form, when it is possible, and the service that does it."""

    name: str
    address: str
    title: Sentence
    button: Sentence
    explanation: Sentence
    done: Sentence
    form: type[forms.Form]
    states: frozenset[Standing]
    otherwise: Sentence
    perform: Perform
    is_dangerous: bool = False

    def decide(self, membership: Signatory) -> Decision:
        """Tell whether the membership stands so that the deed is possible, or why it is not."""
        return Allowed() if membership.state in self.states else Denied(self.otherwise)


@dataclass(frozen=True, slots=True)
class Offer:
    """A deed and whether it is possible now."""

    deed: Deed
    decision: Decision


def deeds_for(membership: Signatory) -> list[Offer]:
    """Return all deeds with the answer for this membership, the possible ones first."""
    offers = [Offer(deed, deed.decide(membership)) for deed in DEEDS]
    return sorted(offers, key=lambda offer: not offer.decision)


def _admit(actor: Actor, membership: Signatory, data: dict[str, Any]) -> object:
    return services.admit_signatory(
        actor=actor,
        partnership=membership.partnership,
        organization=membership.organization,
        since=data["since"],
        precision=Precision(data["precision"]),
        note=data["note"],
    )


def _announce(actor: Actor, membership: Signatory, data: dict[str, Any]) -> object:
    return services.announce_signatory(
        actor=actor,
        partnership=membership.partnership,
        organization=membership.organization,
        on=data["on"],
        note=data["note"],
    )


def _end(actor: Actor, membership: Signatory, data: dict[str, Any]) -> object:
    ending = Standing(data.get("ending") or Standing.EXPELLED)
    return services.end_membership(
        actor=actor, signatory=membership, ending=ending, last_day=data["last_day"], note=data["note"]
    )


def _correct(actor: Actor, membership: Signatory, data: dict[str, Any]) -> object:
    return services.correct_membership(
        actor=actor,
        signatory=membership,
        valid_from=data["valid_from"],
        last_day=data.get("last_day"),
        ground=data["ground"],
        version=data["version"],
        precision=Precision(data["precision"]),
    )


def _plainly(service: Callable[..., object]) -> Perform:
    """Return a deed whose form asks exactly what the service does."""
    return lambda actor, membership, data: service(actor=actor, signatory=membership, **data)


DEEDS = (
    Deed(
        name="admit",
        address="przyjmij",
        title=_("Admit as a signatory"),
        button=_("Admit the institution"),
        explanation=_("It counts from the day you write. A signature under an agreement admits by itself."),
        done=_("“%(name)s” is a signatory."),
        form=small.AdmitForm,
        states=BEFORE,
        otherwise=NOT_WAITING,
        perform=_admit,
    ),
    Deed(
        name="announce",
        address="zapowiedz",
        title=_("Record that it will join"),
        button=_("Record the announcement"),
        explanation=_("It is shown as announced and not counted until it is admitted."),
        done=_("“%(name)s” is shown as announced."),
        form=small.AnnounceForm,
        states=frozenset({Standing.INVITED}),
        otherwise=_("Only an invited institution can announce that it will join."),
        perform=_announce,
    ),
    Deed(
        name="decline",
        address="odmowa",
        title=_("Record that it will not join"),
        button=_("Record the refusal"),
        explanation=_("It leaves the list; it may be invited again later."),
        done=_("It is recorded that “%(name)s” will not join."),
        form=small.DeclineForm,
        states=BEFORE,
        otherwise=NOT_WAITING,
        perform=_plainly(services.decline_invitation),
    ),
    Deed(
        name="suspend",
        address="zawies",
        title=_("Suspend"),
        button=_("Suspend the membership"),
        explanation=_("It stays in the register, marked as suspended, and is not counted."),
        done=_("“%(name)s” is suspended."),
        form=small.SuspendForm,
        states=frozenset({Standing.ACCEDED}),
        otherwise=_("Only a signatory that is not suspended can be suspended."),
        perform=_plainly(services.suspend_signatory),
    ),
    Deed(
        name="resume",
        address="wznow",
        title=_("End the suspension"),
        button=_("End the suspension"),
        explanation=_("It counts again from the day you write."),
        done=_("“%(name)s” counts again."),
        form=small.ResumeForm,
        states=frozenset({Standing.SUSPENDED}),
        otherwise=_("It is not suspended."),
        perform=_plainly(services.resume_signatory),
    ),
    Deed(
        name="end",
        address="zakoncz",
        title=_("Record that it left"),
        button=_("Record the end"),
        explanation=_("Earlier days do not change: it stays in the register of every day it belonged on."),
        done=_("The membership of “%(name)s” is ended."),
        form=small.EndForm,
        states=RUNNING,
        otherwise=NOT_RUNNING,
        perform=_end,
    ),
    Deed(
        name="expel",
        address="wyklucz",
        title=_("Expel"),
        button=_("Expel the institution"),
        explanation=_("Done only on the ground of a resolution. You will confirm your password."),
        done=_("“%(name)s” is expelled."),
        form=small.ExpelForm,
        states=RUNNING,
        otherwise=NOT_RUNNING,
        perform=_end,
        is_dangerous=True,
    ),
    Deed(
        name="correct",
        address="popraw",
        title=_("Correct the dates"),
        button=_("Save the correction"),
        explanation=_("For dates written down wrongly. Documents already filed keep what they said."),
        done=_("The dates of “%(name)s” are corrected."),
        form=small.CorrectForm,
        states=RUNNING | ENDINGS,
        otherwise=_("It has not been a signatory, so there are no dates to correct."),
        perform=_correct,
    ),
    Deed(
        name="reopen",
        address="cofnij-zakonczenie",
        title=_("Take back the ending"),
        button=_("Take back the ending"),
        explanation=_("For an ending recorded by mistake. The mistake stays in the book of deeds."),
        done=_("The ending is taken back; “%(name)s” belongs on."),
        form=small.GroundForm,
        states=ENDINGS,
        otherwise=_("The membership has not ended."),
        perform=_plainly(services.reopen_membership),
    ),
    Deed(
        name="unsuspend",
        address="cofnij-zawieszenie",
        title=_("Take back the suspension"),
        button=_("Take back the suspension"),
        explanation=_("For a suspension recorded by mistake: as if it had never been."),
        done=_("The suspension of “%(name)s” is taken back."),
        form=small.GroundForm,
        states=frozenset({Standing.SUSPENDED}),
        otherwise=_("It is not suspended."),
        perform=_plainly(services.take_back_suspension),
    ),
    Deed(
        name="unadmit",
        address="cofnij-przyjecie",
        title=_("Take back the admission"),
        button=_("Take back the admission"),
        explanation=_("For an institution admitted by mistake: it will have belonged on no day."),
        done=_("The admission of “%(name)s” is taken back."),
        form=small.GroundForm,
        states=frozenset({Standing.ACCEDED}),
        otherwise=_("Only the admission of a signatory neither suspended nor gone can be taken back."),
        perform=_plainly(services.take_back_admission),
    ),
    Deed(
        name="uninvite",
        address="cofnij-wpis",
        title=_("Strike out the entry"),
        button=_("Strike out the entry"),
        explanation=_("For an invitation or announcement recorded by mistake."),
        done=_("The entry of “%(name)s” is struck out."),
        form=small.GroundForm,
        states=BEFORE,
        otherwise=NOT_WAITING,
        perform=_plainly(services.take_back_invitation),
    ),
)
BY_ADDRESS = {deed.address: deed for deed in DEEDS}
EXPEL = next(deed for deed in DEEDS if deed.name == "expel")
