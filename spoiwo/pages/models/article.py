"""Articles in Wagtail's tree: under the root a section of each partnership, under it its articles."""

from typing import Any

from django.conf import settings
from django.db import models
from django.http import HttpRequest, HttpResponse  # noqa: TID251  # Wagtail asks a page to show itself
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_scopes import scopes_disabled
from modelcluster.fields import ParentalManyToManyField
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from spoiwo.common.texts import Text
from spoiwo.files.models import StoredFile
from spoiwo.meetings.models import Meeting
from spoiwo.pages import panels
from spoiwo.pages.blocks import FEATURES, Body
from spoiwo.pages.states import Kind, Language
from spoiwo.partnerships.models import Partnership
from spoiwo.projects.models import Project
from spoiwo.registry.models import Organization, Person
from spoiwo.territory.models import Unit


class Linked(ParentalManyToManyField):  # type: ignore[misc]  # modelcluster is untyped
    """Records an article tells of; a form offers none until it is told whose (``forms.ArticleForm``)."""

    def formfield(self, **kwargs: Any) -> Any:
        with scopes_disabled():
            field = super().formfield(**kwargs)
            field.queryset = field.queryset.none()
        return field


class PartnershipSection(Page):  # type: ignore[misc]  # wagtail is untyped
    """Where the articles of one partnership hang; made by a service, never by hand."""

    partnership = models.OneToOneField(Partnership, models.PROTECT, related_name="section")

    is_creatable = False
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["pages.Article"]
    preview_modes: list[Any] = []

    class Meta:
        verbose_name = _("articles of a partnership")

    def get_url_parts(self, request: HttpRequest | None = None) -> tuple[int, str, str]:
        path = reverse("portal:partnership_article_list", args=[self.partnership.slug])
        return 0, settings.SITE_ADDRESS, path


class Article(Page):  # type: ignore[misc]  # wagtail is untyped
    """An article as it is being written; readers are shown its last ``Publication``."""

    lead = models.TextField(_("lead"), max_length=600, blank=True)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices, default=Kind.NEWS)
    categories = models.CharField(
        _("categories"), max_length=200, blank=True, help_text=_("A few words, divided by commas.")
    )
    body = StreamField(Body(), verbose_name=_("text"), blank=True)
    plain = RichTextField(
        _("also in plain Polish"), blank=True, features=FEATURES,
        help_text=_("The same in short sentences and everyday words."),
    )  # fmt: skip
    language = models.CharField(
        _("language"), max_length=2, choices=Language.choices, default=Language.POLISH
    )
    # Empty for a translation whose Polish article was deleted, too.
    translates = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="translations",
        verbose_name=_("is a translation of"),
    )  # fmt: skip
    author = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("institution that wrote it"),
        help_text=_("Empty: the secretariat of the partnership."),
    )  # fmt: skip
    is_own = models.BooleanField(_("sent in by the institution"), default=False)
    written_by = models.CharField(_("who wrote it"), max_length=200, blank=True)
    written_on = models.DateField(_("written on"), null=True, blank=True)
    account_of = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="accounts",
        verbose_name=_("is the account announced in"),
    )  # fmt: skip
    awaited = models.CharField(
        _("what readers are promised"), max_length=200, blank=True,
        help_text=_("Shown until an article that keeps the promise is published."),
    )  # fmt: skip
    partnerships = Linked(
        Partnership, blank=True, related_name="+", verbose_name=_("other partnerships it tells of")
    )
    meetings = Linked(Meeting, blank=True, related_name="+", verbose_name=_("meetings"))
    people = Linked(Person, blank=True, related_name="+", verbose_name=_("people in office"))
    projects = Linked(Project, blank=True, related_name="+", verbose_name=_("projects"))
    files = Linked(StoredFile, blank=True, related_name="+", verbose_name=_("files"))
    units = Linked(Unit, blank=True, related_name="+", verbose_name=_("places"))
    demo_note = models.TextField(_("what is demonstration content here"), blank=True)

    content_panels = panels.content()
    promote_panels = panels.address()
    settings_panels = panels.times()
    parent_page_types = ["pages.PartnershipSection"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        constraints = [
            models.UniqueConstraint(
                fields=["translates", "language"], name="one_translation_of_an_article_in_a_language"
            ),
            models.CheckConstraint(
                condition=models.Q(translates=None) | ~models.Q(language=Language.POLISH),
                name="translation_of_an_article_is_not_polish",
            ),
        ]

    @property
    def said_title(self) -> Text:
        """The title in its language."""
        return Text(self.title, self.language)

    @property
    def is_translation(self) -> bool:
        """Whether it says in another language what a Polish article says."""
        return self.language != Language.POLISH

    @property
    def partnership(self) -> Partnership:
        """Return the partnership whose section the article hangs in."""
        section: PartnershipSection = self.get_parent().specific
        found: Partnership = section.partnership
        return found

    def get_url_parts(self, request: HttpRequest | None = None) -> tuple[int, str, str]:
        slug = self.url_path.strip("/").split("/")[0]
        return 0, settings.SITE_ADDRESS, reverse("portal:article", args=[slug, self.slug])

    def get_url(self, request: HttpRequest | None = None, current_site: Any = None) -> str:
        return self.get_url_parts()[2]

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """Show the draft as readers will see it; the editor frames this page."""
        # Readers’ pages stand in a higher room, which sets this when the product starts.
        shown: HttpResponse = type(self).preview_view(request, self)
        return shown

    preview_view: Any = None
