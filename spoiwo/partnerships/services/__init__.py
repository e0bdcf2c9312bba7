"""Every change of a partnership's own data."""

from spoiwo.partnerships.services.area import set_area
from spoiwo.partnerships.services.lifecycle import (
    PartnershipDraft,
    create_partnership,
    move_stage,
    take_back_stage,
)
from spoiwo.partnerships.services.page import (
    PartnershipPage,
    add_legal_basis,
    add_strategy,
    annotate_partnership,
    edit_partnership,
    remove_strategy,
)
from spoiwo.partnerships.services.relations import add_relation, remove_relation
from spoiwo.partnerships.services.removing import remove_partnership
from spoiwo.partnerships.services.statements import StatementDraft, set_statements
from spoiwo.partnerships.services.team import assign_role, end_role, invite_to_team
from spoiwo.partnerships.services.translations import VersionDraft, translate_partnership

__all__ = [
    "PartnershipDraft",
    "PartnershipPage",
    "StatementDraft",
    "VersionDraft",
    "add_legal_basis",
    "add_relation",
    "add_strategy",
    "annotate_partnership",
    "assign_role",
    "create_partnership",
    "edit_partnership",
    "end_role",
    "invite_to_team",
    "move_stage",
    "remove_partnership",
    "remove_relation",
    "remove_strategy",
    "set_area",
    "set_statements",
    "take_back_stage",
    "translate_partnership",
]
