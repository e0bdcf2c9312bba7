"""The hidden parts of the editor's form: a script numbers them, and Wagtail takes them at their word.

What comes otherwise than the script writes it was cut on its way, or made by hand. It is not read at all:
a text put together by guesses would be saved over the whole one.
"""

import json
import re
from typing import Any

from django.http import QueryDict  # noqa: TID251  # what a form sent, as it came
from wagtail.admin.rich_text import get_rich_text_editor_widget

from spoiwo.pages.blocks import FEATURES

BODY, PLAIN, ANSWER = "body", "plain", "workflow-action-extra-data"
# No article has so many parts; a script that says a milliard must not make the server count to it.
_MOST_PARTS = 500
_NUMBER = re.compile(r"\d{1,6}", re.ASCII)
_OF_A_RECORD = re.compile(r"(\d{1,18})?", re.ASCII)
# Numbers of versions and of articles that the editor's script sends beside the words.
_NUMBERS = ("overwrite_revision_id", "loaded_revision_id", "revision_id", "target_pages[]")
_TOLD = ("deleted", "type", "order")


def is_understood(sent: QueryDict) -> bool:
    """Tell whether what comes beside the words are numbers, and the answer of a review its reason."""
    numbers = (number for name in _NUMBERS for number in sent.getlist(name))
    return all(_OF_A_RECORD.fullmatch(number) for number in numbers) and _is_answer(sent.get(ANSWER, "{}"))


def _is_answer(sent: str) -> bool:
    try:
        said = json.loads(sent)
    except (ValueError, RecursionError):
        return False
    return isinstance(said, dict) and set(said) <= {"comment"} and isinstance(said.get("comment", ""), str)


def is_whole(sent: QueryDict) -> bool:
    """Tell whether the form of an article came as the editor sends it."""
    return _is_plain_whole(sent) and _is_body_whole(sent)


def _is_body_whole(sent: QueryDict) -> bool:
    count = sent.get(f"{BODY}-count", "")
    if not _NUMBER.fullmatch(count) or int(count) > _MOST_PARTS:
        return False
    parts = [f"{BODY}-{number}" for number in range(int(count))]
    kept = [part for part in parts if not sent.get(f"{part}-deleted", "-")]
    orders = [sent.get(f"{part}-order", "") for part in kept]
    if len(set(orders)) < len(orders) or not all(_NUMBER.fullmatch(order) for order in orders):
        return False
    return all(f"{part}-{told}" in sent for part in parts for told in _TOLD) and all(
        _is_part_whole(sent, part) for part in kept
    )


def _is_part_whole(sent: QueryDict, part: str) -> bool:
    kind, value = str(sent[f"{part}-type"]), f"{part}-value"
    if kind == "text":
        return is_text_whole(sent, value)
    names = {"table": ("caption", "rows"), "quote": ("words", "who")}.get(kind, ())
    return bool(names) and all(f"{value}-{name}" in sent for name in names)


def _is_plain_whole(sent: QueryDict) -> bool:
    # A translation has none.
    return PLAIN not in sent or is_text_whole(sent, PLAIN)


def is_text_whole(sent: QueryDict, name: str) -> bool:
    """Tell whether words typed with the toolbar can be read back."""
    if name not in sent:
        return False
    widget = get_rich_text_editor_widget(features=FEATURES)
    try:
        if not _has_paragraphs(json.loads(str(sent[name]))):
            return False
        words = widget.value_from_datadict(sent, {}, name)
        words.encode()
    except (ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError):
        return False
    # PostgreSQL keeps no such letter.
    return "\0" not in words


def _has_paragraphs(said: Any) -> bool:
    """Tell whether every paragraph has its words; an empty text is sent as null."""
    return said is None or all(isinstance(part["text"], str) for part in said["blocks"])
