"""Circles and who belongs to them; topics, posts, who follows; contacts of offices once confirmed."""

from spoiwo.forum.models.circle import Belonging, Circle, Member, OfficeContact
from spoiwo.forum.models.topic import Post, Subscription, Topic

__all__ = ["Belonging", "Circle", "Member", "OfficeContact", "Post", "Subscription", "Topic"]
