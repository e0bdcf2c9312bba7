"""What the pages of this room share."""

from functools import partial

from django import forms
from django.urls import reverse

from spoiwo.common.web.forms import renew_version
from spoiwo.partnerships import web
from spoiwo.reports import rules
from spoiwo.reports.models import MemberPart, Report

VIEW = "partnerships.view_partnership"
EDIT = rules.EDIT
FILE = rules.FILE

form_page = partial(web.form_page, template="reports/deed.html", section="reports")


def url_of(report: Report, route: str = "report", *more: object) -> str:
    """Return the address of a page of the report."""
    return reverse(f"reports:{route}", args=[report.partnership.slug, report.pk, *more])


def saved_meanwhile(form: forms.Form, part: MemberPart) -> MemberPart | None:
    """Return the part as somebody else saved it since the form was opened; sent again it is saved over it."""
    if not form.errors or str(form.data.get("version", "")) == str(part.version):
        return None
    renew_version(form, part.version)
    return part
