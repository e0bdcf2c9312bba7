"""What goes into a pack, found from the models themselves (ADR 0013).

Every model of the project is either of one partnership, shared and taken along when referred to, named by a
key every installation knows, or left behind for a reason. A test asks this of all of them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.apps import apps
from django.contrib.postgres.search import SearchVectorField
from django.db.models import Field, ForeignKey, Model
from django.utils.translation import gettext_lazy as _

from spoiwo.common.exceptions import Sentence
from spoiwo.common.scoping import Scoped

PARTNERSHIP, USER, PERSON = "partnerships.Partnership", "accounts.User", "registry.Person"
ORGANIZATION, PROJECT, LOG = "registry.Organization", "projects.Project", "audit.LogEntry"

_SIGN_IN = _("Secrets of signing in stay: everybody sets a new password by “Forgotten password”.")
_LETTERS = _("Letters carry personal links, and are kept for a while only; what came of them is recorded.")
_LINKS = _("Personal links open pages of this installation; new ones are sent when they are needed.")
_REBUILT = _("The search index and recounts are made anew from the records when a pack is loaded.")
_READERS = _(
    "Readers of the newsletter agreed to letters of this installation, and its stop list is made with its "
    "own key: they sign up anew."
)
_SOURCES = _(
    "What was found in old documents names records by their number here; the documents go along as files, "
    "and what was recorded from them as records."
)
_HOLDS = _("What is held back from erasing names records by their number here: it is held back anew.")
_SERVER = _("What the installation itself works with stays: its queue of jobs, packs it made before.")
_REGISTER = _("The state’s register of units, which every installation loads; units are named by their key.")
_DRAFTS = _("Articles go along as every version that was published; drafts stay, with who works on them.")
_OTHERS = _("Ties to other partnerships are told in words, and tied anew where the other one is known.")

# By model, or by a whole application.
LEFT_BEHIND: dict[str, Sentence] = {
    "account": _SIGN_IN,
    "auth": _SERVER,
    "contenttypes": _SERVER,
    "mfa": _SIGN_IN,
    "procrastinate": _SERVER,
    "sessions": _SIGN_IN,
    "socialaccount": _SIGN_IN,
    "search": _REBUILT,
    "sources": _SOURCES,
    "visits": _SERVER,
    "territory": _REGISTER,
    "newsletters.Consent": _READERS,
    "newsletters.Delivery": _READERS,
    "newsletters.StoppedAddress": _READERS,
    "newsletters.Subscription": _READERS,
    "notifications.Attachment": _LETTERS,
    "notifications.Message": _LETTERS,
    "notifications.PersonalLink": _LINKS,
    "notifications.ReceivedLetter": _LETTERS,
    "attendance.Door": _LINKS,
    "figures.Recount": _REBUILT,
    "handover.Pack": _SERVER,
    "offers.Listing": _REBUILT,
    "partnerships.Relation": _OTHERS,
    "privacy.Disposal": _HOLDS,
    "privacy.Hold": _HOLDS,
    "pages.Article": _DRAFTS,
    "pages.ArticlePhoto": _DRAFTS,
    "pages.Article_files": _DRAFTS,
    "pages.Article_meetings": _DRAFTS,
    "pages.Article_partnerships": _DRAFTS,
    "pages.Article_people": _DRAFTS,
    "pages.Article_projects": _DRAFTS,
    "pages.Article_units": _DRAFTS,
    "pages.PartnershipSection": _DRAFTS,
    "pages.PublisherReview": _DRAFTS,
    "taggit": _DRAFTS,
    "wagtailadmin": _DRAFTS,
    "wagtailcore": _DRAFTS,
    "wagtailsearch": _REBUILT,
    "wagtailusers": _SERVER,
}


@dataclass(frozen=True, slots=True)
class Shared:
    """A record several partnerships may refer to; ``of`` is the field by which it hangs on another."""

    label: str
    of: str = ""


SHARED = (
    Shared(USER),
    Shared(ORGANIZATION),
    Shared("registry.OrganizationName", "organization"),
    Shared("registry.OrganizationTranslation", "organization"),
    Shared("registry.Identifier", "organization"),
    Shared(PERSON),
    Shared("registry.OfficeHolding", "organization"),
    Shared(PROJECT),
)
# Named by a key that is the same everywhere.
KEYS = {"territory.Unit": "key"}
# Numbers of records that are no foreign keys.
BY_NUMBER = {(LOG, "partnership_id"): PARTNERSHIP, ("voting.Entitlement", "organization_id"): ORGANIZATION}
# Fields that hold marks of those who did something (``user:7``).
MARKS = frozenset({"actor_id", "author_mark", "by_id", "uploaded_by", "voter_marks"})
# What must never leave, or means nothing elsewhere.
_KEPT_BACK = {USER: frozenset({"password", "last_login", "is_operator"})}
_LINK_NUMBER = "link_id"


@dataclass(frozen=True, slots=True)
class Column:
    """A field of a model as it stands in a pack: its name there, and how it is read from the database."""

    field: "Field[Any, Any]"
    name: str
    lookup: str
    target: str = ""  # the model it refers to


@cache
def reason_to_leave(label: str) -> Sentence | None:
    """Return why records of the model stay behind, or None."""
    return LEFT_BEHIND.get(label) or LEFT_BEHIND.get(label.partition(".")[0])


@cache
def shared(label: str) -> Shared | None:
    """Return how a shared model is taken along, or None where it is not shared."""
    return next((one for one in SHARED if one.label == label), None)


def all_models() -> Iterator[type[Model]]:
    """Yield every model of the project, lower rooms first, with the tables between two others."""
    yield from apps.get_models(include_auto_created=True)


@cache
def carried() -> tuple[type[Model], ...]:
    """Return the models a pack carries, in the order in which they are written and loaded."""
    return tuple(model for model in all_models() if shared(model._meta.label) or path_of(model))


@cache
def path_of(model: type[Model]) -> str:
    """Return the lookup from a record to its partnership; nothing for what belongs to no partnership."""
    label = model._meta.label
    if label == PARTNERSHIP:
        return "pk"
    if reason_to_leave(label) or shared(label):
        return ""
    if label == LOG:
        return "partnership_id"
    manager = model._default_manager
    if isinstance(manager, Scoped):
        return manager.path
    return min(_ways(model), key=lambda way: (way.count("__"), way), default="")


def _ways(model: type[Model]) -> Iterator[str]:
    """Yield the ways to the partnership over foreign keys; one that may be empty only if it is direct."""
    for field in foreign_keys(model):
        target = field.related_model
        if target._meta.label == PARTNERSHIP:
            yield field.name
        elif target is not model and not field.null and (way := path_of(target)):
            yield f"{field.name}__{way}"


def foreign_keys(model: type[Model]) -> "Iterator[ForeignKey[Any, Any]]":
    """Yield the foreign keys of a model."""
    yield from (field for field in model._meta.concrete_fields if isinstance(field, ForeignKey))


@cache
def columns(model: type[Model]) -> tuple[Column, ...]:
    """Return the columns of a model that go into a pack, its number first."""
    return tuple(filter(None, (_column(model, field) for field in model._meta.concrete_fields)))


def _column(model: type[Model], field: "Field[Any, Any]") -> Column | None:
    label = model._meta.label
    if field.name in _KEPT_BACK.get(label, ()) or field.name == _LINK_NUMBER:
        return None
    if isinstance(field, SearchVectorField):
        return None
    if not isinstance(field, ForeignKey):
        return Column(field, field.name, field.name, BY_NUMBER.get((label, field.name), ""))
    target = field.related_model._meta.label
    if target in KEYS:
        return Column(field, field.name, f"{field.name}__{KEYS[target]}", target)
    return None if reason_to_leave(target) else Column(field, field.attname, field.attname, target)
