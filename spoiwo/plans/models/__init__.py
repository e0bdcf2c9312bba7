"""Plans, their actions and tasks, who takes part, what partners bring, and how far it is."""

from spoiwo.plans.models.action import Action
from spoiwo.plans.models.plan import Change, Plan
from spoiwo.plans.models.progress import Progress, Reporter
from spoiwo.plans.models.work import Contribution, Part, Task

__all__ = ["Action", "Change", "Contribution", "Part", "Plan", "Progress", "Reporter", "Task"]
