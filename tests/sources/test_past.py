"""Five documents of past years, brought into an installation that knows only the register of territory.

They tell in our words what the documents tell from which the demonstration is made; what comes out of them is
compared with the demonstration, and the report on 2016 with what was published.
"""

import json
import os
from datetime import date
from pathlib import Path

import pytest
from django_scopes import scope, scopes_disabled

from config import cli
from demo import agreements, institutions, people
from demo.partnerships import LUBUSKIE, NOWODWORSKI_2018, NOWODWORSKI_2024, PRZYSUCHA, ZWOLEN, Story
from spoiwo.accounts.services import create_user
from spoiwo.agreements.models import Agreement
from spoiwo.attendance.models import Headcount
from spoiwo.common.actors import Actor, SystemActor
from spoiwo.common.polish import fold
from spoiwo.meetings.models import Meeting
from spoiwo.meetings.states import MeetingKind
from spoiwo.partnerships.models import AreaUnit, Partnership
from spoiwo.projects.models import ProjectPartnership
from spoiwo.registry.models import OfficeHolding, Organization, Signatory
from spoiwo.sources import services
from spoiwo.sources.models import Finding, SourceDocument
from spoiwo.sources.services import Decision, Sweep
from spoiwo.sources.services.deciding import problem_of
from spoiwo.sources.states import Choice, Group
from tests.sources.conftest import brought_in
from tests.sources.texts import PAST, PUBLISHED

STORIES = (ZWOLEN, PRZYSUCHA, NOWODWORSKI_2018, NOWODWORSKI_2024, LUBUSKIE)
KNOWN = {one.name: one for one in (*institutions.MAZOWIECKIE, *institutions.LUBUSKIE_NAMED)}


def taken_in(actor: Actor, name: str) -> SourceDocument:
    """Bring a document in, accept what can be accepted, answer what is asked, record."""
    document = brought_in(actor, None, PAST[name], f"{name}.txt")
    for group in Group:
        services.decide_group(actor=actor, document=document, group=group, sweep=Sweep.ACCEPT_ALL)
    for row in document.findings.filter(choice=Choice.OPEN):
        _answer(actor, document, row)
    services.record_document(actor=actor, document=document)
    return document


def _answer(actor: Actor, document: SourceDocument, row: Finding) -> None:
    """Point at the record that was offered first; without one there is nothing to record."""
    pointed = row.candidates[0]["id"] if row.must_choose else None
    decision = Decision(
        choice=Choice.ACCEPTED if row.must_choose else Choice.REJECTED,
        values=row.told,
        record_id=pointed,
        is_new=pointed is None,
        version=row.version,
    )
    services.decide_finding(actor=actor, document=document, finding=row, decision=decision)


@pytest.fixture
def past(nobodys: None) -> dict[str, SourceDocument]:
    """All five, in the order in which somebody finds them in a drawer."""
    operator = create_user(
        actor=SystemActor("test"), email="operator@example.org", name="Oskar Operator",
        password="most-1918-Zwolenka", is_operator=True,
    )  # fmt: skip
    return {name: taken_in(operator, name) for name in PAST}


def the(story: Story) -> Partnership:
    return Partnership.objects.get(official_name__iexact=story.official_name)


def spelled(name: str) -> set[str]:
    """Return the spellings under which the demonstration knows an institution."""
    return {fold(name), *(fold(alias) for alias in KNOWN[name].aliases)} if name in KNOWN else {fold(name)}


def members(story: Story) -> dict[str, str]:
    """Return the categories of the signatories by folded name."""
    assert story.founded_on is not None
    home = the(story)
    with scope(partnership=home):
        rows = Signatory.objects.members_on(story.founded_on).select_related("organization")
        return {fold(row.organization.name): row.organization.category for row in rows}


SIGNED = {
    ZWOLEN.slug: agreements.ZWOLEN_PARTIES,
    PRZYSUCHA.slug: agreements.PRZYSUCHA_PARTIES,
    NOWODWORSKI_2018.slug: (
        "Powiat nowodworski",
        agreements.PUP_NDM,
        agreements.PRRP,
        *(name for name, _office, _person in agreements.COMMUNES),
    ),
    NOWODWORSKI_2024.slug: ("Powiat nowodworski", agreements.PUP_NDM, agreements.PRRP),
}


def test_what_comes_out_is_what_the_demonstration_was_made_of(past: dict[str, SourceDocument]) -> None:
    with scopes_disabled():
        for story in STORIES:
            _is_the_partnership(story)
        for story in STORIES[:-1]:
            _has_the_signatories(story)
        _people_hold_their_offices()
        _what_happened_is_recorded()


def _is_the_partnership(story: Story) -> None:
    home = the(story)
    area = set(AreaUnit.objects.filter(partnership=home).values_list("unit__key", flat=True))
    assert (home.kind, home.level, area) == (story.kind, story.level, set(story.area)), story.slug
    assert home.founded_on == story.founded_on, story.slug
    assert home.is_public, story.slug


def _has_the_signatories(story: Story) -> None:
    found = members(story)
    assert len(found) == len(SIGNED[story.slug]), (story.slug, found)
    for name in SIGNED[story.slug]:
        [same] = [one for one in found if one in spelled(name)]
        assert found[same] == KNOWN[name].category, name
    agreement = Agreement.objects.get(partnership=the(story))
    assert agreement.concluded_on == story.founded_on


def _people_hold_their_offices() -> None:
    held = {
        (one.person.given_names, one.person.family_name, fold(one.organization.name)): one
        for one in OfficeHolding.objects.select_related("person", "organization")
    }
    for person in people.PEOPLE:
        [same] = [
            office
            for (given, family, where), office in held.items()
            if f"{given} {family}" in (f"{person.given_names} {person.family_name}", *person.aliases)
            and where in spelled(person.organization)
        ]
        assert fold(person.office).startswith(fold(same.office)), (person, same.office)


def _what_happened_is_recorded() -> None:
    rows = Meeting.objects.select_related("partnership", "host")
    happened = {(one.partnership_id, one.day): one for one in rows}
    told = {(one.pk, day): kind for one, day, kind in ((the(story), day, kind) for story, day, kind in HELD)}
    assert {place: happened[place].kind for place in told} == told
    plenary = happened[the(LUBUSKIE).pk, date(2015, 5, 14)]
    assert plenary.host is not None
    assert fold(plenary.host.name) in spelled(KNOWN_HOST)
    session = happened[the(NOWODWORSKI_2018).pk, date(2018, 4, 19)]
    assert session.body is not None
    assert (session.body.name, session.is_extraordinary) == (agreements.PRRP, True)
    first = happened[the(NOWODWORSKI_2018).pk, date(2018, 6, 6)]
    assert (first.title, first.locality) == ("Spotkanie organizacyjno-integracyjne", "Trębki Nowe")
    conference = happened[the(NOWODWORSKI_2024).pk, date(2024, 10, 8)]
    assert Headcount.objects.get(meeting=conference).count == 150
    joined = ProjectPartnership.objects.values_list("partnership_id", "project__beneficiary__name")
    fund = "Fundacja Fundusz Współpracy"
    assert set(joined) == {(the(ZWOLEN).pk, fund), (the(PRZYSUCHA).pk, fund)}


# A page that announces meetings "organizacyjno-integracyjne" does not say that the first was a conference:
# the demonstration has that from another page.
HELD = (
    (LUBUSKIE, date(2015, 5, 14), MeetingKind.SIGNATORIES),
    (LUBUSKIE, date(2016, 11, 18), MeetingKind.SIGNATORIES),
    (NOWODWORSKI_2018, date(2018, 4, 19), MeetingKind.EXTERNAL),
    (NOWODWORSKI_2018, date(2018, 6, 6), MeetingKind.OTHER),
    (NOWODWORSKI_2024, date(2024, 10, 8), MeetingKind.CONFERENCE),
)
KNOWN_HOST = "Lubuska Wojewódzka Komenda Ochotniczych Hufców Pracy w Zielonej Górze"


def test_an_institution_of_several_documents_is_one(past: dict[str, SourceDocument]) -> None:
    for name in (
        "Powiatowy Urząd Pracy w Nowym Dworze Mazowieckim",
        "Wojewódzki Urząd Pracy w Zielonej Górze",
    ):
        assert Organization.objects.filter(name=name).count() == 1


def test_the_report_on_2016_gives_the_published_numbers(
    past: dict[str, SourceDocument], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in ("SPOIWO_MODE", "PYTHONPATH", "DJANGO_SETTINGS_MODULE"):
        monkeypatch.setenv(name, os.environ.get(name, ""))
    file = tmp_path / "2016.json"

    cli.main(["report", the(LUBUSKIE).slug, "2016", "--format", "json", "-o", str(file)])

    told = {one["code"]: one["number"] for one in json.loads(file.read_bytes())["figures"]}
    assert {code: told[code] for code in PUBLISHED} == PUBLISHED


def test_only_what_cannot_be_recorded_is_left_out(past: dict[str, SourceDocument]) -> None:
    left = Finding.objects.filter(document__in=past.values(), choice=Choice.REJECTED)
    assert {problem_of(row) != "" or row.group == Group.FIGURE for row in left} == {True}
