"""The words of the screen: stories name a button by its English source and find it in Polish."""

from django.utils.translation import gettext, ngettext, override


def on_screen(source: str, language: str = "pl", **values: object) -> str:
    """Return what the reader sees for a sentence of the source."""
    with override(language):
        return gettext(source) % values if values else gettext(source)


def counted(one: str, many: str, number: int) -> str:
    """Return what the Polish reader sees for a counted sentence of the source."""
    with override("pl"):
        return ngettext(one, many, number) % {"number": number}
