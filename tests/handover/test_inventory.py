"""Every model of the project is carried, shared, or left behind for a reason; nothing is forgotten."""

import tomllib
from pathlib import Path

from django.conf import settings
from django.utils.functional import Promise

from spoiwo.handover import inventory
from spoiwo.handover.inventory import (
    BY_NUMBER,
    KEYS,
    LEFT_BEHIND,
    MARKS,
    SHARED,
    all_models,
    carried,
    columns,
)
from spoiwo.handover.reading import shown
from spoiwo.privacy.words import FIELDS, MODELS, ROOMS

# Numbers that are of no record here: of a page of the bank of data, of a row in a list.
NO_RECORDS = {"link_id", "object_id", "subject_id"}


def test_every_model_is_carried_shared_or_left_behind_with_a_reason() -> None:
    forgotten = [
        model._meta.label
        for model in all_models()
        if not inventory.path_of(model)
        and not inventory.shared(model._meta.label)
        and not inventory.reason_to_leave(model._meta.label)
    ]

    assert forgotten == []


def test_the_lists_name_only_what_there_is() -> None:
    labels = {model._meta.label for model in all_models()}
    apps = {model._meta.app_label for model in all_models()}

    assert set(LEFT_BEHIND) <= labels | apps
    assert {one.label for one in SHARED} | set(KEYS) | {label for label, _name in BY_NUMBER} <= labels


def test_a_record_can_do_without_what_is_left_behind() -> None:
    stuck = [
        f"{model._meta.label}.{field.name}"
        for model in carried()
        for field in inventory.foreign_keys(model)
        if inventory.reason_to_leave(field.related_model._meta.label)
        and field.related_model._meta.label not in KEYS
        and not field.null
    ]

    assert stuck == []


def test_every_number_of_a_record_is_a_foreign_key_or_named() -> None:
    bare = {
        (model._meta.label, field.name)
        for model in carried()
        for field in model._meta.concrete_fields
        if field.name.endswith("_id") and not field.is_relation and field.name not in NO_RECORDS | MARKS
    }

    assert bare == set(BY_NUMBER)


def test_every_mark_of_who_did_it_is_known() -> None:
    marks = {
        field.name
        for model in carried()
        for field in model._meta.concrete_fields
        if "mark)" in str(getattr(field.verbose_name, "_proxy____args", ("",))[0])
        or field.name.endswith(("_mark", "_marks"))
    }

    assert marks <= MARKS


def test_no_secret_is_a_column_of_a_pack() -> None:
    packed = {(model._meta.label, column.field.name) for model in carried() for column in columns(model)}

    assert not {name for _label, name in packed} & {
        "password",
        "nonce",
        "link",
        "link_id",
        "token",
        "secret",
    } - {"link"}
    assert not packed & {("accounts.User", "is_operator"), ("accounts.User", "last_login")}


def test_every_record_and_field_has_a_name_a_reader_understands() -> None:
    nameless = [
        f"{model._meta.label}.{column.field.name}"
        for model in carried()
        for column in shown(model)
        if not isinstance(column.field.verbose_name, Promise) and column.field.name not in FIELDS
    ]
    nameless += [
        model._meta.label
        for model in carried()
        if not isinstance(model._meta.verbose_name_plural, Promise) and model._meta.label not in MODELS
    ]

    assert nameless == []
    assert {model._meta.app_label for model in carried()} == set(ROOMS)


def test_the_version_of_the_product_is_said_once_more() -> None:
    project = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))["project"]

    assert project["version"] == settings.PRODUCT_VERSION
