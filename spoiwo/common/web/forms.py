"""What every form shares: Polish dates, choices among records, a refusal turned into a form error."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, cast

from django import forms
from django.db import transaction
from django.db.models import Model
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock, polish
from spoiwo.common.exceptions import BadInput, SpoiwoError
from spoiwo.common.texts import POLISH, page_language
from spoiwo.common.web.day import date_problem
from spoiwo.common.web.wording import speaks_polish

# The status of a page whose form came back: something in it was typed wrong.
TYPED_WRONG = 422
# Programs that fill in every field fill in this one; people do not see it.
TRAP = "strona_www"
_TRAPPED = _(
    "A field that stays empty was filled in, as programs do it. Nothing you wrote is lost: send it again."
)


def posted(request: HttpRequest) -> QueryDict | None:
    """Return what was sent, or None for a page only looked at."""
    return request.POST if request.method == "POST" else None


def status_of(*filled: forms.BaseForm) -> int:
    """Return the status of a page with these forms: 422 where something was typed wrong."""
    return TYPED_WRONG if any(form.errors for form in filled) else 200


def run(form: forms.Form, deed: Callable[[], object]) -> bool:
    """Do the deed whole or not at all; a refusal becomes an error on the form, which keeps what was typed."""
    try:
        with transaction.atomic():
            deed()
    except SpoiwoError as error:
        field = error.field if isinstance(error, BadInput) and error.field in form.fields else None
        form.add_error(field, str(error.message))
        return False
    return True


def refuse_filled_trap(form: forms.Form) -> None:
    """Refuse a form in which the field nobody sees was filled in (components/_trap.html); nothing is lost."""
    if form.data.get(TRAP):
        raise forms.ValidationError(_TRAPPED)


def renew_version(form: forms.Form, version: int | str, *, field: str = "version") -> None:
    """Let a stale form be sent again, knowingly, over what somebody else has saved meanwhile."""
    typed = cast(QueryDict, form.data).copy()
    typed[field] = str(version)
    form.data = typed


class PolishSelect(forms.Select):
    """A choice among names of records: in another interface each says that it is Polish (A11Y-02)."""

    def create_option(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option = super().create_option(*args, **kwargs)
        if option["value"] and not speaks_polish():
            option["attrs"]["lang"] = "pl"
        return option


def mark_as_polish(form: forms.Form, *names: str) -> None:
    """Say in another interface that what these fields hold is Polish, as the records are (A11Y-02)."""
    mark_language(form, POLISH, *names)


def mark_language(form: forms.Form, language: str, *names: str) -> None:
    """Say in which language these fields are written, where the page speaks another."""
    if language != page_language():
        for name in names:
            form.fields[name].widget.attrs["lang"] = language


class OneOf(forms.ChoiceField):
    """A choice among rows given to the form; the cleaned value is the row, or None for none of them."""

    widget = PolishSelect

    def __init__(self, *, none: Any, **kwargs: Any) -> None:
        super().__init__(required=kwargs.pop("required", False), **kwargs)
        self.none = none
        self._rows: dict[str, Model] = {}

    def offer(self, rows: Sequence[Any]) -> None:
        """Say among which rows one chooses."""
        self._rows = {str(row.pk): row for row in rows}
        self.choices = [("", self.none), *((key, str(row)) for key, row in self._rows.items())]

    def prepare_value(self, value: Any) -> Any:
        return value.pk if isinstance(value, Model) else value

    def clean(self, value: Any) -> Any:
        return self._rows.get(super().clean(value))


class PolishDateField(forms.Field):
    """A day typed the Polish way: 14.05.2015, 14 maja 2015 r., or ISO."""

    widget = forms.TextInput(attrs={"autocomplete": "off", "inputmode": "text", "data-kind": "date"})
    default_error_messages = {"required": _("Write the day, for example 14.05.2015.")}

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", _('For example 14.05.2015 or “<span lang="pl">14 maja 2015</span>”.'))
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> date | None:
        if value in self.empty_values:
            return None
        if isinstance(value, date):
            return value
        try:
            return polish.parse_date(str(value)[:60], reference=clock.today()).value
        except polish.UnreadableDate as error:
            raise forms.ValidationError(date_problem(error)) from error

    def prepare_value(self, value: Any) -> Any:
        return value.strftime("%d.%m.%Y") if isinstance(value, date) else value


class NumberField(forms.DecimalField):
    """A number typed the Polish way: 12 500 or 12 500,50."""

    def __init__(self, **kwargs: Any) -> None:
        attributes = {"inputmode": "decimal", "autocomplete": "off", "size": 14}
        kwargs.setdefault("widget", forms.TextInput(attrs=attributes))
        kwargs.setdefault("max_digits", 14)
        kwargs.setdefault("decimal_places", 2)
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> Any:
        if isinstance(value, str):
            value = "".join(value.split()).replace(",", ".").replace("−", "-")
        return super().to_python(value)

    def prepare_value(self, value: Any) -> Any:
        if not isinstance(value, Decimal):
            return value
        whole = value == value.to_integral_value()
        return f"{value.quantize(Decimal(1)) if whole else value.normalize():f}".replace(".", ",")


class HourField(forms.TimeField):
    """An hour typed as 10:00, 10.00 or 10, and shown the way it may be typed."""

    default_error_messages = {"invalid": _("Write the hour, for example 10:00.")}

    def __init__(self, **kwargs: Any) -> None:
        attributes = {"autocomplete": "off", "inputmode": "text", "size": 6}
        kwargs.setdefault("widget", forms.TimeInput(format="%H:%M", attrs=attributes))
        super().__init__(input_formats=["%H:%M", "%H.%M", "%H"], **kwargs)


class LastDayField(PolishDateField):
    """Shows and reads the last day in; the form's value is the first day out (``valid_to``)."""

    def to_python(self, value: Any) -> date | None:
        day = super().to_python(value)
        return day + timedelta(days=1) if day and not isinstance(value, date) else day

    def prepare_value(self, value: Any) -> Any:
        return super().prepare_value(value - timedelta(days=1) if isinstance(value, date) else value)


class MoneyField(NumberField):
    """An amount in złoty as people write it: “1 234 567,89 zł”."""

    default_error_messages = {"invalid": _("Write an amount in złoty, for example 1 234 567,89.")}

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}))
        super().__init__(required=False, **kwargs)

    def to_python(self, value: Any) -> Any:
        if isinstance(value, str):
            value = "".join(value.split()).removesuffix("zł")
        return super().to_python(value)

    def prepare_value(self, value: Any) -> Any:
        return polish.number(value, 2) if isinstance(value, Decimal) else value
