"""What the letter about rules says."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.urls import reverse

from spoiwo.common.exceptions import Sentence
from spoiwo.duties.selectors import Standing
from spoiwo.duties.states import Light, Who
from spoiwo.duties.terms import Finding
from spoiwo.notifications.letters import LetterDraft
from spoiwo.partnerships.models import Partnership

TURNED = "duties/email/turned"


@dataclass(frozen=True, slots=True)
class Told:
    """A deadline that turned amber or red."""

    standing: Standing
    finding: Finding
    light: Light

    @property
    def key(self) -> tuple[int, str, str]:
        """What is told once."""
        return self.standing.duty.pk, self.finding.term.key, self.light.value


@dataclass(frozen=True, slots=True)
class _Line:
    title: str
    deadline: Sentence
    light: Light
    due: date
    todo: Sentence
    who: Who
    address: str


def turned(partnership: Partnership, told: Sequence[Told], addresses: Sequence[str]) -> list[LetterDraft]:
    """Return one letter to each officer, with all that turned; nobody sees whom else it reaches."""
    context = _context(partnership, [_line(partnership, one) for one in told])
    return [LetterDraft([address], context) for address in addresses]


def _context(partnership: Partnership, lines: Sequence[_Line]) -> Mapping[str, object]:
    return {
        "partnership": partnership.short_name,
        "red": [line for line in lines if line.light == Light.RED],
        "amber": [line for line in lines if line.light == Light.AMBER],
        "count": len(lines),
        "address": settings.SITE_ADDRESS + reverse("duties:watch", args=[partnership.slug]),
    }


def _line(partnership: Partnership, told: Told) -> _Line:
    term = told.finding.term
    return _Line(
        title=str(told.standing.duty),
        deadline=term.label,
        light=told.light,
        due=term.due,
        todo=told.finding.todo,
        who=term.who,
        address=settings.SITE_ADDRESS
        + reverse("duties:duty", args=[partnership.slug, told.standing.duty.pk]),
    )


def sample() -> Mapping[str, object]:
    """Return a filled-in letter for the page of letters."""
    place = Partnership(slug="powiat-zwolenski", short_name="Partnerstwo powiatu zwoleńskiego")
    address = f"{settings.SITE_ADDRESS}/pulpit/powiat-zwolenski/reguly/"
    broken = _Line(
        "Protokół gotowy na czas",
        "Posiedzenie Rady Programowej",
        Light.RED,
        date(2018, 9, 27),
        "Trzeba spisać protokół i wysłać go obecnym.",
        Who.SECRETARIAT,
        address,
    )
    near = _Line(
        "Spotkania wszystkich sygnatariuszy",
        "2018",
        Light.AMBER,
        date(2018, 12, 31),
        "Trzeba odbyć jeszcze 1 spotkanie.",
        Who.LEADER,
        address,
    )
    return _context(place, [broken, near])
