"""数据与核对情况 as rich text, from what the paper of that name shows (office.md 20, 29).

Everything that stands in it may come from outside: all of it is escaped.
"""

from collections.abc import Iterator, Sequence
from html import escape

from desktop.export.papers.data_sheet import Change, DataSheet
from desktop.signoff.standing import Standing

HEADS = ("项目", "本年", "上年", "增减", "原因")
NUMBERS = (1, 2, 3)  # columns set to the right
WIDTHS = {len(HEADS): (34, 11, 11, 20, 24), len(HEADS) - 1: (44, 14, 14, 28)}  # percent, by the count of columns
NUMBER = "; white-space: nowrap"
NONE = "<p style='margin: 0'>没有。</p>"


def data_words(sheet: DataSheet, now: Standing) -> str:
    """``sheet``, and the opinions that were registered by then."""
    return "".join(
        (
            f"<p><b>{escape(sheet.verdict)}</b></p>",
            heading("主要数字"),
            figures_table(sheet.key),
            heading("其他增减超过50%的数字"),
            figures_table(sheet.changed) if sheet.changed else NONE,
            heading("须改和请核的事项及说明"),
            _list(sheet.questions),
            heading("与上年文字相同的比例"),
            f"<p style='margin: 0'>{escape(sheet.shares)}</p>",
            heading("已登记的意见"),
            _list(list(_given(now))),
        )
    )


def figures_table(changes: Sequence[Change]) -> str:
    """The figures of both years; without the column of reasons where none was given."""
    count = len(HEADS) if any(each.reason for each in changes) else len(HEADS) - 1
    rows = [_row(HEADS[:count], "th")]
    for each in changes:
        cells = (each.label, each.now, each.before, each.change, each.reason)
        rows.append(_row(cells[:count], "td"))
    return f"<table width='100%' cellspacing='0' cellpadding='3'>{''.join(rows)}</table>"


def heading(words: str) -> str:
    """A heading with air above it."""
    return f"<p style='margin: 12px 0 3px 0'><b>{escape(words)}</b></p>"


def lines(sentences: Sequence[str], *, numbered: bool = True) -> str:
    """Each sentence in its own line, indented under its number."""
    return "".join(
        f"<p style='margin: 2px 0 2px 24px; text-indent: -24px'>{f'{number}．' if numbered else ''}{escape(each)}</p>"
        for number, each in enumerate(sentences, start=1)
    )


def _row(cells: Sequence[str], tag: str) -> str:
    told = (
        f"<{tag} width='{WIDTHS[len(cells)][column]}%' align='{'right' if column in NUMBERS else 'left'}'"
        f" style='border-bottom: 1px solid gray{NUMBER if column in NUMBERS else ''}'>{escape(text)}</{tag}>"
        for column, text in enumerate(cells)
    )
    return f"<tr>{''.join(told)}</tr>"


def _list(sentences: Sequence[str]) -> str:
    return lines(sentences) if sentences else NONE


def _given(now: Standing) -> Iterator[str]:
    for each in now.signatures:
        by = f" {each.name} {now.day(each.date)}" if each.name else ""
        amended = "（签后又有批改）" if each.amended else ""
        yield f"{each.step}：{each.said}{by}{amended}，{each.origin}"
