"""What of a report of Lighthouse counts, and what is called a fault."""

import pytest

from bench.lighthouse import below, faults_in, scores_of


def a_report(performance: float | None, accessibility: float) -> dict[str, object]:
    return {"categories": {"performance": {"score": performance}, "accessibility": {"score": accessibility}}}


def test_scores_are_told_of_a_hundred_and_every_one_below_is_named() -> None:
    found = {"start page": scores_of(a_report(0.99, 1)), "register": scores_of(a_report(1, 1))}

    assert found["register"] == {"performance": 100, "accessibility": 100}
    assert list(below(found)) == ["start page: performance 99, asked 100"]


def test_a_report_without_a_score_is_no_pass() -> None:
    with pytest.raises(ValueError, match="no score"):
        scores_of({**a_report(None, 1), "runtimeError": {"code": "NO_FCP"}})


def test_what_fell_short_is_told_with_its_place() -> None:
    close = {"title": "Touch targets", "score": 0, "scoreDisplayMode": "binary"}
    close["details"] = {"items": [{"node": {"snippet": "<a>"}}, {"node": {"snippet": "<b>"}}]}
    audits = {
        "target-size": close,
        "contrast": {"title": "Contrast", "score": 1, "scoreDisplayMode": "binary"},
        "video": {"title": "Video", "score": None, "scoreDisplayMode": "notApplicable"},
        "hint": {"title": "Hint", "score": 0, "scoreDisplayMode": "informative"},
    }
    asked = [{"id": name, "weight": 0 if name == "hint" else 7} for name in audits]
    categories = {"performance": {"auditRefs": []}, "accessibility": {"auditRefs": asked}}

    assert list(faults_in({"categories": categories, "audits": audits})) == ["Touch targets <a>"]
