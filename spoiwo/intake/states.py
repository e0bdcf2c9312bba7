"""The life of an import and what can be said of one of its rows."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from spoiwo.common.states import Moves


class Format(models.TextChoices):
    """The kinds of lists we read."""

    XLSX = "xlsx", "XLSX"
    ODS = "ods", "ODS"
    CSV = "csv", "CSV"


class BatchState(models.TextChoices):
    """Where an import stands. Nothing is written to the register before ``COMMITTED``."""

    UPLOADED = "uploaded", _("being read")
    UNREADABLE = "unreadable", _("could not be read")
    READ = "read", _("waiting for its columns")
    CHECKING = "checking", _("being checked")
    PREVIEWED = "previewed", _("ready to look at")
    COMMITTING = "committing", _("being saved")
    COMMITTED = "committed", _("saved")
    DISCARDED = "discarded", _("put aside")


BATCH_MOVES: Moves = {
    BatchState.UPLOADED: frozenset({BatchState.READ, BatchState.UNREADABLE, BatchState.DISCARDED}),
    BatchState.UNREADABLE: frozenset({BatchState.DISCARDED}),
    BatchState.READ: frozenset({BatchState.CHECKING, BatchState.DISCARDED}),
    BatchState.CHECKING: frozenset({BatchState.PREVIEWED, BatchState.READ, BatchState.DISCARDED}),
    BatchState.PREVIEWED: frozenset({BatchState.CHECKING, BatchState.COMMITTING, BatchState.DISCARDED}),
    # A saving that failed wrote nothing, so the preview stands as it was.
    BatchState.COMMITTING: frozenset({BatchState.COMMITTED, BatchState.PREVIEWED}),
    BatchState.COMMITTED: frozenset(),
    BatchState.DISCARDED: frozenset(),
}

# Somebody, or a worker, is busy with it: the page shows how far it is.
WORKING = frozenset({BatchState.UPLOADED, BatchState.CHECKING, BatchState.COMMITTING})
# Between reading and checking stands a moment in which the columns are known.
UNDER_WAY = WORKING | {BatchState.READ}
CLOSED = frozenset({BatchState.COMMITTED, BatchState.DISCARDED})
# Columns and cells may be corrected while nothing is being done with them.
OPEN_TO_CHANGE = frozenset({BatchState.READ, BatchState.PREVIEWED})


class Verdict(models.TextChoices):
    """What would happen to a row."""

    UNCHECKED = "unchecked", _("not checked yet")
    NEW = "new", _("new institution")
    KNOWN = "known", _("recorded institution")
    MEMBER = "member", _("already belongs")
    DECIDE = "decide", _("needs your decision")
    ERROR = "error", _("needs mending")


class Choice(models.TextChoices):
    """What the officer decided about a row; empty while she takes what is proposed."""

    NONE = "", _("as proposed")
    NEW = "new", _("a new institution")
    USE = "use", _("this recorded institution")
    SKIP = "skip", _("leave the row out")


class Outcome(models.TextChoices):
    """What became of a row when the import was saved."""

    NONE = "", _("nothing yet")
    CREATED = "created", _("institution recorded and admitted")
    ADMITTED = "admitted", _("recorded institution admitted")
    NOTHING = "nothing", _("already belonged")
    SKIPPED = "skipped", _("left out")
