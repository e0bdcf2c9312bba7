"""Forms of accessibility statements and of what an office tells of itself."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from spoiwo.accessibility.models import Declaration, Introduction, Words
from spoiwo.accessibility.services import BarrierDraft, DeclarationDraft, WordsDraft
from spoiwo.accessibility.states import Ground, Method, Status
from spoiwo.common.texts import POLISH
from spoiwo.common.web.forms import PolishDateField, mark_as_polish, mark_language
from spoiwo.common.web.groups import Group, Question, grouped

_LONG = forms.Textarea(attrs={"rows": 6})
_WORDS = ("architecture", "communication", "apps")


class WordsForm(forms.Form):
    """What a statement says in one language."""

    architecture = forms.CharField(
        label=_("Access to the building"),
        max_length=4000,
        widget=_LONG,
        help_text=_(
            "The way in, lifts, toilets, parking, an assistance dog, an interpreter. Write how it is, also "
            "where something is missing."
        ),
    )
    communication = forms.CharField(
        label=_("Ways of talking and information"),
        max_length=4000,
        widget=_LONG,
        help_text=_("Sign language, an induction loop, texts read aloud, help at meetings."),
    )
    apps = forms.CharField(
        label=_("Mobile applications"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Only where the office has one: its name and where it is found."),
    )

    def __init__(
        self, data: Any = None, *, initial: dict[str, Any] | None = None, language: str = POLISH
    ) -> None:
        super().__init__(data, initial=initial)
        mark_language(self, language, *_WORDS)

    def words(self, barriers: Sequence[BarrierDraft]) -> WordsDraft:
        """Return what was typed as the service wants it."""
        return WordsDraft(**{name: self.cleaned_data[name] for name in _WORDS}, barriers=tuple(barriers))


class DeclarationForm(WordsForm):
    """A whole statement with its Polish words; ``after`` is the version it was made from."""

    entity = forms.CharField(
        label=_("Public entity"), max_length=300, help_text=_("The office that answers for the website.")
    )
    site_name = forms.CharField(label=_("Name of the website"), max_length=200)
    site_url = forms.URLField(label=_("Address of the website"), assume_scheme="https")
    site_published_on = PolishDateField(label=_("Website published on"))
    site_updated_on = PolishDateField(
        label=_("Last significant change of the website"),
        help_text=_("A new look or a new kind of content, not a new article."),
    )
    status = forms.ChoiceField(label=_("Compliance"), choices=Status.choices, widget=forms.RadioSelect)
    method = forms.ChoiceField(
        label=_("How it was assessed"), choices=Method.choices, widget=forms.RadioSelect
    )
    auditor = forms.CharField(
        label=_("Who assessed it"), max_length=300, required=False, help_text=_("Somebody from outside only.")
    )
    prepared_on = PolishDateField(label=_("Statement prepared on"))
    contact_name = forms.CharField(label=_("Contact person"), max_length=200)
    contact_email = forms.EmailField(label=_("E-mail address"))
    contact_phone = forms.CharField(label=_("Telephone"), max_length=40)
    architecture_url = forms.URLField(
        label=_("Page about the building"), required=False, assume_scheme="https"
    )
    change = forms.CharField(
        label=_("What has changed"),
        max_length=400,
        required=False,
        help_text=_("Stands beside the version, so that readers see why there is a new one."),
    )
    after = forms.IntegerField(widget=forms.HiddenInput)

    questions: tuple[Question, ...] = (
        (
            _("Website"), "",
            (("entity",), ("site_name",), ("site_url",), ("site_published_on", "site_updated_on")),
        ),
        (_("Compliance"), "", (("status",), ("method",), ("auditor",), ("prepared_on",))),
        (_("Whom to write to"), "", (("contact_name",), ("contact_email", "contact_phone"))),
        (
            _("The building and ways of talking"), "",
            (("architecture",), ("architecture_url",), ("communication",), ("apps",)),
        ),
        (_("This version"), "", (("change",),)),
    )  # fmt: skip

    def __init__(self, data: Any = None, *, declaration: Declaration | None, initial: dict[str, Any]) -> None:
        super().__init__(data, initial=initial | {"after": declaration.number if declaration else 0})
        mark_as_polish(self, "entity", "site_name", "auditor", "change")

    @property
    def groups(self) -> list[Group]:
        """The questions of the form."""
        return list(grouped(self, self.questions))

    def draft(self, barriers: Sequence[BarrierDraft]) -> DeclarationDraft:
        """Return what was typed as the service wants it."""
        facts = {name: value for name, value in self.cleaned_data.items() if name not in (*_WORDS, "after")}
        facts |= {"status": Status(facts["status"]), "method": Method(facts["method"])}
        return DeclarationDraft(**facts, words=self.words(barriers))


class BarrierForm(forms.Form):
    """Something that is not accessible; an empty one is passed over."""

    content = forms.CharField(label=_("What is not accessible"), max_length=600, required=False)
    ground = forms.ChoiceField(label=_("Ground"), choices=Ground.choices, required=False)
    reason = forms.CharField(
        label=_("Reason, and what can be used instead"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, language: str = POLISH, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        mark_language(self, language, "content", "reason")

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        for one, other in (("content", "reason"), ("reason", "content")):
            if data.get(one) and not data.get(other) and other not in self.errors:
                self.add_error(other, _("Write both: what is not accessible, and why."))
        return data


# As many as there are, and three empty ones.
Barriers = forms.formset_factory(BarrierForm, extra=3, max_num=60)


def barrier_drafts(formset: Any) -> list[BarrierDraft]:
    """Return what was filled in, in order."""
    filled = [form.cleaned_data for form in formset.forms if form.cleaned_data.get("content")]
    return [
        BarrierDraft(data["content"], Ground(data["ground"] or Ground.NOT_YET), data["reason"])
        for data in filled
    ]


def barriers_of(words: Words | None, data: Any, language: str = POLISH) -> Any:
    """Return the forms of what is not accessible, filled with what was said before in the language."""
    rows = list(words.barriers.all()) if words else []
    initial = [{"content": row.content, "ground": row.ground, "reason": row.reason} for row in rows]
    return Barriers(data, initial=initial, prefix="bariery", form_kwargs={"language": language})


def words_initial(words: Words | None) -> dict[str, Any]:
    """Return what was said before, for a form."""
    return {name: getattr(words, name) for name in _WORDS} if words else {}


def declaration_initial(declaration: Declaration | None, words: Words | None) -> dict[str, Any]:
    """Return the statement in force, for the form of a new version; what has changed is written anew."""
    if declaration is None:
        return {}
    own = [name for name in DeclarationForm.base_fields if name not in (*_WORDS, "after", "change")]
    return {name: getattr(declaration, name) for name in own} | words_initial(words)


class ReviewForm(forms.Form):
    """The yearly review."""

    on = PolishDateField(label=_("Reviewed on"))
    remark = forms.CharField(
        label=_("What was checked"),
        max_length=400,
        required=False,
        help_text=_("For example: ten pages with a keyboard and a screen reader."),
    )


class IntroductionForm(forms.Form):
    """What the office tells of itself in one form."""

    text = forms.CharField(label=_("Text"), max_length=12000, widget=forms.Textarea(attrs={"rows": 14}))
    film_url = forms.URLField(
        label=_("Address of the film"),
        required=False,
        assume_scheme="https",
        help_text=_("The film opens on its own page; nothing of another site is loaded here."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, row: Introduction | None) -> None:
        initial = (
            {"text": row.text, "film_url": row.film_url, "version": row.version} if row else {"version": 0}
        )
        super().__init__(data, initial=initial)
        mark_as_polish(self, "text")
