"""Reading a page as a person does."""

import re
from html import unescape

from django.http import HttpResponse


def words(page: HttpResponse) -> str:
    """Return the text of the page in one line, without marks and no-break spaces."""
    text = re.sub(r"<(script|style).*?</\1>", " ", page.content.decode(), flags=re.S)
    text = unescape(re.sub(r"<[^>]+>", " ", text)).replace("\u00a0", " ")
    return re.sub(r"\s+", " ", text)
