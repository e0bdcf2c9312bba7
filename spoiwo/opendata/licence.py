"""On what terms the data may be used again (OPEN-01)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Licence:
    """A licence by its name and the address of its text."""

    name: str
    url: str


# Facts of a public register: re-use without conditions, the default of the act of 11 August 2021.
LICENCE = Licence("CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/deed.pl")
