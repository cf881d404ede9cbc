"""What is known of a report beside what is printed: 来源, 备注, 口径记录, 统计范围, 复核录入.

Each is an entry of the draft like any other, so that undo, history, backups and the file that is handed on have them
without more; none of them is printed with the report. In exchange form sources stand under ``sources`` by
field id, all others together under ``facts``.
"""

import json
from collections.abc import Callable, Mapping
from typing import Any

from forms.draft import coverage, recount, ruling, source
from forms.draft.draft import OWN_FIGURE, Draft, figure_section
from forms.draft.prose import clean
from forms.draft.readings import is_date, read_date, read_number
from forms.edition import Edition

MEMO = "memo:"
PREFIXES = (source.PREFIX, MEMO, ruling.PREFIX, coverage.PREFIX, recount.AGAIN, recount.BY, recount.KEPT)
CARRIED = (ruling.PREFIX, coverage.PREFIX)  # into next year's report
LONGEST, LONGEST_NAME = 500, 100  # characters


def prefix_of(entry: str) -> str:
    """Which kind of fact ``entry`` is; empty for everything else."""
    return next((each for each in PREFIXES if entry.startswith(each)), "")


def stored(draft: Draft, entry: str, text: str) -> str:
    """``text`` as it is kept under ``entry``, empty to remove it. Raises ValueError with a sentence."""
    prefix = prefix_of(entry)
    target = entry.removeprefix(prefix)
    if not _PLACES[prefix](draft, target):
        raise ValueError(f"没有“{target}”这个地方。可用 nianbao fields 查看全部编号。")
    if not text.strip():
        return ""
    if prefix == MEMO:
        return _short(text.strip(), "备注")
    if prefix == coverage.PREFIX:
        if text not in (coverage.IN, coverage.APART):
            raise ValueError(f"“{target}”只能是 in（纳入）或者 apart（单独编制）。")
        return text
    if prefix == recount.AGAIN:
        field = draft.edition.fields[target]
        return read_number(text, field.kind, field.unit).stored
    parts = _texts(text)
    return _RECORDS[prefix](draft, parts)


def fits(edition: Edition, entry: str) -> bool:
    """Whether ``edition`` has a place for the fact ``entry``."""
    prefix = prefix_of(entry)
    target = entry.removeprefix(prefix)
    if prefix in CARRIED:
        return True
    if prefix == recount.BY:
        return any(each.chapter == target for each in edition.tables())
    own = OWN_FIGURE.fullmatch(target)
    return target in edition.fields or (own is not None and figure_section(edition, own["section"]) is not None)


def as_json(entries: Mapping[str, str]) -> dict[str, Any]:
    """The facts among ``entries`` but sources in exchange form: a text, or a list of texts."""
    return {
        key: json.loads(text) if prefix_of(key) in _RECORDS else text
        for key, text in entries.items()
        if prefix_of(key) and prefix_of(key) != source.PREFIX
    }


def from_json(value: Any) -> str:
    """What ``as_json`` made of an entry's text, as text. Raises ValueError."""
    if isinstance(value, list) and all(type(each) is str for each in value):
        return json.dumps(value, ensure_ascii=False)
    if type(value) is str:
        return value
    raise ValueError("应为文字，或者几段文字。")


def _short(text: str, name: str, longest: int = LONGEST) -> str:
    if len(text) > longest:
        raise ValueError(f"{name}最多{longest}个字，现有{len(text)}个字。")
    return text


def _line(text: str, name: str, longest: int = LONGEST) -> str:
    return _short(" ".join(clean(text).split()), name, longest)


def _day(text: str) -> str:
    day = read_date(text)
    if day and not is_date(day):
        raise ValueError(f"“{text}”不是日期。请写成 2022年1月18日。")
    return day


def _texts(text: str) -> list[str]:
    try:
        parts = json.loads(text, strict=False)  # a mark for a new line may stand in it as it is
    except ValueError:
        parts = None
    if not isinstance(parts, list) or not all(isinstance(each, str) for each in parts):
        raise ValueError("这一项要分几段写，请用 nianbao source、ruling 登记，或者在窗口里登记。")
    return parts


def _source(_: Draft, parts: list[str]) -> str:
    office, person, day = _counted(parts, 3)
    names = (_line(office, "处室", source.LONGEST), _line(person, "提供人", source.LONGEST))
    told = source.Source(*names, _day(day))
    return told.to_entry() if any(told) else ""


def _ruling(draft: Draft, parts: list[str]) -> str:
    about, question, answer, by, day, way = _counted(parts, 6)
    if not ruling.place_of(draft, about) and about.partition(".")[0] not in {
        each.key for each in draft.edition.chapters
    }:
        raise ValueError(f"没有“{about}”这一格、这一行或者这一部分。")
    told = ruling.Ruling(
        about,
        _line(question, "问题"),
        _line(answer, "答复"),
        _line(by, "答复单位和人", LONGEST_NAME),
        _day(day),
        _line(way, "方式", LONGEST_NAME),
    )
    if not told.question or not told.answer:
        raise ValueError("口径记录要写明问题和答复。")
    return told.to_entry()


def _keyed(_: Draft, parts: list[str]) -> str:
    person, day = _counted(parts, 2)
    person = _line(person, "复核人", LONGEST_NAME)
    if not person:
        raise ValueError("请写明复核人。")
    return json.dumps([person, _day(day)], ensure_ascii=False)


def _kept(_: Draft, parts: list[str]) -> str:
    first, second, taken = _counted(parts, 3)
    if taken not in (recount.FIRST, recount.SECOND):
        raise ValueError("复核的结果只能是 first 或者 second。")
    return json.dumps([_line(first, "第一遍"), _line(second, "第二遍"), taken], ensure_ascii=False)


def _counted(parts: list[str], count: int) -> list[str]:
    if len(parts) != count:
        raise ValueError(f"应为{count}段文字，现为{len(parts)}段。")
    return parts


def _a_field(draft: Draft, target: str) -> bool:
    return draft.field(target) is not None and not target.startswith("report.")


def _a_number(draft: Draft, target: str) -> bool:
    field = draft.field(target)
    return field is not None and field.number and not field.computed


def _a_cell(draft: Draft, target: str) -> bool:
    field = draft.edition.fields.get(target)
    return field is not None and field.in_table and not field.computed


def _a_name(_: Draft, target: str) -> bool:
    return 0 < len(target) <= LONGEST_NAME and target == " ".join(target.split())


_PLACES: dict[str, Callable[[Draft, str], bool]] = {
    source.PREFIX: _a_number,
    MEMO: _a_field,
    ruling.PREFIX: _a_name,
    coverage.PREFIX: _a_name,
    recount.AGAIN: _a_cell,
    recount.BY: lambda draft, target: any(each.chapter == target for each in draft.edition.tables()),
    recount.KEPT: _a_cell,
}
_RECORDS: dict[str, Callable[[Draft, list[str]], str]] = {
    source.PREFIX: _source,
    ruling.PREFIX: _ruling,
    recount.BY: _keyed,
    recount.KEPT: _kept,
}
