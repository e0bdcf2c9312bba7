"""Templates of an office in versions: brought, used, left; and the papers made with them."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from django.db import IntegrityError, transaction
from django_scopes import scope

from spoiwo.audit.models import LogEntry
from spoiwo.common.exceptions import BadInput, NotAllowed, NotFound, WrongState
from spoiwo.documents import kinds, selectors, services
from spoiwo.documents.kinds import ANY, Field, Kind
from spoiwo.documents.layouts.filling import TemplateBroken
from spoiwo.documents.model import Paragraph
from spoiwo.documents.models import Template
from spoiwo.documents.services import TemplateRefused
from spoiwo.documents.states import State
from spoiwo.files.models import StoredFile
from spoiwo.files.services import ContentGone
from tests.cast import Cast
from tests.documents import readers
from tests.documents.samples import minutes
from tests.documents.templates import a_template

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("vault")]
GIVEN: dict[str, kinds.Value] = {"przebieg": (Paragraph("Rada obradowała."),), "przewodniczący": "Jan Nowak"}


@pytest.fixture(autouse=True)
def _inside(cast: Cast) -> Iterator[None]:
    with scope(partnership=cast.partnership):
        yield


def brought(cast: Cast, kind: Kind, *texts: str, name: str = "Szablon biura.docx") -> Template:
    """Bring a template of these paragraphs as the officer."""
    return services.add_template(
        actor=cast.officer,
        partnership=cast.partnership,
        kind=kind,
        upload=BytesIO(a_template(*(texts or ("Urząd w Zwoleniu", "{{przebieg}}")))),
        name=name,
    )


def in_use(cast: Cast, kind: Kind, *texts: str) -> Template:
    """Bring a template and take it into use."""
    template = brought(cast, kind, *texts)
    services.use_template(actor=cast.officer, template=template)
    return template


def written(cast: Cast, kind: str) -> str:
    """Return the text of minutes as DOCX in the layout of their kind."""
    content = services.as_docx(minutes(), partnership=cast.partnership, kind=kind, fields=GIVEN)
    return readers.word_text(content).replace("\u00a0", " ")


def test_a_template_is_kept_unused_until_somebody_says_so(cast: Cast, kind: Kind) -> None:
    template = brought(cast, kind)

    assert (template.number, template.state) == (1, State.WAITING)
    assert (template.file.read_right, template.file.is_public) == ("documents.edit_template", False)
    assert selectors.template_for(cast.partnership, kind.code) is None
    assert "Urząd w Zwoleniu" not in written(cast, kind.code)
    entry = LogEntry.objects.get(action="documents.template.added")
    assert entry.data["file"] == "Szablon biura.docx"


def test_papers_have_the_layout_in_use(cast: Cast, kind: Kind) -> None:
    in_use(cast, kind, "Urząd w Zwoleniu, prowadzi {{przewodniczący}}", "{{obecni}}", "{{przebieg}}")

    assert written(cast, kind.code).splitlines() == [
        "Urząd w Zwoleniu, prowadzi Jan Nowak",
        "Rada obradowała.",
    ]


def test_a_new_version_takes_the_place_of_the_one_before(cast: Cast, kind: Kind) -> None:
    first = in_use(cast, kind)

    second = in_use(cast, kind, "Nowy nagłówek", "{{przebieg}}")

    first.refresh_from_db()
    assert (first.state, second.state, second.number) == (State.RETIRED, State.CURRENT, 2)
    assert "Nowy nagłówek" in written(cast, kind.code)
    services.use_template(actor=cast.coordinator, template=first)
    assert "Urząd w Zwoleniu" in written(cast, kind.code)


def test_a_template_in_use_is_not_taken_into_use_again(cast: Cast, kind: Kind) -> None:
    template = in_use(cast, kind)
    seen_by_another = Template.objects.get(pk=template.pk)
    seen_by_another.state = State.WAITING

    with pytest.raises(WrongState):
        services.use_template(actor=cast.coordinator, template=seen_by_another)

    assert selectors.template_for(cast.partnership, kind.code) == template
    assert not LogEntry.objects.filter(action="documents.template.left").exists()


def test_a_template_whose_file_is_damaged_can_be_left(cast: Cast, kind: Kind, vault: Path) -> None:
    template = in_use(cast, kind)
    [stored] = [path for path in vault.rglob("*") if path.is_file()]
    stored.chmod(0o600)
    stored.write_bytes(b"")

    assert not services.verdict_on(template).is_fit
    with pytest.raises(ContentGone):
        written(cast, kind.code)
    services.return_to_default(actor=cast.officer, partnership=cast.partnership, kind=kind)
    assert "Otwarcie" in written(cast, kind.code)


def test_the_default_layout_is_one_step_away(cast: Cast, kind: Kind) -> None:
    in_use(cast, kind)

    services.return_to_default(actor=cast.officer, partnership=cast.partnership, kind=kind)

    assert selectors.template_for(cast.partnership, kind.code) is None
    assert LogEntry.objects.filter(action="documents.template.left").count() == 1
    with pytest.raises(WrongState):
        services.return_to_default(actor=cast.officer, partnership=cast.partnership, kind=kind)


def test_a_kind_without_a_template_has_that_of_every_other_paper(cast: Cast, kind: Kind) -> None:
    in_use(cast, kinds.get(ANY), "Pismo urzędu", "{{tytuł}}", "{{treść}}")

    text = written(cast, kind.code)

    assert text.startswith("Pismo urzędu\nProtokół posiedzenia plenarnego\n")
    assert "Rada jednogłośnie przyjęła plan" in text


def test_a_refused_file_leaves_nothing_behind(cast: Cast, kind: Kind, vault: Path) -> None:
    with pytest.raises(TemplateRefused) as refused:
        brought(cast, kind, "{{przebeg}}")

    assert any("{{przebieg}}" in sentence for sentence in refused.value.verdict.refusals)
    assert not Template.objects.exists()
    assert not StoredFile.objects.exists()
    assert not [path for path in vault.rglob("*") if path.is_file()]


def test_a_template_named_otherwise_or_too_large_is_refused(cast: Cast, kind: Kind, settings: object) -> None:
    with pytest.raises(BadInput, match="docx"):
        brought(cast, kind, name="szablon.odt")

    settings.FILE_MAX_BYTES = 1000  # type: ignore[attr-defined]  # the fixture takes any setting
    with pytest.raises(BadInput, match=r"1000"):
        brought(cast, kind)


def test_only_keepers_of_papers_change_their_looks(cast: Cast, kind: Kind) -> None:
    template = brought(cast, kind)

    for person in (cast.leader, cast.auditor, cast.representative, cast.neighbour, cast.newcomer):
        with pytest.raises(NotAllowed):
            services.add_template(
                actor=person,
                partnership=cast.partnership,
                kind=kind,
                upload=BytesIO(a_template("{{przebieg}}")),
                name="x.docx",
            )
        with pytest.raises(NotAllowed):
            services.use_template(actor=person, template=template)
        with pytest.raises(NotAllowed):
            services.return_to_default(actor=person, partnership=cast.partnership, kind=kind)


def test_a_template_of_another_partnership_is_not_seen(cast: Cast, kind: Kind) -> None:
    in_use(cast, kind)

    with scope(partnership=cast.other):
        assert selectors.template_for(cast.other, kind.code) is None
        with pytest.raises(NotFound):
            selectors.template_by_number(cast.other, kind.code, 1)


def test_a_template_that_can_no_longer_be_filled_is_refused_aloud(
    cast: Cast, kind: Kind, monkeypatch: pytest.MonkeyPatch
) -> None:
    template = in_use(cast, kind, "{{przewodniczący}}", "{{przebieg}}")
    left = tuple(field for field in kind.own if field.name != "przewodniczący")
    monkeypatch.setitem(kinds._known, kind.code, replace(kind, own=left))

    assert not services.verdict_on(template).is_fit
    with pytest.raises(TemplateBroken):
        services.as_docx(minutes(), partnership=cast.partnership, kind=kind.code, fields={"przebieg": ()})
    services.return_to_default(actor=cast.officer, partnership=cast.partnership, kind=kind)
    with pytest.raises(WrongState):
        services.use_template(actor=cast.officer, template=template)


def test_the_database_refuses_two_templates_in_use(cast: Cast, kind: Kind) -> None:
    in_use(cast, kind)
    second = brought(cast, kind)

    with pytest.raises(IntegrityError), transaction.atomic():
        Template.objects.filter(pk=second.pk).update(state=State.CURRENT)


def test_a_trial_print_is_filled_with_samples(cast: Cast, kind: Kind) -> None:
    template = brought(
        cast, kind, "{{tytuł}} {{numer}}", "{{obecni}}", "{{przebieg}}", "{{znaki}}", "{{dane}}"
    )

    text = readers.word_text(services.trial_print(kind, template)).replace("\u00a0", " ")

    assert text.splitlines() == [
        "Tytuł pisma Nr 1/2026", "Obecnych: 5.", "Obrady otwarto.", "(znaki projektu)", "Miejsce: …",
    ]  # fmt: skip


def test_fields_of_one_name_cannot_be_registered() -> None:
    with pytest.raises(ValueError, match="not all different"):
        kinds.register("twice", "Dwa", (Field("Numer", "again", ""),))
