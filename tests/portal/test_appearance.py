"""Language and appearance are remembered without a script, an account or a token."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def test_a_chosen_appearance_is_remembered_and_drawn() -> None:
    reader = Client(enforce_csrf_checks=True)

    answer = reader.post("/wyglad/", {"theme": "contrast", "next": "/wzornik/"})

    assert answer.status_code == 302
    assert answer["Location"] == "/wzornik/"
    assert answer.cookies["wyglad"]["httponly"]
    assert 'data-theme="contrast"' in reader.get("/wzornik/").content.decode()


def test_the_appearance_of_the_system_forgets_the_choice() -> None:
    reader = Client()
    reader.post("/wyglad/", {"theme": "dark"})

    reader.post("/wyglad/", {"theme": ""})

    assert "data-theme" not in reader.get("/wzornik/").content.decode()


def test_an_unknown_appearance_is_not_kept() -> None:
    reader = Client()

    reader.post("/wyglad/", {"theme": '"><script>'})

    assert "data-theme" not in reader.get("/wzornik/").content.decode()


def test_a_chosen_language_is_remembered() -> None:
    reader = Client(enforce_csrf_checks=True)

    reader.post("/jezyk/", {"language": "uk", "next": "/wzornik/"})

    assert '<html lang="uk"' in reader.get("/wzornik/").content.decode()


def test_a_language_the_site_does_not_speak_leaves_polish() -> None:
    reader = Client()

    reader.post("/jezyk/", {"language": "xx"})

    assert '<html lang="pl"' in reader.get("/wzornik/").content.decode()


@pytest.mark.parametrize("address", ["https://zly.example/", "//zly.example/", "javascript:alert(1)", ""])
def test_the_way_back_never_leaves_the_site(address: str) -> None:
    answer = Client().post("/wyglad/", {"theme": "dark", "next": address})

    assert answer["Location"] == "/"


def test_the_choice_is_made_by_post_only() -> None:
    assert Client().get("/wyglad/").status_code == 405


def test_the_footer_offers_each_language_in_its_own_words() -> None:
    page = Client().get("/wzornik/").content.decode()

    assert all(name in page for name in (">polski<", ">English<", ">Українська<"))
