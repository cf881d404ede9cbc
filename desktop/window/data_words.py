"""数据与核对情况 as rich text, from what the paper of that name shows (office.md 20, 29).

Everything that stands in it may come from outside: all of it is escaped.
"""

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from desktop.export.papers.data_sheet import Change, DataSheet
from desktop.signoff.standing import Standing, short_date

HEADS = ("项目", "本年", "上年", "增减", "原因")
NUMBERS = (1, 2, 3)  # columns set to the right
NONE = "<p>没有。</p>"


def data_words(sheet: DataSheet, now: Standing) -> str:
    """``sheet``, and the opinions that were registered by then."""
    return "".join(
        (
            f"<p><b>{escape(sheet.verdict)}</b></p>",
            _heading("主要数字"),
            figures_table(sheet.key),
            _heading("其他增减超过50%的数字"),
            figures_table(sheet.changed) if sheet.changed else NONE,
            _heading("须改和请核的事项及说明"),
            _list(sheet.questions),
            _heading("与上年文字相同的比例"),
            f"<p>{escape(sheet.shares)}</p>",
            _heading("已登记的意见"),
            _list(_given(now)),
        )
    )


def figures_table(changes: Sequence[Change]) -> str:
    """The figures of both years."""
    rows = [_row(HEADS, "th")]
    rows += [_row((each.label, each.now, each.before, each.change, each.reason), "td") for each in changes]
    return f"<table width='100%' cellspacing='0' cellpadding='3'>{''.join(rows)}</table>"


def _row(cells: Sequence[str], tag: str) -> str:
    told = (
        f"<{tag} align='{'right' if column in NUMBERS else 'left'}'>{escape(text)}</{tag}>"
        for column, text in enumerate(cells)
    )
    return f"<tr>{''.join(told)}</tr>"


def _heading(words: str) -> str:
    return f"<h4>{words}</h4>"


def _list(lines: Iterable[str]) -> str:
    listed = "".join(f"<li>{escape(each)}</li>" for each in lines)
    return f"<ol>{listed}</ol>" if listed else NONE


def _given(now: Standing) -> Iterator[str]:
    for each in now.signatures:
        by = f" {each.name} {short_date(each.date)}" if each.name else ""
        amended = "（签后又有批改）" if each.amended else ""
        yield f"{each.step}：{each.said}{by}{amended}，{each.origin}"
