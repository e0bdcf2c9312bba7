"""Every change of comments and marks, one function a deed."""

from spoiwo.comments.services.forgetting import forget_people
from spoiwo.comments.services.moderating import (
    SettingDraft,
    close_article,
    publish_comment,
    refuse_comment,
    remove_comment,
    reply_to_comment,
    set_comments,
    settle_flags,
)
from spoiwo.comments.services.rating import rate_article, voters_of
from spoiwo.comments.services.sending import CommentDraft, report_comment, send_comment, take_back_comment

__all__ = [
    "CommentDraft",
    "SettingDraft",
    "close_article",
    "forget_people",
    "publish_comment",
    "rate_article",
    "refuse_comment",
    "remove_comment",
    "reply_to_comment",
    "report_comment",
    "send_comment",
    "set_comments",
    "settle_flags",
    "take_back_comment",
    "voters_of",
]
