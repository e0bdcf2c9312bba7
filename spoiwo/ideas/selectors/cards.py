"""Cards of ideas, shaped for pages and papers."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from spoiwo.common.exceptions import NotFound
from spoiwo.ideas import joint
from spoiwo.ideas.joint import Measure
from spoiwo.ideas.models import Call, Idea, Invitee, Partner
from spoiwo.ideas.selectors.calls import Rule, rule_of
from spoiwo.ideas.states import SHOWN, CallState, PartnerState, State
from spoiwo.notifications.models import PersonalLink
from spoiwo.partnerships.models import Partnership

NO_SUCH_IDEA = _("There is no such idea.")
_WITH = ("call__partnership", "author", "leader", "invitee__organization", "project__project")


@dataclass(frozen=True, slots=True)
class IdeaFilter:
    """What a list of ideas is narrowed to; empty values narrow nothing."""

    state: str = ""
    theme: str = ""
    words: str = ""

    def narrow(self, rows: QuerySet[Idea]) -> QuerySet[Idea]:
        """Return the rows that fit."""
        if self.state in State.values:
            rows = rows.filter(state=self.state)
        if self.theme:
            rows = rows.filter(theme=self.theme)
        if self.words:
            found = Q()
            for field in ("title", "problem", "idea", "leader_person", "author_person"):
                found |= Q(**{f"{field}__icontains": self.words})
            rows = rows.filter(found)
        return rows


@dataclass(frozen=True, slots=True)
class Card:
    """A card with its partners and how the rule of joint projects stands."""

    idea: Idea
    partners: tuple[Partner, ...]
    measure: Measure

    @property
    def agreed(self) -> list[Partner]:
        """Partners that gave their word; only these are named in public."""
        return [one for one in self.partners if one.state == PartnerState.AGREED]

    @property
    def open_partners(self) -> list[Partner]:
        """Partners that were not asked or have not answered."""
        return [one for one in self.partners if one.state in {PartnerState.LISTED, PartnerState.INVITED}]

    @property
    def public_author(self) -> str:
        """Whom everybody reads as the author: a person who agreed, an institution that is a partner."""
        return self._named(self.idea.author_person, self.idea.is_author_shown, self.idea.author_id)

    @property
    def public_leader(self) -> str:
        """Whom everybody reads as the leader, likewise."""
        return self._named(self.idea.leader_person, self.idea.is_leader_shown, self.idea.leader_id)

    def _named(self, person: str, is_shown: bool, institution: int | None) -> str:
        names = [one.name for one in self.agreed if one.organization_id == institution]
        return ", ".join([*([person] if is_shown and person else []), *names])


def ideas_of(call: Call, wanted: IdeaFilter | None = None, *, public_only: bool = False) -> QuerySet[Idea]:
    """Return the ideas of a call by number."""
    rows: QuerySet[Idea] = Idea.objects.filter(call=call)
    if public_only:
        rows = rows.filter(state__in=SHOWN)
    return (wanted or IdeaFilter()).narrow(rows).select_related(*_WITH).order_by("number")


def cards_of(ideas: Iterable[Idea], rule: Rule) -> list[Card]:
    """Return the cards of ideas read already, in two queries whatever their number."""
    rows = list(ideas)
    by_idea: dict[int, list[Partner]] = defaultdict(list)
    for partner in Partner.objects.filter(idea__in=[one.pk for one in rows]).select_related("organization"):
        by_idea[partner.idea_id].append(partner)
    return [_card(one, by_idea[one.pk], rule) for one in rows]


def _card(idea: Idea, partners: Sequence[Partner], rule: Rule) -> Card:
    agreed = [one.sector for one in partners if one.state == PartnerState.AGREED]
    standing = joint.measure(agreed, needed_partners=rule.partners, needed_sectors=rule.sectors)
    return Card(idea, tuple(partners), standing)


def card_of(idea: Idea) -> Card:
    """Return the card of one idea."""
    return cards_of([idea], rule_of(idea.call.partnership))[0]


def idea_by_id(partnership: Partnership, number: int) -> Idea:
    """Return an idea of the partnership; raises NotFound."""
    rows = Idea.objects.filter(call__partnership=partnership, pk=number)
    found: Idea | None = rows.select_related(*_WITH).first()
    if found is None:
        raise NotFound(NO_SUCH_IDEA)
    return found


def public_idea(partnership: Partnership, call_number: int, number: int) -> Idea:
    """Return an idea everybody may read; raises NotFound for any other."""
    rows = Idea.objects.filter(
        call__partnership=partnership, call__number=call_number, number=number, state__in=SHOWN
    )
    found: Idea | None = rows.exclude(call__state=CallState.DRAFT).select_related(*_WITH).first()
    if found is None:
        raise NotFound(NO_SUCH_IDEA)
    return found


def ideas_of_invitee(invitee: Invitee) -> QuerySet[Idea]:
    """Return the cards that came through one link."""
    return Idea.objects.filter(invitee=invitee).select_related(*_WITH).order_by("number")


def idea_of_invitee(invitee: Invitee, number: int) -> Idea:
    """Return one of them by its number in the call; raises NotFound."""
    found: Idea | None = ideas_of_invitee(invitee).filter(number=number).first()
    if found is None:
        raise NotFound(NO_SUCH_IDEA)
    return found


def partner_by_id(idea: Idea, number: int) -> Partner:
    """Return a partner of the idea; raises NotFound."""
    rows = Partner.objects.filter(idea=idea, pk=number)
    found: Partner | None = rows.select_related("organization", "idea__call__partnership").first()
    if found is None:
        raise NotFound(_("There is no such partner."))
    return found


def partner_of_link(link: PersonalLink) -> Partner:
    """Return the partner a personal link answers for; raises NotFound when taken off the card."""
    rows = Partner.objects.filter(pk=link.subject_id, idea__call__partnership=link.partnership)
    found: Partner | None = rows.select_related("organization", "idea__call__partnership").first()
    if found is None:
        raise NotFound(_("This idea does not ask this institution any more."))
    return found


@dataclass(frozen=True, slots=True)
class JointProjects:
    """P17: ideas that became projects in a period; ``others`` fell short of the rule of the indicator."""

    joint: tuple[Idea, ...]
    others: tuple[Idea, ...]

    @property
    def count(self) -> int:
        """How many are joint."""
        return len(self.joint)


def joint_projects(partnership: Partnership, since: date, until: date) -> JointProjects:
    """Return the ideas that became projects from a day to before another, by the numbers of that day.

    The indicator asks at least 3 partners of at least 2 sectors (domain.md 12.1, P17), whatever rule the
    partnership set for itself.
    """
    rows = Idea.objects.filter(
        call__partnership=partnership, state=State.PROJECT, became_on__gte=since, became_on__lt=until
    )
    found = list(rows.select_related(*_WITH).order_by("became_on", "number"))
    is_joint = [one.partners_then >= joint.PARTNERS and one.sectors_then >= joint.SECTORS for one in found]
    return JointProjects(
        tuple(one for one, is_so in zip(found, is_joint, strict=True) if is_so),
        tuple(one for one, is_so in zip(found, is_joint, strict=True) if not is_so),
    )
