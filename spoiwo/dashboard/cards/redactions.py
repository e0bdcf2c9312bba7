"""What nobody outside reads before somebody has looked: texts a vote adopted, redacted copies (BIP-09)."""

from collections.abc import Callable
from datetime import date

from django.db.models.functions import TruncDate
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from spoiwo.common import clock
from spoiwo.common.exceptions import Sentence
from spoiwo.common.templatetags.spoiwo import short_date
from spoiwo.common.web.wording import saying
from spoiwo.dashboard.cards.card import Card, Task
from spoiwo.dashboard.questions import Question, Waiting, question
from spoiwo.partnerships.models import Partnership
from spoiwo.redactions.rules import HIDE
from spoiwo.redactions.selectors import waiting_copies
from spoiwo.redactions.texts import KINDS


def _texts(word: str, title: str) -> Callable[[Partnership, date], Question]:
    def asked(partnership: Partnership, _day: date) -> Question:
        since = TruncDate("waits_since", tzinfo=clock.WARSAW)
        return question(KINDS[word].waiting(partnership), title=title, day=since)

    return asked


def _text(word: str) -> Callable[[Partnership, Waiting, date], Task]:
    def told(partnership: Partnership, row: Waiting, _day: date) -> Task:
        said = _SAID[word]
        return Task(
            text=saying(str(said), title=row.title),
            detail=_("adopted by a vote, since %(day)s something in it waits for your look")
            % {"day": short_date(row.day)},
            deed=_("Look through it"),
            url=reverse("redactions:text", args=[partnership.slug, word, row.number]),
            tag=_("not yet public"),
        )

    return told


def _copies(partnership: Partnership, _day: date) -> Question:
    made = TruncDate("made_at", tzinfo=clock.WARSAW)
    return question(waiting_copies(partnership), title="original__name", name="original__uuid", day=made)


def _copy(partnership: Partnership, row: Waiting, _day: date) -> Task:
    return Task(
        text=saying(_("%(title)s: a redacted copy waits to be shown"), title=row.title),
        detail=_("handed in on %(day)s") % {"day": short_date(row.day)},
        deed=_("Look through it"),
        url=reverse("redactions:public_file", args=[partnership.slug, row.name]),
    )


_SAID: dict[str, Sentence] = {
    "protokoly": gettext_lazy("%(title)s: the minutes are approved, not yet public"),
    "uchwaly": gettext_lazy("%(title)s: the resolution is adopted, not yet public"),
}
CARDS = (
    Card(HIDE, _texts("protokoly", "meeting__title"), _text("protokoly")),
    Card(HIDE, _texts("uchwaly", "subject"), _text("uchwaly")),
    Card(HIDE, _copies, _copy),
)
