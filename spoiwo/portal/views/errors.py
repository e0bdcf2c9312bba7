"""Pages of trouble: each says what happened, what was kept and what to do next."""

from django.core.exceptions import RequestDataTooBig, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import loader

from spoiwo.portal.lost import suggestions

RETRY_AFTER_SECONDS = 900
LAST_WORDS = (
    "Coś się zepsuło po naszej stronie. Proszę spróbować za kilka minut. / Something broke on our side."
)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 400, or 413 when the request was refused for its size."""
    if isinstance(exception, RequestDataTooBig | TooManyFilesSent):
        return too_large(request)
    return render(request, "errors/400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 403 with the reason when the code that refused gave one."""
    return render(request, "errors/403.html", {"reason": str(exception or "")}, status=403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer 403 to a form that could not prove where it came from; Django's own reason is not shown."""
    return render(request, "errors/403_csrf.html", status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 404, with pages that the words of the address lead to."""
    return render(request, "errors/404.html", {"found": suggestions(request)}, status=404)


def gone(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer 410 for what was published and withdrawn on purpose."""
    return render(request, "errors/410.html", {"reason": reason}, status=410)


def too_large(request: HttpRequest) -> HttpResponse:
    """Answer 413."""
    return render(request, "errors/413.html", status=413)


def too_many(request: HttpRequest) -> HttpResponse:
    """Answer 429."""
    return render(request, "errors/429.html", status=429)


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer 500 without the database, the session or any context processor."""
    return _bare("errors/500.html", 500)


def unavailable(request: HttpRequest) -> HttpResponse:
    """Answer 503 and say when to come back."""
    response = _bare("errors/503.html", 503)
    response.headers["Retry-After"] = str(RETRY_AFTER_SECONDS)
    return response


def _bare(template: str, status: int) -> HttpResponse:
    try:
        return HttpResponse(loader.render_to_string(template), status=status)
    except Exception:  # the page of last resort must answer whatever else is broken
        return HttpResponse(LAST_WORDS, status=status, content_type="text/plain; charset=utf-8")
