"""Remarks of the council: sent once, made by link, account or word of mouth, answered before the approval."""

from datetime import timedelta

import pytest

from spoiwo.common import clock
from spoiwo.common.exceptions import BadInput, NotAllowed, SpoiwoError
from spoiwo.common.remarks import RemarkState
from spoiwo.notifications.actors import LinkActor
from spoiwo.notifications.models import Message, PersonalLink
from spoiwo.partnerships.models import Partnership
from spoiwo.reports import selectors, services
from spoiwo.reports.models import Remark, Report
from spoiwo.reports.states import Chapter, State
from tests.cast import Cast
from tests.factories.councils import a_member, a_term
from tests.factories.registry import a_person, a_representative, a_signatory, an_organization
from tests.factories.reports import BY_LEADER, SYSTEM, a_report

pytestmark = pytest.mark.django_db


def a_council(home: Partnership, *addresses: str) -> None:
    term = a_term(home)
    for address in addresses:
        organization, person = an_organization(), a_person()
        a_signatory(home, organization)
        a_member(term, organization, person)
        if address:
            a_representative(home, organization, person, email=address)


def sent(home: Partnership) -> Report:
    report = a_report(home)
    services.send_for_remarks(actor=SYSTEM, report=report, days=14)
    return report


def a_link() -> LinkActor:
    return LinkActor(PersonalLink.objects.filter(purpose="reports.remarks").earliest("pk"))


def test_each_member_of_the_council_gets_a_letter_once(home: Partnership) -> None:
    a_council(home, "rada1@example.org", "rada2@example.org", "")
    report = sent(home)
    same = Report.objects.get(pk=report.pk)

    with pytest.raises(NotAllowed):
        services.send_for_remarks(actor=SYSTEM, report=same, days=14)

    assert report.state == State.REMARKS
    assert sorted(str(one.to[0]) for one in Message.objects.all()) == [
        "rada1@example.org",
        "rada2@example.org",
    ]
    assert len([one for one in selectors.council_on(home, clock.today()) if not one.email]) == 1


@pytest.mark.parametrize("days", [0, 91])
def test_the_time_for_remarks_is_a_number_of_days_that_makes_sense(home: Partnership, days: int) -> None:
    with pytest.raises(BadInput):
        services.send_for_remarks(actor=SYSTEM, report=a_report(home), days=days)


def test_a_remark_by_a_link_is_kept_once_and_answered(home: Partnership) -> None:
    a_council(home, "rada1@example.org")
    report = sent(home)
    actor = a_link()

    for _press in range(2):
        services.add_remark(actor=actor, report=report, text="Brak szkolenia", chapter=Chapter.TRAININGS)
    [remark] = selectors.own_remarks(report, actor)
    with pytest.raises(BadInput):
        services.answer_remark(actor=SYSTEM, remark=remark, is_accepted=False)
    services.answer_remark(actor=SYSTEM, remark=remark, is_accepted=False, answer="Odbyło się rok później.")

    assert (remark.chapter, remark.state) == (Chapter.TRAININGS, RemarkState.REFUSED)
    with pytest.raises(SpoiwoError):
        services.answer_remark(actor=SYSTEM, remark=remark, is_accepted=True)


def test_an_unanswered_remark_holds_the_approval_back(home: Partnership) -> None:
    a_council(home, "rada1@example.org")
    report = sent(home)
    remark = services.add_remark(actor=a_link(), report=report, text="Brak szkolenia")

    with pytest.raises(NotAllowed):
        services.approve_report(actor=SYSTEM, report=report, draft=BY_LEADER)
    services.answer_remark(actor=SYSTEM, remark=remark, is_accepted=True)
    services.approve_report(actor=SYSTEM, report=report, draft=BY_LEADER)

    assert report.state == State.APPROVED
    with pytest.raises(NotAllowed):
        services.add_remark(actor=a_link(), report=report, text="Za późno")


def test_the_council_remarks_by_account_and_others_do_not(home: Partnership, cast: Cast) -> None:
    report = sent(home)

    services.add_remark(actor=cast.council_member, report=report, text="Dopisać forum")
    with pytest.raises(NotAllowed):
        services.add_remark(actor=cast.representative, report=report, text="Ja też")

    assert [one.author for one in selectors.remarks_of(report)] == ["Celina Radna"]


def test_a_remark_told_is_written_down_by_the_secretariat_also_after_the_time(
    home: Partnership, cast: Cast
) -> None:
    report = sent(home)

    with clock.frozen(clock.now() + timedelta(days=20)):
        with pytest.raises(NotAllowed):
            services.add_remark(actor=cast.council_member, report=report, text="Spóźniona")
        services.add_remark(actor=cast.officer, report=report, text="Za mało zdjęć", author="Jan Radny")
        with pytest.raises(NotAllowed):
            services.add_remark(actor=cast.council_member, report=report, text="Nie moja", author="Jan Radny")

    assert [one.author for one in selectors.remarks_of(report)] == ["Jan Radny"]


def test_a_link_of_one_report_makes_no_remark_on_another(home: Partnership) -> None:
    a_council(home, "rada1@example.org")
    sent(home)
    other = a_report(home, 2015)
    services.send_for_remarks(actor=SYSTEM, report=other, days=14)

    with pytest.raises(NotAllowed):
        services.add_remark(actor=a_link(), report=other, text="Nie ten rok")

    assert not Remark.objects.exists()


def test_a_remark_is_on_one_of_the_sixteen_parts_and_says_something(home: Partnership, cast: Cast) -> None:
    report = sent(home)

    for text, chapter in (("Treść", 17), ("  ", 2)):
        with pytest.raises(BadInput):
            services.add_remark(actor=cast.council_member, report=report, text=text, chapter=chapter)
