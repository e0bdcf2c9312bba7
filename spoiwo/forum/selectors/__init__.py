"""Reads of the forum; every dated one takes the day."""

from spoiwo.forum.selectors.circles import (
    YearOfForum,
    asked_representatives,
    belonging_by_id,
    circle_by_id,
    circles_of_member,
    institutions_of,
    member_by_id,
    member_of,
    members_of,
    with_counts,
    year_of,
)
from spoiwo.forum.selectors.topics import (
    NO_SUCH,
    digest_of,
    is_followed,
    post_by_id,
    posts_of,
    readers_to_tell,
    subscription_by_id,
    topic_by_id,
    topics_of,
)

__all__ = [
    "NO_SUCH",
    "YearOfForum",
    "asked_representatives",
    "belonging_by_id",
    "circle_by_id",
    "circles_of_member",
    "digest_of",
    "institutions_of",
    "is_followed",
    "member_by_id",
    "member_of",
    "members_of",
    "post_by_id",
    "posts_of",
    "readers_to_tell",
    "subscription_by_id",
    "topic_by_id",
    "topics_of",
    "with_counts",
    "year_of",
]
