"""Cards of good practice, their results and photos, showings, and who uses them too."""

from spoiwo.practices.models.practice import GoodPractice, PracticePhoto, Result
from spoiwo.practices.models.spreading import Reuse, Showing

__all__ = ["GoodPractice", "PracticePhoto", "Result", "Reuse", "Showing"]
