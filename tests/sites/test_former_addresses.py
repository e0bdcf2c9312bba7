"""Under a host name of its own, addresses of the partnership’s old site lead to the articles of today."""

import pytest
from django.conf import LazySettings
from django_scopes import scope

from spoiwo.pages.models import Publication
from spoiwo.pages.services import bring_in_articles
from tests.cast import Cast, ClientOf
from tests.factories.old_sites import an_export, an_item
from tests.factories.sites import a_site

pytestmark = pytest.mark.django_db
HOST = "partnerzy.example.pl"


def test_an_old_address_leads_on_for_ever(cast: Cast, client_of: ClientOf, settings: LazySettings) -> None:
    settings.PARTNER_HOSTS, settings.ALLOWED_HOSTS = [HOST], ["testserver", HOST]
    a_site(cast.partnership, host=HOST)
    with scope(partnership=cast.partnership):
        bring_in_articles(
            actor=cast.coordinator,
            partnership=cast.partnership,
            content=an_export(an_item(7)),
            publishes=True,
        )
        today = Publication.objects.get().get_absolute_url()
    visitor = client_of(cast.visitor)

    for old in ("/2016/05/warsztaty-7/", "/2016/05/warsztaty-7", "/?p=7"):
        answer = visitor.get(old, HTTP_HOST=HOST)
        assert (answer.status_code, answer["Location"].endswith(today)) == (301, True)
        assert visitor.get(answer["Location"], HTTP_HOST=HOST).status_code == 200
    assert visitor.get("/inny/", HTTP_HOST=HOST).status_code == 302
    assert visitor.get("/", HTTP_HOST=HOST).status_code == 200
