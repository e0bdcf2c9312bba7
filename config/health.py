"""Two questions of a machine: does the web server live, and is the whole service ready to work?

Neither asks for a session, a language or a template, so both answer when the rest cannot.
"""

from django.db import DatabaseError, connection, transaction
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

# A worker writes its heartbeat every 10 s; two may be late before it counts as gone.
HEARTBEAT_LIMIT_SECONDS = 25


@never_cache
@require_safe
@transaction.non_atomic_requests
def live(request: HttpRequest) -> JsonResponse:
    """Answer 200 whenever this process can answer at all."""
    return JsonResponse({"web": "ready"})


@never_cache
@require_safe
@transaction.non_atomic_requests
def ready(request: HttpRequest) -> JsonResponse:
    """Answer 200 when web, database and at least one worker are ready, else 503 and what is missing."""
    state = {"web": "ready", **_database_and_worker()}
    complete = all(part == "ready" for part in state.values())
    return JsonResponse(state, status=200 if complete else 503)


def _database_and_worker() -> dict[str, str]:
    try:
        with connection.cursor() as cursor:
            # The database's own clock on both sides: the clock of the web server may be moved or wrong.
            cursor.execute(
                "SELECT EXISTS (SELECT 1 FROM procrastinate_workers WHERE "
                "last_heartbeat > now() - make_interval(secs => %s))",
                [HEARTBEAT_LIMIT_SECONDS],
            )
            (alive,) = cursor.fetchone() or (False,)
    except DatabaseError:
        return {"database": "missing or not migrated", "worker": "unknown"}
    return {"database": "ready", "worker": "ready" if alive else "missing"}
