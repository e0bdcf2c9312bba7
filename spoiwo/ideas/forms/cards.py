"""Forms of a card: for the secretariat, for the institution by its link, for the table at the workshop."""

import secrets
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from spoiwo.common.web.forms import LastDayField, MoneyField, PolishDateField, PolishSelect, mark_as_polish
from spoiwo.common.web.groups import Group, Question, grouped
from spoiwo.ideas.forms.calls import FEW, SOME, lines
from spoiwo.ideas.models import Idea
from spoiwo.ideas.services import IdeaDraft
from spoiwo.projects.services import ProjectDraft
from spoiwo.projects.states import Perspective
from spoiwo.registry.fields import OrganizationField

OWN = (
    "title", "theme", "problem", "idea", "author", "author_person", "is_author_shown", "leader",
    "leader_person", "is_leader_shown", "cost", "money_source", "version",
)  # fmt: skip
_POLISH = ("title", "problem", "idea", "author_person", "leader_person", "money_source")


_GROUPS: tuple[Question, ...] = (
    (_("The idea"), "", (("title",), ("theme",), ("problem",), ("idea",))),
    (
        _("Who"),
        _("A person is named in public only with consent, an institution once it agreed to be a partner."),
        (
            ("author",),
            ("author_person",),
            ("is_author_shown",),
            ("leader",),
            ("leader_person",),
            ("is_leader_shown",),
        ),
    ),
    (_("Money"), "", (("cost", "money_source"),)),
    (_("On whose behalf"), "", (("acting",),)),
)


class IdeaForm(forms.Form):
    """What a card says. ``mark`` is of this one form: sent twice, it is one card."""

    # The first fields of the questions shown folded.
    seldom: ClassVar[frozenset[str]] = frozenset()

    title = forms.CharField(label=_("Title of the idea"), max_length=200)
    theme = forms.ChoiceField(label=_("Theme"), required=False, widget=PolishSelect)
    problem = lines(_("Problem"), 4000, FEW, _("What is wrong or missing, and for whom. No names of people."))
    idea = lines(_("Idea"), 8000, SOME, _("What is to be done, where and with what result."))
    author = OrganizationField(label=_("Institution that hands it in"), required=False)
    author_person = forms.CharField(label=_("Author"), max_length=200, required=False)
    is_author_shown = forms.BooleanField(label=_("The author agreed to be named in public"), required=False)
    leader = OrganizationField(label=_("Leading institution"), required=False)
    leader_person = forms.CharField(label=_("Leader of the project"), max_length=200, required=False)
    is_leader_shown = forms.BooleanField(label=_("The leader agreed to be named in public"), required=False)
    cost = MoneyField(label=_("Estimated cost in złoty"))
    money_source = forms.CharField(label=_("Source of money"), max_length=300, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    mark = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        themes: Sequence[str],
        idea: Idea | None = None,
        initial: dict[str, Any] | None = None,
    ) -> None:
        start = {name: getattr(idea, name) for name in OWN} if idea is not None else {}
        super().__init__(data, initial={"mark": secrets.token_urlsafe(24)} | start | (initial or {}))
        field = self.fields["theme"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("none of them")), *((theme, theme) for theme in themes)]
        if not themes:
            del self.fields["theme"]
        mark_as_polish(self, *_POLISH)

    @property
    def groups(self) -> Iterator[Group]:
        """The questions in groups; a form by a link has fewer fields."""
        return (group for group in grouped(self, _GROUPS, seldom=self.seldom) if group.rows)

    def draft(self) -> IdeaDraft:
        """Return the card as the service wants it."""
        data = {name: value for name, value in self.cleaned_data.items() if name in IdeaDraft.__slots__}
        return IdeaDraft(**data)


class LinkIdeaForm(IdeaForm):
    """The same by a link: the institution is that of the link, a table speaks for none."""

    # On a phone an idea is its problem and what is to be done; the rest may stay unsaid.
    seldom = frozenset({"author", "cost"})

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("author", "leader"):
            del self.fields[name]
        self.fields["problem"].required = self.fields["idea"].required = True
        self.fields["is_author_shown"].label = _("I agree to be named in public as the author")
        self.fields["is_leader_shown"].label = _("The leader named above agreed to be named in public")


class PartnerForm(forms.Form):
    """An institution that would carry the idea out with others."""

    organization = OrganizationField(label=_("Institution"))
    role = forms.CharField(label=_("What it brings"), max_length=300, required=False)
    person = forms.CharField(label=_("Person"), max_length=200, required=False)
    email = forms.EmailField(
        label=_("E-mail"),
        required=False,
        help_text=_("Empty: the address of who represents the institution here."),
    )


class AnswerForm(forms.Form):
    """What an institution said to the secretariat."""

    answer = forms.ChoiceField(
        label=_("Answer"),
        choices=[("agreed", _("It is a partner")), ("declined", _("It is not a partner"))],
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=_("How it gave its word, and when"),
        max_length=600,
        help_text=_("For example a letter with its date, or a signature on the card of the workshop."),
        widget=forms.Textarea(attrs=FEW),
    )


class LinkAnswerForm(forms.Form):
    """The answer of an institution by its link."""

    words = lines(_("What the institution brings, or why not"), 600)


class ProjectForm(forms.Form):
    """What is written down of the project an idea becomes; the rest is told on the project's own page."""

    title = forms.CharField(label=_("Title of the project"), max_length=300)
    beneficiary = OrganizationField(label=_("Carried out by"))
    valid_from = PolishDateField(label=_("First day"), required=False)
    valid_to = LastDayField(label=_("Last day"), required=False)
    value = MoneyField(label=_("Value in złoty"))
    perspective = forms.ChoiceField(
        label=_("Financial period"), choices=Perspective.choices, initial=Perspective.NONE
    )
    programme = forms.CharField(label=_("Programme"), max_length=300, required=False)
    aims = lines(_("Aims"), 4000, SOME)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        mark_as_polish(self, "title", "programme", "aims")

    def draft(self) -> ProjectDraft:
        """Return the project as its room wants it."""
        data = self.cleaned_data
        return ProjectDraft(**(data | {"perspective": Perspective(data["perspective"])}))


class GroundForm(forms.Form):
    """Why a deed is done."""

    ground = forms.CharField(label=_("Why"), max_length=600, widget=forms.Textarea(attrs=FEW))


class NoForm(forms.Form):
    """A deed that needs no more words."""
