"""Who gets the newsletter and on what consent; issues, their entries, and how each issue reached whom."""

from spoiwo.newsletters.models.issues import Delivery, Entry, Issue
from spoiwo.newsletters.models.readers import Consent, Newsletter, StoppedAddress, Subscription

__all__ = ["Consent", "Delivery", "Entry", "Issue", "Newsletter", "StoppedAddress", "Subscription"]
