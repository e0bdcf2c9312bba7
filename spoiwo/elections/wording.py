"""The rule of an election in sentences, before anybody is known to stand; what a scrutineer said."""

from collections import Counter
from dataclasses import replace

from django.utils.translation import gettext as _

from spoiwo.common import clock
from spoiwo.common.polish import day_and_hour
from spoiwo.elections.models import Election
from spoiwo.elections.selectors import Opinion, rule_of_election
from spoiwo.registry.categories import Sector
from spoiwo.voting.wording import rule_sentences


def rule_of(election: Election) -> tuple[str, ...]:
    """Say the rule of the first round; a limit that holds for every sector alike is said once."""
    rule = rule_of_election(election)
    limits = Counter(quota.maximum for quota in rule.quotas if not quota.minimum)
    common = next(
        (most for most, number in limits.items() if most is not None and number == len(Sector)), None
    )
    if common is None:
        return rule_sentences(rule)
    others = tuple(quota for quota in rule.quotas if quota.minimum or quota.maximum != common)
    sentence = _("Elected from any one sector: at most %(most)s.") % {"most": common}
    return (*rule_sentences(replace(rule, quotas=others)), sentence)


def opinion_sentence(opinion: Opinion) -> str:
    """Say whether a scrutineer confirmed the protocol and when, with the remark there was."""
    if opinion.moment is None:
        return _("%(name)s: no answer yet") % {"name": opinion.name}
    local = opinion.moment.astimezone(clock.WARSAW)
    values = {
        "name": opinion.name,
        "moment": day_and_hour(local),
        "remark": opinion.remark,
    }
    if not opinion.is_confirmed:
        return _("%(name)s: remark of %(moment)s: %(remark)s") % values
    if opinion.remark:
        return _("%(name)s: confirmed on %(moment)s; earlier remark: %(remark)s") % values
    return _("%(name)s: confirmed on %(moment)s") % values
