"""Fetching values from the Local Data Bank: begun by an officer, done by the worker page by page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from spoiwo.audit.services import record
from spoiwo.common import clock
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput, SpoiwoError
from spoiwo.common.polish import hour
from spoiwo.common.states import lock, move
from spoiwo.indicators import rules
from spoiwo.indicators.adapters.bdl_api import PAGE_SIZE, Failed, Later, Question, fetch_page
from spoiwo.indicators.adapters.bdl_json import Envelope
from spoiwo.indicators.adapters.queue import defer_fetching
from spoiwo.indicators.models import Indicator, Loading
from spoiwo.indicators.selectors import own_keys
from spoiwo.indicators.services.loading import keep_cells
from spoiwo.indicators.states import LOADING_MOVES, LoadingState, Origin
from spoiwo.indicators.unit_codes import bank_code

FIRST_YEAR = 1995
VOIVODESHIPS, COUNTIES, COMMUNES = 2, 5, 6
LEVELS = (VOIVODESHIPS, COUNTIES, COMMUNES)
MOST_YEARS, MOST_PAGES, MOST_TRIES = 40, 200, 5


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchDraft:
    """Which levels of units and which years, both ends in, are asked for."""

    levels: Sequence[int]
    first_year: int
    last_year: int


@transaction.atomic
def begin_fetching(*, actor: Actor, indicator: Indicator, draft: FetchDraft) -> Loading:
    """Ask the worker to fetch the values of an indicator; they are looked at before they are saved.

    Raises BadInput for an indicator without a variable, a partnership without an area, wrong years.
    """
    require(rules.can_load_values(actor, indicator.partnership))
    require(rules.can_write_values(actor, indicator))
    steps = _steps(indicator, draft)
    loading = Loading.objects.create(
        partnership=indicator.partnership,
        indicator=indicator,
        state=LoadingState.FETCHING,
        origin=Origin.API,
        name=f"GUS, Bank Danych Lokalnych, zmienna {indicator.bdl_variable}",
        asked={
            "variable": indicator.bdl_variable,
            "years": [draft.first_year, draft.last_year],
            "steps": steps,
            "step": 0,
            "page": 0,
            "tries": 0,
            "taken_on": clock.today().isoformat(),
        },
        total=len(steps),
        begun_at=clock.now(),
        begun_by=actor.actor_name[:200],
    )
    _note(actor, "begun", loading, years=f"{draft.first_year}-{draft.last_year}")
    defer_fetching(loading.partnership_id, loading.pk)
    return loading


def _steps(indicator: Indicator, draft: FetchDraft) -> list[list[object]]:
    """Return what is asked one after another: a level inside a voivodeship of the area."""
    if indicator.bdl_variable is None:
        raise BadInput(_("This indicator has no variable of the Local Data Bank."))
    if not FIRST_YEAR <= draft.first_year <= draft.last_year <= clock.today().year:
        raise BadInput(_("The bank has values since 1995, up to this year."), "first_year")
    if draft.last_year - draft.first_year >= MOST_YEARS:
        raise BadInput(_("At most forty years at once."), "last_year")
    levels = [level for level in LEVELS if level in draft.levels]
    regions = sorted({key[:2] for key in own_keys(indicator.partnership, clock.today())})
    if not levels:
        raise BadInput(_("Choose at least one level."), "levels")
    if not regions:
        raise BadInput(_("Write down first in which area the partnership works."), "levels")
    return [
        [level, "" if level == VOIVODESHIPS else bank_code(region)]
        for level in levels
        for region in (regions[:1] if level == VOIVODESHIPS else regions)
    ]


def fetch_loading(loading: Loading) -> None:
    """Fetch the pages that are missing, one after another; safe to run again, and after a worker that died.

    What was fetched stays. When the bank asks to wait, the rest is put off; when it will not answer, the
    loading says why.
    """
    while loading.state == LoadingState.FETCHING:
        try:
            _fetch_next(loading)
        except Later as error:
            _put_off(loading, error)
            return
        except SpoiwoError as error:
            _fail(loading, str(error.message))
            return


def _fetch_next(loading: Loading) -> None:
    asked = loading.asked
    level, parent = asked["steps"][asked["step"]]
    first, last = asked["years"]
    question = Question(asked["variable"], level, parent, range(first, last + 1))
    read, envelope = fetch_page(question, asked["page"])
    if asked["page"] >= MOST_PAGES:
        raise Failed(_("GUS sends pages without end."))
    with transaction.atomic():
        # Somebody may have put the loading aside meanwhile, or another worker has got further.
        lock(loading)
        if loading.state != LoadingState.FETCHING or loading.asked != asked:
            return
        keep_cells(loading, read)
        _step_on(loading, envelope)


def _step_on(loading: Loading, envelope: Envelope) -> None:
    """Note the page as fetched and say which one is next; after the last one the loading is ready."""
    asked = dict(loading.asked) | {"tries": 0}
    has_more = envelope.records > 0 and (asked["page"] + 1) * PAGE_SIZE < envelope.total
    asked |= {"page": asked["page"] + 1} if has_more else {"page": 0, "step": asked["step"] + 1}
    if asked["page"] == 1:
        loading.total += max(-(-min(envelope.total, MOST_PAGES * PAGE_SIZE) // PAGE_SIZE) - 1, 0)
    loading.done = min(loading.done + 1, loading.total)
    loading.asked, loading.problem = asked, ""
    loading.save(update_fields=["asked", "cells", "left_out", "done", "total", "problem"])
    if asked["step"] >= len(asked["steps"]):
        move(loading, LoadingState.READY, table=LOADING_MOVES)


@transaction.atomic
def _put_off(loading: Loading, error: Later) -> None:
    lock(loading)
    if loading.state != LoadingState.FETCHING:
        return
    tries = loading.asked["tries"] + 1
    if tries > MOST_TRIES:
        _fail(loading, str(error.message))
        return
    # Each time a little longer, never shorter than asked.
    seconds = error.seconds * (tries if error.seconds < 300 else 1)
    at = clock.now() + timedelta(seconds=seconds)
    loading.asked = dict(loading.asked) | {"tries": tries}
    loading.problem = _("%(why)s The rest will be asked for at %(hour)s.") % {
        "why": error.message,
        "hour": hour(at.astimezone(clock.WARSAW)),
    }
    loading.save(update_fields=["asked", "problem"])
    defer_fetching(loading.partnership_id, loading.pk, seconds)


@transaction.atomic
def _fail(loading: Loading, why: str) -> None:
    lock(loading)
    if loading.state == LoadingState.FETCHING:
        move(loading, LoadingState.FAILED, table=LOADING_MOVES, problem=why[:400])


@transaction.atomic
def fetch_again(*, actor: Actor, loading: Loading) -> None:
    """Ask the bank again for what is missing."""
    lock(loading)
    require(rules.can_load_values(actor, loading.partnership))
    asked = dict(loading.asked) | {"tries": 0}
    move(loading, LoadingState.FETCHING, table=LOADING_MOVES, problem="", asked=asked)
    _note(actor, "begun", loading)
    defer_fetching(loading.partnership_id, loading.pk)


def _note(actor: Actor, deed: str, loading: Loading, **data: object) -> None:
    record(
        actor,
        f"indicators.loading.{deed}",
        loading,
        partnership_id=loading.partnership_id,
        name=loading.name,
        indicator=loading.indicator_id,
        **data,
    )
