"""Every change of communiqués."""

from spoiwo.communiques.services.carrying import end_carrier, name_carrier
from spoiwo.communiques.services.linking import PURPOSE
from spoiwo.communiques.services.proving import (
    PictureDraft,
    prove_by_address,
    prove_by_picture,
    prove_by_telephone,
    refuse_proof,
    visit_again,
)
from spoiwo.communiques.services.publishing import publish_communique, withdraw_communique
from spoiwo.communiques.services.rounds import AT_ONCE, make_visits
from spoiwo.communiques.services.sending import remind_missing, send_links
from spoiwo.communiques.services.telling import tell_of_missed, tell_partnership
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
    "tell_of_missed",
    "tell_partnership",
    "visit_again",
    "withdraw_communique",
]
