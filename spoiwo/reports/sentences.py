"""Sentences of a report with its figures in them: in Polish the noun, the verb and the number word agree.

Sentences are built so that the counted noun stands in the nominative or the accusative: in these alone number
words are kept (domain.md 13.1).
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from spoiwo.common import polish
from spoiwo.common.exceptions import Sentence
from spoiwo.common.polish import number_words
from spoiwo.common.polish.plural import Gender

# Above ten a number is written in figures: words would be read more slowly than they are worth.
_LAST_IN_WORDS = 10


@dataclass(frozen=True, slots=True)
class Said:
    """How a figure is said: the gender of what is counted, the sentence, and the one for nothing.

    ``is_object``: the noun stands in the accusative, where one feminine thing is "jedną".
    """

    gender: Gender
    some: Sentence
    none: Sentence
    is_object: bool = False


def say(code: str, number: int, *, in_words: bool) -> str:
    """Return the sentence of a figure, empty for one that has none; numbers to ten in words if wanted."""
    said = SAID.get(code)
    if said is None:
        return ""
    if number == 0:
        return str(said.none)
    # The lazy sentence picks its form by ``number`` only where it is filled in.
    count = _words(number, said) if in_words and number <= _LAST_IN_WORDS else polish.number(number)
    # Where the number begins the sentence, its word begins it too.
    return capfirst(str(said.some % {"number": number, "count": count}))


def _words(number: int, said: Said) -> str:
    if number == 1 and said.is_object and said.gender == "feminine":
        return "jedną"
    return number_words(number, said.gender)


SAID: Mapping[str, Said] = {
    "P01": Said(
        "feminine",
        ngettext_lazy(
            "On the last day of the period %(count)s institution was a signatory.",
            "On the last day of the period %(count)s institutions were signatories.",
            "number",
        ),
        _("On the last day of the period there were no signatories."),
    ),
    "P15.joined": Said(
        "feminine",
        ngettext_lazy("%(count)s institution joined.", "%(count)s institutions joined.", "number"),
        _("No institution joined."),
    ),
    "P15.left": Said(
        "feminine",
        ngettext_lazy("%(count)s institution left.", "%(count)s institutions left.", "number"),
        _("No institution left."),
    ),
    "P02": Said(
        "neuter",
        ngettext_lazy(
            "%(count)s session of the programme council was held.",
            "%(count)s sessions of the programme council were held.",
            "number",
        ),
        _("The programme council did not meet."),
    ),
    "P03": Said(
        "neuter",
        ngettext_lazy(
            "%(count)s meeting of signatories was held.",
            "%(count)s meetings of signatories were held.",
            "number",
        ),
        _("No meeting of signatories was held."),
    ),
    "P04": Said(
        "neuter",
        ngettext_lazy(
            "%(count)s meeting of bodies run by other institutions was attended.",
            "%(count)s meetings of bodies run by other institutions were attended.",
            "number",
        ),
        _("No meetings of bodies run by other institutions were attended."),
    ),
    "P05": Said(
        "neuter",
        ngettext_lazy(
            "%(count)s meeting with social economy support centres was held.",
            "%(count)s meetings with social economy support centres were held.",
            "number",
        ),
        _("No meetings with social economy support centres were held."),
    ),
    "P06.adopted": Said(
        "feminine",
        ngettext_lazy(
            "%(count)s recommendation was drawn up.", "%(count)s recommendations were drawn up.", "number"
        ),
        _("No recommendations were drawn up."),
        is_object=True,
    ),
    "P06.completed": Said(
        "feminine",
        ngettext_lazy(
            "%(count)s recommendation was carried out.",
            "%(count)s recommendations were carried out.",
            "number",
        ),
        _("No recommendations were carried out."),
        is_object=True,
    ),
    "P07.organised": Said(
        "neuter",
        ngettext_lazy(
            "%(count)s information meeting was organised.",
            "%(count)s information meetings were organised.",
            "number",
        ),
        _("No information meetings were organised."),
    ),
    "P07.attended": Said(
        "neuter",
        ngettext_lazy(
            "%(count)s information meeting of other organisers was attended.",
            "%(count)s information meetings of other organisers were attended.",
            "number",
        ),
        _("No information meetings of other organisers were attended."),
    ),
    "P08.communiques": Said(
        "masculine",
        ngettext_lazy(
            "%(count)s communiqué was published.",
            "%(count)s communiqués were published.",
            "number",
        ),
        _("No communiqués were published."),
    ),
    "P08.institutions": Said(
        "feminine",
        ngettext_lazy(
            "%(count)s institution posted communiqués.",
            "%(count)s institutions posted communiqués.",
            "number",
        ),
        _("It is not proven that any institution posted communiqués."),
    ),
    "P08.places": Said(
        "neuter",
        ngettext_lazy("%(count)s posting is proven.", "%(count)s postings are proven.", "number"),
        _("No posting is proven."),
    ),
    "P09": Said(
        "neuter",
        ngettext_lazy(
            "%(count)s meeting of the forum was held.", "%(count)s meetings of the forum were held.", "number"
        ),
        _("No meetings of the forum were held."),
    ),
    "P10": Said(
        "neuter",
        ngettext_lazy("%(count)s training was held.", "%(count)s trainings were held.", "number"),
        _("No trainings were held."),
    ),
    "P11": Said(
        "feminine",
        ngettext_lazy(
            "%(count)s good practice was presented.", "%(count)s good practices were presented.", "number"
        ),
        _("No good practices were presented."),
        is_object=True,
    ),
    "P12.exact": Said(
        "feminine",
        ngettext_lazy(
            "%(count)s person came to meetings of the partnership (counted).",
            "%(count)s people came to meetings of the partnership (counted).",
            "number",
        ),
        _("Nobody was counted at meetings of the partnership."),
    ),
    "P12.estimated": Said(
        "feminine",
        ngettext_lazy(
            "%(count)s person more came by estimate.", "%(count)s people more came by estimate.", "number"
        ),
        # Beside an exact number nothing is said of estimates there are not.
        "",
    ),
    "P16.planned": Said(
        "neuter",
        ngettext_lazy(
            "The plan of action had %(count)s action for the period.",
            "The plan of action had %(count)s actions for the period.",
            "number",
        ),
        _("No plan of action has actions for the period."),
    ),
    "P16.done": Said(
        "neuter",
        ngettext_lazy("%(count)s action was done.", "%(count)s actions were done.", "number"),
        _("No action was done."),
    ),
    "P01.seats": Said(
        "neuter",
        ngettext_lazy(
            "%(count)s membership was in force on the last day of the period.",
            "%(count)s memberships were in force on the last day of the period.",
            "number",
        ),
        _("No membership was in force on the last day of the period."),
    ),
    "P13.places": Said(
        "neuter",
        ngettext_lazy(
            "Entitled institutions had %(count)s place at sessions of the council.",
            "Entitled institutions had %(count)s places at sessions of the council.",
            "number",
        ),
        _("No entitled institutions are listed at sessions of the council."),
    ),
    "P13.present": Said(
        "neuter",
        ngettext_lazy(
            "%(count)s place was taken.",
            "%(count)s places were taken.",
            "number",
        ),
        _("No place was taken."),
    ),
    "P13.ruled": Said(
        "neuter",
        ngettext_lazy(
            "%(count)s session needed a quorum.",
            "%(count)s sessions needed a quorum.",
            "number",
        ),
        _("No session needed a quorum."),
    ),
    "P13.met": Said(
        "neuter",
        ngettext_lazy(
            "%(count)s session had a quorum.",
            "%(count)s sessions had a quorum.",
            "number",
        ),
        _("No session had a quorum."),
    ),
    "P14.public": Said(
        "feminine",
        ngettext_lazy(
            "%(count)s signatory belongs to the public sector.",
            "%(count)s signatories belong to the public sector.",
            "number",
        ),
        _("No signatory belongs to the public sector."),
    ),
    "P14.social": Said(
        "feminine",
        ngettext_lazy(
            "%(count)s signatory belongs to the social sector.",
            "%(count)s signatories belong to the social sector.",
            "number",
        ),
        _("No signatory belongs to the social sector."),
    ),
    "P14.business": Said(
        "feminine",
        ngettext_lazy(
            "%(count)s signatory belongs to the business sector.",
            "%(count)s signatories belong to the business sector.",
            "number",
        ),
        _("No signatory belongs to the business sector."),
    ),
    "P14.education": Said(
        "feminine",
        ngettext_lazy(
            "%(count)s signatory belongs to the education sector.",
            "%(count)s signatories belong to the education sector.",
            "number",
        ),
        _("No signatory belongs to the education sector."),
    ),
    "P14.social_economy": Said(
        "feminine",
        ngettext_lazy(
            "%(count)s signatory belongs to the social economy sector.",
            "%(count)s signatories belong to the social economy sector.",
            "number",
        ),
        _("No signatory belongs to the social economy sector."),
    ),
    "P14.social_partner": Said(
        "feminine",
        ngettext_lazy(
            "%(count)s signatory is a social partner.",
            "%(count)s signatories are social partners.",
            "number",
        ),
        _("No signatory is a social partner."),
    ),
    "P14.resident": Said(
        "feminine",
        ngettext_lazy(
            "%(count)s signatory represents residents.",
            "%(count)s signatories represent residents.",
            "number",
        ),
        _("No signatory represents residents."),
    ),
    "P14.support": Said(
        "feminine",
        ngettext_lazy(
            "%(count)s signatory is a support institution.",
            "%(count)s signatories are support institutions.",
            "number",
        ),
        _("No signatory is a support institution."),
    ),
    "P14.collegiate": Said(
        "feminine",
        ngettext_lazy(
            "%(count)s signatory is a collegiate body.",
            "%(count)s signatories are collegiate bodies.",
            "number",
        ),
        _("No signatory is a collegiate body."),
    ),
    "P10.exact": Said(
        "feminine",
        ngettext_lazy(
            "%(count)s person took part in trainings (counted).",
            "%(count)s people took part in trainings (counted).",
            "number",
        ),
        _("Nobody was counted at trainings."),
    ),
    "P10.estimated": Said(
        "feminine",
        ngettext_lazy(
            "%(count)s person more took part in trainings by estimate.",
            "%(count)s people more took part in trainings by estimate.",
            "number",
        ),
        _("There are no estimates of people at trainings."),
    ),
    "P17": Said(
        "masculine",
        ngettext_lazy(
            "%(count)s joint project was begun.",
            "%(count)s joint projects were begun.",
            "number",
        ),
        _("No joint project was begun."),
    ),
}
