"""The worker's part: fetching values from GUS. A job may run twice: the loading says how far it is."""

from django.utils import translation
from django_scopes import scope
from procrastinate.contrib.django import app

from spoiwo.indicators import selectors, services
from spoiwo.indicators.adapters.queue import FETCH
from spoiwo.partnerships.models import Partnership


@app.task(name=FETCH)
def fetch_values(partnership_id: int, loading_id: int) -> None:
    """Fetch the pages of a loading that are still missing."""
    partnership = Partnership.objects.get(pk=partnership_id)
    with scope(partnership=partnership), translation.override("pl"):
        services.fetch_loading(selectors.loading_by_id(partnership, loading_id))
