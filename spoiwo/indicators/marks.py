"""What the marks beside values of GUS say: a number with a remark, or no number at all.

The bank sends 0 where there is no number; only its mark tells that nought from a real one. The numbers of the
marks are those of its dictionary ``/attributes``; a mark that is not here is never taken for a number.
"""

from spoiwo.indicators.states import Absence

# A plain number, or one with a remark: preliminary, of low precision, of another method, nearly nought.
NUMBERS = frozenset({1, 3, 7, 9, 11, 13, 17, 20, 21, 94, 97, 98})
ABSENT = {
    4: Absence.SECRET, 14: Absence.SECRET, 91: Absence.SECRET, 15: Absence.UNAVAILABLE, 50: Absence.PENDING,
}  # fmt: skip
# Given without a meaning: with a nought there is no number, with a number it is that number.
UNNAMED = 0
# Conventional signs of tables of GUS.
SIGNS = {
    ".": Absence.SECRET, "#": Absence.SECRET, "x": Absence.UNAVAILABLE, "-": Absence.UNAVAILABLE,
    "–": Absence.UNAVAILABLE,
}  # fmt: skip
