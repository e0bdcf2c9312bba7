"""How fast institutions and their people come in from a file, with every deed in the book (goal G9b)."""

import csv
import io
import time
from hashlib import sha256

from django.db import transaction
from django_scopes import scope

from demo.logins import ACCOUNTS
from spoiwo.accounts.models import User
from spoiwo.audit.models import LogEntry
from spoiwo.intake import services
from spoiwo.intake.models import ImportBatch
from spoiwo.intake.services.checking import begin_checking
from spoiwo.intake.services.reading import read_batch
from spoiwo.intake.services.saving import save_batch
from spoiwo.intake.states import BatchState
from spoiwo.partnerships.models import Partnership

ROWS = 1_000
SLUG = "lubuskie-es"


def rows_a_second() -> float:
    """Return how many rows a second are read, checked and saved; what is written is undone."""
    officer = next(one for one in ACCOUNTS if SLUG in one.partnerships)
    actor = User.objects.get(email=officer.email)
    home = Partnership.objects.get(slug=SLUG)
    content = _list().encode()
    with scope(partnership=home), transaction.atomic():
        deeds = LogEntry.objects.count()
        began = time.perf_counter()
        batch = services.upload_list(
            actor=actor, partnership=home, upload=io.BytesIO(content), name="lista.csv"
        )
        batch = _saved(batch, actor)
        took = time.perf_counter() - began
        if batch.state != BatchState.COMMITTED:
            raise SystemExit(f"The list was not saved: {batch.state} {batch.problem_code}")
        assert LogEntry.objects.count() - deeds >= 2 * ROWS
        transaction.set_rollback(True)
    return ROWS / took


def _saved(batch: ImportBatch, actor: User) -> ImportBatch:
    """Do what the worker would do with a long list, in turn."""
    if batch.state == BatchState.UPLOADED:
        read_batch(batch)
    if batch.state == BatchState.CHECKING:
        begin_checking(batch)
    services.commit_batch(actor=actor, batch=batch)
    if batch.state == BatchState.COMMITTING:
        save_batch(batch, actor=actor)
    return batch


def _list() -> str:
    target = io.StringIO()
    writer = csv.writer(target)
    writer.writerow(["Nazwa", "Od", "Przedstawiciel", "Funkcja"])
    for number in range(ROWS):
        word = _word(number)
        writer.writerow([f"Fundacja {word}", "2015-03-01", f"Anna {word}", "Prezes"])
    return target.getvalue()


def _word(number: int) -> str:
    """Return a word of the number's own, unlike all others."""
    signs = sha256(b"%d" % number).hexdigest()[:16]
    return "".join(chr(ord("a") + int(sign, 16)) for sign in signs).capitalize()
