"""Of what the text of an article is built: few blocks, each with a plain form of its own."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

FEATURES = ["h2", "h3", "h4", "bold", "italic", "ol", "ul", "link", "blockquote"]
TABLE_MOST = 60


class QuoteBlock(blocks.StructBlock):  # type: ignore[misc]  # wagtail is untyped
    """Somebody's words."""

    words = blocks.TextBlock(label=_("Words"))
    who = blocks.CharBlock(label=_("Whose words"), required=False)

    class Meta:
        icon = "openquote"
        label = _("Quotation")
        template = "pages/blocks/quote.html"


class TableBlock(blocks.StructBlock):  # type: ignore[misc]  # wagtail is untyped
    """A small table, typed as lines: the first names the columns."""

    caption = blocks.CharBlock(label=_("What the table shows"))
    rows = blocks.TextBlock(
        label=_("Rows"),
        help_text=_("One row in a line, its cells divided by “|”. The first line names the columns."),
    )

    class Meta:
        icon = "table"
        label = _("Table")
        template = "pages/blocks/table.html"

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        rows = table_rows(cleaned["rows"])
        if len(rows) < 2:
            raise blocks.StructBlockValidationError({"rows": ValidationError(_("Write at least two rows."))})
        if len(rows) > TABLE_MOST or len({len(row) for row in rows}) > 1:
            problem = _("Give every row as many cells as the first, and at most %(number)s rows.")
            error = ValidationError(problem % {"number": TABLE_MOST})
            raise blocks.StructBlockValidationError({"rows": error})
        return cleaned

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        head, *rows = table_rows(value["rows"]) or [[]]
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        return context | {"head": head, "rows": rows}


def table_rows(typed: str) -> list[list[str]]:
    """Return the cells of the lines that hold something."""
    return [[cell.strip() for cell in line.split("|")] for line in typed.splitlines() if line.strip()]


class Body(blocks.StreamBlock):  # type: ignore[misc]  # wagtail is untyped
    """The text of an article."""

    text = blocks.RichTextBlock(label=_("Text"), features=FEATURES, icon="pilcrow")
    table = TableBlock()
    quote = QuoteBlock()
