"""Comments in any state, made through the services. They need the scope."""

from uuid import uuid4

from spoiwo.comments import services
from spoiwo.comments.models import Comment
from spoiwo.comments.services import CommentDraft, SettingDraft
from spoiwo.common.actors import SystemActor, Visitor
from spoiwo.pages.models import Publication
from spoiwo.partnerships.models import Partnership

SYSTEM = SystemActor("tests")
EMAIL = "czytelniczka@example.org"


def with_comments(partnership: Partnership, *, hides_after: int = 0) -> None:
    """Switch comments and rating on."""
    draft = SettingDraft(takes_comments=True, takes_ratings=True, hides_after=hides_after)
    services.set_comments(actor=SYSTEM, partnership=partnership, draft=draft)


def a_comment(
    article: Publication, *, text: str = "Dobrze, że to opisano.", signature: str = "Ala", email: str = ""
) -> Comment:
    """Return a comment that waits."""
    draft = CommentDraft(signature=signature, text=text, email=email, agreed=True)
    return services.send_comment(actor=Visitor(), article=article, draft=draft, mark=str(uuid4()))


def a_published_comment(article: Publication, **words: str) -> Comment:
    """Return a comment everybody reads."""
    comment = a_comment(article, **words)
    services.publish_comment(actor=SYSTEM, comment=comment)
    return comment


def a_removed_comment(article: Publication, reason: str = "Obraża inną osobę.", **words: str) -> Comment:
    """Return a comment the editors removed."""
    comment = a_published_comment(article, **words)
    services.remove_comment(actor=SYSTEM, comment=comment, reason=reason)
    return comment
