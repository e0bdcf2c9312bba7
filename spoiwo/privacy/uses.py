"""The register of uses of personal data: what the product does with them, told by the room that does it.

Each use is one kind of form with its information clause (art. 13) and one line of the record of processing
(art. 30). A personal link belongs to one use, so that every page opened by it shows its clause.
"""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from spoiwo.common.exceptions import Sentence

# Bases, whom data are about, who gets them: said alike wherever they are alike. These are proposals; until an
# office has compared them with its acts the record marks them.
TASK = _("a task in the public interest (GDPR art. 6 sec. 1 e)")
DUTY = _("a duty under the law (GDPR art. 6 sec. 1 c)")
INTEREST = _("the legitimate interest of keeping the service safe (GDPR art. 6 sec. 1 f)")
REPRESENTATIVES = _("representatives and contacts of institutions")
TEAM = _("people who work in the partnership with an account")
NOBODY_ELSE = _("nobody outside the partnership and those who run this service for it")
PUBLIC_PART = _("the partnership; name, office and institution also the public")
WHILE_IN_OFFICE = _("as long as the person speaks for the institution, then as papers of the partnership")
AS_PAPERS = _("as long as the papers of the matter are kept")


@dataclass(frozen=True, slots=True)
class Use:
    """What data are used for. ``is_noted`` is false of votes: no day of voting may be kept.

    With a ``source`` the data come from others, and the clause is that of art. 14.
    """

    code: str
    label: Sentence
    purpose: Sentence
    data: Sentence
    persons: Sentence = REPRESENTATIVES
    basis: Sentence = TASK
    recipients: Sentence = NOBODY_ELSE
    period: Sentence = AS_PAPERS
    is_noted: bool = True
    source: Sentence = ""


# The use of the pages on which representatives answer for their institutions.
TOGETHER = "wspolpraca"
# That of the pages on which somebody votes.
VOTES = "glosowania"
# That of people named by their institutions.
NAMED = "przedstawiciele"
_uses: dict[str, Use] = {}
_links: dict[str, str] = {}


def register(use: Use, *links: str) -> None:
    """Add a use; ``links`` are purposes of the personal links whose pages belong to it."""
    _uses[use.code] = use
    join(use.code, *links)


def join(code: str, *links: str) -> None:
    """Say that pages behind personal links of these purposes belong to a use."""
    _links.update(dict.fromkeys(links, code))


def get(code: str) -> Use:
    """Return the use or raise KeyError: a misspelt code must not silently inform nobody."""
    return _uses[code]


def known() -> tuple[Use, ...]:
    """Return all uses, by code."""
    return tuple(_uses[code] for code in sorted(_uses))


def of_link(purpose: str) -> Use:
    """Return the use to which the pages of a personal link belong; raises KeyError."""
    return _uses[_links[purpose]]


def linked() -> frozenset[str]:
    """Return the purposes of personal links that belong to a use."""
    return frozenset(_links)
