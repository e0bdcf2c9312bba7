"""Writing issues: what a draft gathers, what the officer changes, what nobody changes once it is sent."""

from datetime import date, timedelta

import pytest

from spoiwo.common import clock
from spoiwo.common.exceptions import BadInput, ConcurrentChange, NotAllowed, NotFound
from spoiwo.communiques import services as communiques
from spoiwo.newsletters import papers, selectors, services, sources
from spoiwo.newsletters.models import Entry, Issue
from spoiwo.newsletters.services import EntryDraft, IssueDraft
from spoiwo.newsletters.states import State, Topic
from spoiwo.notifications.letters import render
from spoiwo.pages.models import Publication
from spoiwo.partnerships.models import Partnership
from spoiwo.search.models import Entry as Indexed
from tests.cast import Cast
from tests.factories.communiques import a_published
from tests.factories.meetings import a_meeting
from tests.factories.newsletters import SYSTEM, a_draft, a_reader, send
from tests.factories.pages import an_article, reworded
from tests.newsletters.conftest import MOMENT

TODAY = MOMENT.date()


def _titles(issue: Issue) -> list[str]:
    return [entry.title for entry in selectors.entries_of(issue)]


def _as_it_is(entry: Entry, **changed: object) -> EntryDraft:
    names = ("title", "text", "order", "is_shown", "topic")
    return EntryDraft(**({"number": entry.pk} | {name: getattr(entry, name) for name in names} | changed))


def test_a_draft_gathers_what_became_public_and_the_open_meetings_ahead(home: Partnership) -> None:
    told = a_published(home, count=1, title="Nowe w maju")
    ahead = a_meeting(home, day=TODAY + timedelta(days=9), title="Otwarte spotkanie")
    a_meeting(home, day=TODAY - timedelta(days=9), title="Było")
    a_meeting(home, day=TODAY + timedelta(days=3), title="Zamknięte", is_public=False)

    issue = services.draft_issue(actor=SYSTEM, partnership=home, since=TODAY)

    assert _titles(issue) == [told.title, ahead.title]
    first, second = selectors.entries_of(issue)
    assert (first.topic, first.url) == (Topic.NEWS, told.get_absolute_url())
    assert (second.topic, str(ahead.pk) in second.url) == (Topic.MEETINGS, True)
    assert issue.title.endswith("maj 2026")


def test_what_an_issue_told_is_not_gathered_again_but_a_meeting_ahead_is(home: Partnership) -> None:
    a_reader(home)
    a_published(home, count=1, title="Nowe w maju")
    a_meeting(home, day=TODAY + timedelta(days=9), title="Otwarte spotkanie")
    send(services.draft_issue(actor=SYSTEM, partnership=home, since=TODAY))

    later = services.draft_issue(actor=SYSTEM, partnership=home, since=TODAY)

    assert _titles(later) == ["Otwarte spotkanie"]
    assert selectors.begins_with(home, TODAY, 60) == TODAY


def test_gathering_again_adds_at_the_end_and_touches_nothing(home: Partnership) -> None:
    issue = a_draft(home, since=TODAY)
    before = _titles(issue)
    a_published(home, count=1, title="Dopiero co")

    assert services.gather_again(actor=SYSTEM, issue=issue) == 1
    assert services.gather_again(actor=SYSTEM, issue=issue) == 0
    assert _titles(issue) == [*before, "Dopiero co"]


def test_the_officer_orders_words_and_leaves_out(home: Partnership) -> None:
    issue = a_draft(home)
    news, meetings, offers = selectors.entries_of(issue)
    draft = IssueDraft(
        title="  Co nowego\n w maju ",
        lead="Dzień dobry.",
        entries=[
            _as_it_is(news, order=3),
            _as_it_is(meetings, order=2, is_shown=False),
            _as_it_is(offers, order=1, title="Nowa oferta", topic=Topic.NEWS),
        ],
    )

    services.edit_issue(actor=SYSTEM, issue=issue, draft=draft)

    assert (issue.title, issue.version) == ("Co nowego w maju", 5)
    assert _titles(issue) == ["Nowa oferta", meetings.title, news.title]
    (section,) = selectors.sections_of(selectors.entries_of(issue))
    assert [entry.title for entry in section.entries] == ["Nowa oferta", news.title]


def test_what_was_gathered_stays_under_its_own_consent(home: Partnership) -> None:
    a_published(home, count=1, title="Komunikat")
    issue = services.draft_issue(actor=SYSTEM, partnership=home, since=TODAY)
    (entry,) = selectors.entries_of(issue)

    draft = IssueDraft(title="Maj", entries=[_as_it_is(entry, topic=Topic.OFFERS)])
    services.edit_issue(actor=SYSTEM, issue=issue, draft=draft)

    assert selectors.entries_of(issue)[0].topic == Topic.NEWS


def test_entries_of_another_issue_are_not_touched(home: Partnership) -> None:
    mine, other = a_draft(home), a_draft(home)
    foreign = selectors.entries_of(other)[0]

    draft = IssueDraft(title="Maj", entries=[_as_it_is(foreign, title="Podmienione")])
    services.edit_issue(actor=SYSTEM, issue=mine, draft=draft)

    assert "Podmienione" not in _titles(other) + _titles(mine)


def test_whoever_saves_over_another_is_told(home: Partnership) -> None:
    issue = a_draft(home)

    with pytest.raises(ConcurrentChange):
        services.edit_issue(actor=SYSTEM, issue=issue, draft=IssueDraft(title="Maj"), version=1)


def test_empty_subjects_and_titles_are_refused(home: Partnership) -> None:
    issue = a_draft(home)
    entry = selectors.entries_of(issue)[0]

    for draft in (
        IssueDraft(title=" \n "),
        IssueDraft(title="Maj", entries=[_as_it_is(entry, title="\u200b")]),
    ):
        with pytest.raises(BadInput):
            services.edit_issue(actor=SYSTEM, issue=issue, draft=draft)
    with pytest.raises(BadInput):
        services.draft_issue(actor=SYSTEM, partnership=home, since=TODAY + timedelta(days=1))


def test_a_sent_issue_changes_no_more(home: Partnership) -> None:
    a_reader(home)
    issue = send(a_draft(home))

    for deed in (
        lambda: services.edit_issue(actor=SYSTEM, issue=issue, draft=IssueDraft(title="Inaczej")),
        lambda: services.add_words(actor=SYSTEM, issue=issue, title="A", text="", topic=Topic.NEWS),
        lambda: services.gather_again(actor=SYSTEM, issue=issue),
        lambda: services.remove_issue(actor=SYSTEM, issue=issue),
        lambda: send(issue),
    ):
        with pytest.raises(NotAllowed):
            deed()
    assert issue.state == State.SENDING


@pytest.mark.parametrize("person", ["leader", "council_member", "representative", "auditor", "neighbour"])
def test_only_the_office_writes(home: Partnership, cast: Cast, person: str) -> None:
    issue = a_draft(home)
    actor = getattr(cast, person)

    with pytest.raises(NotAllowed):
        services.draft_issue(actor=actor, partnership=home, since=TODAY)
    with pytest.raises(NotAllowed):
        services.edit_issue(actor=actor, issue=issue, draft=IssueDraft(title="Maj"))
    with pytest.raises(NotAllowed):
        services.send_issue(actor=actor, issue=issue, fingerprint="")
    with pytest.raises(NotAllowed):
        services.export_list(actor=actor, partnership=home)


def test_hostile_words_are_words_in_the_letter_and_in_the_archive(home: Partnership) -> None:
    issue = a_draft(home)
    hostile = '<script>alert(1)</script>{{ 7*7 }}"&\u202e'
    services.add_words(actor=SYSTEM, issue=issue, title=hostile, text=hostile, topic=Topic.NEWS)

    letter = render(papers.ISSUE, papers.trial(issue, selectors.entries_of(issue), "a@example.org").context)

    assert "<script" not in letter.html
    assert "\u202e" not in letter.html + letter.text + letter.subject
    assert "{{ 7*7 }}" in letter.text
    assert "49" not in letter.html


def test_everybody_finds_a_sent_issue_and_nobody_a_draft(home: Partnership) -> None:
    a_reader(home)
    draft = a_draft(home)
    sent = send(a_draft(home))

    assert selectors.public_issue(home, 1) == sent
    with pytest.raises(NotFound):
        selectors.public_issue(home, 2)
    assert [row.object_id for row in Indexed.objects.filter(kind="newsletter")] == [sent.pk]
    assert draft in selectors.issues_of(home)


def test_every_source_gives_addresses_that_open(home: Partnership) -> None:
    assert {source.kind for source in sources.SOURCES} <= set(sources.LABELS)
    a_published(home, count=1, title="Komunikat")
    a_meeting(home, day=TODAY + timedelta(days=9), title="Spotkanie")
    for _source, found in sources.gather(home, date(2020, 1, 1), TODAY):
        assert found.url.startswith("/")
        assert found.title


def test_a_withdrawn_communique_is_not_gathered(home: Partnership) -> None:
    one = a_published(home, count=1, title="Pomyłka")
    communiques.withdraw_communique(actor=SYSTEM, communique=one, ground="Błąd w dacie.")

    assert _titles(services.draft_issue(actor=SYSTEM, partnership=home, since=TODAY)) == []


def test_the_day_of_an_issue_is_that_of_warsaw(home: Partnership) -> None:
    a_reader(home)
    with clock.frozen(MOMENT.replace(hour=0, minute=30)):
        issue = send(a_draft(home))

    assert issue.sent_on == TODAY


def test_an_article_is_gathered_once_with_the_page_it_is_read_at(home: Partnership) -> None:
    article = an_article(home, title="Relacja z konferencji", lead="Co ustalono.")
    # The editor stamps a version by the clock of the machine.
    Publication.objects.update(first_at=clock.now())

    first = services.draft_issue(actor=SYSTEM, partnership=home, since=TODAY)
    told = selectors.entries_of(first)[0]

    assert (told.kind, told.title, told.url) == ("article", article.title, article.get_absolute_url())
    reworded(article.article, "<p>Poprawiony akapit.</p>")
    assert services.gather_again(actor=SYSTEM, issue=first) == 0
