"""Counts the queries of the officer's desk: ``python -m bench.within desk`` prints them as JSON.

The desk is that of the partnership with the most memberships, with every usual rule watched.
"""

import json
import secrets
from datetime import date

from django.db import connection
from django.db.models import Count
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django_scopes import scope

from bench.queries import TRANSACTION
from spoiwo.accounts.services import create_user
from spoiwo.common import clock
from spoiwo.common.actors import SystemActor
from spoiwo.duties.selectors import duties_of
from spoiwo.duties.services import take_usual_rules
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.services import assign_role
from spoiwo.partnerships.states import Role

ACTOR = SystemActor("benchmark")


def main() -> None:
    """Print how many statements the desk needs, transactions not counted."""
    partnership = Partnership.objects.alias(size=Count("signatories")).order_by("-size", "pk")[0]
    with scope(partnership=partnership):
        if not duties_of(partnership):
            since = date(clock.today().year - 1, 1, 1)
            take_usual_rules(actor=ACTOR, partnership=partnership, since=since)
    password = secrets.token_hex(12)
    user = create_user(actor=ACTOR, email=f"{password[:8]}@example.org", name="Próba", password=password)
    assign_role(
        actor=ACTOR, partnership=partnership, user=user, role=Role.OFFICER, valid_from=date(2008, 1, 1)
    )
    client = Client(HTTP_HOST="localhost")
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    address = reverse("dashboard:desk", args=[partnership.slug])
    if client.get(address).status_code != 200:
        raise SystemExit("the desk does not open")
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    asked = sum(not query["sql"].startswith(TRANSACTION) for query in captured.captured_queries)
    print(json.dumps({"desk_queries": asked}))


if __name__ == "__main__":
    main()
