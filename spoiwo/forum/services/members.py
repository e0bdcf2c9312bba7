"""Staff of the institutions: added by the secretariat, or named by whoever speaks for the institution."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from spoiwo.audit.models import LogEntry
from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput, WrongState
from spoiwo.forum import letters, rules, selectors
from spoiwo.forum.models import Belonging, Circle, Member
from spoiwo.forum.services.shared import close_links, member_links, note
from spoiwo.forum.states import NAMING_LINK, Telling
from spoiwo.notifications.actors import LinkActor
from spoiwo.notifications.services import LinkDraft, issue_links, send, send_many
from spoiwo.registry.models import Organization

NAMED_WITHIN = timedelta(days=60)
# An institution names its staff, not a mailing list.
_MOST_OF_ONE = 50


@dataclass(frozen=True, slots=True)
class MemberDraft:
    """Somebody of the staff of an institution."""

    organization: Organization
    name: str
    email: str
    telling: str = Telling.DIGEST
    is_moderator: bool = False
    is_demo: bool = False


@transaction.atomic
def add_member(*, actor: Actor, circle: Circle, draft: MemberDraft, is_told: bool = True) -> Member:
    """Add somebody to a circle and tell them by a letter with their link, with who gave their address."""
    require(rules.can_edit(actor, circle.partnership))
    member = _add(actor, circle, draft)
    if is_told:
        _welcome(actor, member)
    return member


@transaction.atomic
def name_member(*, actor: LinkActor, belonging: Belonging, name: str, email: str) -> Member:
    """Add somebody of the staff of the institution that the link asks."""
    circle = belonging.circle
    if actor.link.purpose != NAMING_LINK or actor.link.subject_id != belonging.pk:
        raise BadInput(_("This link is for another institution."))
    if not circle.is_open:
        raise WrongState(_("This forum is closed; it can be read only."))
    Belonging.objects.select_for_update().get(pk=belonging.pk)
    if len(staff_of(belonging)) >= _MOST_OF_ONE:
        raise WrongState(_("So many people of one institution are added by the secretariat."))
    _refuse_many_letters(actor)
    member = _add(actor, circle, MemberDraft(belonging.organization, name, email))
    _welcome(actor, member)
    return member


def _refuse_many_letters(actor: LinkActor) -> None:
    """Each name sends a letter; added and taken out again and again, a link would write to strangers."""
    since = clock.now() - timedelta(days=1)
    named = LogEntry.objects.filter(
        partnership_id=actor.link.partnership_id,
        action="forum.member.added",
        actor_id=actor.actor_id,
        at__gt=since,
    )
    if named.count() >= _MOST_OF_ONE:
        raise WrongState(_("So many people of one institution are added by the secretariat."))


def staff_of(belonging: Belonging) -> list[Member]:
    """Return the staff of one institution in the circle today."""
    rows = Member.objects.as_of(clock.today()).filter(
        circle=belonging.circle_id, organization=belonging.organization_id
    )
    return list(rows)


def _add(actor: Actor, circle: Circle, draft: MemberDraft) -> Member:
    _check(circle, draft)
    member = Member(
        circle=circle,
        organization=draft.organization,
        name=draft.name.strip(),
        email=draft.email.strip().lower(),
        telling=draft.telling,
        is_moderator=draft.is_moderator,
        named_by=actor.actor_name[:200],
        is_demo=draft.is_demo,
        valid_from=clock.today(),
    )
    try:
        with transaction.atomic():
            member.save()
    except IntegrityError as error:
        raise BadInput(_("Somebody with this e-mail is in this forum already."), "email") from error
    note(actor, "forum.member.added", circle, member=member.pk, name=member.name)
    return member


def _check(circle: Circle, draft: MemberDraft) -> None:
    if not draft.name.strip():
        raise BadInput(_("Write the name."), "name")
    if "@" not in draft.email:
        raise BadInput(_("Write the e-mail address."), "email")
    if not selectors.institutions_of(circle, clock.today()).filter(pk=draft.organization.pk).exists():
        sentence = _("This institution does not belong to the forum. Choose it in its settings first.")
        raise BadInput(sentence, "organization")


def _welcome(actor: Actor, member: Member) -> None:
    link = member_links(actor, member.circle, [member])[member.pk]
    send(
        actor=actor,
        template="forum/email/welcome",
        to=[member.email],
        context=letters.welcome_context(member, link),
        partnership=member.circle.partnership,
    )


@transaction.atomic
def edit_member(
    *, actor: Actor, member: Member, name: str, email: str, telling: str, is_moderator: bool
) -> None:
    """Mend a name, an address or what somebody may do; a new address makes the old links invalid."""
    require(rules.can_edit(actor, member.circle.partnership))
    if not name.strip():
        raise BadInput(_("Write the name."), "name")
    if email.strip().lower() != member.email:
        close_links(actor, member)
    member.name, member.email = name.strip(), email.strip().lower()
    member.telling, member.is_moderator = telling, is_moderator
    try:
        with transaction.atomic():
            member.save(update_fields=["name", "email", "telling", "is_moderator"])
    except IntegrityError as error:
        raise BadInput(_("Somebody with this e-mail is in this forum already."), "email") from error
    note(actor, "forum.member.edited", member.circle, member=member.pk, name=member.name)


@transaction.atomic
def remove_member(*, actor: Actor, member: Member) -> None:
    """Let somebody leave: the links close at once, what was written stays with the name it had.

    Done by the secretariat, by the person through the own link or account, or by the institution's link.
    """
    circle = member.circle
    if not _may_remove(actor, member):
        require(rules.can_edit(actor, circle.partnership))
    today = clock.today()
    if member.valid_from >= today and not member.posts.exists():
        close_links(actor, member)
        note(actor, "forum.member.removed", circle, member=member.pk, name=member.name)
        member.delete()
        return
    close_links(actor, member)
    # A period has at least one day, and whoever leaves on the first day must not read until midnight.
    member.valid_from = min(member.valid_from, today - timedelta(days=1))
    member.valid_to = today
    member.save(update_fields=["valid_from", "valid_to"])
    note(actor, "forum.member.removed", circle, member=member.pk, name=member.name)


def _may_remove(actor: Actor, member: Member) -> bool:
    if isinstance(actor, LinkActor) and actor.link.purpose == NAMING_LINK:
        asked = Belonging.objects.filter(pk=actor.link.subject_id, circle=member.circle_id)
        return asked.filter(organization=member.organization_id).exists()
    own = selectors.member_of(actor, member.circle, clock.today())
    return own is not None and own.pk == member.pk


@transaction.atomic
def set_telling(*, actor: Actor, member: Member, telling: str) -> None:
    """Let a member say which letters are wanted."""
    own = selectors.member_of(actor, member.circle, clock.today())
    if own is None or own.pk != member.pk:
        require(rules.can_edit(actor, member.circle.partnership))
    if telling not in Telling.values:
        raise BadInput(_("Choose which letters are wanted."), "telling")
    member.telling = telling
    member.save(update_fields=["telling"])
    note(actor, "forum.telling.set", member.circle, member=member.pk, telling=telling)


@transaction.atomic
def ask_for_staff(*, actor: Actor, circle: Circle, institutions: Sequence[Organization]) -> int:
    """Ask those who speak for these institutions, by a personal link, to name their staff; count letters."""
    require(rules.can_edit(actor, circle.partnership))
    wanted = {one.pk for one in institutions}
    asked = [
        (organization, voice)
        for organization, voice in selectors.asked_representatives(circle, clock.today())
        if organization.pk in wanted and voice is not None
    ]
    if not asked:
        raise BadInput(_("None of them has an e-mail address of a representative."), "institutions")
    rows = [Belonging(circle=circle, organization=one, asked_at=clock.now()) for one, _voice in asked]
    Belonging.objects.bulk_create(
        rows, update_conflicts=True, update_fields=["asked_at"], unique_fields=["circle", "organization"]
    )
    numbers = dict(Belonging.objects.filter(circle=circle).values_list("organization", "pk"))
    drafts = [LinkDraft(numbers[one.pk], f"{one.name} ({voice.person.full_name})") for one, voice in asked]
    links = issue_links(
        actor=actor,
        partnership=circle.partnership,
        purpose=NAMING_LINK,
        drafts=drafts,
        expires_at=clock.now() + NAMED_WITHIN,
    )
    written = [
        letters.naming_letter(circle, one, voice.email, link)
        for (one, voice), link in zip(asked, links, strict=True)
    ]
    send_many(actor=actor, template="forum/email/naming", letters=written, partnership=circle.partnership)
    note(actor, "forum.staff.asked", circle, institutions=[one.pk for one, _voice in asked])
    return len(written)
