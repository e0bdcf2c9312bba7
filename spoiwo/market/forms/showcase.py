"""Forms of a showcase and of a product: the same for the secretariat and for the institution."""

from collections.abc import Iterator, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from spoiwo.common.web.forms import mark_as_polish
from spoiwo.common.web.groups import Group, Question, grouped
from spoiwo.common.web.wording import in_polish
from spoiwo.market.forms.fields import GroszeField, line, text
from spoiwo.market.models import Product, Showcase
from spoiwo.market.services import ProductDraft, ShowcaseDraft
from spoiwo.market.states import Kind
from spoiwo.registry.fields import OrganizationField
from spoiwo.registry.identifiers import shown_phone
from spoiwo.territory.models import Unit
from spoiwo.territory.selectors import UnitOnDay

_PRIVATE = _("Never a private one: the page is read by everybody.")
_WORDS = ("about", "ordering", "email", "website", "is_everywhere")
_OF_PRODUCT = ("kind", "name", "description", "price_from", "price_to", "price_words", "capacity",
               "lead_time", "delivery")  # fmt: skip

_QUESTIONS: tuple[Question, ...] = (
    (_("Whose showcase"), "", (("organization",),)),
    (_("What the reader learns"), "", (("about",), ("ordering",))),
    (_("Where it delivers"), "", (("areas",), ("is_everywhere",))),
    (
        _("How to reach the institution"),
        _("Everybody reads these words: never a private number or address."),
        (("phone", "email"), ("website",)),
    ),
)
_ABOUT_PRODUCT: tuple[Question, ...] = (
    (_("What is sold"), "", (("kind",), ("name",), ("description",))),
    (
        _("For how much"),
        _("In numbers, in words or in both; each can stay empty."),
        (("price_from", "price_to"), ("price_words",)),
    ),
    (
        _("How much, how soon, how delivered"),
        _("Each can stay empty."),
        (("capacity", "lead_time"), ("delivery",)),
    ),
)


class ShowcaseForm(forms.Form):
    """What a showcase says beside its products. There is no field for a person."""

    about = text(_("About the entity"), 3000, 4, _("Who works there, and what buying from it changes."))
    ordering = text(_("How to order"), 1000, 3, _("How, when, and how much at least."))
    areas = forms.MultipleChoiceField(
        label=_("Delivers to"), required=False, widget=forms.CheckboxSelectMultiple
    )
    is_everywhere = forms.BooleanField(label=_("Delivers in the whole country"), required=False)
    phone = line(_("Telephone of the institution"), 40, _PRIVATE)
    email = forms.EmailField(label=_("E-mail of the institution"), required=False, help_text=_PRIVATE)
    website = forms.URLField(label=_("Page about it"), max_length=300, required=False, assume_scheme="https")
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, *args: Any, choices: Sequence[UnitOnDay], showcase: Showcase | None = None, **kwargs: Any
    ) -> None:
        if showcase is not None:
            kwargs.setdefault("initial", _initial_of(showcase))
        super().__init__(*args, **kwargs)
        self._demo_note = showcase.demo_note if showcase is not None else ""
        # Units outside the offered list stay: the form does not know them, so it does not drop them.
        offered = {unit.key for unit in choices}
        kept = showcase.areas.all() if showcase is not None else ()
        self._kept = [unit.key for unit in kept if unit.key not in offered]
        field = self.fields["areas"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [(unit.key, in_polish(unit.full_name)) for unit in choices]
        mark_as_polish(self, "about", "ordering")

    @property
    def groups(self) -> Iterator[Group]:
        """The form as a few questions."""
        return grouped(self, _QUESTIONS)

    def draft(self) -> ShowcaseDraft:
        """Return the showcase as the service wants it."""
        data = self.cleaned_data
        return ShowcaseDraft(
            **{name: data[name] for name in _WORDS},
            phone=data["phone"],
            areas=list(Unit.objects.filter(key__in=[*data["areas"], *self._kept])),
            demo_note=self._demo_note,
        )


def _initial_of(showcase: Showcase) -> dict[str, object]:
    values: dict[str, object] = {name: getattr(showcase, name) for name in _WORDS}
    return values | {
        "areas": [unit.key for unit in showcase.areas.all()],
        "phone": shown_phone(showcase.phone).replace("\u00a0", " ") if showcase.phone else "",
        "version": showcase.version,
    }


class NewShowcaseForm(ShowcaseForm):
    """The same with whose it is, for the secretariat."""

    organization = OrganizationField(
        label=_("Institution"),
        help_text=_("A social economy entity, a reintegration unit or a social enterprise."),
    )


class ProductForm(forms.Form):
    """One product or service."""

    kind = forms.ChoiceField(label=_("Kind"), choices=Kind.choices)
    name = forms.CharField(label=_("What is sold"), max_length=160)
    description = text(_("Description"), 2000, 3)
    price_from = GroszeField(label=_("Price in zlotys, from"), required=False)
    price_to = GroszeField(
        label=_("up to"), required=False, help_text=_("One price: write the same in both.")
    )
    price_words = line(
        _("About the price"), 200, _("For what: a piece, an hour, a square metre; with or without VAT.")
    )
    capacity = line(_("How much at a time"), 200)
    lead_time = line(_("How long it takes"), 200)
    delivery = line(_("Delivery"), 200)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, product: Product | None = None, **kwargs: Any) -> None:
        if product is not None:
            own = {name: getattr(product, name) for name in _OF_PRODUCT}
            kwargs.setdefault("initial", own | {"version": product.version})
        super().__init__(*args, **kwargs)
        mark_as_polish(self, "name", "description", "price_words", "capacity", "lead_time", "delivery")

    @property
    def groups(self) -> Iterator[Group]:
        """The form as a few questions."""
        return grouped(self, _ABOUT_PRODUCT)

    def draft(self) -> ProductDraft:
        """Return the product as the service wants it."""
        return ProductDraft(**{name: self.cleaned_data[name] for name in _OF_PRODUCT})
