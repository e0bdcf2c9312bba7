"""Agreements and who belongs: signing, accessions, the stage, roles, representatives."""

from datetime import date, timedelta

from django.db.models import Count, Exists, F, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from spoiwo.agreements.models import Accession, Agreement
from spoiwo.agreements.selectors import open_signings
from spoiwo.agreements.states import AccessionState, State
from spoiwo.common.templatetags.spoiwo import short_date
from spoiwo.common.web.wording import saying
from spoiwo.dashboard.cards.card import Card, Task
from spoiwo.dashboard.questions import Question, Waiting, question
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.states import PUBLIC_STAGES, Stage
from spoiwo.registry.models import RoleHolding, Signatory
from spoiwo.registry.selectors import silent_members
from spoiwo.registry.states import PartnershipRole, Standing

ANNOUNCED_LONG_AGO = timedelta(days=30)
# A new agreement takes a season to sign.
EXPIRES_WITHIN = timedelta(days=90)


def _signings(partnership: Partnership, day: date) -> Question:
    rows = open_signings(partnership, day)
    return question(rows, title="title", count="done", of="parties_asked", late="late")


def _signing(partnership: Partnership, row: Waiting, _day: date) -> Task:
    late = ngettext("%(late)d party is late", "%(late)d parties are late", row.late)
    return Task(
        text=_("%(title)s is being signed: %(signed)d of %(all)d parties have signed")
        % {"title": row.title, "signed": row.count, "all": row.of},
        detail=late % {"late": row.late},
        deed=_("Open the board"),
        url=reverse("agreements:board", args=[partnership.slug, row.number]),
    )


def _accessions(partnership: Partnership, _day: date) -> Question:
    rows = Accession.objects.filter(agreement__partnership=partnership, state=AccessionState.DECLARED)
    return question(rows, under="agreement_id", title="organization__name", day="declared_on")


def _accession(partnership: Partnership, row: Waiting, _day: date) -> Task:
    return Task(
        text=saying(_("%(name)s has declared its accession; the leader has not decided"), name=row.title),
        detail=_("declared on %(day)s") % {"day": short_date(row.day)},
        deed=_("Write down the decision"),
        url=reverse("agreements:accession_accept", args=[partnership.slug, row.under, row.number]),
    )


def _expiring(partnership: Partnership, day: date) -> Question:
    rows = Agreement.objects.filter(
        partnership=partnership, state=State.IN_FORCE, valid_to__gt=day, valid_to__lte=day + EXPIRES_WITHIN
    )
    return question(rows, title="title", day="valid_to")


def _expiry(partnership: Partnership, row: Waiting, day: date) -> Task:
    last = (row.day or day) - timedelta(days=1)
    return Task(
        text=saying(_("%(title)s is about to expire"), title=row.title),
        detail=_("in force until %(day)s") % {"day": short_date(last)},
        deed=_("Open the agreement"),
        url=reverse("agreements:agreement", args=[partnership.slug, row.number]),
    )


def _announced(partnership: Partnership, day: date) -> Question:
    waiting = Signatory.objects.filter(partnership=partnership).announced_on(day)
    return question(waiting.exclude(state=Standing.INVITED), title="organization__name", day="announced_on")


def _announcement(partnership: Partnership, row: Waiting, day: date) -> Task:
    return Task(
        text=saying(_("%(name)s announced its accession and has not signed yet"), name=row.title),
        detail=_("announced on %(day)s") % {"day": short_date(row.day)},
        deed=_("Open"),
        url=reverse("registry:signatory", args=[partnership.slug, row.number]),
        tag=_("more than a month ago") if (row.day or day) < day - ANNOUNCED_LONG_AGO else "",
    )


def _stage_behind(partnership: Partnership, _day: date) -> Question:
    # An agreement can be signed before anybody moves the stage; until then the public sees nothing.
    begun = Agreement.objects.filter(partnership=OuterRef("pk"), state__in=[State.SIGNING, State.IN_FORCE])
    rows = Partnership.objects.filter(Exists(begun), pk=partnership.pk)
    return question(rows.exclude(stage__in=PUBLIC_STAGES))


def _stage(partnership: Partnership, _row: Waiting, _day: date) -> Task:
    return Task(
        text=_("The agreement is being signed or in force, and the stage still says: %(stage)s")
        % {"stage": partnership.get_stage_display()},
        detail=_("The public page opens from the stage “%(stage)s” on") % {"stage": Stage.SIGNING.label},
        deed=_("Move the stage"),
        url=reverse("registry:stage_move", args=[partnership.slug]),
    )


def _nobody_as(role: PartnershipRole, partnership: Partnership, day: date) -> Question:
    held = RoleHolding.objects.filter(partnership=partnership, role=role).as_of(day)
    return question(Partnership.objects.filter(~Exists(held), pk=partnership.pk))


def _no_leader(partnership: Partnership, day: date) -> Question:
    return _nobody_as(PartnershipRole.LEADER, partnership, day)


def _no_secretariat(partnership: Partnership, day: date) -> Question:
    return _nobody_as(PartnershipRole.SECRETARIAT, partnership, day)


def _leader(partnership: Partnership, _row: Waiting, _day: date) -> Task:
    return _role(partnership, _("Nobody is recorded as the leader"))


def _secretariat(partnership: Partnership, _row: Waiting, _day: date) -> Task:
    return _role(partnership, _("Nobody is recorded as the secretariat"))


def _role(partnership: Partnership, text: str) -> Task:
    return Task(
        text=text,
        detail=_("The public page and every report name it"),
        deed=_("Record it"),
        url=reverse("registry:roles", args=[partnership.slug]),
    )


def _silent(partnership: Partnership, day: date) -> Question:
    rows = silent_members(partnership, day).order_by().values("partnership")
    return question(rows.annotate(members=Count("pk")), number=F("partnership"), count="members")


def _silence(partnership: Partnership, row: Waiting, _day: date) -> Task:
    return Task(
        text=ngettext(
            "%(number)d signatory has no representative",
            "%(number)d signatories have no representative",
            row.count,
        )
        % {"number": row.count},
        detail=_("Invitations to meetings need somebody to go to"),
        deed=_("Add representatives"),
        url=reverse("registry:representation_list", args=[partnership.slug]),
    )


CARDS = (
    Card("agreements.record_signature", _signings, _signing),
    Card("agreements.accept_accession", _accessions, _accession),
    Card("agreements.edit_agreement", _expiring, _expiry),
    Card("registry.admit_signatory", _announced, _announcement),
    Card("partnerships.move_stage", _stage_behind, _stage),
    Card("registry.assign_role", _no_leader, _leader),
    Card("registry.assign_role", _no_secretariat, _secretariat),
    Card("registry.appoint_representative", _silent, _silence),
)
