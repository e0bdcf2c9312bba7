"""Loading values from a file: read, looked at, saved together, undone together."""

import hashlib
from collections.abc import Sequence
from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from spoiwo.audit.services import record
from spoiwo.common import clock, polish
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput, ConcurrentChange, WrongState
from spoiwo.common.states import lock, move
from spoiwo.indicators import rules
from spoiwo.indicators.adapters import read_file
from spoiwo.indicators.cells import Cell, Read, Unreadable, listed
from spoiwo.indicators.models import Indicator, Loading, UnitAnswer, Value
from spoiwo.indicators.selectors import Judged, cells_of, own_keys, preview_of
from spoiwo.indicators.services.shared import need_words
from spoiwo.indicators.states import LOADING_MOVES, LoadingState, Origin
from spoiwo.indicators.unit_codes import Sort, meaning_of
from spoiwo.partnerships.models import Partnership
from spoiwo.territory.models import Unit

MOST_CELLS = 20_000


@transaction.atomic
def load_file(
    *,
    actor: Actor,
    partnership: Partnership,
    content: bytes,
    name: str,
    taken_on: date,
    indicator: Indicator | None = None,
) -> Loading:
    """Read a file of the Local Data Bank into a loading to be looked at; nothing is saved yet.

    Raises BadInput with what is wrong with the file; values outside the partnership's area are counted and
    left out. ``taken_on`` is the day on which the file was taken from the bank.
    """
    require(rules.can_load_values(actor, partnership))
    if taken_on > clock.today():
        raise BadInput(_("This day is still to come."), "taken_on")
    try:
        read = read_file(content)
    except Unreadable as error:
        raise BadInput(error.message, "file") from error
    _refuse_other_variable(read, indicator)
    loading = Loading(
        partnership=partnership,
        indicator=indicator,
        origin=Origin.FILE,
        name=name[:300],
        sha256=hashlib.sha256(content).hexdigest(),
        asked={"taken_on": taken_on.isoformat()},
        begun_at=clock.now(),
        begun_by=actor.actor_name[:200],
    )
    keep_cells(loading, read)
    has_names = any(not one.isdigit() for one in read.series)
    if has_names and indicator is None:
        raise BadInput(
            _("This table does not say which variable it holds. Choose the indicator."), "indicator"
        )
    is_plain = len(read.series) <= 1 or indicator is None
    loading.series = [] if is_plain else read.series
    loading.state = LoadingState.READY if is_plain else LoadingState.CHOOSING
    loading.save()
    _note(actor, "begun", loading, sha256=loading.sha256)
    return loading


def _refuse_other_variable(read: Read, indicator: Indicator | None) -> None:
    if indicator is None or indicator.bdl_variable is None:
        return
    # Compared as text: a heading may have thousands of digits.
    others = [one[:20] for one in read.series if one.isdigit() and one != str(indicator.bdl_variable)]
    if others:
        raise BadInput(
            _("The file holds variable %(other)s; this indicator is variable %(own)s.")
            % {"other": others[0], "own": indicator.bdl_variable},
            "indicator",
        )


def keep_cells(loading: Loading, read: Read) -> None:
    """Keep the values of the partnership's area in the loading, after those kept before; count the rest.

    Raises BadInput when there are more than can be looked at.
    """
    own = own_keys(loading.partnership, clock.today())
    kept = []
    for cell in read.cells:
        reason = _outside(cell, own)
        if reason:
            read.leave_out(reason, f"{cell.code} {cell.name}")
        else:
            kept.append(cell.kept())
    if len(loading.cells) + len(kept) > MOST_CELLS:
        raise BadInput(_("The file holds too many values of your area. Save fewer years or units."), "file")
    loading.cells = [*loading.cells, *kept]
    loading.left_out = _summed(loading.left_out, listed(list(read.left_out.values())))


def _outside(cell: Cell, own: Sequence[str]) -> str:
    """Return why a value is not of the partnership's area, nor of what the area lies in."""
    meaning = meaning_of(cell.code)
    if meaning.sort != Sort.UNIT:
        return "bad_code" if meaning.sort == Sort.UNKNOWN else meaning.sort.value
    near = (key.startswith(one) or one.startswith(key) for key in meaning.keys for one in own)
    return "" if any(near) or not own else "outside"


def _summed(before: list[dict[str, object]], more: list[dict[str, object]]) -> list[dict[str, object]]:
    found = {row["reason"]: dict(row) for row in before}
    for row in more:
        there = found.setdefault(row["reason"], {"reason": row["reason"], "count": 0, "examples": []})
        there["count"] = int(str(there["count"])) + int(str(row["count"]))
        there["examples"] = there["examples"] or row["examples"]
    return list(found.values())


@transaction.atomic
def choose_series(*, actor: Actor, loading: Loading, series: str) -> None:
    """Say which column of the table is the indicator; the others are not kept."""
    lock(loading)
    require(rules.can_load_values(actor, loading.partnership))
    if series not in loading.series:
        raise BadInput(_("Choose one of the columns."), "series")
    loading.cells = [cell.kept() for cell in cells_of(loading) if cell.series == series]
    loading.save(update_fields=["cells"])
    move(loading, LoadingState.READY, table=LOADING_MOVES)
    _note(actor, "column_chosen", loading, series=series)


@transaction.atomic
def answer_code(*, actor: Actor, loading: Loading, code: str, name: str, unit: Unit | None) -> None:
    """Say which unit a code of a file means, or that it is none of ours; later files are read so too."""
    require(rules.can_load_values(actor, loading.partnership))
    UnitAnswer.objects.update_or_create(
        partnership=loading.partnership, code=code[:20], name=name[:200], defaults={"unit": unit}
    )
    _note(actor, "code_answered", loading, code=code, unit=unit.key if unit else "")


@transaction.atomic
def save_loading(*, actor: Actor, loading: Loading, print_seen: str, codes_confirmed: bool = False) -> int:
    """Write the values that were looked at, all or none; returns how many.

    Raises ConcurrentChange when what would be written is no longer what was looked at, WrongState while a
    code is not answered, or was understood as one of TERYT and nobody has confirmed it.
    """
    lock(loading)
    require(rules.can_load_values(actor, loading.partnership))
    preview = preview_of(loading)
    if preview.questions:
        raise WrongState(_("Say first what these codes mean."))
    if preview.assumed and not codes_confirmed:
        raise WrongState(_("Confirm first that the codes mean these territories."))
    if preview.print != print_seen:
        raise ConcurrentChange(_("The values here changed meanwhile. Look at the preview again, then save."))
    if not preview.to_write:
        raise WrongState(_("There is nothing to save."))
    _refuse_retired(actor, preview.to_write)
    try:
        with transaction.atomic():
            _write(actor, loading, preview.to_write)
    except IntegrityError as error:
        raise ConcurrentChange(_("Somebody else has just saved some of these values.")) from error
    move(loading, LoadingState.SAVED, table=LOADING_MOVES, saved_at=clock.now())
    _note(actor, "saved", loading, values=len(preview.to_write), confirmed_codes=len(preview.assumed))
    return len(preview.to_write)


def _refuse_retired(actor: Actor, rows: Sequence[Judged]) -> None:
    for indicator in {row.indicator.pk: row.indicator for row in rows if row.indicator}.values():
        require(rules.can_write_values(actor, indicator))


def _write(actor: Actor, loading: Loading, rows: Sequence[Judged]) -> None:
    now = clock.now()
    changed = [row.present.pk for row in rows if row.present]
    closed = Value.objects.filter(pk__in=changed, closed_at__isnull=True).update(
        closed_at=now, closed_because=f"zmienione wczytaniem: {loading.name[:200]}"
    )
    if closed != len(changed):
        raise ConcurrentChange(_("Somebody else has just saved some of these values."))
    taken_on = date.fromisoformat(loading.asked["taken_on"])
    Value.objects.bulk_create(
        [
            Value(
                indicator=row.indicator,
                unit=row.unit,
                span=row.period.span,
                valid_from=row.period.valid_from,
                valid_to=row.period.valid_to,
                number=row.number,
                absence=row.cell.absence,
                attribute=row.cell.mark[:12],
                source=source_of(row, loading)[:300],
                fetched_on=taken_on,
                origin=loading.origin,
                loading=loading,
                corrects=row.present,
                recorded_at=now,
                recorded_by=actor.actor_name[:200],
            )
            for row in rows
            if row.period and row.indicator
        ],
        batch_size=1_000,
    )


def source_of(row: Judged, loading: Loading) -> str:
    """Return where a loaded value is from, in Polish: the source, its day of update, the file."""
    parts = [row.indicator.source if row.indicator else ""]
    if row.cell.updated:
        parts.append(f"aktualizacja {_as_written(row.cell.updated)}")
    if loading.origin == Origin.FILE:
        parts.append(f"plik {loading.name}")
    return "; ".join(filter(None, parts))


def _as_written(day: str) -> str:
    """Return a day of the bank as people write it; what is no day stays as it came."""
    try:
        return polish.numeric_date(date.fromisoformat(day))
    except ValueError:
        return day


@transaction.atomic
def discard_loading(*, actor: Actor, loading: Loading) -> None:
    """Put aside a loading that was not saved."""
    lock(loading)
    require(rules.can_load_values(actor, loading.partnership))
    move(loading, LoadingState.DISCARDED, table=LOADING_MOVES, cells=[])
    _note(actor, "discarded", loading)


@transaction.atomic
def undo_loading(*, actor: Actor, loading: Loading, ground: str) -> int:
    """Take back all values of a loading; those they had changed count again. Returns how many.

    Raises WrongState when some of them were corrected since: those corrections would hang in the air.
    """
    lock(loading)
    require(rules.can_load_values(actor, loading.partnership))
    why = need_words(ground)
    move(loading, LoadingState.UNDONE, table=LOADING_MOVES)
    rows = Value.objects.filter(loading=loading)
    later = rows.filter(closed_at__isnull=False).count()
    if later:
        raise WrongState(
            _("Corrected or withdrawn since: %(number)s. Undo what came later first.") % {"number": later}
        )
    earlier = [row.corrects_id for row in rows.exclude(corrects=None) if row.corrects_id]
    count: int = rows.update(closed_at=clock.now(), closed_because=why)
    Value.objects.filter(pk__in=earlier).update(closed_at=None, closed_because="")
    _note(actor, "undone", loading, ground=why, values=count)
    return count


def _note(actor: Actor, deed: str, loading: Loading, **data: object) -> None:
    about: dict[str, object] = {"name": loading.name}
    if loading.indicator_id:
        about["indicator"] = loading.indicator_id
    record(
        actor, f"indicators.loading.{deed}", loading, partnership_id=loading.partnership_id, **(about | data)
    )
