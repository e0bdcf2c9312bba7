"""Articles: drafts and published ones."""

from django_scopes import scope

from spoiwo.common.actors import Actor, SystemActor
from spoiwo.pages import services
from spoiwo.pages.models import Article, Publication
from spoiwo.pages.services import ArticleDraft
from spoiwo.partnerships.models import Partnership

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
