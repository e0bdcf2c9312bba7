"""A number of another partnership, put into an address or into a form, opens and joins nothing."""

from dataclasses import dataclass
from typing import Any

import pytest
from django import forms
from django.test import Client
from django.urls import reverse
from django_scopes import scope, scopes_disabled

from spoiwo.agreements.models import Accession
from spoiwo.attendance.models import Participant
from spoiwo.audit.models import LogEntry
from tests.architecture.access_table import INNER, PURPOSES
from tests.cast import Cast, ClientOf, a_cast
from tests.laid_down import laid_down
from tests.security.crossings import crossings, homeless
from tests.security.worlds import (
    OF_ALL,
    PLAIN,
    SUBJECTS,
    World,
    a_world,
    another_agreement,
    links_of,
    named_in,
    parts_of,
    strangers_in,
)

pytestmark = pytest.mark.django_db
OURS, THEIRS = "NASZE", "ZASTRZEŻONE"
NUMBERED = sorted(name for name in INNER if set(parts_of(name)) - PLAIN and name not in OF_ALL)
# Each page of a personal link with each purpose that opens it.
OPENED_BY = [(name, purpose) for name, purposes in PURPOSES.items() for purpose in purposes]
# The secretariat has no right to these; the council has.
OF_COUNCIL = {"reports:remark_add"}
# The rows of these belong to nobody or to everybody.
SHARED_MODELS = {
    "accounts.User",
    "audit.LogEntry",
    # In Wagtail's tree, each below the section of its partnership; tests/pages/test_editor.py tries that.
    "pages.Article",
    "pages.Article_files",
    "pages.Article_people",
    "pages.Article_projects",
    "pages.Article_units",
    "pages.PublisherReview",
    "partnerships.Partnership",
    "projects.Project",
    "registry.Identifier",
    "registry.OfficeHolding",
    "registry.Organization",
    "registry.OrganizationName",
    "registry.OrganizationTranslation",
    "registry.Person",
    "search.Build",
    "search.Entry",
    "search.KnownWord",
    "search.Vocabulary",
    "territory.Border",
    "territory.Load",
    "territory.Subregion",
    "territory.Subregion_units",
    "territory.Unit",
    "territory.UnitVersion",
    "visits.DailyCount",
}


@dataclass(frozen=True, slots=True)
class Furnished:
    """The people, our partnership and theirs, each with one of everything."""

    cast: Cast
    ours: World
    theirs: World


@pytest.fixture
def furnished(db: None) -> Furnished:
    """Set both worlds; it is the longest making of all tests."""
    return laid_down("both worlds", _furnished)


def _furnished() -> Furnished:
    cast = a_cast()
    ours = a_world(cast.partnership, cast.officer, OURS)
    return Furnished(cast, ours, a_world(cast.other, cast.neighbour, THEIRS))


@pytest.fixture
def cast(furnished: Furnished) -> Cast:
    """Return the people of both worlds."""
    return furnished.cast


@pytest.fixture
def worlds(furnished: Furnished) -> tuple[World, World]:
    """Our partnership and theirs, each with one of everything."""
    return furnished.ours, furnished.theirs


def _address(name: str, slug: str, world: World, **other: object) -> str:
    known = named_in(name, world) | {"slug": slug} | other
    return reverse(name, kwargs={part: known[part] for part in parts_of(name)})


def _by_link(name: str, token: str, world: World) -> str:
    """Return the address of a page of a link; numbers behind the token are those of the world."""
    known = named_in(name, world) | {"token": token}
    return reverse(name, kwargs={part: known[part] for part in parts_of(name)})


def test_a_number_of_another_partnership_in_an_address_is_not_found(
    worlds: tuple[World, World], cast: Cast, confirmed: ClientOf
) -> None:
    ours, theirs = worlds
    officer, member = confirmed(cast.officer), confirmed(cast.council_member)
    before = LogEntry.objects.count()

    for name in NUMBERED:
        browser = member if name in OF_COUNCIL else officer
        address = _address(name, ours.partnership.slug, theirs)
        answers = [browser.get(address), browser.post(address)]
        statuses = {answer.status_code for answer in answers}
        assert (statuses <= {404, 405}, 404 in statuses) == (True, True), (name, statuses)
        assert not any(THEIRS in answer.content.decode() for answer in answers), name
        # The same address with our own number is there: it is the number that is refused.
        assert browser.get(_address(name, ours.partnership.slug, ours)).status_code != 404, name

    assert LogEntry.objects.count() == before


def test_a_thing_of_another_agreement_of_ours_is_not_found_either(
    worlds: tuple[World, World], cast: Cast, confirmed: ClientOf
) -> None:
    ours, _theirs = worlds
    browser, second = confirmed(cast.officer), another_agreement(cast.partnership)
    inside = {"party", "signature", "amendment", "accession", "annex"}
    names = [name for name in NUMBERED if inside & set(parts_of(name))]

    for name in names:
        address = _address(name, ours.partnership.slug, ours, pk=second.pk)
        assert {browser.get(address).status_code, browser.post(address).status_code} <= {404, 405}, name
    assert len(names) > 10


def test_no_inner_page_says_a_word_of_another_partnership(
    worlds: tuple[World, World], cast: Cast, confirmed: ClientOf
) -> None:
    ours, _theirs = worlds
    browser = confirmed(cast.officer)
    heard = 0

    for name in sorted(set(INNER) - OF_ALL):
        page = browser.get(_address(name, ours.partnership.slug, ours)).content
        assert THEIRS.encode() not in page, name
        heard += OURS.encode() in page
    assert heard > 20


def _forms_on(answer: Any) -> list[forms.BaseForm]:
    found: dict[int, forms.BaseForm] = {}
    # A page of one template has its context alone, not in a list.
    for context in answer.context if isinstance(answer.context, list) else [answer.context or ()]:
        for values in context:
            for value in values.values():
                if isinstance(value, forms.BaseForm):
                    found[id(value)] = value
    return list(found.values())


def _filled(form: forms.BaseForm, forged: str, number: str) -> dict[str, object]:
    sent: dict[str, object] = {}
    for name, field in form.fields.items():
        value = form[name].value()
        sent[form.add_prefix(name)] = "x" if value in (None, "") and field.required else (value or "")
    return sent | {form.add_prefix(forged): number}


def _accepts(field: forms.Field, number: str) -> bool:
    several = isinstance(field, forms.MultipleChoiceField | forms.ModelMultipleChoiceField)
    try:
        field.clean([number] if several else number)
    except forms.ValidationError:
        return False
    return True


def _offered(field: forms.ChoiceField) -> set[str]:
    choices: Any = field.choices
    return {str(value) for value, _label in choices}


def test_a_number_of_another_partnership_in_a_form_joins_nothing(
    worlds: tuple[World, World], cast: Cast, confirmed: ClientOf
) -> None:
    ours, theirs = worlds
    browser, tried = confirmed(cast.officer), set()
    foreign = {str(number) for number in theirs.numbers.values()}

    for name in sorted(set(INNER) - OF_ALL):
        address = _address(name, ours.partnership.slug, ours)
        for form in _forms_on(browser.get(address)):
            for one, field in form.fields.items():
                if not isinstance(field, forms.ChoiceField):
                    continue
                tried.add((name, one))
                with scope(partnership=ours.partnership):
                    forged = sorted(foreign - _offered(field))
                    assert not strangers_in(field, ours.partnership), (name, one)
                    assert [number for number in forged if _accepts(field, number)] == [], (name, one)
                answer = browser.post(address, _filled(form, one, forged[-1]))
                assert answer.status_code < 500, (name, one)
                assert THEIRS not in answer.content.decode(), (name, one)

    assert crossings() == []
    assert {
        ("agreements:agreement_edit", "replaces"),
        ("agreements:expulsion_add", "signatory"),
        ("agreements:withdrawal_add", "signatory"),
        ("partnerships:relations", "other"),
        ("registry:representation_add", "organization"),
    } <= tried


def test_their_parties_are_not_asked_by_us(
    worlds: tuple[World, World], cast: Cast, confirmed: ClientOf
) -> None:
    ours, theirs = worlds
    address = _address("agreements:parties_ask", ours.partnership.slug, ours)
    before = LogEntry.objects.count()

    confirmed(cast.officer).post(address, {"parties": [theirs.numbers["party"]], "on": "1.06.2018"})

    assert LogEntry.objects.count() == before


def test_what_is_sent_outside_a_form_joins_nothing_of_theirs_either(
    worlds: tuple[World, World], cast: Cast, confirmed: ClientOf
) -> None:
    ours, theirs = worlds
    browser = confirmed(cast.officer)
    row = {"participant": theirs.numbers["participant"], "mark": "present", "key": "klucz-00000001"}
    item = theirs.numbers["discussed"]
    before = LogEntry.objects.count()

    sent = browser.post(_address("attendance:door_mark", ours.partnership.slug, ours), row)
    drafted = browser.get(
        f"{_address('decisions:resolution_create', ours.partnership.slug, ours)}?punkt={item}"
    )

    with scope(partnership=theirs.partnership):
        assert Participant.objects.get(pk=theirs.numbers["participant"]).mark == ""
    assert (sent.status_code, drafted.status_code) == (302, 404)
    assert crossings() == []
    assert LogEntry.objects.count() == before


def test_a_personal_link_of_ours_opens_nothing_of_theirs(
    worlds: tuple[World, World], cast: Cast, client: Client
) -> None:
    ours, theirs = worlds
    tokens, own = links_of(cast.partnership, theirs), links_of(cast.partnership, ours)
    # Whatever the form asks for; a calendar of nobody of ours is empty.
    sent = dict.fromkeys(["acting", "acting_for", "text", "note", "take_back"], "on")
    before = LogEntry.objects.count()

    for name, purpose in OPENED_BY:
        address = _by_link(name, tokens[purpose], theirs)
        answers = [client.get(address), client.post(address, sent)]
        statuses = {answer.status_code for answer in answers}
        if name == "attendance:personal_calendar":
            assert b"BEGIN:VEVENT" not in answers[0].content
        elif name == "dashboard:desk_from_letter":
            # It goes by the letter the link was sent in, never by the number: here there is none.
            assert [answer.context["voice"] for answer in answers] == [None, None], purpose
            assert statuses == {200}, purpose
        else:
            assert (statuses <= {404, 405}, 404 in statuses) == (True, True), (name, statuses)
        assert not any(THEIRS in answer.content.decode() for answer in answers), name
        # A vote is opened by the very link on the list of voters alone.
        if name not in {"decisions:vote", "elections:link_vote", "ideas:link_vote"}:
            assert client.get(_by_link(name, own[purpose], ours)).status_code in {200, 405}, name

    assert {purpose for _name, purpose in OPENED_BY} == set(SUBJECTS)
    assert LogEntry.objects.count() == before


def test_a_personal_link_opens_the_pages_of_its_purpose_alone(
    worlds: tuple[World, World], cast: Cast, client: Client
) -> None:
    _ours, theirs = worlds
    tokens = links_of(cast.other, theirs)
    before = LogEntry.objects.count()

    for name, purposes in PURPOSES.items():
        for other in set(SUBJECTS) - set(purposes):
            address = _by_link(name, tokens[other], theirs)
            answers = [client.get(address), client.post(address)]
            assert {answer.status_code for answer in answers} == {404}, (name, other)
            assert not any(THEIRS in answer.content.decode() for answer in answers), (name, other)

    assert LogEntry.objects.count() == before


def test_every_model_leads_to_its_partnership_or_belongs_to_all() -> None:
    assert homeless() == SHARED_MODELS


def test_the_look_for_crossings_would_see_one(worlds: tuple[World, World]) -> None:
    ours, theirs = worlds
    row, foreign = ours.numbers["accession"], theirs.numbers["party"]

    with scopes_disabled():
        Accession.objects.filter(pk=row).update(party_id=foreign)

    assert crossings() == [f"agreements.Accession {row}: party"]
