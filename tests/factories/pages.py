"""Articles: drafts and published ones."""

from datetime import timedelta

from django_scopes import scope

from spoiwo.common import clock
from spoiwo.common.actors import Actor, SystemActor
from spoiwo.files.services import GroundDraft
from spoiwo.notifications.actors import LinkActor
from spoiwo.notifications.models import PersonalLink
from spoiwo.notifications.services import issue_link
from spoiwo.pages import services
from spoiwo.pages.models import Article, ArticlePhoto, Publication
from spoiwo.pages.services import ArticleDraft, OwnWords
from spoiwo.pages.states import OWN
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.models import Organization
from tests.factories.files import NOBODY
from tests.factories.files import a_draft as a_photo_draft

SYSTEM = SystemActor("tests")
WORDS = "<p>Partnerzy spotkali się w urzędzie i umówili się na wspólne działania.</p>"


def a_draft(
    partnership: Partnership, title: str = "Spotkanie partnerów", *, actor: Actor = SYSTEM, **values: object
) -> Article:
    """Return an article nobody outside reads yet."""
    body = values.pop("body", [("text", WORDS)])
    draft = ArticleDraft(title=title, body=body, **values)  # type: ignore[arg-type]  # fields of the draft
    with scope(partnership=partnership):
        return services.write_article(actor=actor, partnership=partnership, draft=draft)


def an_article(
    partnership: Partnership, title: str = "Spotkanie partnerów", *, actor: Actor = SYSTEM, **values: object
) -> Publication:
    """Return the first published version of an article."""
    article = a_draft(partnership, title, actor=actor, **values)
    return published(article)


def published(article: Article, *, actor: Actor = SYSTEM) -> Publication:
    """Publish the latest draft and return its version."""
    partnership = article.partnership
    with scope(partnership=partnership):
        services.publish_article(actor=actor, article=article)
        return Publication.objects.get(series=article.pk, is_latest=True)


def reworded(article: Article | None, text: str, *, actor: Actor = SYSTEM, **values: object) -> Publication:
    """Change the text, and other fields, and publish."""
    assert article
    article = Article.objects.get(pk=article.pk)
    article.body = [("text", text)]
    for name, value in values.items():
        setattr(article, name, value)
    with scope(partnership=article.partnership):
        article.save_revision()
    return published(article, actor=actor)


def a_photo_in(
    article: Article, words: str = "Dwie osoby podpisują porozumienie", *, caption: str = "",
    ground: GroundDraft = NOBODY,
) -> ArticlePhoto:  # fmt: skip
    """Put a photo with its words into the gallery of a draft; each has points of its own."""
    number = ArticlePhoto._base_manager.count()
    draft = a_photo_draft(words, ground=ground, color=f"#00{number % 256:02x}40")
    with scope(partnership=article.partnership):
        row = services.add_photo(actor=SYSTEM, article=article, draft=draft)
        if caption:
            row.caption = caption
            row.save(update_fields=["caption"])
    return row


def an_own_link(partnership: Partnership, organization: Organization) -> PersonalLink:
    """Return the link by which an institution writes articles of its own."""
    with scope(partnership=partnership):
        return issue_link(
            actor=SYSTEM,
            partnership=partnership,
            purpose=OWN,
            subject_id=organization.pk,
            holder=organization.name,
            expires_at=clock.now() + timedelta(days=120),
        )


def an_own_article(partnership: Partnership, organization: Organization, title: str) -> Article:
    """Return an article that the institution sent in and that was sent back to it."""
    link = an_own_link(partnership, organization)
    words = OwnWords(title=title, lead="Krótko.", text="Słowa.", written_by="Anna Nowak")
    with scope(partnership=partnership):
        article = services.send_own_article(
            actor=LinkActor(link), partnership=partnership, organization=organization, words=words
        )
        article.current_workflow_task_state.reject(user=None, comment="Brakuje roku.")
        return article
