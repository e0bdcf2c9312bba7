"""The record of processing activities as a paper and as a table, in Polish (art. 30)."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from spoiwo.common.polish import long_date
from spoiwo.common.sheets import Sheet
from spoiwo.common.templatetags.spoiwo import moment
from spoiwo.documents.model import Block, Document, Fact, Facts, Heading, Note, Paragraph
from spoiwo.partnerships.models import Partnership
from spoiwo.privacy.clauses import Office
from spoiwo.privacy.models import Activity, Breach

KIND = "processing_record"


def _columns() -> tuple[tuple[str, str], ...]:
    return (
        ("purpose", _("What for")),
        ("basis", _("On what ground")),
        ("persons", _("Whose data")),
        ("categories", _("Which data")),
        ("recipients", _("Who gets them")),
        ("transfers", _("Sent outside the European Economic Area")),
        ("period", _("Kept how long")),
        ("safeguards", _("How they are guarded")),
    )


def sheet_of(rows: Sequence[Activity]) -> Sheet:
    """Return the record as a table."""
    with override("pl"):
        columns = _columns()
        headings = (_("Activity"), *(label for _name, label in columns), _("Compared with our acts"))
        return Sheet(
            _("Record of processing activities"),
            headings,
            [
                (row.name, *(getattr(row, name) for name, _label in columns), _yes(row.is_confirmed))
                for row in rows
            ],
        )


def _yes(is_so: bool) -> str:
    return pgettext("answer", "yes") if is_so else pgettext("answer", "no")


def paper_of(partnership: Partnership, office: Office, rows: Sequence[Activity], day: date) -> Document:
    """Return the record as a paper: who answers for the data, then each activity."""
    with override("pl"):
        blocks: list[Block] = []
        if not all(row.is_confirmed for row in rows):
            blocks.append(Note(_("† A proposal nobody has compared with the acts of the office yet.")))
        for row in rows:
            blocks.append(Heading(1, row.name if row.is_confirmed else f"{row.name} †"))
            blocks.append(Facts(tuple(Fact(label, getattr(row, name)) for name, label in _columns())))
        if not rows:
            blocks.append(Paragraph(_("No activity is written down yet.")))
        return Document(
            title=_("Record of processing activities"),
            day=day,
            facts=office_facts(office),
            partnership=partnership.official_name,
            blocks=tuple(blocks),
        )


def breach_paper(partnership: Partnership, office: Office, breach: Breach) -> Document:
    """Return a breach as a paper: what happened, how grave it is, who was told (art. 33 sec. 5)."""
    with override("pl"):
        said = (
            (_("Noticed"), moment(breach.noticed_at)),
            (_("To be notified by"), moment(breach.due_at)),
            (_("What happened"), breach.happened),
            (_("Whose data, and of how many people"), breach.whose),
            (_("Which data"), breach.which),
            (_("What may come of it"), breach.consequences),
            (_("What was done about it"), breach.measures),
            (_("Risk for people"), breach.get_risk_display()),
            (_("The President of UODO notified"), moment(breach.notified_at)),
            (_("Mark of the notification"), breach.reference),
            (_("Reasons"), breach.reasons),
            (_("The people told on"), long_date(breach.people_told_on) if breach.people_told_on else ""),
            (_("How the people were told"), breach.people_told),
        )
        facts = tuple(Fact(label, str(value)) for label, value in said if value)
        return Document(
            title=_("Breach of personal data"),
            number=str(breach),
            facts=office_facts(office),
            partnership=partnership.official_name,
            blocks=(Facts(facts),),
        )


def office_facts(office: Office) -> tuple[Fact, ...]:
    """Return who answers for the data."""
    inspector = ", ".join(
        one for one in (office.inspector, office.inspector_email, office.inspector_phone) if one
    )
    said = (
        (_("Controller"), office.name),
        (_("Postal address"), office.address),
        (_("E-mail address"), office.email),
        (_("Telephone"), office.phone),
        (_("Data protection officer"), inspector),
        (_("What joint controllers agreed"), office.arrangement),
    )
    return tuple(Fact(label, value) for label, value in said if value)
