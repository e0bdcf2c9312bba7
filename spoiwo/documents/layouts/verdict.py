"""What was found in a file brought as a template, in sentences an officer can act on."""

from dataclasses import dataclass

from spoiwo.documents.kinds import Field


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something to mend; what stops the file from being used, or a remark."""

    sentence: str
    is_fatal: bool = True


@dataclass(frozen=True, slots=True)
class Filled:
    """A field found in the file, and where, in words."""

    field: Field
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a file can be a template: troubles, fields that will be filled, fields it leaves out."""

    troubles: tuple[Trouble, ...] = ()
    filled: tuple[Filled, ...] = ()
    left_out: tuple[Field, ...] = ()

    @property
    def is_fit(self) -> bool:
        """Tell whether papers can be made with it."""
        return not any(trouble.is_fatal for trouble in self.troubles)

    @property
    def refusals(self) -> tuple[str, ...]:
        """Return what must be mended."""
        return tuple(trouble.sentence for trouble in self.troubles if trouble.is_fatal)

    @property
    def remarks(self) -> tuple[str, ...]:
        """Return what should be looked at."""
        return tuple(trouble.sentence for trouble in self.troubles if not trouble.is_fatal)
