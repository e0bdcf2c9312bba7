"""Circles, members and topics, made through the services. They need the partnership's scope."""

from spoiwo.accounts.models import User
from spoiwo.common.actors import SystemActor
from spoiwo.forum import services
from spoiwo.forum.models import Circle, Member, Topic
from spoiwo.forum.services import CircleDraft, MemberDraft, PostDraft
from spoiwo.forum.services.shared import member_links
from spoiwo.notifications.actors import LinkActor
from spoiwo.notifications.models import PersonalLink
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.models import Organization
from tests.factories.registry import a_signatory, an_organization

SYSTEM = SystemActor("tests")


def a_circle(partnership: Partnership, name: str = "Forum pracowników", **fields: object) -> Circle:
    """Return a forum of PUP, OPS and PCPR."""
    kinds = {"categories": ["irp.pup", "ps.ops", "ps.pcpr"]} | fields
    draft = CircleDraft(name=name, **kinds)  # type: ignore[arg-type]  # fields of the draft
    return services.add_circle(actor=SYSTEM, partnership=partnership, draft=draft)


def an_office_of(partnership: Partnership, category: str = "irp.pup", name: str = "") -> Organization:
    """Return a signatory of a kind that belongs to the forum."""
    organization = an_organization(name, category)
    a_signatory(partnership, organization)
    return organization


def a_colleague(
    circle: Circle,
    name: str = "Anna Nowak",
    *,
    organization: Organization | None = None,
    email: str = "",
    is_told: bool = False,
    **fields: object,
) -> Member:
    """Return a member of the staff of an institution that belongs."""
    draft = MemberDraft(
        organization=organization or an_office_of(circle.partnership),
        name=name,
        email=email or f"{name.split()[0].lower()}@urzad.example",
        **fields,  # type: ignore[arg-type]  # fields of the draft, checked by the dataclass
    )
    return services.add_member(actor=SYSTEM, circle=circle, draft=draft, is_told=is_told)


def link_for(member: Member) -> PersonalLink:
    """Return the member's open link, giving one if there is none."""
    return member_links(SYSTEM, member.circle, [member])[member.pk]


def acting(member: Member) -> LinkActor:
    """Return the member acting through the personal link."""
    return LinkActor(link_for(member))


def a_topic(circle: Circle, by: Member | User | None = None, title: str = "Dojazd na zajęcia") -> Topic:
    """Return a topic opened by the member, or by the tests."""
    actor = acting(by) if isinstance(by, Member) else by or SYSTEM
    draft = PostDraft("Kto zwraca koszty dojazdu na zajęcia?")
    return services.open_topic(actor=actor, circle=circle, title=title, draft=draft)
