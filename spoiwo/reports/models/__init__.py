"""Reports, the words in them, and what stands beside them."""

from spoiwo.reports.models.beside import Annex, Attachment
from spoiwo.reports.models.report import Report
from spoiwo.reports.models.words import AimWord, MemberPart, Narrative, Remark

__all__ = ["AimWord", "Annex", "Attachment", "MemberPart", "Narrative", "Remark", "Report"]
