"""Files nobody would write are read or refused in words (a short run of ``fuzzing``)."""

import random

import pytest

from spoiwo.intake.reading import wording
from spoiwo.intake.wording_of_files import FILES
from tests.intake.reading import fuzzing

ROUNDS = 12


@pytest.fixture(scope="module")
def honest() -> dict[str, bytes]:
    return fuzzing.samples()


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_a_broken_file_is_read_or_refused(honest: dict[str, bytes], seed: int) -> None:
    draw = random.Random(seed)

    for name, content in sorted(honest.items()):
        told = fuzzing.read_broken(name, fuzzing.broken(content, draw))

        assert told == "read" or told in wording.DOCUMENTS or told in FILES
