"""Communiqués saved before their words were cleaned lose what cannot be seen (step 0004)."""

from importlib import import_module

from django.apps import apps
from django_scopes import scopes_disabled

from spoiwo.communiques.models import Communique
from spoiwo.partnerships.models import Partnership
from tests.factories.communiques import TEXT, TITLE, a_published

STEP = import_module("spoiwo.communiques.migrations.0004_words_without_unseen_signs")


def _brought_up_to_date(communique: Communique) -> tuple[str, str, str]:
    with scopes_disabled():
        STEP.clean_words(apps, None)
    communique.refresh_from_db()
    return communique.title, communique.lead, communique.text


def test_unseen_signs_go_and_every_letter_stays(home: Partnership) -> None:
    communique = a_published(home, 1)
    Communique.objects.filter(pk=communique.pk).update(
        title="Na\u200bbór \u202ewniosków\u2066",
        lead="Pierwsze\u2028drugie\x07",
        text="Akapit\r\n\r\n- zażółć \u2060gęślą 👩\u200d👧",
    )

    words = _brought_up_to_date(communique)

    assert words == ("Nabór wniosków", "Pierwsze\ndrugie", "Akapit\n\n- zażółć gęślą 👩\u200d👧")
    assert _brought_up_to_date(communique) == words


def test_clean_words_and_words_that_are_nothing_else_stay(home: Partnership) -> None:
    clean = a_published(home, 1)
    empty = a_published(home)
    Communique.objects.filter(pk=empty.pk).update(title="\u200b")

    assert _brought_up_to_date(clean)[::2] == (TITLE, TEXT)
    assert _brought_up_to_date(empty)[0] == "\u200b"
