"""The words a reader agrees to; kept with the comment as they were shown. Changed words are a new VERSION."""

from django.utils.translation import gettext as _

from spoiwo.common.exceptions import Sentence

VERSION = "1"


def words() -> Sentence:
    """Return the words of the consent in the language of the page."""
    return _(
        "I agree that my comment is published under this article with my signature. I can remove it by the "
        "link sent to my e-mail address, or by writing to the secretariat."
    )
