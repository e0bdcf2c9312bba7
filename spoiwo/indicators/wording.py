"""Why values of a file were left out, in sentences."""

from django.utils.translation import gettext_lazy as _

LEFT_OUT = {
    "outside": _("outside the area of the partnership"),
    "country": _("Poland as a whole"),
    "statistical": _("statistical regions, which are no units of TERYT"),
    "part": _("the town or the countryside of an urban-rural commune"),
    "bad_code": _("no code of a territorial unit"),
    "empty": _("empty"),
    "not_a_number": _("not a number, or one too large"),
    "formula": _("begins like a formula of a spreadsheet"),
    "unknown_mark": _("with a mark of GUS not known here; check it and write the value by hand"),
    "bad_year": _("without a year"),
    "no_year": _("columns whose year or period cannot be told"),
    "added_up": _("added up over months or quarters"),
    "short_line": _("lines that are too short"),
    "other_variable": _("of variables that none of your indicators has"),
    "said_twice": _("said twice in the file, differently"),
}
