"""Our own documents, read whole: the figures the documentation gives hold."""

from bench.understanding import OWN, measure, total


def test_overall_figures_reach_what_is_promised() -> None:
    scores, kinds, number, _seconds = measure(OWN, OWN)
    overall = total(scores)

    assert number >= 12
    assert overall.f1 >= 0.95
    assert kinds >= 0.9 * number


def test_what_is_shown_as_certain_is_right() -> None:
    overall = total(measure(OWN, OWN)[0])

    assert overall.certain_right >= 0.97 * (overall.certain_right + overall.certain_wrong)
