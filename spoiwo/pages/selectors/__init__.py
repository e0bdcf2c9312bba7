"""Articles as readers and writers find them."""

from spoiwo.pages.selectors.drafts import Draft, drafts_of
from spoiwo.pages.selectors.published import (
    NO_SUCH,
    Around,
    Months,
    Wanted,
    around,
    categories_of,
    change_log,
    find,
    has_articles,
    latest_at_home,
    months_of,
    public_article,
    version_by_number,
    versions_of,
)

__all__ = [
    "NO_SUCH",
    "Around",
    "Draft",
    "Months",
    "Wanted",
    "around",
    "categories_of",
    "change_log",
    "drafts_of",
    "find",
    "has_articles",
    "latest_at_home",
    "months_of",
    "public_article",
    "version_by_number",
    "versions_of",
]
