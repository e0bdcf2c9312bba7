"""An hour in a form."""

from datetime import time

import pytest
from django import forms
from django.utils import translation

from spoiwo.common.web.forms import HourField


class _Form(forms.Form):
    hour = HourField(initial=time(15))


@pytest.mark.parametrize("language", ["pl", "uk", "en"])
def test_an_hour_is_shown_the_way_it_may_be_typed(language: str) -> None:
    with translation.override(language):
        shown = _Form()["hour"].as_widget()
        sent = _Form({"hour": "15:00"})

        assert 'value="15:00"' in shown
        assert sent.is_valid(), sent.errors


@pytest.mark.parametrize(("typed", "read"), [("9:05", time(9, 5)), ("9.05", time(9, 5)), ("9", time(9))])
def test_an_hour_is_read_as_people_write_it(typed: str, read: time) -> None:
    form = _Form({"hour": typed})

    assert form.is_valid(), form.errors
    assert form.cleaned_data["hour"] == read


def test_an_hour_no_clock_shows_is_refused() -> None:
    with translation.override("pl"):
        form = _Form({"hour": "25:00"})

        assert not form.is_valid()
