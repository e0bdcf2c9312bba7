"""What ``deploy/`` says agrees with what the program understands."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from config.cli import _parser
from config.options import ROOT

DEPLOY = ROOT / "deploy"
UNITS = sorted(DEPLOY.glob("*.service"))
EXPLAINED = set(re.findall(r"^([A-Z_]+)=", (ROOT / ".env.example").read_text(encoding="utf-8"), re.MULTILINE))


def commands_of(unit: Path) -> Iterator[list[str]]:
    text = unit.read_text(encoding="utf-8")
    for line in re.findall(r"^Exec\w+=(.*)$", text, re.MULTILINE):
        for command in re.findall(r"/opt/spoiwo/bin/spoiwo ([^\"']*)(?:\"([^\"]*)\")?", line):
            yield [*shlex.split(command[0]), *filter(None, command[1:])]


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name)
def test_every_command_of_a_unit_is_understood(unit: Path) -> None:
    commands = list(commands_of(unit))

    assert commands
    for command in commands:
        assert _parser().parse_args(command).deed


def test_every_command_of_the_compose_file_is_understood() -> None:
    compose = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))
    ours = [service for service in compose["services"].values() if service["image"] == "spoiwo"]

    assert len(ours) == 3
    for service in ours:
        assert _parser().parse_args(service["command"]).deed
        assert set(service["secrets"]) <= compose["secrets"].keys()
        assert {name.removesuffix("_FILE") for name in service["environment"]} <= EXPLAINED


def test_every_file_the_image_copies_is_there_and_its_variables_are_explained() -> None:
    text = (DEPLOY / "Containerfile").read_text(encoding="utf-8")
    copied = re.findall(r"^COPY (?!--from)(\S+) ", text, re.MULTILINE)
    variables = re.findall(r"(SPOIWO_[A-Z_]+)=", text)

    assert copied
    assert all((ROOT / name).exists() for name in copied)
    assert set(variables) <= EXPLAINED


def test_every_command_named_in_the_how_to_is_understood() -> None:
    pages = "\n".join(page.read_text(encoding="utf-8") for page in (ROOT / "docs" / "how-to").glob("*.md"))
    commands = re.findall(r"^\s*(?:bin/)?spoiwo (--env-file .*)$", pages, re.MULTILINE)

    assert len(commands) >= 4
    for command in commands:
        given = shlex.split(command, comments=True)
        assert _parser().parse_args(given[: given.index("manage") + 1] if "manage" in given else given).deed
