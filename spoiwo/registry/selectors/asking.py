"""Institutions asked by letter for something of their own: whom it reaches, for whom its link speaks."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from spoiwo.common.exceptions import NotFound
from spoiwo.notifications.models import PersonalLink
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.models import Organization, Signatory
from spoiwo.registry.selectors.persons import addresses_on


@dataclass(frozen=True, slots=True)
class Asked:
    """An institution, and where a letter to it goes (empty: nowhere)."""

    organization: Organization
    name: str
    email: str

    @property
    def holder(self) -> str:
        """On whose behalf the link acts."""
        return f"{self.organization.name} ({self.name})" if self.name else self.organization.name


def to_ask(partnership: Partnership, day: date) -> list[Asked]:
    """Return the signatories of the day with whom a letter reaches there, in three queries."""
    addresses = addresses_on(partnership, day)
    rows = Signatory.objects.filter(partnership=partnership).members_on(day).select_related("organization")
    institutions = [row.organization for row in rows.order_by("organization__sort_key")]
    return [Asked(one, *addresses.get(one.pk, ("", one.email))) for one in institutions]


def addressee(partnership: Partnership, organization: Organization, day: date) -> Asked:
    """Return where a letter to the institution goes."""
    return Asked(organization, *addresses_on(partnership, day).get(organization.pk, ("", organization.email)))


def is_link_of(link: PersonalLink, organization: Organization, day: date, *, purpose: str) -> bool:
    """Tell whether the link speaks for this institution: given to it for this, a signatory of the day."""
    if link.purpose != purpose or link.closed is not None or link.subject_id != organization.pk:
        return False
    members = Signatory.objects.filter(partnership=link.partnership_id).members_on(day)
    return members.filter(organization=organization).exists()


def institution_of_link(link: PersonalLink, day: date, *, purpose: str) -> Organization:
    """Return the institution the link speaks for; raises NotFound once it has left or was merged."""
    rows = Organization.objects.filter(pk=link.subject_id, merged_into__isnull=True)
    found: Organization | None = rows.first()
    if found is None or not is_link_of(link, found, day, purpose=purpose):
        raise NotFound(_("This institution is no signatory today."))
    return found
