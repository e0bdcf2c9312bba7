"""Motions, resolutions with their wordings, tasks, and how a partnership keeps its register."""

from spoiwo.decisions.models.motion import Motion
from spoiwo.decisions.models.register import RegisterSetting, YearSequence
from spoiwo.decisions.models.resolution import Resolution, Wording
from spoiwo.decisions.models.task import Task

__all__ = ["Motion", "RegisterSetting", "Resolution", "Task", "Wording", "YearSequence"]
