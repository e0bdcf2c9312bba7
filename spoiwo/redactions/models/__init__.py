"""What is kept from the public."""

from spoiwo.redactions.models.copy import RedactedCopy
from spoiwo.redactions.models.redaction import Redaction, Text

__all__ = ["RedactedCopy", "Redaction", "Text"]
