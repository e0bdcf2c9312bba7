"""``scripts/bootstrap`` finds a Python that runs, or says in one sentence what is missing."""

import shutil
import subprocess
from pathlib import Path

import pytest

from config.options import ROOT

# What the script calls besides Python; on its PATH there is nothing else.
TOOLS = ["sh", "dirname", "cat", "cksum", "df", "awk", "rm", "ln", "ls", "tr", "cp", "chmod", "mkdir"]
# A shim of pyenv for a version that is not chosen: it is there, and it fails.
SHIM = "#!/bin/sh\necho 'pyenv: python3: command not found' >&2\nexit 127\n"
# A Python that makes environments and installs packages by writing down that it did.
PYTHON = """#!/bin/sh
case "$*" in
    *ensurepip*) exit {without_ensurepip} ;;
    *"-m venv"*) mkdir -p .venv/bin && cp "$0" .venv/bin/python ;;
    *"-m pip"*) echo "$*" >>installed ;;
    *sys.version_info*) exit 0 ;;
    --version) echo "Python 3.11.2" ;;
esac
"""


class Checkout:
    """A checkout with the script, a lock, and a PATH of its own."""

    def __init__(self, root: Path) -> None:
        self.root, self.bin = root / "checkout", root / "bin"
        for directory in (self.root / "scripts", self.root / "requirements", self.bin):
            directory.mkdir(parents=True)
        shutil.copy(ROOT / "scripts" / "bootstrap", self.root / "scripts")
        for lock in ("base", "dev"):
            (self.root / "requirements" / f"{lock}.txt").write_text(f"# {lock}\n")
        for tool in TOOLS:
            (self.bin / tool).symlink_to(str(shutil.which(tool)))

    def put(self, name: str, text: str) -> None:
        (self.bin / name).write_text(text)
        (self.bin / name).chmod(0o755)

    def run(self, lock: str = "base") -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["sh", "scripts/bootstrap", lock],
            cwd=self.root,
            env={"PATH": str(self.bin), "HOME": str(self.root)},
            capture_output=True,
            text=True,
            check=False,
        )

    @property
    def installed(self) -> list[str]:
        record = self.root / "installed"
        return record.read_text().splitlines() if record.exists() else []


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    return Checkout(tmp_path)


def test_a_shim_that_fails_is_passed_over(checkout: Checkout) -> None:
    checkout.put("python3", SHIM)
    checkout.put("python3.11", PYTHON.format(without_ensurepip=0))

    answer = checkout.run()

    assert answer.returncode == 0, answer.stderr
    (line,) = checkout.installed
    assert line.endswith("--require-hashes -r requirements/base.txt")


def test_packages_are_installed_again_only_when_their_list_has_changed(checkout: Checkout) -> None:
    checkout.put("python3", PYTHON.format(without_ensurepip=0))

    checkout.run("dev")
    silent = checkout.run("dev"), checkout.run("base")
    assert [answer.stdout for answer in silent] == ["", ""]
    assert len(checkout.installed) == 1

    (checkout.root / "requirements" / "dev.txt").write_text("# changed\n")
    checkout.run("dev")
    assert len(checkout.installed) == 2


def test_without_python_it_says_so_in_one_sentence(checkout: Checkout) -> None:
    checkout.put("python3", SHIM)

    answer = checkout.run()

    assert answer.returncode == 1
    assert answer.stderr.startswith("spoiwo: Python 3.11 or newer is needed")
    assert answer.stderr.count("\n") == 1


def test_a_python_that_cannot_make_environments_is_told_in_one_sentence(checkout: Checkout) -> None:
    checkout.put("python3", PYTHON.format(without_ensurepip=1))

    answer = checkout.run()

    assert answer.returncode == 1
    assert "this Python cannot make environments" in answer.stderr
    assert answer.stderr.count("\n") == 1
    assert not (checkout.root / ".venv").exists()
