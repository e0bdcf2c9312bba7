"""What an institution writes itself: articles and cards of good practice, by the links it was given."""

from dataclasses import dataclass
from datetime import date

from django.db.models import CharField, Exists, Func, OuterRef, Subquery, TextField, Value
from django.db.models.functions import Cast, Coalesce, Concat, Left, NullIf
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import WorkflowState

from spoiwo.common import clock
from spoiwo.common.web.wording import saying
from spoiwo.dashboard.own.card import OwnCard, Words
from spoiwo.dashboard.own.voice import Voice
from spoiwo.dashboard.questions import Question, Waiting, question
from spoiwo.notifications.models import PersonalLink
from spoiwo.notifications.tokens import token_of
from spoiwo.pages.models import Article, PartnershipSection
from spoiwo.pages.states import OWN
from spoiwo.practices.models import GoodPractice
from spoiwo.practices.states import WRITING, State
from spoiwo.registry.models import Representation

# The purpose of the link, its first page, what stands on the button.
WAYS = (
    (OWN, "pages:own_list", gettext_lazy("Our articles")),
    (WRITING, "practices:own_list", gettext_lazy("Our good practices")),
)
PURPOSES = frozenset(purpose for purpose, _route, _label in WAYS)

# As the letters name whoever holds such a link (``registry.selectors.Asked.holder``).
_NAME = Func(
    Value(" "),
    *(NullIf(f"person__{part}", Value("")) for part in ("title", "given_names", "family_name")),
    function="concat_ws",
    output_field=CharField(),
)
_HOLDER = Left(Concat("organization__name", Value(" ("), _NAME, Value(")"), output_field=TextField()), 200)


@dataclass(frozen=True, slots=True)
class Way:
    """A page on which the institution may write whenever it likes."""

    text: str
    url: str


def holders_of(partnership: int, day: date) -> "Question":
    """Return who speaks on the day, with ``held_as``: the words in which a link names its holder."""
    rows = Representation.objects.filter(partnership=partnership).as_of(day).exclude(email="")
    return rows.annotate(held_as=_HOLDER)


def ways_of(voice: Voice, day: date) -> list[Way]:
    """Return the pages of the links that were given to this very person, in one query."""
    rows = _links(voice, day).filter(purpose__in=PURPOSES, subject_id__in=voice.institutions)
    found = {link.purpose: link for link in rows.order_by("created_at", "pk")}
    return [
        Way(str(label), reverse(route, args=[token_of(found[purpose])]))
        for purpose, route, label in WAYS
        if purpose in found
    ]


def _links(voice: Voice, day: date) -> "Question":
    """Return open links of this person: of the institution, in this name, which this address stands by."""
    own = holders_of(voice.partnership.pk, day).filter(
        organization=OuterRef("subject_id"), held_as=OuterRef("holder"), email__iexact=voice.email
    )
    rows = PersonalLink.objects.filter(partnership=voice.partnership, revoked_at=None)
    return rows.filter(Exists(own), expires_at__gt=clock.now())


def _link(voice: Voice, day: date, purpose: str, institution: str) -> Coalesce:
    rows = _links(voice, day).filter(purpose=purpose, subject_id=OuterRef(institution))
    return Coalesce(Subquery(rows.order_by("-pk").values("pk")[:1]), 0)


def _articles(voice: Voice, day: date) -> Question:
    """Ask for articles the review sent back."""
    section = PartnershipSection.objects.filter(partnership=voice.partnership).values("path")[:1]
    back = WorkflowState.objects.filter(
        status=WorkflowState.STATUS_NEEDS_CHANGES, object_id=Cast(OuterRef("pk"), CharField())
    )
    rows = Article.objects.filter(
        Exists(back), path__startswith=Subquery(section), is_own=True, live=False, first_published_at=None
    ).filter(author__in=voice.institutions)
    reason = Subquery(back.values("current_task_state__comment")[:1])
    return question(rows, title="draft_title", name=reason, under=_link(voice, day, OWN, "author"), late=1)


def _article(row: Waiting, _day: date) -> Words:
    text = saying(_("Your article was sent back: %(title)s"), title=row.title)
    return text, saying("%(reason)s", reason=row.name), _("Change the article"), ""


def _practices(voice: Voice, day: date) -> Question:
    """Ask for cards begun by the institution and not given for review, and for those sent back."""
    rows = GoodPractice.objects.filter(
        partnership=voice.partnership, state=State.DRAFT, is_own=True, organization__in=voice.institutions
    )
    return question(
        rows, title="title", name="note", under=_link(voice, day, WRITING, "organization"), late=1
    )


def _practice(row: Waiting, _day: date) -> Words:
    if row.name:
        text = saying(_("Your card of good practice was sent back: %(title)s"), title=row.title)
        return text, saying("%(reason)s", reason=row.name), _("Edit the card"), ""
    text = saying(_("Your card of good practice is not finished: %(title)s"), title=row.title)
    return text, _("the secretariat reads it once you give it for review"), _("Edit the card"), ""


WRITTEN = (
    OwnCard(_articles, _article, route="pages:own_edit", is_numbered=True),
    OwnCard(_practices, _practice, route="practices:own_edit", is_numbered=True),
)
