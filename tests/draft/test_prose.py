"""Prose as stored: marks, escapes, live figures."""

from hypothesis import example, given
from hypothesis import strategies as st

from forms.draft import prose
from forms.draft.prose import Reference, Words

KNOWN = {"requests.received.total", "report.agency"}
marks = st.text(alphabet=st.sampled_from("#{} 234甲。\nrequests.received.totallast:"), max_size=60)


def known(field: str, last: bool) -> bool:
    return field in KNOWN and not (last and field == "report.agency")


def characters(text: str) -> str:
    """What a text without live figures prints, headings' marks aside."""
    return "\n".join(
        "".join(piece.text for piece in paragraph.pieces if isinstance(piece, Words)) for paragraph in prose.parse(text)
    )


def test_levels() -> None:
    text = "#2 甲\n#3 乙\n#4 丙\n# 丁\n戊\n##2 己\n#5 庚\n\n ## 辛"
    assert [paragraph.level for paragraph in prose.parse(text)] == [2, 3, 4, 0, None, None, None, None, None]
    assert characters(text) == "甲\n乙\n丙\n丁\n戊\n#2 己\n#5 庚\n\n ## 辛"


def test_live_figures_and_braces() -> None:
    text = "a{{{report.agency}}}b{last:requests.received.total}"
    found = list(prose.references(text))
    assert found == [
        Reference("report.agency", False, 3, 15),
        Reference("requests.received.total", True, 21, 30),
    ]
    assert list(prose.faults(text, known)) == []


def test_what_means_nothing_is_escaped() -> None:
    assert prose.escaped("{nothing} {last:report.agency} } #5\n#5 x\n#2x", known) == (
        "{{nothing}} {{last:report.agency}} }} #5\n##5 x\n##2x"
    )
    assert prose.escaped("{report.agency}\n#2 甲\n##x\n# 乙", known) == "{report.agency}\n#2 甲\n##x\n# 乙"


@given(st.one_of(marks, st.text()))
@example("{{report.agency}")
@example("###2 ")
def test_escaping_once_is_enough(text: str) -> None:
    once = prose.escaped(prose.clean(text), known)
    assert prose.escaped(once, known) == once
    assert list(prose.faults(once, known)) == []


@given(
    st.text(
        alphabet=st.characters(exclude_characters="\n\r\v\f\x85\u2028\u2029\x1c\x1d\x1e", exclude_categories=["Cs"])
    )
)
def test_characters_written_literally_come_back(text: str) -> None:
    text = prose.clean(text)
    line = "甲" + prose.literal(text)
    assert characters(line) == "甲" + text
    assert list(prose.faults(line, known)) == []


@given(st.one_of(marks, st.text()))
def test_pieces_tile_the_text(text: str) -> None:
    text = prose.escaped(prose.clean(text), known)
    covered = 0
    start = 0
    for line, paragraph in zip(text.split("\n"), prose.parse(text), strict=True):
        at = start + len(line) - sum(piece.length for piece in paragraph.pieces)
        assert at - start in (0, 2, 3)
        for piece in paragraph.pieces:
            assert piece.start == at
            at += piece.length
        assert at == start + len(line)
        covered += 1
        start += len(line) + 1
    assert covered == text.count("\n") + 1


def test_line_ends_and_half_characters_are_cleaned() -> None:
    assert prose.clean("a\r\nb\rc\vd\u2028e\ud800") == "a\nb\nc\nd\ne\ufffd"
    assert prose.clean("e\u0301") == "é"


def test_references_become_digits() -> None:
    text = "收{report.agency}与{requests.received.total}"
    changed = prose.without_references(text, lambda each: each.field == "report.agency", lambda _: "{甲}")
    assert changed == "收{{甲}}与{requests.received.total}"
