"""Signs an officer of the demonstration in: ``python -m bench.within inner`` prints the cookie and pages."""

import json

from django.conf import settings
from django.test import Client
from django_scopes import scope

from demo.logins import ACCOUNTS
from spoiwo.accounts.models import User
from spoiwo.partnerships.models import Partnership
from spoiwo.reports.models import Report
from spoiwo.reports.states import State

SLUG = "lubuskie-es"


def signed_in() -> dict[str, str]:
    """Return what the officer's browser would send, and where the pages of the filed report of 2016 are."""
    officer = next(one for one in ACCOUNTS if SLUG in one.partnerships)
    client = Client(HTTP_HOST="localhost")
    client.force_login(User.objects.get(email=officer.email))
    name = settings.SESSION_COOKIE_NAME
    with scope(partnership=Partnership.objects.get(slug=SLUG)):
        report = Report.objects.get(since__year=2016, kind="year", state=State.FILED)
    return {
        "cookie": f"{name}={client.cookies[name].value}",
        "figures": f"/pulpit/{SLUG}/liczby/?rok=2016",
        "figure": f"/pulpit/{SLUG}/liczby/p03/?rok=2016",
        "report of the office": f"/pulpit/{SLUG}/sprawozdania/{report.pk}/",
        "filed report": f"/partnerstwa/{SLUG}/sprawozdania/{report.pk}/",
    }


if __name__ == "__main__":
    print(json.dumps(signed_in()))
