"""By-laws a new body begins with."""

from dataclasses import dataclass

from spoiwo.councils.states import BallotKind, Caller, Majority


@dataclass(frozen=True, slots=True, kw_only=True)
class ByLawRules:
    """The rules of a body; the defaults are those of domain.md 7.2 and 7.3, each with its evidence.

    - size 7–15: default of 7.2; local action groups have 9–15;
    - term of 3 years: RKRES; older labour councils and associations 4;
    - called by the chair: rozporządzenie z 20 XI 2025, Dz.U. 2025 poz. 1621 ("rrp"), § 3 ust. 1;
    - quorum at least half of the members, also in circulation: rrp § 4 ust. 2;
    - simple majority, the chair's vote breaks a tie: rrp § 4 ust. 2;
    - votes in circulation between sessions: rrp § 3 ust. 5;
    - open ballot: rrp § 4 ust. 3 (about persons secret on demand);
    - co-opted members at most a third of the seats: statutes of associations;
    - removal after 3 unexcused absences in a row: RKRES;
    - at most 49 % from one sector: by-laws of local action group councils;
    - papers 7 days before: common practice; minutes within 14 days: duties of a secretariat (7.4).

    The regulation of 2025 binds labour market councils, not partnerships: it is the best official model.
    Shares are fractions written "1/2". An empty share or number means that there is no such rule.
    """

    size_from: int | None = 7
    size_to: int | None = 15
    term_years: int | None = 3
    called_by: Caller = Caller.CHAIR
    quorum: str = "1/2"
    majority: Majority = Majority.SIMPLE
    is_tie_broken_by_chair: bool = True
    is_circulation_allowed: bool = True
    circulation_quorum: str = "1/2"
    ballot: BallotKind = BallotKind.OPEN
    co_optation_share: str = "1/3"
    absences_limit: int | None = 3
    largest_sector_percent: int | None = 49
    papers_days: int = 7
    minutes_days: int = 14


COUNCIL_DEFAULTS = ByLawRules()
