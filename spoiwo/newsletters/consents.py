"""The words one agrees to, one consent for each topic; they are kept with the consent as they were shown.

A change of the words is a new VERSION. The information about the use of data stands beside them in words of
its own, with versions of their own (``privacy``).
"""

from django.utils.translation import gettext as _

from spoiwo.newsletters.states import Topic
from spoiwo.partnerships.models import Partnership

VERSION = "1"


def words_of(topic: Topic, partnership: Partnership) -> str:
    """Return the words of one consent in the language of the page, as they are shown and kept."""
    return sentence_of(topic) % {"partnership": partnership.short_name}


def sentence_of(topic: Topic) -> str:
    """Return the same words with the place in which the name of the partnership stands."""
    if topic == Topic.NEWS:
        return _(
            "I agree to get news of “%(partnership)s” by e-mail: communiqués, good practices, "
            "recommendations, reports and projects."
        )
    if topic == Topic.MEETINGS:
        return _("I agree to get word of open meetings and events of “%(partnership)s” by e-mail.")
    return _("I agree to get new offers of support in “%(partnership)s” by e-mail.")
