"""Communiqués: numbered within a year, frozen when published, withdrawn with a reason."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from spoiwo.common import clock
from spoiwo.common.exceptions import BadInput, ConcurrentChange, NotAllowed, NotFound, WrongState
from spoiwo.communiques import content, papers, selectors, services
from spoiwo.communiques.models import Communique, Placement
from spoiwo.communiques.states import State
from spoiwo.documents.render import to_docx, to_pdf
from spoiwo.partnerships.models import Partnership
from spoiwo.registry.services import suspend_signatory
from spoiwo.search.selectors import search
from tests.cast import Cast
from tests.factories.communiques import SYSTEM, TEXT, TITLE, a_draft, a_published, members, places
from tests.factories.meetings import a_held_meeting
from tests.factories.registry import a_signatory


def found(words: str) -> list[str]:
    return [hit.title for hit in search(words).hits]


def test_what_is_not_seen_does_not_go_to_the_websites_of_others(home: Partnership) -> None:
    communique = a_published(home, title="A\u202eB\x01 {{ x }}", lead="\u2066C", text="Treść\r\n\u2067<b>")

    assert (communique.title, communique.lead, communique.text) == ("AB {{ x }}", "C", "Treść\n<b>")


def test_numbers_are_given_by_year_when_a_communique_is_published(home: Partnership) -> None:
    members(home)
    first, second = a_draft(home), a_draft(home)
    assert first.number is None

    for communique in (second, first):
        services.publish_communique(actor=SYSTEM, communique=communique)
    with clock.frozen(date(2017, 1, 3)):
        third = a_published(home)

    assert [one.label for one in (second, first, third)] == [
        "Komunikat nr 1/2016",
        "Komunikat nr 2/2016",
        "Komunikat nr 1/2017",
    ]


def test_the_list_is_frozen_from_the_signatories_of_the_day_of_publishing(home: Partnership) -> None:
    one, two, three = members(home)
    suspended = home.signatories.get(organization=three)
    suspend_signatory(
        actor=SYSTEM, signatory=suspended, since=clock.today() - timedelta(days=1), ground="uchwała"
    )
    communique = a_published(home)

    a_signatory(home)

    assert [place.organization for place in places(communique)] == [one, two]


def test_nothing_is_published_where_nobody_would_post_it(home: Partnership) -> None:
    communique = a_draft(home)

    with pytest.raises(WrongState, match="no signatory"):
        services.publish_communique(actor=SYSTEM, communique=communique)
    assert not Communique.objects.get().is_published


def test_published_words_change_no_more(home: Partnership) -> None:
    communique = a_published(home)
    draft = services.CommuniqueDraft(title="Inny", text="Inny", day=clock.today())

    with pytest.raises(NotAllowed, match="hangs in many places"):
        services.edit_communique(actor=SYSTEM, communique=communique, draft=draft)
    with pytest.raises(NotAllowed, match="hangs in many places"):
        services.remove_draft(actor=SYSTEM, communique=communique)
    assert Communique.objects.get().title == TITLE


def test_two_people_saving_one_draft_lose_nothing(home: Partnership) -> None:
    communique = a_draft(home)
    draft = services.CommuniqueDraft(title="Inny", text="Inny", day=clock.today())
    services.edit_communique(actor=SYSTEM, communique=communique, draft=draft, version=1)

    with pytest.raises(ConcurrentChange):
        services.edit_communique(actor=SYSTEM, communique=communique, draft=draft, version=1)


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [("title", " ", "title"), ("text", "\n ", "text"), ("day", date(2016, 11, 19), "today or earlier")],
)
def test_a_communique_without_words_or_from_the_future_is_refused(
    home: Partnership, field: str, value: object, words: str
) -> None:
    with pytest.raises(BadInput, match=words):
        a_draft(home, **{field: value})  # type: ignore[arg-type]  # one field at a time


def test_a_communique_of_a_session_takes_its_body(home: Partnership, cast: Cast) -> None:
    meeting = a_held_meeting(home)

    assert a_draft(home, meeting=meeting).body == meeting.body


def test_a_withdrawn_communique_says_why_and_is_found_no_more(home: Partnership) -> None:
    communique = a_published(home)
    assert found("rekomendacji programowej") == [TITLE]

    with pytest.raises(BadInput):
        services.withdraw_communique(actor=SYSTEM, communique=communique, ground=" ")
    services.withdraw_communique(actor=SYSTEM, communique=communique, ground="Pomyłka w dacie")

    assert selectors.public_by_code(communique.code).withdrawn_because == "Pomyłka w dacie"
    assert found("rekomendacji programowej") == []
    with pytest.raises(NotAllowed):
        services.withdraw_communique(actor=SYSTEM, communique=communique, ground="drugi raz")


def test_a_draft_has_no_public_page(home: Partnership) -> None:
    communique = a_draft(home)

    with pytest.raises(NotFound):
        selectors.public_by_code(communique.code)
    assert not selectors.has_public(home)


def test_the_database_refuses_a_published_communique_without_a_number(home: Partnership) -> None:
    communique = a_draft(home)

    with pytest.raises(IntegrityError), transaction.atomic():
        Communique.objects.filter(pk=communique.pk).update(state=State.PUBLISHED)
    published = a_published(home)
    with pytest.raises(IntegrityError), transaction.atomic():
        Placement.objects.filter(communique=published).update(state="shown")


def test_only_the_secretariat_and_the_coordinator_write(home: Partnership, cast: Cast) -> None:
    draft = services.CommuniqueDraft(title="Tytuł", text="Treść", day=clock.today())

    for person in (cast.officer, cast.coordinator):
        services.draft_communique(actor=person, partnership=home, draft=draft)
    for person in (cast.auditor, cast.representative, cast.council_member, cast.neighbour):
        with pytest.raises(NotAllowed):
            services.draft_communique(actor=person, partnership=home, draft=draft)


def test_text_is_read_into_blocks_and_nothing_typed_is_markup() -> None:
    written = content.to_html(
        "## Ważne\nPierwszy akapit <b>i</b> https://example.org/a?b=1&c=2.\n\n- jeden\n- dwa\n\nKoniec"
    )

    assert written == (
        "<h2>Ważne</h2>\n<p>Pierwszy akapit &lt;b&gt;i&lt;/b&gt; "
        '<a href="https://example.org/a?b=1&amp;c=2">https://example.org/a?b=1&amp;c=2</a>.</p>\n'
        "<ul><li>jeden</li><li>dwa</li></ul>\n<p>Koniec</p>"
    )
    assert content.to_text("## A\n- b\n- c") == "A\n\n– b\n– c"


def test_every_form_says_the_words_and_the_address(home: Partnership) -> None:
    communique = a_published(home)

    html, text = papers.html(communique), papers.text(communique)

    for form in (html, text):
        assert communique.address in form
        assert "arteterapii" in form
    assert "<li>" in html
    assert "<script" not in html
    assert "style=" not in html
    paper = papers.paper(communique)
    assert to_docx(paper)[:2] == b"PK"
    assert to_pdf(paper)[:4] == b"%PDF"
    assert TEXT.startswith("Rada")
