"""What a partnership writes: an article with a photo in its gallery."""

from typing import Any

from spoiwo.partnerships.models import Partnership
from tests.factories.pages import a_draft, a_photo_in


def articles(partnership: Partnership, word: str) -> dict[str, Any]:
    """Return a draft with a photo; every sentence has the word."""
    article = a_draft(partnership, f"Artykuł {word}", lead=word)
    row = a_photo_in(article, f"{word} na zdjęciu przy stole", caption=word)
    return {"article": article.pk, "article_photo": row.pk}
