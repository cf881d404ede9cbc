"""What a text entered for an id does to a draft: the reading of the text, and what else changes with it.

Every change of a draft starts here, whether typed, pasted, set by command or read from a file. What is typed into a
field is never refused; refused are ids that do not exist, computed fields, and impossible identities of the report.
"""

import json

from forms.draft import collected, demands, prose
from forms.draft.draft import Draft
from forms.draft.edition_change import edition_changes
from forms.draft.facts import prefix_of
from forms.draft.facts import stored as fact
from forms.draft.readings import read_line, read_number, read_year
from forms.edition import Editions
from forms.edition.model import Field, Form

PREFIXES = ("note", "published", "control", "filled", "unplaced")
MARKED = "1"
FIRST_YEAR, LAST_YEAR = 2019, 2099
LONGEST_LINE = 200
REPORT_REQUIRED = ("report.agency", "report.year", "report.kind")


class EntryRefused(Exception):
    """An entry that cannot be made; the message says in Chinese why and what to do."""


def changes_for(draft: Draft, entry: str, text: str) -> dict[str, str]:
    """Entry id → new text (empty: removed) for ``text`` entered under ``entry``. Raises EntryRefused."""
    text = prose.clean(text)
    if prefix_of(entry):
        try:
            return {entry: fact(draft, entry, text)}
        except ValueError as fault:
            raise EntryRefused(str(fault)) from None
    if entry.startswith((collected.COLLECT, collected.MATERIAL)) or entry == demands.ENTRY:
        return {entry: _beside(entry, text)}
    prefix, colon, target = entry.partition(":")
    if colon:
        return _prefixed(draft, prefix, target, text)
    field = draft.field(entry)
    if field is None:
        raise EntryRefused(f"没有“{entry}”这个编号。可用 nianbao fields 查看全部编号。")
    if field.computed:
        raise EntryRefused(f"“{field.path}”由程序合计，不用填写。要登记别处的总计，请用 control:{entry}。")
    if field.number:
        stored = read_number(text, field.kind, field.unit).stored
        changes = {entry: stored}
        if f"filled:{entry}" in draft.entries:
            changes[f"filled:{entry}"] = ""
        return changes
    if field.prose:
        return {entry: prose.escaped(text, draft.can_refer)}
    return _report_line(draft, field, text)


def identity(editions: Editions, agency: str, year: str, kind: str, level: str) -> dict[str, str]:
    """The entries of a new, empty report. Raises EntryRefused."""
    known = read_year(year)
    key = editions.key_for_year(known) if known else None
    if key is None:
        raise EntryRefused(_no_such_year(year))
    entries = {"report.edition": key}
    draft = Draft(editions, entries)
    for field_id, text in (("agency", agency), ("year", year), ("kind", kind), ("level", level)):
        entries.update(changes_for(draft, f"report.{field_id}", text))
    return {entry: text for entry, text in entries.items() if text}


def _beside(entry: str, text: str) -> str:
    """What stands beside the fields: what offices were asked for, what the notice asks for."""
    try:
        if entry == demands.ENTRY:
            return demands.read_demands(json.loads(text)).to_entry() if text else ""
        office = entry.partition(":")[2]
        if not office.strip() or len(office) > collected.LONGEST_NAME:
            raise EntryRefused(f"处室名称最多{collected.LONGEST_NAME}个字，不能空着。")
        if entry.startswith(collected.COLLECT):
            return collected.read_progress(text).to_entry() if text else ""
    except demands.DemandsUnreadable as why:
        raise EntryRefused(f"本年要求读不懂：{why}") from None
    except (ValueError, RecursionError):
        raise EntryRefused(f"“{entry}”的内容读不懂。") from None
    if len(text) > collected.LONGEST_MATERIAL:
        raise EntryRefused(f"素材文字最多{collected.LONGEST_MATERIAL}个字，现有{len(text)}个字。")
    return text.strip()


def _prefixed(draft: Draft, prefix: str, target: str, text: str) -> dict[str, str]:
    entry = f"{prefix}:{target}"
    if prefix == "unplaced":
        if entry not in draft.entries or text:
            raise EntryRefused(f"“{entry}”只能清除：放到新的编号下，或者丢弃。")
        return {entry: ""}
    field = draft.edition.fields.get(target)
    if prefix not in PREFIXES or field is None or not field.in_table:
        raise EntryRefused(f"没有“{entry}”这个编号。可用 nianbao fields 查看全部编号。")
    if prefix == "note":
        return {entry: text.strip("\n")}
    if prefix == "filled":
        if field.computed or (text and text != MARKED):
            raise EntryRefused(f"“{entry}”只能填 1（空格补的0，待确认）或者清空（已确认）。")
        if text and draft.entries.get(target) != "0":
            raise EntryRefused(f"“{field.path}”现在不是0，不能标为空格补的0。")
        return {entry: text}
    if not field.computed:
        raise EntryRefused(f"“{field.path}”不是合计格，不能登记总计。")
    return {entry: read_number(text, field.kind, field.unit).stored}


def _report_line(draft: Draft, field: Field, text: str) -> dict[str, str]:
    text = " ".join(text.split("\n")).strip()
    if not text and field.id in REPORT_REQUIRED:
        raise EntryRefused(f"“{field.section}”不能为空。")
    if len(text) > LONGEST_LINE:
        raise EntryRefused(f"“{field.section}”最多{LONGEST_LINE}个字，现有{len(text)}个字。")
    if field.form is Form.CHOICE and text and text not in field.choices:
        raise EntryRefused(f"“{field.section}”只能是：{'、'.join(field.choices)}。")
    if field.form is Form.YEAR:
        return _year(draft, text)
    text = read_line(text, field.form)
    return {field.id: "" if text == field.default and field.id not in REPORT_REQUIRED else text}


def _year(draft: Draft, text: str) -> dict[str, str]:
    year = read_year(text)
    key = draft.editions.key_for_year(year) if year and year <= LAST_YEAR else None
    if key is None:
        raise EntryRefused(_no_such_year(text))
    return {"report.year": str(year), **edition_changes(draft, key)}


def _no_such_year(text: str) -> str:
    known = f"报告年度应为{FIRST_YEAR}到{LAST_YEAR}之间的年份，现为“{text}”。"
    return known + "2018年及以前的旧格式不能填写。"
