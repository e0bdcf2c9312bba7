"""No model with data of people is forgotten by what is told about one of them (GDPR-05)."""

from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db.models import CharField, EmailField, Model, TextField
from django.utils.functional import Promise

from spoiwo.accounts.models import User
from spoiwo.privacy.held import register
from spoiwo.privacy.held.telling import told_fields
from spoiwo.privacy.held.ways import Ways, covered
from spoiwo.privacy.words import FIELDS, MODELS
from spoiwo.registry.models import Person

# Fields named like an address of a person and holding none: what kind of people or pages they tell of.
NO_ADDRESS = {
    "privacy.Activity.recipients", "privacy.Look.address", "registry.Person.address_form",
    "projects.Project.map_address", "ideas.Call.address", "ideas.Call.gala_address",
    "communiques.Proof.address", "communiques.Visit.address", "communiques.Carrier.address",
    "privacy.Controller.address", "requests.Case.address", "pages.BroughtArticle.address",
    "pages.BroughtPicture.address",
}  # fmt: skip
LIKE_ADDRESSES = ("mail", "recipient", "address", "sender")
# Secrets: whatever else is told, these never are.
SECRETS = {"password", "nonce", "receipt", "token_sha256", "email_key", "content", "html", "link", "link_id"}
LISTS_OF_ADDRESSES = {"to", "cc", "bcc", "reply_to"}


def _models() -> list[type[Model]]:
    return list(apps.get_models(include_auto_created=True))


def _told() -> dict[str, Ways]:
    return {ways.label: ways for ways in covered()}


def _is_of_people(model: type[Model]) -> bool:
    for field in model._meta.concrete_fields:
        if field.is_relation and field.related_model in (Person, User) and field.name != "merged_into":
            return True
        if isinstance(field, EmailField):
            return True
        if not isinstance(field, CharField | TextField | ArrayField) or field.choices:
            continue
        named = any(part in field.name for part in LIKE_ADDRESSES) or field.name in LISTS_OF_ADDRESSES
        if named and f"{model._meta.label}.{field.name}" not in NO_ADDRESS:
            return True
    return False


def test_gdpr_05_every_model_with_people_is_told_or_left_out_for_a_reason() -> None:
    told = _told()
    forgotten = [
        model._meta.label
        for model in _models()
        if _is_of_people(model)
        and model._meta.label not in told
        and register.reason_left_out(model._meta.label) is None
    ]

    assert forgotten == []


def test_gdpr_05_every_model_that_is_told_leads_to_its_partnership_or_is_shared_on_purpose() -> None:
    shared = {label for label, ways in _told().items() if ways.is_shared}

    assert [label for label, ways in _told().items() if ways.path is None] == []
    assert shared == {"registry.Organization", "registry.OfficeHolding", "registry.Person"}


def test_gdpr_05_what_rooms_register_is_there() -> None:
    labels = {model._meta.label for model in _models()} | {model._meta.app_label for model in _models()}

    assert register.named() <= labels
    for ways in covered():
        names = {field.name for field in ways.model._meta.get_fields()}
        assert {*ways.telling.only, *ways.telling.others, *ways.telling.not_by, *ways.telling.words} <= names
        lookups = (*ways.persons, *ways.accounts, *ways.addresses, *ways.names, *ways.marks)
        for way in (*lookups, *([ways.path] if ways.path else [])):
            # A wrong lookup raises here.
            ways.model._base_manager.filter(**{f"{way}__isnull": False})


def test_gdpr_05_no_secret_is_among_what_is_told() -> None:
    for ways in covered():
        if ways.source is None:
            assert not SECRETS & {field.name for field in told_fields(ways)}, ways.label


def test_gdpr_05_every_kind_and_every_field_has_a_name_for_people() -> None:
    nameless = [
        f"{ways.label}.{field.name}"
        for ways in covered()
        for field in told_fields(ways)
        if not isinstance(field.verbose_name, Promise) and field.name not in FIELDS
    ]

    assert nameless == []
    assert [
        ways.label
        for ways in covered()
        if ways.label not in MODELS and not isinstance(ways.model._meta.verbose_name_plural, Promise)
    ] == []
