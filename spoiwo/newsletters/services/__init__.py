"""Every change of the list and of issues, one function a deed."""

from spoiwo.newsletters.services.keeping import export_list, set_newsletter
from spoiwo.newsletters.services.leaving import (
    change_topics,
    forget_unconfirmed,
    refuse_sign_up,
    release_subscription,
    remove_subscription,
    unsubscribe,
)
from spoiwo.newsletters.services.sending import halt_issue, resume_issue, send_issue, send_trial, send_turn
from spoiwo.newsletters.services.settling import note_failure, settle_issues
from spoiwo.newsletters.services.subscribing import SignUp, confirm_subscription, sign_up
from spoiwo.newsletters.services.writing import (
    EntryDraft,
    IssueDraft,
    add_words,
    draft_issue,
    edit_issue,
    gather_again,
    remove_issue,
)

__all__ = [
    "EntryDraft",
    "IssueDraft",
    "SignUp",
    "add_words",
    "change_topics",
    "confirm_subscription",
    "draft_issue",
    "edit_issue",
    "export_list",
    "forget_unconfirmed",
    "gather_again",
    "halt_issue",
    "note_failure",
    "refuse_sign_up",
    "release_subscription",
    "remove_issue",
    "remove_subscription",
    "resume_issue",
    "send_issue",
    "send_trial",
    "send_turn",
    "set_newsletter",
    "settle_issues",
    "sign_up",
    "unsubscribe",
]
