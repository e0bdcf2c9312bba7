"""Every change of communiqués."""

from spoiwo.communiques.services.proving import (
    PictureDraft,
    end_carrier,
    name_carrier,
    prove_by_address,
    prove_by_picture,
    prove_by_telephone,
    refuse_proof,
    visit_again,
)
from spoiwo.communiques.services.publishing import publish_communique, withdraw_communique
from spoiwo.communiques.services.rounds import AT_ONCE, make_visits
from spoiwo.communiques.services.sending import PURPOSE, remind_missing, send_links
from spoiwo.communiques.services.writing import (
    CommuniqueDraft,
    draft_communique,
    edit_communique,
    remove_draft,
)

__all__ = [
    "AT_ONCE",
    "PURPOSE",
    "CommuniqueDraft",
    "PictureDraft",
    "draft_communique",
    "edit_communique",
    "end_carrier",
    "make_visits",
    "name_carrier",
    "prove_by_address",
    "prove_by_picture",
    "prove_by_telephone",
    "publish_communique",
    "refuse_proof",
    "remind_missing",
    "remove_draft",
    "send_links",
    "visit_again",
    "withdraw_communique",
]
