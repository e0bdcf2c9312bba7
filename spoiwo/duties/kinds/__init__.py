"""How each kind of rule is watched: what it asks an officer for, what it says, and its deadlines."""

from spoiwo.duties.kinds.kind import Watched, Watching
from spoiwo.duties.kinds.table import WATCHING, terms_of
from spoiwo.duties.kinds.usual import UsualRule, usual_rules

__all__ = ["WATCHING", "UsualRule", "Watched", "Watching", "terms_of", "usual_rules"]
