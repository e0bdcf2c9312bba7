"""What this room knows of records about people in the rooms below it; rooms above register theirs."""

from collections.abc import Sequence
from functools import reduce
from operator import or_

from django.apps import apps
from django.db.models import F, Func, Model, Q, TextField
from django.db.models import Value as Constant
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from spoiwo.audit.models import LogEntry
from spoiwo.audit.registry import said
from spoiwo.notifications.models import Message, PersonalLink
from spoiwo.partnerships.models import Partnership
from spoiwo.privacy.held.register import SHARED, Source, Subject, Value, add, leave_out, register
from spoiwo.privacy.held.telling import value_of
from spoiwo.privacy.held.ways import ways_of
from spoiwo.privacy.models import ClauseGiven, Look
from spoiwo.privacy.selectors import REPRESENTED
from spoiwo.registry.models import Representation

_SIGN_IN = _("Secrets of signing in: nobody reads them, only that there is an account is told.")
_DRAFTS = _("Drafts of articles and who worked on them; what was published is told.")
_LETTER = ("subject", "created_at", "sent_at", "state")
_GIVEN = ("clause", "way", "on")


def register_below() -> None:
    """Tell what the models of accounts, the registry, files and letters do not tell by themselves."""
    leave_out(_SIGN_IN, "account", "mfa", "socialaccount", "sessions")
    leave_out(_DRAFTS, "wagtailcore", "wagtailadmin", "wagtailusers")
    register(
        "accounts.User",
        path="roles__partnership",
        only=("email", "name", "is_active", "joined_at", "last_login"),
    )
    register(
        "audit.LogEntry",
        path="partnership_id",
        only=("at", "action", "object_name"),
        words={"action": lambda row: said(row.action), "object_name": _thing_of},
    )
    register("files.StoredFile", only=("title", "name", "uploaded_at"))
    register("files.Photo", names=("author",), path="large__partnership", only=("author",))
    register("files.PhotoConsent", names=("person_name", "given_by"))
    register("documents.Template", only=("kind", "number", "uploaded_at"))
    register("notifications.ReceivedLetter", addresses=("sender",), only=("received_at", "subject", "text"))
    register("registry.Person", path=SHARED)
    register("registry.OfficeHolding", path=SHARED)
    register(
        "registry.Organization",
        path=SHARED,
        only=("name", "email", "phone", "street", "postal_code", "post_town"),
    )
    register("registry.RoleHolding", names=("contact_name",))
    register("privacy.Look", only=("at", "page"), words={"page": _page_of})
    inspector = ("inspector", "inspector_email", "inspector_phone")
    register(
        "privacy.Controller",
        names=("inspector",),
        only=("organization", "valid_from", "valid_to", "email", *inspector),
    )
    add(Source("notifications.Message", _letters))
    add(Source("privacy.ClauseGiven", _clauses))


def _thing_of(row: LogEntry) -> str:
    """Return what a deed was about, unless that is the record of a person."""
    try:
        model: type[Model] = apps.get_model(row.object_kind)
    except LookupError:
        return ""
    return "" if ways_of(model).names_people else row.object_name


def _page_of(row: Look) -> str:
    return row.label


def _letters(partnership: Partnership, subject: Subject, links: Sequence[int]) -> list[tuple[Value, ...]]:
    """Return letters to the addresses; neither their other recipients nor their words, which hold links."""
    lists = ("to", "cc", "bcc")
    joined = {
        f"{name}_joined": Lower(
            Func(F(name), Constant(" "), function="array_to_string", output_field=TextField())
        )
        for name in lists
    }
    wanted = [Q(**{f"{name}_joined__contains": one}) for name in lists for one in subject.addresses]
    if not wanted:
        return []
    near = Message.objects.filter(partnership=partnership).annotate(**joined).filter(reduce(or_, wanted))
    found = [
        row for row in near if {one.lower() for one in (*row.to, *row.cc, *row.bcc)} & set(subject.addresses)
    ]
    return [tuple(value_of(row, name) for name in _LETTER if getattr(row, name)) for row in found]


def _clauses(partnership: Partnership, subject: Subject, links: Sequence[int]) -> list[tuple[Value, ...]]:
    """Return which clauses the person was given: by letter, and on the pages of personal links."""
    voices = Representation.objects.filter(person__in=subject.persons).values("pk")
    wanted = Q(subject=REPRESENTED, number__in=voices)
    for link in PersonalLink.objects.filter(pk__in=links):
        wanted |= Q(subject=link.purpose, number=link.subject_id)
    rows = ClauseGiven.objects.filter(wanted, clause__partnership=partnership).select_related("clause")
    return [tuple(value_of(row, name) for name in _GIVEN) for row in rows]
