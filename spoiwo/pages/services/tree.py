"""The place of a partnership's articles in Wagtail's tree."""

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from wagtail.models import Locale, Page, Workflow, WorkflowPage, WorkflowTask

from spoiwo.audit.services import record
from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.pages import rules
from spoiwo.pages.models import PartnershipSection, PublisherReview
from spoiwo.partnerships.models import Partnership

# Names only Wagtail's own tables know.
_REVIEW = "oceny redakcji"


def open_section(*, actor: Actor, partnership: Partnership) -> PartnershipSection:
    """Return the section of the partnership, made with its review where it was not there."""
    require(rules.can_write_article(actor, partnership))
    return make_section(actor, partnership)


def make_section(actor: Actor, partnership: Partnership) -> PartnershipSection:
    """Return the section, made where it was not there; the caller has asked whether the actor may write."""
    found: PartnershipSection | None = PartnershipSection.objects.filter(partnership=partnership).first()
    if found:
        return found
    locale, _made = Locale.objects.get_or_create(language_code=settings.LANGUAGE_CODE)
    section = PartnershipSection(
        partnership=partnership, title=partnership.short_name, slug=partnership.slug, locale=locale
    )
    _root(locale).add_child(instance=section)
    WorkflowPage.objects.create(page=section, workflow=_review())
    record(actor, "pages.section.opened", section, partnership_id=partnership.pk)
    return section


def _root(locale: Locale) -> Page:
    # Two first sections at once would read the same number of children.
    found: Page | None = Page.objects.select_for_update().filter(depth=1).first()
    if found is None:
        kind = ContentType.objects.get_for_model(Page)
        found = Page.add_root(instance=Page(title="Root", slug="root", locale=locale, content_type=kind))
    return found


def _review() -> Workflow:
    """Return the one review of all sections: its step asks who may publish where the article hangs."""
    workflow, made = Workflow.objects.get_or_create(name=_REVIEW)
    if made:
        task = PublisherReview.objects.create(name=_REVIEW)
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=1)
    return workflow
