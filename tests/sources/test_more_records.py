"""What stands beside events and numbers in a document becomes records too: practices, speakers, contacts."""

from django_scopes import scope

from spoiwo.common.actors import Actor
from spoiwo.practices.models import GoodPractice
from spoiwo.practices.states import State
from spoiwo.sources import selectors, services
from spoiwo.sources.models import Finding, SourceDocument
from spoiwo.sources.services import Decision, Sweep
from spoiwo.sources.services.deciding import problem_of
from spoiwo.sources.states import Choice, Group
from tests.cast import Cast
from tests.sources.conftest import brought_in
from tests.sources.texts import REPORT_WITH_PRACTICES


def _accept_all(actor: Actor, document: SourceDocument) -> None:
    for group in Group:
        services.decide_group(actor=actor, document=document, group=group, sweep=Sweep.ACCEPT_ALL)


def _correct(actor: Actor, row: Finding, **values: str) -> None:
    decision = Decision(
        choice=Choice.ACCEPTED, values={**row.told, **values}, record_id=None, is_new=True,
        version=row.version,
    )  # fmt: skip
    services.decide_finding(actor=actor, document=row.document, finding=row, decision=decision)


def test_a_listed_good_practice_becomes_a_card_nobody_outside_reads_yet(cast: Cast, nobodys: None) -> None:
    document = brought_in(cast.operator, None, REPORT_WITH_PRACTICES)
    _accept_all(cast.operator, document)

    services.record_document(actor=cast.operator, document=document)

    document.refresh_from_db()
    assert document.partnership is not None
    with scope(partnership=document.partnership):
        card = GoodPractice.objects.get()
        assert (card.state, card.title) == (State.DRAFT, "Drugi obiad")
        assert card.organization is not None
        assert card.organization.name == "Powiatowy Urząd Pracy w Zwoleniu"
        assert card.actions.endswith("Gotują w niej dwa razy w tygodniu")
        page = selectors.made_of(document)
    assert {one.url.split("/")[3] for one in page if one.label == "Drugi obiad"} == {"dobre-praktyki"}

    services.take_back_document(actor=cast.operator, document=document, ground="pomyłka")

    assert not GoodPractice._base_manager.exists()


def test_a_practice_of_nobody_waits_until_somebody_says_whose_it_is(cast: Cast, nobodys: None) -> None:
    document = brought_in(cast.operator, None, REPORT_WITH_PRACTICES)
    _accept_all(cast.operator, document)

    row = document.findings.get(group=Group.PRACTICE, values__title__startswith="Wspólne")
    assert row.is_open
    assert problem_of(row)

    _correct(cast.operator, row, organization="Klub Integracji w Radomiu")
    services.record_document(actor=cast.operator, document=document)

    card = GoodPractice._base_manager.get(title="Wspólne stoisko na targach pracy")
    assert (card.organization, card.entity_name) == (None, "Klub Integracji w Radomiu")
