"""A sheet that came back, read from its cells: which office, what it filled in, and what differs from the report.

Nothing is taken here. Blanks say nothing; what is no number is told and left out; labels that were changed make the
whole sheet unreadable, because a number may then stand for something else.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from forms.collecting.sheet import DATE, FOOT, HEAD, HEADS, ITEM, MATERIAL, NUMBER, PERSON, VALUE
from forms.draft.collected import COLLECT, LONGEST, LONGEST_MATERIAL, LONGEST_NAME, Progress, Stage
from forms.draft.collected import MATERIAL as MATERIAL_ENTRY
from forms.draft.draft import Draft
from forms.draft.readings import State, is_date, read_line, read_number
from forms.draft.source import PREFIX, Source
from forms.edition.model import Form

Block = Sequence[Sequence[str]]
_MARK = re.compile(rf"年度：(?P<year>[0-9]{{4}})　处室：(?P<office>.+?)　{NUMBER}：(?P<report>[0-9a-f]{{32}})")


class SheetRefused(Exception):
    """The sheet cannot be taken; the message says in Chinese why and what to do."""


class Doubt(NamedTuple):
    """What stands in a cell and is no number."""

    item: str
    text: str


class Difference(NamedTuple):
    """A number that the office has otherwise than the report; ``now`` is empty where the report has none."""

    field: str
    item: str
    now: str
    new: str
    last: str


@dataclass(frozen=True, slots=True)
class Returned:
    """``values`` are the numbers by field id as they would be stored; ``date`` is ISO 8601 or as written."""

    office: str
    person: str
    head: str
    date: str
    values: Mapping[str, str]
    doubts: tuple[Doubt, ...]
    material: str


def read_sheet(blocks: Iterable[Block], draft: Draft, report: str) -> Returned:
    """The sheet in ``blocks`` for the stored report with the id ``report``. Raises SheetRefused."""
    for block in blocks:
        mark = next((found for row in block for cell in row if (found := _MARK.search(cell))), None)
        if mark:
            _same_report(mark, draft, report)
            return _read(block, draft, mark["office"].strip())
    raise SheetRefused("这不是本程序导出的征集表，找不到“征集表编号”一行。请用导出的表填好再收回。")


def _same_report(mark: re.Match[str], draft: Draft, report: str) -> None:
    if int(mark["year"]) != draft.year:
        raise SheetRefused(f"这是{mark['year']}年度的征集表，现在的报告是{draft.year}年度。请核对是不是拿错了表。")
    if mark["report"] != report:
        raise SheetRefused("这张征集表是为另一份报告导出的。请打开那份报告再收回，或者重新导出。")


def _read(block: Block, draft: Draft, office: str) -> Returned:
    if len(office) > LONGEST_NAME:
        raise SheetRefused("处室名称太长，不是本程序导出的征集表。")
    start = next((index for index, row in enumerate(block) if tuple(row[: len(HEADS)]) == HEADS), None)
    if start is None:
        raise SheetRefused(f"找不到“{'、'.join(HEADS)}”这一行表头，可能被改过。请恢复原来的表头。")
    known = {field.path: field for field in draft.number_fields()}
    values: dict[str, str] = {}
    doubts = []
    for row in block[start + 1 :]:
        if not row[0].strip().isdecimal():
            break  # 素材文字 and the foot
        item, text = row[ITEM].strip(), row[VALUE].strip()
        field = known.get(item)
        if field is None:
            raise SheetRefused(
                f"第{row[0].strip()}项“{item[:LONGEST]}”改动过，不能确定填的是哪一项。请恢复原来的文字。"
            )
        if field.id in values:
            raise SheetRefused(f"“{item}”在表里写了两次。请只保留一行。")
        reading = read_number(text, field.kind, field.unit)
        if reading.state is State.NUMBER:
            values[field.id] = reading.stored
        elif not reading.blank:
            doubts.append(Doubt(item, text[:LONGEST]))
    foot = {label: _beside(block[start:], label) for label in FOOT}
    date = read_line(foot[DATE], Form.DATE)
    return Returned(
        office=office,
        person=foot[PERSON][:LONGEST],
        head=foot[HEAD][:LONGEST],
        date=date if is_date(date) else "",
        values=values,
        doubts=tuple(doubts),
        material=_beside(block[start:], MATERIAL)[:LONGEST_MATERIAL],
    )


def _beside(block: Block, label: str) -> str:
    """What stands right of the cell that begins with ``label``; empty for nothing."""
    for row in block:
        for place, cell in enumerate(row):
            if cell.strip().rstrip("：:") == label:
                return next((each.strip() for each in row[place + 1 :] if each.strip()), "")
    return ""


def differences(returned: Returned, draft: Draft) -> list[Difference]:
    """What the office has otherwise than the report, in the order of the sheet."""
    found = []
    for field_id, new in returned.values.items():
        now, field = draft.entries.get(field_id, ""), draft.field(field_id)
        if now != new and field is not None:
            last = draft.last_number(field_id)
            found.append(Difference(field_id, field.path, now, new, "" if last is None else str(last)))
    return found


def entries_of(returned: Returned, draft: Draft, agreed: Iterable[str], today: str) -> dict[str, str]:
    """What is entered as one step when the fields ``agreed`` are taken: numbers, their sources, the office's state.

    The office vouches for what it has like the report, and for what was agreed; ``today`` is ISO 8601. Its sources
    come first, so that the last field to be changed is one a person can go to.
    """
    taken = set(agreed)
    vouched = {
        field_id: text
        for field_id, text in returned.values.items()
        if field_id in taken or draft.entries.get(field_id, "") == text
    }
    source = Source(returned.office, returned.head or returned.person, returned.date or today).to_entry()
    state = Progress(Stage.RETURNED, today, returned.person, returned.head).to_entry()
    words = {f"{MATERIAL_ENTRY}{returned.office}": returned.material} if returned.material else {}
    return {
        **{f"{PREFIX}{field_id}": source for field_id in vouched},
        f"{COLLECT}{returned.office}": state,
        **words,
        **vouched,
    }
