"""An action tied to an indicator of the partnership shows its last value beside base and target."""

import pytest
from django.conf import settings
from django.test import Client
from django_scopes import scope

from spoiwo.common import clock
from spoiwo.common.exceptions import BadInput, WrongState
from spoiwo.indicators.services import remove_indicator
from spoiwo.partnerships.models import Partnership
from spoiwo.plans import selectors, services
from spoiwo.plans.models import Action
from tests.cast import Cast, ClientOf
from tests.factories.indicators import a_shown_indicator, a_value, an_indicator
from tests.factories.plans import SYSTEM, a_draft, a_plan, an_action, an_adopted_plan

pytestmark = pytest.mark.django_db


def newest(action: Action, *, for_public: bool) -> str | None:
    line = selectors.line_of(action, clock.today(), for_public=for_public)
    return line.followed.newest if line.followed else None


def test_the_last_value_stands_beside_the_action(home: Partnership) -> None:
    indicator = an_indicator(home)
    action = an_action(a_plan(home), followed=indicator)
    assert newest(action, for_public=False) == ""

    for year, number in ((2016, "7"), (2017, "9")):
        a_value(indicator, year, number)
    assert newest(action, for_public=False) == "2017: 9"


def test_what_is_not_shown_to_everybody_is_told_to_the_office_alone(home: Partnership) -> None:
    indicator = an_indicator(home)
    a_value(indicator, 2017, "9")
    action = an_action(a_plan(home), followed=indicator)

    assert newest(action, for_public=True) is None
    assert newest(action, for_public=False) == "2017: 9"


def test_a_count_of_persons_at_risk_is_told_to_the_office_alone(home: Partnership) -> None:
    indicator = a_shown_indicator(home, counts_persons=True)
    action = an_action(a_plan(home), followed=indicator)

    assert newest(action, for_public=True) is None
    assert newest(action, for_public=False) == "2018: 12"


def test_an_indicator_of_others_is_refused(cast: Cast, home: Partnership) -> None:
    with scope(partnership=cast.other):
        foreign = an_indicator(cast.other)

    with pytest.raises(BadInput, match="indicator of this partnership"):
        an_action(a_plan(home), followed=foreign)


def test_a_tied_indicator_is_not_removed_until_it_is_untied(home: Partnership) -> None:
    indicator = an_indicator(home)
    action = an_action(a_plan(home), followed=indicator)
    with pytest.raises(WrongState, match="Untie it first"):
        remove_indicator(actor=SYSTEM, indicator=indicator)

    draft = a_draft(home, title=action.title, valid_from=action.valid_from, valid_to=action.valid_to)
    services.edit_action(actor=SYSTEM, action=action, draft=draft)
    remove_indicator(actor=SYSTEM, indicator=indicator)


def test_the_pages_show_it_where_it_may_be_told(cast: Cast, client_of: ClientOf, home: Partnership) -> None:
    shown, inner = a_shown_indicator(home, "W-1"), an_indicator(home, "W-2")
    a_value(inner, 2017, "9")
    plan = an_adopted_plan(home, followed=shown)
    other = an_action(plan, title="Szlak", followed=inner)

    visitor, officer = english(client_of(None)), english(client_of(cast.officer))
    public = visitor.get(f"/partnerstwa/{home.slug}/plan/{plan.pk}/").content.decode()
    assert "2018: 12" in public
    assert "2017: 9" not in public
    page = officer.get(f"/pulpit/{home.slug}/plan/dzialania/{other.pk}/").content.decode()
    assert "2017: 9" in page
    form = officer.get(f"/pulpit/{home.slug}/plan/dzialania/{other.pk}/edycja/").content.decode()
    assert f'<option value="{inner.pk}" selected' in form


def english(client: Client) -> Client:
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    return client
