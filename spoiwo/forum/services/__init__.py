"""Every change of the forum, one function per deed."""

from spoiwo.forum.services.circles import (
    CircleDraft,
    add_circle,
    close_circle,
    edit_circle,
    reopen_circle,
)
from spoiwo.forum.services.digest import send_digest
from spoiwo.forum.services.forgetting import forget_people
from spoiwo.forum.services.mail import take_answer
from spoiwo.forum.services.members import (
    MemberDraft,
    add_member,
    ask_for_staff,
    edit_member,
    name_member,
    remove_member,
    set_telling,
)
from spoiwo.forum.services.moderating import (
    close_topic,
    hide_post,
    move_topic,
    reopen_topic,
    show_post,
)
from spoiwo.forum.services.writing import PostDraft, follow_topic, open_topic, unfollow_topic, write_post

__all__ = [
    "CircleDraft",
    "MemberDraft",
    "PostDraft",
    "add_circle",
    "add_member",
    "ask_for_staff",
    "close_circle",
    "close_topic",
    "edit_circle",
    "edit_member",
    "follow_topic",
    "forget_people",
    "hide_post",
    "move_topic",
    "name_member",
    "open_topic",
    "remove_member",
    "reopen_circle",
    "reopen_topic",
    "send_digest",
    "set_telling",
    "show_post",
    "take_answer",
    "unfollow_topic",
    "write_post",
]
