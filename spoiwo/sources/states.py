"""The life of a document brought in, and what can be said of one thing found in it."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from spoiwo.common.states import Moves

# What the link behind the secret address of a partnership is for.
MAIL_IN = "sources.mail_in"


class DocumentState(models.TextChoices):
    """Where a document stands. Nothing of it is recorded before ``RECORDED``."""

    WAITING = "waiting", _("waiting to be read")
    READING = "reading", _("being read")
    UNREADABLE = "unreadable", _("could not be read")
    PROPOSED = "proposed", _("waits to be confirmed")
    RECORDED = "recorded", _("recorded")
    DISCARDED = "discarded", _("put aside")


DOCUMENT_MOVES: Moves = {
    DocumentState.WAITING: frozenset(
        {DocumentState.READING, DocumentState.UNREADABLE, DocumentState.DISCARDED}
    ),
    # Reading that broke off begins anew: it has written nothing.
    DocumentState.READING: frozenset(
        {DocumentState.PROPOSED, DocumentState.UNREADABLE, DocumentState.WAITING, DocumentState.DISCARDED}
    ),
    DocumentState.UNREADABLE: frozenset({DocumentState.WAITING, DocumentState.DISCARDED}),
    DocumentState.PROPOSED: frozenset({DocumentState.RECORDED, DocumentState.DISCARDED}),
    # One deed takes back all that was recorded; what was decided stays.
    DocumentState.RECORDED: frozenset({DocumentState.PROPOSED}),
    DocumentState.DISCARDED: frozenset(),
}

# The worker is busy with it, or will be.
UNDER_WAY = frozenset({DocumentState.WAITING, DocumentState.READING})
# Not in the way of the same document brought in once more.
GONE = frozenset({DocumentState.DISCARDED})


class Group(models.TextChoices):
    """What sort of record a finding would become, in the order in which they are recorded."""

    PARTNERSHIP = "partnership", _("Partnership")
    INSTITUTION = "institution", _("Institutions")
    PERSON = "person", _("People")
    EVENT = "event", _("Events")
    FIGURE = "figure", _("Numbers")
    AIM = "aim", _("Aims")
    PROJECT = "project", _("Projects")
    OUTCOME = "outcome", _("Recommendations and effects")
    PRACTICE = "practice", _("Good practices")
    CONTACT = "contact", _("Contacts of institutions")


class Choice(models.TextChoices):
    """What the officer decided about a finding; nothing is recorded that she has not accepted."""

    OPEN = "open", _("waits for you")
    ACCEPTED = "accepted", pgettext_lazy("finding", "accepted")
    REJECTED = "rejected", pgettext_lazy("finding", "rejected")


class Sureness(models.TextChoices):
    """How sure a finding is."""

    CERTAIN = "certain", pgettext_lazy("finding", "certain")
    LIKELY = "likely", pgettext_lazy("finding", "likely")
    UNSURE = "unsure", pgettext_lazy("finding", "unsure")


class InstitutionRole(models.TextChoices):
    """What an institution does in the document."""

    SIGNATORY = "signatory", _("signatory")
    LEADER = "leader", _("leader")
    SECRETARIAT = "secretariat", _("secretariat")
    HOST = "host", _("host")
    PARTICIPANT = "participant", _("participant")
    GUEST = "guest", _("guest")
    FUNDER = "funder", _("funder")
    OPERATOR = "project_operator", _("carries out the project")
    MEMBER = "member", _("member")
    PROSPECTIVE = "prospective", _("announced, not yet a signatory")
    OTHER = "other", _("named")


class ContactKind(models.TextChoices):
    """How an institution is reached; a person's own way is never recorded from a document."""

    PHONE = "phone", _("official telephone")
    EMAIL = "email", _("official e-mail")
    ADDRESS = "address", _("address of the seat")


class OutcomeKind(models.TextChoices):
    """What came of the work, as a record of its own."""

    RECOMMENDATION = "recommendation", _("adopted recommendation")
    EFFECT = "effect", _("effect")


class EventKind(models.TextChoices):
    """What happened; which meeting it becomes is told by ``recording.events``, a founding is no meeting."""

    SIGNING = "signing", _("signing of the agreement")
    FOUNDING = "founding", _("founding of the partnership")
    COUNCIL = "council_meeting", _("session of the programme council")
    PLENARY = "plenary", _("meeting of signatories")
    FORUM = "forum", _("forum")
    CONFERENCE = "conference", _("conference")
    TRAINING = "training", _("training")
    INFORMATION = "information_meeting", _("information meeting")
    GROUP = "working_group", _("meeting of a working group or a body")
    OTHER = "other", _("another event")
