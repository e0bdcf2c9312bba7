"""Documents brought in, what was found in them, what was recorded of it, what was learned on the way."""

from spoiwo.sources.models.document import SourceDocument
from spoiwo.sources.models.finding import Finding
from spoiwo.sources.models.learned import LearnedName, LearnedPerson
from spoiwo.sources.models.origin import Origin

__all__ = ["Finding", "LearnedName", "LearnedPerson", "Origin", "SourceDocument"]
