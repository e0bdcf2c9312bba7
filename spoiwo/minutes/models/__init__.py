"""Minutes, their typed sections, remarks, amendments, and whether a partnership shows them."""

from spoiwo.minutes.models.minutes import Minutes, MinutesSetting, Section
from spoiwo.minutes.models.remarks import Amendment, Remark

__all__ = ["Amendment", "Minutes", "MinutesSetting", "Remark", "Section"]
