"""Reading a page as a person does."""

import re
from html import unescape
from typing import Protocol


class Page(Protocol):
    """An answer of the server, as the test client gives it."""

    @property
    def content(self) -> bytes: ...


def words(page: Page) -> str:
    """Return the text of the page in one line, without marks and no-break spaces."""
    text = re.sub(r"<(script|style).*?</\1>", " ", page.content.decode(), flags=re.S)
    text = unescape(re.sub(r"<[^>]+>", " ", text)).replace("\u00a0", " ")
    return re.sub(r"\s+", " ", text)
