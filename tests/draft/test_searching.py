"""Find and replace over the whole report."""

from forms.draft.draft import Draft
from forms.draft.searching import hits, replaced
from forms.edition import Editions

BASE = {"report.agency": "某局", "report.year": "2021", "report.kind": "department", "report.edition": "2021"}


def draft(**texts: str) -> Draft:
    return Draft(Editions(), {**BASE, **{key.replace("__", "."): text for key, text in texts.items()}})


def test_words_are_found_in_texts_live_figures_and_cells() -> None:
    report = draft(
        overview__lead="共19件，其中{requests.received.total}件。", requests__received__natural="19", preface__text="无"
    )
    found = [(hit.field, hit.start, hit.fixed) for hit in hits(report, "19")]
    assert ("overview.lead", 1, False) in found
    assert ("overview.lead", 7, True) in found
    assert ("requests.received.natural", 0, True) in found


def test_digits_over_the_edge_of_a_live_figure_are_found() -> None:
    report = draft(overview__lead="第{requests.received.total}9号", requests__received__natural="1")
    (hit,) = [each for each in hits(report, "19") if each.field == "overview.lead"]
    assert hit.fixed


def test_escaped_marks_are_found_and_replaced_as_characters() -> None:
    report = draft(overview__lead="a{{b}}c\n##甲")
    assert replaced(report, hits(report, "{b}"), "{x}") == {"overview.lead": "a{{x}}c\n##甲"}
    assert replaced(report, hits(report, "#甲"), "#2 乙") == {"overview.lead": "a{{b}}c\n##2 乙"}


def test_everything_but_what_follows_the_tables_is_replaced() -> None:
    report = draft(overview__lead="我局19件，{requests.received.total}件", requests__received__natural="19")
    assert replaced(report, hits(report, "19"), "20") == {"overview.lead": "我局20件，{requests.received.total}件"}
    assert hits(report, "") == []
