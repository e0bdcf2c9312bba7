"""What is told and kept up to date: communiqués, forums, good practices, articles, offers, letters."""

from datetime import date, timedelta

from django.db.models import Count, Exists, F, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from spoiwo.common.templatetags.spoiwo import short_date
from spoiwo.common.web.wording import saying
from spoiwo.communiques.models import Communique
from spoiwo.communiques.states import Posting
from spoiwo.communiques.states import State as CommuniqueState
from spoiwo.dashboard.cards.card import Card, Task
from spoiwo.dashboard.questions import Question, Waiting, question
from spoiwo.duties.models import Rule
from spoiwo.duties.states import Kind
from spoiwo.forum.selectors import circles_behind
from spoiwo.notifications.selectors import trouble_of
from spoiwo.offers.models import Offer
from spoiwo.offers.selectors import is_standing
from spoiwo.offers.states import Standing
from spoiwo.pages.selectors import behind, waiting_for_review
from spoiwo.pages.states import Language
from spoiwo.partnerships.models import Partnership
from spoiwo.practices.models import GoodPractice
from spoiwo.practices.states import State as PracticeState

# A posting that has no proof so long after the communiqué is asked for; that of an earlier year is history.
PROVED_WITHIN = timedelta(days=14)
LOOKING_BACK = timedelta(days=365)


def _lost(partnership: Partnership, _day: date) -> Question:
    return _postings(partnership, Q(placements__state=Posting.LOST))


def _unproven(partnership: Partnership, day: date) -> Question:
    of_late = Q(published_at__date__range=(day - LOOKING_BACK, day - PROVED_WITHIN))
    return _postings(partnership, of_late & Q(placements__state=Posting.WAITING))


def _unsent(partnership: Partnership, _day: date) -> Question:
    unsent = Q(placements__state=Posting.WAITING, placements__sent_at=None)
    return _postings(partnership, unsent & ~Q(placements__email=""))


def _postings(partnership: Partnership, wanted: Q) -> Question:
    rows = Communique.objects.filter(partnership=partnership, state=CommuniqueState.PUBLISHED)
    rows = rows.annotate(all=Count("placements"), wanted=Count("placements", filter=wanted))
    label = {"under": "year", "late": "number"}
    return question(rows.filter(wanted__gt=0), count="wanted", of="all", day="day", **label)


def _label(row: Waiting) -> str:
    return Communique(number=row.late, year=row.under).label


def _institutions(count: int) -> str:
    return ngettext("%(count)d institution", "%(count)d institutions", count) % {"count": count}


def _deed(partnership: Partnership, row: Waiting, address: str) -> str:
    return reverse("communiques:communique_deed", args=[partnership.slug, row.number, address])


def _lost_task(partnership: Partnership, row: Waiting, _day: date) -> Task:
    return Task(
        text=saying(_("%(label)s is no longer everywhere it hung"), label=_label(row)),
        detail=_institutions(row.count),
        deed=_("Remind the missing"),
        url=_deed(partnership, row, "przypomnij"),
        tag=_("lost"),
    )


def _unproven_task(partnership: Partnership, row: Waiting, _day: date) -> Task:
    said = ngettext(
        "%(label)s: %(count)s institution has not shown where it hangs",
        "%(label)s: %(count)s institutions have not shown where it hangs",
        row.count,
    )
    return Task(
        text=saying(said, label=_label(row), count=row.count),
        detail=_("of %(all)s; published on %(day)s") % {"all": row.of, "day": short_date(row.day)},
        deed=_("Remind the missing"),
        url=_deed(partnership, row, "przypomnij"),
    )


def _unsent_task(partnership: Partnership, row: Waiting, _day: date) -> Task:
    return Task(
        text=saying(_("%(label)s was not sent to everybody"), label=_label(row)),
        detail=_institutions(row.count),
        deed=_("Send the letters"),
        url=_deed(partnership, row, "wyslij"),
    )


def _forum_years(partnership: Partnership, day: date) -> Question:
    """Ask for the forums that have met, or shown good practices, more rarely than they are to.

    Nothing where the rule watch counts either of the two: it tells them itself.
    """
    watched = Rule.objects.filter(
        duty__partnership=partnership, duty__kind__in=[Kind.FORUM, Kind.PRACTICES], withdrawn_at=None
    )
    rows = circles_behind(partnership, day).filter(~Exists(watched.as_of(day)))
    return question(
        rows, title="name", count="met", of="yearly_meetings", late="shown", under="yearly_practices"
    )


def _forum_year(partnership: Partnership, row: Waiting, _day: date) -> Task:
    return Task(
        text=saying(_("%(name)s falls behind its rule of the year"), name=row.title),
        detail=_("meetings: %(met)s of %(wanted)s, good practices shown: %(shown)s of %(practices)s")
        % {"met": row.count, "wanted": row.of, "shown": row.late, "practices": row.under},
        deed=_("See what counts"),
        url=reverse("forum:circle", args=[partnership.slug, row.number]) + "#rok",
    )


def _reviews(partnership: Partnership, _day: date) -> Question:
    rows = GoodPractice.objects.filter(partnership=partnership, state=PracticeState.REVIEW)
    return question(rows, title="title", name="entity_name")


def _review(partnership: Partnership, row: Waiting, _day: date) -> Task:
    return Task(
        text=saying(_("%(title)s: a good practice waits for the review"), title=row.title),
        detail=saying("%(name)s", name=row.name),
        deed=_("Read it"),
        url=reverse("practices:practice", args=[partnership.slug, row.number]),
    )


def _articles(partnership: Partnership, _day: date) -> Question:
    return question(waiting_for_review(partnership), title="draft_title", day="since__date")


def _article(_partnership: Partnership, row: Waiting, _day: date) -> Task:
    return Task(
        text=saying(_("%(title)s: an article waits for the review"), title=row.title),
        detail=_("since %(day)s") % {"day": short_date(row.day)},
        deed=_("Read it"),
        url=reverse("wagtailadmin_pages:edit", args=[row.number]),
    )


def _left_behind(partnership: Partnership, _day: date) -> Question:
    return question(behind(partnership), number=F("series"), title="polish_title", name="language")


def _translation(partnership: Partnership, row: Waiting, _day: date) -> Task:
    return Task(
        text=saying(_("%(title)s: the Polish text has changed since it was translated"), title=row.title),
        detail=str(Language(row.name).label),
        deed=_("See the translations"),
        url=reverse("pages:translation_list", args=[partnership.slug, row.number]),
    )


def _stale(partnership: Partnership, day: date) -> Question:
    is_old = is_standing(Standing.STALE, day) | is_standing(Standing.FADED, day)
    rows = Offer.objects.filter(is_old, partnership=partnership).order_by().values("partnership")
    faded = Count("pk", filter=is_standing(Standing.FADED, day))
    rows = rows.annotate(old=Count("pk"), faded=faded)
    return question(rows, number=F("partnership"), count="old", late="faded")


def _stale_task(partnership: Partnership, row: Waiting, _day: date) -> Task:
    return Task(
        text=ngettext(
            "%(count)d offer of support was not confirmed lately",
            "%(count)d offers of support were not confirmed lately",
            row.count,
        )
        % {"count": row.count},
        detail=_faded(row.late),
        deed=_("Ask the institutions"),
        url=reverse("offers:inquiry_list", args=[partnership.slug]),
    )


def _faded(count: int) -> str:
    if not count:
        return ""
    said = ngettext(
        "%(count)d of them is not shown any more", "%(count)d of them are not shown any more", count
    )
    return said % {"count": count}


def _letters(partnership: Partnership, _day: date) -> Question:
    rows = trouble_of(partnership.pk).order_by().values("partnership").annotate(letters=Count("pk"))
    return question(rows, number=F("partnership"), count="letters")


def _letters_task(partnership: Partnership, row: Waiting, _day: date) -> Task:
    return Task(
        text=ngettext(
            "%(count)d letter failed, came back or perhaps never left",
            "%(count)d letters failed, came back or perhaps never left",
            row.count,
        )
        % {"count": row.count},
        detail=_("None of them is sent again by itself"),
        deed=_("See them"),
        url=reverse("notifications:letter_list", args=[partnership.slug]) + "?pokaz=klopoty",
    )


CARDS = (
    Card("communiques.edit_communique", _lost, _lost_task),
    Card("communiques.edit_communique", _unproven, _unproven_task),
    Card("communiques.edit_communique", _unsent, _unsent_task),
    Card("meetings.edit_meeting", _forum_years, _forum_year),
    Card("practices.publish_practice", _reviews, _review),
    Card("pages.publish_article", _articles, _article),
    Card("pages.write_article", _left_behind, _translation),
    Card("offers.edit_offer", _stale, _stale_task),
    Card("notifications.send_letter", _letters, _letters_task),
)
