"""A partnership's life told in dated facts, from the records themselves."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from spoiwo.common.exceptions import Sentence
from spoiwo.common.periods import Precision
from spoiwo.common.web.wording import saying
from spoiwo.partnerships.models import Partnership, Relation, StageChange
from spoiwo.partnerships.selectors import Words
from spoiwo.partnerships.states import RelationKind, Stage
from spoiwo.portal.links import partnership_url, register_url
from spoiwo.portal.parts import Entry
from spoiwo.portal.selectors.milestones import Milestone
from spoiwo.portal.words import counted_signatories, iso_words, long_date

_STAGES: dict[str, Sentence] = {
    Stage.INITIATIVE: gettext_lazy("The initiative is put forward"),
    Stage.DIAGNOSIS: gettext_lazy("Local needs are assessed"),
    Stage.PREPARATION: gettext_lazy("The agreement is being prepared"),
    Stage.SIGNING: gettext_lazy("The agreement is open for signing"),
    Stage.ACTIVE: gettext_lazy("The partnership becomes active"),
    Stage.EVALUATION: gettext_lazy("The partnership is evaluated"),
    Stage.SUSPENDED: gettext_lazy("The partnership is suspended"),
    Stage.ENDED: gettext_lazy("The partnership ends"),
}


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that happened on a day; ``place`` orders facts of one day."""

    day: date
    precision: Precision
    place: int
    text: Sentence
    url: str = ""

    def entry(self) -> Entry:
        """Return the fact as the component prints it."""
        return Entry(
            long_date(self.day, self.precision), self.text, iso_words(self.day, self.precision), self.url
        )


def in_order(facts: list[Fact]) -> list[Entry]:
    """Return entries of a time line, oldest first; a year stands before the days of that year."""
    return [fact.entry() for fact in sorted(facts, key=lambda fact: (fact.day, fact.place))]


def founding(partnership: Partnership) -> list[Fact]:
    """Return when the partnership was founded."""
    if partnership.founded_on is None:
        return []
    return [
        Fact(
            partnership.founded_on,
            Precision(partnership.founded_precision),
            0,
            _("The partnership is founded"),
        )
    ]


def stages(changes: list[StageChange], founded_on: date | None) -> list[Fact]:
    """Return the stages; of several entered on one day only the last, and none on the day of founding."""
    last_of_day = {change.since: change for change in changes}
    return [
        Fact(change.since, Precision(change.precision), 3, _stage_words(change, changes))
        for change in last_of_day.values()
        if change.stage in _STAGES and change.since != founded_on
    ]


def _stage_words(change: StageChange, changes: list[StageChange]) -> str:
    earlier = [other for other in changes if (other.since, other.pk) < (change.since, change.pk)]
    if change.stage == Stage.ACTIVE and any(other.stage == Stage.ACTIVE for other in earlier):
        return _("The partnership is active again")
    return str(_STAGES[change.stage])


def growth(partnership: Partnership, reached: list[Milestone]) -> list[Fact]:
    """Return the days on which the number of signatories passed a round number."""
    return [
        Fact(
            milestone.day,
            milestone.precision,
            4,
            counted_signatories(milestone.count),
            f"{register_url(partnership.slug)}?dzien={milestone.day.isoformat()}",
        )
        for milestone in reached
    ]


def neighbours(
    partnership: Partnership, relations: list[Relation], words_of: Mapping[int, Words]
) -> list[Fact]:
    """Return the founding of public predecessors and successors, by their names in the page's language."""
    facts = []
    for relation in relations:
        other = relation.other if relation.partnership_id == partnership.pk else relation.partnership
        if relation.kind != RelationKind.CONTINUES or not other.is_public or other.founded_on is None:
            continue
        words = (
            _("The predecessor is founded: %(name)s")
            if relation.partnership_id == partnership.pk
            else _("The successor is founded: %(name)s")
        )
        facts.append(
            Fact(
                other.founded_on,
                Precision(other.founded_precision),
                1,
                saying(words, name=words_of[other.pk].short_name),
                partnership_url(other.slug),
            )
        )
    return facts
