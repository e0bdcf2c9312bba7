"""Who answers for the data, what people were told, what is done with the data."""

from spoiwo.privacy.models.archive import Disposal, DocumentClass
from spoiwo.privacy.models.breaches import Breach
from spoiwo.privacy.models.holds import Hold
from spoiwo.privacy.models.informing import ClauseGiven, ClauseVersion
from spoiwo.privacy.models.looks import Look
from spoiwo.privacy.models.papers import Activity, Controller

__all__ = [
    "Activity",
    "Breach",
    "ClauseGiven",
    "ClauseVersion",
    "Controller",
    "Disposal",
    "DocumentClass",
    "Hold",
    "Look",
]
