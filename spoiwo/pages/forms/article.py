"""The form of an article in the editor: it offers only what the partnership may see."""

from typing import Any

from django.db.models import Q, QuerySet
from django_scopes import scope
from wagtail.admin.forms import WagtailAdminPageForm

from spoiwo.files.models import StoredFile
from spoiwo.meetings.models import Meeting
from spoiwo.pages import content, selectors
from spoiwo.pages.models import Article, PartnershipSection
from spoiwo.pages.states import Language
from spoiwo.partnerships.models import Partnership
from spoiwo.projects.models import Project
from spoiwo.registry.models import Organization, Person, Representation, Signatory
from spoiwo.territory.models import Unit

# What a translation has no words of its own for.
_OF_THE_ORIGINAL = (
    "kind", "categories", "plain", "awaited", "account_of",
    "partnerships", "meetings", "people", "projects", "files", "units",
)  # fmt: skip


class ArticleForm(WagtailAdminPageForm):  # type: ignore[misc]  # wagtail is untyped
    """Narrows every choice to the partnership, whatever numbers are sent."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        section: PartnershipSection = (self.parent_page or self.instance.get_parent()).specific
        with scope(partnership=section.partnership):
            for name, rows in _choices(section, self.instance).items():
                if name in self.fields:
                    self.fields[name].queryset = rows
        if "slug" in self.fields:
            # Left empty it is made of the title.
            self.fields["slug"].required = False
        if self.instance.is_translation:
            # Photos, places and the like are those of the Polish article.
            for name in _OF_THE_ORIGINAL:
                self.fields.pop(name, None)

    def clean(self) -> Any:
        """Refuse to publish, now or at an hour, what has photos that may not be published as they stand."""
        cleaned = super().clean()
        if self.instance.pk and self._publishes():
            if not self._photos_are_ready(cleaned):
                self.add_error(None, str(selectors.NOT_READY))
            if selectors.waits_for_the_original(self.instance):
                self.add_error(None, str(selectors.ORIGINAL_FIRST))
        return cleaned

    def _publishes(self) -> bool:
        asked = self.data.get
        return bool(asked("action-publish")) or asked("workflow-action-name") == "approve"

    def _photos_are_ready(self, cleaned: dict[str, Any]) -> bool:
        rows = selectors.rows_of(self.instance)
        if not rows:
            return True
        # The words that are being published, not those saved before.
        title, body = cleaned.get("title", self.instance.title), cleaned.get("body", self.instance.body)
        headings = [title, *(place.words for place in content.places_of(content.body_html(body)))]
        return selectors.is_ready(selectors.checked(rows, headings))


def _choices(section: PartnershipSection, article: Article) -> dict[str, "QuerySet[Any, Any]"]:
    own = section.partnership
    members = Signatory.objects.filter(partnership=own).values("organization_id")
    spokespeople = Representation.objects.filter(partnership=own).values("person_id")
    in_office = Q(pk__in=spokespeople) | Q(offices__organization__in=members)
    polish = Article.objects.child_of(section).filter(language=Language.POLISH)
    choices: dict[str, QuerySet[Any, Any]] = {
        "author": Organization.objects.filter(pk__in=members).order_by("name"),
        "account_of": polish.exclude(pk=article.pk).order_by("-pk"),
        "partnerships": Partnership.objects.public().exclude(pk=own.pk),
        "meetings": Meeting.objects.filter(partnership=own, is_public=True).order_by("-day"),
        "people": Person.objects.filter(pk__in=Person.objects.filter(in_office).values("pk")),
        "projects": Project.objects.filter(links__partnership=own),
        "files": StoredFile.objects.filter(partnership=own, is_public=True).order_by("-uploaded_at"),
        "units": Unit.objects.filter(pk__in=own.area.values("unit_id")),
    }
    return choices
