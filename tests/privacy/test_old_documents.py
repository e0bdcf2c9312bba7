"""What of each kind has outlived its class and is listed, and what is not settled (JRWA-03, GDPR-07)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import pytest
from django_scopes import scope

from spoiwo.common import clock
from spoiwo.common.exceptions import BadInput
from spoiwo.communiques.models import Communique
from spoiwo.forum.services import close_topic
from spoiwo.hosting.models import HostRequest
from spoiwo.hosting.selectors import settled_on as meeting_day
from spoiwo.ideas.models import Call
from spoiwo.market.services import end_showcase
from spoiwo.newsletters.models import Issue
from spoiwo.offers.services import end_offer
from spoiwo.pages.services import end_publication
from spoiwo.pages.states import Ending
from spoiwo.partnerships.models import Partnership
from spoiwo.privacy import archive, services
from spoiwo.privacy.outlived import ClassLine, class_lines
from spoiwo.privacy.services import DisposalDraft
from spoiwo.projects.models import Project
from tests.cast import Cast
from tests.factories.communiques import a_published
from tests.factories.forum import a_circle, a_topic
from tests.factories.ideas import a_call
from tests.factories.market import a_procurement, a_shown_showcase
from tests.factories.meetings import a_meeting
from tests.factories.newsletters import a_draft as an_issue
from tests.factories.newsletters import a_reader, open_newsletter, send
from tests.factories.offers import an_open_offer
from tests.factories.pages import an_article
from tests.factories.partnerships import works_in
from tests.factories.practices import a_published as a_card
from tests.factories.projects import a_joined_project
from tests.factories.registry import a_signatory, an_organization
from tests.factories.requests import SYSTEM

# Today is 8 May 2026: ten years that were counted from 1 January 2015 are over, five from 1 January 2020 too.
THEN = datetime(2014, 5, 8, 9, tzinfo=clock.WARSAW)
ZWOLEN = "1436"
LATELY = datetime(2025, 5, 8, 9, tzinfo=clock.WARSAW)


def line(home: Partnership, series: str) -> ClassLine:
    return next(one for one in class_lines(home, clock.today()) if one.series.code == series)


def numbers(home: Partnership, series: str) -> list[int]:
    return [one.number for one in line(home, series).documents]


def an_offer_over(home: Partnership) -> int:
    works_in(home, ZWOLEN)
    offer = an_open_offer(home, areas=[ZWOLEN])
    end_offer(actor=SYSTEM, offer=offer, ground="Nie ma już pieniędzy")
    return offer.pk


def a_project_over(home: Partnership) -> int:
    project = a_joined_project(home).project
    Project.objects.filter(pk=project.pk).update(valid_to=clock.today())
    return project.pk


def an_article_taken_off(home: Partnership) -> int:
    version = an_article(home)
    assert version.article
    end_publication(actor=SYSTEM, article=version.article, ending=Ending.WITHDRAWN)
    return version.pk


def a_decided_call(home: Partnership) -> int:
    call = a_call(home)
    Call.objects.filter(pk=call.pk).update(
        state="decided", valid_from=date(clock.today().year, 1, 1), valid_to=clock.today()
    )
    return call.pk


def a_closed_topic(home: Partnership) -> int:
    topic = a_topic(a_circle(home))
    close_topic(actor=SYSTEM, topic=topic, ground="Odpowiedziano")
    return topic.pk


def a_sent_issue(home: Partnership) -> int:
    open_newsletter(home)
    a_reader(home)
    issue = send(an_issue(home, clock.today()))
    return issue.pk


def a_showcase_over(home: Partnership) -> int:
    showcase = a_shown_showcase(home)
    end_showcase(actor=SYSTEM, showcase=showcase)
    return showcase.pk


def a_contract(home: Partnership) -> int:
    clauses = ["act_2004" if clock.today() < date(2021, 1, 1) else "reserved"]
    buyer = an_organization("Gmina Zwoleń", "jst.gmina")
    a_signatory(home, buyer, since=date(2010, 1, 1))
    return a_procurement(home, buyer, on=clock.today(), clauses=clauses).pk


def a_good_practice(home: Partnership) -> int:
    return a_card(home).pk


def a_request_to_a_host(home: Partnership) -> int:
    meeting = a_meeting(home, day=clock.today())
    return HostRequest.objects.create(meeting=meeting, organization=an_organization()).pk


@dataclass(frozen=True)
class Kind:
    """A kind of documents, and how one is made that is settled at once."""

    series: str
    make: Callable[[Partnership], int]


KINDS = [
    Kind("offers", an_offer_over),
    Kind("projects", a_project_over),
    Kind("articles", an_article_taken_off),
    Kind("ideas", a_decided_call),
    Kind("topics", a_closed_topic),
    Kind("issues", a_sent_issue),
    Kind("showcases", a_showcase_over),
    Kind("procurements", a_contract),
    Kind("practices", a_good_practice),
    Kind("host_requests", a_request_to_a_host),
]
every_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.series)
# These two the program empties of people itself; the rest it leaves to the archivist.
EMPTIED = {"topics", "host_requests"}


@every_kind
def test_jrwa_03_what_was_settled_long_ago_is_listed_with_its_day(home: Partnership, kind: Kind) -> None:
    with clock.frozen(THEN):
        number = kind.make(home)

    [document] = line(home, kind.series).documents
    assert document.number == number
    assert abs((document.settled_on - THEN.date()).days) <= 1
    assert document.name


@every_kind
def test_jrwa_03_what_was_settled_lately_is_not_listed(home: Partnership, kind: Kind) -> None:
    with clock.frozen(LATELY):
        kind.make(home)

    assert line(home, kind.series).count == 0


@every_kind
def test_gdpr_07_what_is_old_elsewhere_is_not_listed_here(home: Partnership, kind: Kind, cast: Cast) -> None:
    with scope(partnership=cast.other), clock.frozen(THEN):
        kind.make(cast.other)

    assert line(home, kind.series).count == 0


@pytest.mark.parametrize(
    "kind", [kind for kind in KINDS if kind.series not in EMPTIED], ids=lambda kind: kind.series
)
def test_gdpr_07_the_program_removes_none_of_them_and_somebody_may_keep_them(
    home: Partnership, kind: Kind
) -> None:
    with clock.frozen(THEN):
        number = kind.make(home)

    with pytest.raises(BadInput):
        decide(home, kind.series, number, DisposalDraft("removed", "Zgoda archiwum AP.1.2026"))
    decide(home, kind.series, number, DisposalDraft("kept", "Kontrola trwa", date(2027, 6, 30)))
    assert line(home, kind.series).count == 0


def still_open(home: Partnership) -> list[tuple[str, Any]]:
    """Make one of each kind that is not settled, however old."""
    open_newsletter(home)
    works_in(home, ZWOLEN)
    return [
        ("offers", an_open_offer(home, "Doradztwo", areas=[ZWOLEN])),
        ("projects", a_joined_project(home)),
        ("articles", an_article(home)),
        ("ideas", a_call(home)),
        ("topics", a_topic(a_circle(home))),
        ("issues", an_issue(home, clock.today())),
        ("showcases", a_shown_showcase(home)),
    ]


def test_gdpr_07_what_is_still_open_is_never_listed_however_old(home: Partnership) -> None:
    with clock.frozen(THEN):
        made = still_open(home)

    for series, _document in made:
        assert line(home, series).count == 0, series


def test_jrwa_03_a_workshop_of_ideas_is_settled_with_its_gala(home: Partnership) -> None:
    with clock.frozen(THEN):
        number = a_decided_call(home)
    Call.objects.filter(pk=number).update(gala_on=date(2025, 3, 1))

    assert line(home, "ideas").count == 0


def test_jrwa_03_topics_of_a_closed_forum_are_settled_with_their_last_words(home: Partnership) -> None:
    with clock.frozen(THEN):
        circle = a_circle(home)
        topic = a_topic(circle)
    circle.state = "closed"
    circle.save()

    assert numbers(home, "topics") == [topic.pk]


def test_jrwa_03_a_communique_is_counted_from_the_day_it_was_withdrawn(home: Partnership) -> None:
    a_signatory(home, since=date(2010, 1, 1))
    with clock.frozen(THEN):
        communique = a_published(home)
    assert numbers(home, "communiques") == [communique.pk]

    Communique.objects.filter(pk=communique.pk).update(
        state="withdrawn", withdrawn_at=LATELY, withdrawn_because="Nieaktualny"
    )

    assert line(home, "communiques").count == 0


def test_jrwa_03_a_draft_of_an_issue_is_no_document(home: Partnership) -> None:
    open_newsletter(home)
    with clock.frozen(THEN):
        issue = an_issue(home, clock.today())

    assert Issue.objects.get(pk=issue.pk).is_draft
    assert line(home, "issues").count == 0


def test_jrwa_03_a_request_to_a_host_is_settled_with_its_meeting(home: Partnership) -> None:
    with clock.frozen(LATELY):
        number = a_request_to_a_host(home)

    assert meeting_day(HostRequest.objects.get(pk=number)) == LATELY.date()


def test_jrwa_03_every_kind_that_is_settled_says_on_which_day() -> None:
    for one in archive.known():
        assert (one.settled is None) == (one.settled_on is None), one.code


def decide(home: Partnership, series: str, number: int, draft: DisposalDraft) -> None:
    services.decide_document(actor=SYSTEM, partnership=home, series=series, number=number, draft=draft)
