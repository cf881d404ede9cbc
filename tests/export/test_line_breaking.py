"""Line breaking on the grid, without a face: nothing lost, every rule kept, every full line exactly full."""

import re
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from desktop.export.pdf.breaking_text import HALF_WIDTH, NEVER_FIRST, NEVER_LAST, BreakingText
from desktop.export.pdf.line_breaking import Line, break_lines

WIDTH = 28
HAN = "湖南省交通运输厅信息公开工作报告年度主动依申请件条次"
MARKS = "、，。；：！？）》〉」』】〕”’…—·％‰℃,.;:!?)]}%（《〈「『【〔“‘([{¥"
WHOLE = re.compile(
    r"〔\d{4}〕\d+号|[0-9]+(?:\.[0-9]+)?(?:万元|公里|个百分点|个工作日|[年件条次号％‰℃%])|——|……|[0-9]+(?:[.,][0-9]+)*"
)


@st.composite
def sentences(draw: st.DrawFn) -> str:
    """Chinese with digits, Latin, document numbers and runs of punctuation."""
    part = st.one_of(
        st.text(HAN, min_size=1, max_size=12),
        st.integers(0, 99_999_999).map(str),
        st.builds("{}{}".format, st.integers(0, 9999), st.sampled_from(["年", "件", "万元", "%", "个百分点", "℃"])),
        st.builds("湘政办函〔{}〕{}号".format, st.integers(1990, 2030), st.integers(1, 99999)),
        st.text("abcXYZ OA", min_size=1, max_size=14),
        st.sampled_from(["——", "……", "“五公开”", "（通气会）", "“省长信箱”、", "》（", "12.5%", "1,234件", "2019 年"]),
        st.text(MARKS, min_size=1, max_size=3),
    )
    return "".join(draw(st.lists(part, max_size=40)))


def printed(lines: list[Line]) -> str:
    return "".join(line.text for line in lines)


def without_spaces(text: str) -> str:
    """Without spaces, which are dropped at a line's end, and without what is invisible and goes with them."""
    return "".join(c for c in text if not c.isspace() and unicodedata.category(c) not in ("Cc", "Cf"))


def check_rules(text: str, lines: list[Line]) -> None:
    """No line begins or ends with a forbidden mark, nothing that must stay whole is parted."""
    starts = []
    for before, after in pairwise(lines):
        assert after.text[0] not in NEVER_FIRST, after.text
        assert before.text[-1] not in NEVER_LAST, before.text
        starts.append(after.pieces[0].start)
    for whole in WHOLE.finditer(text):
        assert not any(whole.start() < start < whole.end() for start in starts), whole.group()


def longest_group(text: str) -> float:
    """How many cells, at most, are taken without a legal break between them; each run may take half a cell more."""
    source = BreakingText(text, longest_run=2 * WIDTH)
    breaks = [place for place in range(len(source.base) + 1) if source.allowed[place]]
    groups = (source.base[before:after] for before, after in pairwise([0, *breaks]))
    return max((sum(0.5 if each in HALF_WIDTH else 1 for each in group) for group in groups), default=0)


def check_geometry(lines: list[Line], indent: int) -> None:
    for number, line in enumerate(lines):
        cell = float(indent) if number == 0 else 0.0
        assert line.pieces[0].cell == cell
        for piece in line.pieces:
            assert piece.cell >= cell - 1e-9
            cell = piece.cell + piece.cells
        assert line.end == pytest.approx(cell)
        assert line.end <= WIDTH + 1e-9
        alone = len(line.pieces) == 1 and (line.pieces[0].half or len(line.text) == 1)
        if number < len(lines) - 1 and not alone:
            assert line.end == pytest.approx(WIDTH)


@given(sentences())
@example("100个百分点:·:100100100000100000100000100000100000")
@settings(max_examples=400, deadline=None)
def test_no_rule_is_broken_and_nothing_is_lost(text: str) -> None:
    lines = break_lines(text, width=WIDTH, indent=2)
    assert without_spaces(printed(lines)) == without_spaces(text)
    if lines:
        check_geometry(lines, 2)
        # A group that fills more than a line by itself has no legal break.
        if longest_group(text) < WIDTH - 4:
            check_rules(text, lines)


@given(st.text(max_size=300), st.integers(1, 30))
@example("\u0301", 28)
@example("\u200b\u200b", 28)
@example("e\u0301" * 60, 28)
@example("￼\ud800𠮷" * 30, 28)
@example("。" * 200, 28)
@example("（" * 200, 28)
@example("—" * 99, 28)
@example(" " * 99 + "年", 28)
@example("9" * 500 + "件", 28)
@settings(max_examples=400, deadline=None)
def test_any_text_at_all_is_set_and_comes_back(text: str, width: int) -> None:
    lines = break_lines(text, width=width)
    assert without_spaces(printed(lines)) == without_spaces(text)
    for line in lines:
        assert line.end <= width + 1e-9


def test_full_lines_of_characters_stand_in_the_cells_of_the_grid() -> None:
    lines = break_lines("政" * 60, width=WIDTH, indent=2)
    assert [(line.pieces[0].cell, line.end, len(line.text)) for line in lines] == [(2, 28, 26), (0, 28, 28), (0, 6, 6)]
    assert all(piece.pitch == 1 for line in lines for piece in line.pieces)


def test_one_mark_over_the_end_takes_the_character_before_it_along_and_the_line_is_spread() -> None:
    first, second = break_lines("政" * 28 + "。" + "府", width=WIDTH)
    assert (first.text, second.text) == ("政" * 27, "政。府")
    (piece,) = first.pieces
    assert piece.cells == pytest.approx(28)
    assert piece.pitch == pytest.approx(1 + 1 / 26)


def test_two_marks_at_the_end_are_squeezed_into_one_cell() -> None:
    first, second = break_lines("政" * 27 + "”。" + "府", width=WIDTH)
    assert (first.text, second.text) == ("政" * 27 + "”。", "府")
    marks = first.pieces[-1]
    assert (marks.text, marks.cell, marks.cells, marks.squeezed) == ("”。", 27, 1, True)


def test_a_dash_is_never_torn_when_its_line_is_spread() -> None:
    first, _ = break_lines("政府——" + "信" * 24 + "。息", width=WIDTH)
    assert [piece.text for piece in first.pieces][:2] == ["政府", "——"]
    assert first.pieces[1].pitch == 1


@pytest.mark.parametrize(
    "whole", ["5247条", "2019年", "〔2019〕14号", "12.5%", "1,234,567件", "5.2个百分点", "３５件", "30 个工作日", "36℃"]
)
@pytest.mark.parametrize("before", range(20, 29))
def test_a_number_stays_with_its_unit(whole: str, before: int) -> None:
    lines = break_lines("政" * before + whole + "府" * 9, width=WIDTH)
    assert any(whole in line.text for line in lines)


def test_half_width_runs_take_half_a_cell_a_letter_rounded_up() -> None:
    (line,) = break_lines("政OA办135件", width=WIDTH)
    assert [(piece.text, piece.cell, piece.cells) for piece in line.pieces] == [
        ("政", 0, 1), ("OA", 1, 1), ("办", 2, 1), ("135", 3, 2), ("件", 5, 1),
    ]  # fmt: skip


def test_the_gap_of_a_date_without_a_day_is_kept() -> None:
    (line,) = break_lines("2020年1月  日", width=WIDTH)
    assert line.text == "2020年1月  日"
    assert line.end == 7


def test_english_breaks_at_its_spaces_and_is_spread_between_its_words() -> None:
    lines = break_lines("open government disclosure " * 6, width=WIDTH)
    assert lines[0].text.split() == ["open", "government", "disclosure", "open", "government", "disclosure"]
    assert lines[0].end == pytest.approx(WIDTH)
    assert lines[0].pieces[0].text == "open "


def test_a_long_address_breaks_after_its_own_marks() -> None:
    address = "http://jtt.hunan.gov.cn/jtt/xxgk/zfxxgknb/2019/index.html?channel=disclosure&page=1"
    lines = break_lines(f"电子版见{address}。", width=WIDTH)
    assert printed(lines) == f"电子版见{address}。"
    for line in lines[:-1]:
        assert line.text[-1] in "/?&=-_."


def test_an_endless_run_is_cut_at_the_lines_end() -> None:
    lines = break_lines("政府" + "a" * 200, width=WIDTH)
    assert [len(line.text) for line in lines] == [54, 56, 56, 36]
    assert lines[0].end == WIDTH


def test_combining_marks_and_controls_take_no_cell() -> None:
    text = "政\u0301府\u200b信\x07息" * 20
    lines = break_lines(text, width=WIDTH)
    assert printed(lines) == text
    assert [line.end for line in lines] == [28, 28, 24]
    assert not any(line.text.startswith(("\u0301", "\u200b", "\x07")) for line in lines)


def test_rare_characters_have_one_cell_each() -> None:
    (line,) = break_lines("𠮷𬭚㵲镕\ue000", width=WIDTH)
    assert line.end == 5


def test_pieces_know_where_they_stand_in_the_paragraph() -> None:
    text = "收到\u0301申请 19 件，" * 30
    for line in break_lines(text, width=WIDTH, indent=2):
        for piece in line.pieces:
            assert text.startswith(piece.text, piece.start)


def test_a_paragraph_of_a_megabyte_is_set() -> None:
    text = "收到政府信息公开申请19件，其中“面呈”6件（http://a.cn/b）。" * 30_000
    assert sum(len(line.text) for line in break_lines(text, width=WIDTH, indent=2)) == len(text)


def test_half_width_is_a_matter_of_the_character_not_of_the_face() -> None:
    assert {"A", "9", "%", "é", "¥"} <= HALF_WIDTH
    assert not {"“", "”", "—", "…", "·", "℃", "Ａ", "政", "×"} & HALF_WIDTH
