"""Comments: one that waits under a published article, whose author has a link."""

from typing import Any

from django.db import transaction

from spoiwo.partnerships.models import Partnership
from tests.factories.comments import a_comment, with_comments
from tests.factories.pages import an_article


def commented(partnership: Partnership, word: str) -> dict[str, Any]:
    """Return an article and a comment; every sentence in them has the word."""
    with_comments(partnership)
    # The editor saves and publishes in the transaction of its request.
    with transaction.atomic():
        article = an_article(partnership, f"Artykuł {word}")
    comment = a_comment(article, text=f"Komentarz {word}", signature=word)
    return {"comment": comment.pk, "commented_article": article.series}
