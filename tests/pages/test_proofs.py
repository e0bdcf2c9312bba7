"""Beside a draft the editor points at what a careful reader would; the words stay the author's."""

import pytest
from django.utils.translation import override

from spoiwo.common.web.proofing import Remark
from spoiwo.pages.models import Article
from spoiwo.pages.proofs import advice_on
from tests.cast import Cast, ClientOf
from tests.factories.pages import a_draft, published

pytestmark = pytest.mark.django_db
TYPED = (
    "<p>Spotkamy się 14 maja  w Zwoleniu,ul. Nowa. Zapisy są <a href='https://example.org/'>tutaj</a>.</p>"
    "<h4>Co dalej</h4>"
)


def _remarks(article: Article) -> tuple[Remark, ...]:
    return advice_on(article).remarks


def test_dates_spaces_links_and_headings_are_pointed_at(cast: Cast) -> None:
    with override("en"):
        reasons = [str(one.reason) for one in _remarks(a_draft(cast.partnership, body=[("text", TYPED)]))]

    for beginning in (
        "A day without its year", "Two spaces", "A space is missing after", "A link that does not say",
        "A level of headings",
    ):  # fmt: skip
        assert [one for one in reasons if one.startswith(beginning)], beginning


def test_the_editor_shows_the_advice_after_a_draft_is_saved_and_changes_nothing(
    cast: Cast, client_of: ClientOf
) -> None:
    article = a_draft(cast.partnership, body=[("text", TYPED)])
    officer = client_of(cast.officer)

    page = officer.get(f"/redakcja/pages/{article.pk}/edit/").content.decode().replace("\xa0", " ")
    new = officer.get(f"/redakcja/pages/add/pages/article/{article.get_parent().pk}/").content.decode()

    assert '<q lang="pl">14 maja</q>' in page
    assert '<q lang="pl">' not in new
    assert "14 maja  w Zwoleniu,ul. Nowa" in str(Article.objects.get(pk=article.pk).body)


def test_the_preview_shows_the_advice_and_the_public_page_does_not(cast: Cast, client_of: ClientOf) -> None:
    article = a_draft(cast.partnership, body=[("text", TYPED)])
    officer = client_of(cast.officer)

    preview = officer.get(f"/redakcja/pages/{article.pk}/view_draft/").content.decode().replace("\xa0", " ")
    published(article)
    public = client_of(cast.visitor).get(article.get_url()).content.decode()

    assert '<q lang="pl">14 maja</q>' in preview
    assert 'id="advice"' not in public


def test_a_long_text_gets_a_mark_of_how_hard_it_is_to_read(cast: Cast) -> None:
    hard = "<p>" + "Uwarunkowania instytucjonalne międzysektorowej współpracy determinują efektywność. " * 20

    readability = advice_on(a_draft(cast.partnership, body=[("text", f"{hard}</p>")])).readability

    assert readability is not None
    assert readability.is_hard
