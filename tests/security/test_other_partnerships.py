"""A draft of others is known to nobody else, also not through a list to choose from."""

import pytest

from spoiwo.common.exceptions import BadInput
from spoiwo.partnerships.models import Partnership, Relation, Statement
from spoiwo.partnerships.services import StatementDraft, add_relation, set_statements
from spoiwo.partnerships.states import RelationKind, Stage, StatementKind
from tests.cast import Cast, ClientOf


@pytest.fixture
def draft(cast: Cast) -> Partnership:
    """The neighbours' partnership, not public yet."""
    Partnership.objects.filter(pk=cast.other.pk).update(stage=Stage.PREPARATION, short_name="Tajny szkic")
    cast.other.refresh_from_db()
    return cast.other


@pytest.mark.django_db
def test_a_draft_of_others_is_not_offered_for_a_relation(
    draft: Partnership, cast: Cast, client_of: ClientOf
) -> None:
    address = f"/pulpit/{cast.partnership.slug}/partnerstwo/powiazania/"
    sent = {"kind": RelationKind.CONTINUES.value, "other": str(draft.pk)}

    assert "Tajny szkic" not in client_of(cast.officer).get(address).content.decode()
    assert client_of(cast.officer).post(address, sent).status_code == 422
    assert not Relation.objects.exists()


@pytest.mark.django_db
def test_a_relation_to_a_draft_of_others_is_refused_by_the_service_too(
    draft: Partnership, cast: Cast
) -> None:
    with pytest.raises(BadInput):
        add_relation(
            actor=cast.officer, partnership=cast.partnership, kind=RelationKind.CONTINUES, other=draft
        )


@pytest.mark.django_db
def test_a_nested_list_can_be_replaced_whole(cast: Cast) -> None:
    # A parent may come later in the order than those under it: deleting must go by the tree.
    nested = [StatementDraft("a", [StatementDraft("b")]), StatementDraft("c", [StatementDraft("d")])]
    for drafts in (nested, [StatementDraft("new")]):
        set_statements(
            actor=cast.officer, partnership=cast.partnership, kind=StatementKind.AIM, drafts=drafts
        )

    assert [row.text for row in Statement.objects.filter(partnership=cast.partnership)] == ["new"]
