"""A11Y-04: every photo has words that say what it shows; without them it is not kept; pages carry them."""

import pytest
from django.template import Context, Template
from django_scopes import scope

from spoiwo.common.exceptions import BadInput
from spoiwo.files.alternatives import says_something
from spoiwo.files.models import Photo
from tests.cast import Cast
from tests.factories.files import a_draft, a_photo


@pytest.mark.parametrize(
    "words",
    [
        "Zdjęcie galerii artykułu: - 1.JPG", "1.JPG", "DSC_0012", "IMG 2041", "foto", "gala-2016", "image",
        "...&imagePreview=1", "/documents/10179/1.JPG/", "https://example.org/1", "www.example.org", "12345",
    ],
)  # fmt: skip
def test_a11y_04_the_name_of_a_file_and_remains_of_an_address_are_no_alternative(
    cast: Cast, words: str
) -> None:
    with scope(partnership=cast.partnership), pytest.raises(BadInput) as refused:
        a_photo(cast.partnership, a_draft(words))

    assert refused.value.field == "alternative"
    assert not Photo.objects.exists()


@pytest.mark.parametrize(
    "words",
    [
        "Dwie osoby podpisują porozumienie",
        "Sala e-usług w Zwoleniu",
        "Gala 2016: 12 osób na scenie",
        "Stół i krzesła",
    ],
)
def test_words_that_say_what_is_seen_are_taken(words: str) -> None:
    assert says_something(words, "DSC_0012.jpg")


def test_a11y_04_a_page_says_the_words_the_size_and_loads_late(cast: Cast) -> None:
    with scope(partnership=cast.partnership):
        photo = a_photo(cast.partnership)

    html = Template("{% load photos %}{% picture photo %}").render(Context({"photo": photo}))

    for part in (
        'alt="Dwie osoby podpisują porozumienie"', 'width="60"', 'height="40"', 'loading="lazy"',
        'type="image/webp"',
    ):  # fmt: skip
        assert part in html
