"""Parts of institutions: listed from the register, asked for by letters, told once and corrected."""

from datetime import date, timedelta

import pytest

from spoiwo.common import clock, events
from spoiwo.common.exceptions import BadInput, ConcurrentChange, NotAllowed, SpoiwoError, WrongState
from spoiwo.documents.render import to_html
from spoiwo.notifications.actors import LinkActor
from spoiwo.notifications.models import Message, PersonalLink
from spoiwo.partnerships.models import Partnership, Statement
from spoiwo.partnerships.services import StatementDraft, set_statements
from spoiwo.partnerships.states import StatementKind
from spoiwo.registry.events import OrganizationsMerged
from spoiwo.reports import papers, selectors, services
from spoiwo.reports.models import MemberPart, Report
from spoiwo.reports.services import PartDraft
from tests.factories.meetings import a_held_meeting
from tests.factories.registry import a_representative, a_signatory, an_organization
from tests.factories.reports import BY_LEADER, SYSTEM, a_report

pytestmark = pytest.mark.django_db
SINCE = date(2015, 6, 1)


def a_reachable_member(home: Partnership, name: str, email: str = "") -> str:
    signatory = a_signatory(home, an_organization(name), since=SINCE)
    address = email or f"{name.lower().replace(' ', '.')}@example.org"
    a_representative(home, signatory.organization, since=SINCE, email=address)
    return address


def a_list(home: Partnership, *names: str) -> Report:
    for name in names or ("Gmina Policzna", "Fundacja Most"):
        a_reachable_member(home, name)
    report = a_report(home)
    services.list_members(actor=SYSTEM, report=report)
    return report


def part_of(report: Report, name: str) -> MemberPart:
    return next(part for part in selectors.member_parts(report) if part.organization_name == name)


def links() -> list[PersonalLink]:
    return list(PersonalLink.objects.filter(purpose="reports.member").order_by("pk"))


def test_the_list_is_of_the_signatories_of_the_last_day_and_grows_only_by_newcomers(
    home: Partnership,
) -> None:
    report = a_list(home)
    a_signatory(home, an_organization("Przyszły Członek"), since=date(2017, 3, 1))

    again = services.list_members(actor=SYSTEM, report=report)
    a_reachable_member(home, "Szkoła Rolnicza")
    newcomers = services.list_members(actor=SYSTEM, report=report)

    names = [part.organization_name for part in selectors.member_parts(report)]
    assert (again, newcomers) == (0, 1)
    assert names == ["Fundacja Most", "Gmina Policzna", "Szkoła Rolnicza"]
    assert part_of(report, "Gmina Policzna").email == "gmina.policzna@example.org"


def test_an_address_learnt_later_is_added_and_one_written_down_stays(home: Partnership) -> None:
    member = a_signatory(home, an_organization("Gmina Policzna"), since=SINCE)
    report = a_list(home, "Fundacja Most")
    told = part_of(report, "Fundacja Most")
    services.set_member_address(actor=SYSTEM, part=told, name="Ewa", email="inny@example.org")
    a_representative(home, member.organization, since=SINCE, email="wojt@example.org")

    services.list_members(actor=SYSTEM, report=report)

    assert part_of(report, "Gmina Policzna").email == "wojt@example.org"
    assert part_of(report, "Fundacja Most").email == "inny@example.org"


def test_each_gets_one_letter_and_none_within_the_pause(home: Partnership) -> None:
    report = a_list(home)

    asked = services.ask_members(actor=SYSTEM, report=report)
    with pytest.raises(WrongState):
        services.ask_members(actor=SYSTEM, report=report)

    assert [part.organization_name for part in asked] == ["Fundacja Most", "Gmina Policzna"]
    assert Message.objects.count() == len(links()) == 2


def test_a_reminder_goes_only_to_who_told_nothing_and_carries_the_same_link(home: Partnership) -> None:
    report = a_list(home)
    services.ask_members(actor=SYSTEM, report=report)
    first = links()
    part = part_of(report, "Gmina Policzna")
    services.tell_part(actor=SYSTEM, part=part, draft=PartDraft(text="Festyn"), version=1, by="wójt")

    with clock.frozen(clock.now() + timedelta(days=4)):
        reminded = services.ask_members(actor=SYSTEM, report=report)

    assert [one.organization_name for one in reminded] == ["Fundacja Most"]
    assert links() == first
    assert "przypomnienie" in Message.objects.latest("pk").text


def test_another_address_closes_the_link_of_the_earlier_one_and_may_be_asked_at_once(
    home: Partnership,
) -> None:
    report = a_list(home, "Fundacja Most")
    services.ask_members(actor=SYSTEM, report=report)
    services.set_member_address(
        actor=SYSTEM, part=part_of(report, "Fundacja Most"), name="", email="nowy@example.org"
    )

    services.ask_members(actor=SYSTEM, report=report)

    earlier, now = links()
    assert earlier.closed is not None
    assert part_of(report, "Fundacja Most").link_id == now.pk


def test_what_an_institution_tells_stands_in_the_report_by_aim_too(home: Partnership) -> None:
    drafts = [StatementDraft("Praca dla każdego"), StatementDraft("Zdrowie")]
    set_statements(actor=SYSTEM, partnership=home, kind=StatementKind.AIM, drafts=drafts)
    aim = Statement.objects.get(text="Zdrowie")
    report = a_list(home)
    services.ask_members(actor=SYSTEM, report=report)
    link = links()[0]
    part = selectors.member_part_of_link(home, link.subject_id)

    draft = PartDraft(
        text="Otwarto <klub>.", people=1200, aims={aim.pk: "Badania dla 40 osób", 999999: "obcy"}
    )
    services.tell_part(actor=LinkActor(link), part=part, draft=draft, version=1)

    words = to_html(papers.report_paper(report)).replace("\u00a0", " ")
    assert "Otwarto &lt;klub&gt;." in words
    assert "Fundacja Most: Badania dla 40 osób" in words
    assert "1200" in words or "1 200" in words
    assert part.given_by == link.holder
    assert [word.aim for word in part.aims.all()] == [aim]


def test_a_part_may_be_corrected_until_the_approval_and_never_after(home: Partnership) -> None:
    report = a_list(home, "Fundacja Most")
    services.ask_members(actor=SYSTEM, report=report)
    actor, part = LinkActor(links()[0]), part_of(report, "Fundacja Most")
    services.tell_part(actor=actor, part=part, draft=PartDraft(text="Pierwsza wersja"), version=1)
    services.tell_part(actor=actor, part=part, draft=PartDraft(text="Druga wersja"), version=2)
    services.approve_report(actor=SYSTEM, report=report, draft=BY_LEADER)

    with pytest.raises(NotAllowed):
        services.tell_part(actor=actor, part=part, draft=PartDraft(text="Trzecia"), version=3)

    assert part_of(report, "Fundacja Most").text == "Druga wersja"


def test_who_saves_over_words_not_seen_is_told_and_changes_nothing(home: Partnership) -> None:
    report = a_list(home, "Fundacja Most")
    part = part_of(report, "Fundacja Most")
    services.tell_part(actor=SYSTEM, part=part, draft=PartDraft(text="Pierwsza"), version=1)

    with pytest.raises(ConcurrentChange):
        services.tell_part(actor=SYSTEM, part=part, draft=PartDraft(text="Ślepo"), version=1)

    assert part_of(report, "Fundacja Most").text == "Pierwsza"


@pytest.mark.parametrize("draft", [PartDraft(text=" "), PartDraft(text="Festyn", people=99_000_000)])
def test_a_part_says_something_that_can_be_true(home: Partnership, draft: PartDraft) -> None:
    part = part_of(a_list(home, "Fundacja Most"), "Fundacja Most")

    with pytest.raises(BadInput):
        services.tell_part(actor=SYSTEM, part=part, draft=draft, version=1)


def test_the_link_of_one_institution_does_not_tell_the_part_of_another(home: Partnership) -> None:
    report = a_list(home)
    services.ask_members(actor=SYSTEM, report=report)
    mine, theirs = links()
    other = selectors.member_part_of_link(home, theirs.subject_id)

    with pytest.raises(NotAllowed):
        services.tell_part(actor=LinkActor(mine), part=other, draft=PartDraft(text="Podszycie"), version=1)

    assert not MemberPart.objects.filter(state="given").exists()


def test_what_is_known_of_an_institution_is_of_the_period_and_of_it_alone(home: Partnership) -> None:
    report = a_list(home)
    part = part_of(report, "Fundacja Most")
    other = part_of(report, "Gmina Policzna")
    for day, host in [(date(2016, 3, 1), part), (date(2017, 3, 1), part), (date(2016, 4, 1), other)]:
        a_held_meeting(home, title=f"Spotkanie {day:%Y-%m}", day=day, host=host.organization)

    [known] = selectors.known_of(part)

    assert len(known.lines) == 1
    assert known.lines[0].startswith("Spotkanie 2016-03")


def test_words_about_an_aim_follow_its_rewording_and_outlive_its_removal(home: Partnership) -> None:
    set_aims(home, "Praca", "Zdrowie")
    aims = {aim.text: aim.pk for aim in Statement.objects.all()}
    part = part_of(a_list(home, "Fundacja Most"), "Fundacja Most")
    told = PartDraft(text="Rok pracy", aims={aims["Praca"]: "Staże", aims["Zdrowie"]: "Badania"})
    services.tell_part(actor=SYSTEM, part=part, draft=told, version=1)

    set_aims(home, "Praca dla każdego")

    part.refresh_from_db()
    kept = " ".join([part.text, *(word.text for word in part.aims.all())])
    assert "Staże" in kept
    assert "Badania" in kept


def set_aims(home: Partnership, *texts: str) -> None:
    drafts = [StatementDraft(text) for text in texts]
    set_statements(actor=SYSTEM, partnership=home, kind=StatementKind.AIM, drafts=drafts)


def test_two_records_of_one_institution_become_one_line_with_all_that_was_told(home: Partnership) -> None:
    report = a_list(home)
    kept, dropped = part_of(report, "Fundacja Most"), part_of(report, "Gmina Policzna")
    for part, words in ((kept, "Klub"), (dropped, "Festyn")):
        services.tell_part(actor=SYSTEM, part=part, draft=PartDraft(text=words, people=10), version=1)

    events.publish(OrganizationsMerged(kept_id=kept.organization_id, dropped_id=dropped.organization_id))

    [left] = selectors.member_parts(report)
    assert (left.text, left.people) == ("Klub\n\nFestyn", 20)


def test_an_approved_report_takes_no_list_and_no_letters(home: Partnership) -> None:
    report = a_list(home, "Fundacja Most")
    services.approve_report(actor=SYSTEM, report=report, draft=BY_LEADER)

    for deed in (services.list_members, services.ask_members):
        with pytest.raises(SpoiwoError):
            deed(actor=SYSTEM, report=report)
