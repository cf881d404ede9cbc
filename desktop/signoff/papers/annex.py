"""附页 from what is known of a report beside what is printed: 口径, 统计范围, 来源, 备注, 复核录入 (office.md 12)."""

from collections.abc import Iterator

from desktop.export.papers.annex_sheet import AnnexList
from desktop.signoff.papers.subject import Subject
from desktop.signoff.refused import SignoffRefused
from forms.checks.places import part, place, whole_part
from forms.draft.coverage import APART, IN, changed_coverage, coverage, last_coverage
from forms.draft.draft import Draft
from forms.draft.facts import MEMO
from forms.draft.recount import differences, result_words
from forms.draft.ruling import place_of, rulings
from forms.draft.source import Source, source_of

NOTHING = "还没有登记口径、统计范围、来源、备注，也没有复核录入，没有附页可印。"
_NUMERALS = "一二三四五"


def annex_of(subject: Subject) -> tuple[AnnexList, ...]:
    """The lists that hold something. Raises SignoffRefused where none does."""
    draft = subject.draft
    found = [each for part in (_rulings, _coverage, _recounts, _sources, _memos) for each in part(draft)]
    if not found:
        raise SignoffRefused(NOTHING)
    return tuple(
        AnnexList(f"{numeral}、{each.heading}", each.sentence, each.columns, each.rows)
        for numeral, each in zip(_NUMERALS, found, strict=False)
    )


def _rulings(draft: Draft) -> Iterator[AnnexList]:
    rows = tuple(
        (_about(draft, each.about), each.question, each.answer, each.given.replace("　", "\n"))
        for each in rulings(draft.entries).values()
    )
    if rows:
        yield AnnexList("口径记录", "", (("位置", 8), ("问题", 8), ("答复", 9), ("由谁、何时、怎样", 7)), rows)


def _coverage(draft: Draft) -> Iterator[AnnexList]:
    listed = coverage(draft.entries)
    if not listed:
        return
    told = []
    for state, words in ((IN, "数字纳入本报告"), (APART, "单独编制年报、不纳入")):
        names = [name for name, each in listed.items() if each == state]
        if names:
            told.append(f"{words}（{len(names)}个）：{'、'.join(names)}。")
    changed = changed_coverage(draft)
    if changed:
        told.append(f"{changed}。")
    elif last_coverage(draft):
        told.append("统计范围与上年相同。")
    yield AnnexList("统计范围", "".join(told))


def _recounts(draft: Draft) -> Iterator[AnnexList]:
    told, still_open = [], []
    for chapter in draft.edition.chapters:
        words = result_words(draft, chapter.key)
        if words:
            told.append(f"{chapter.label}：{words}。")
            for each in differences(draft, chapter.key):
                still_open.append((_place(draft, each.field), each.first or "（空）", each.second or "（空）"))
    if told:
        columns = (("还没有定的", 18.0), ("第一遍", 6.0), ("第二遍", 6.0)) if still_open else ()
        yield AnnexList("复核录入", "".join(told), columns, tuple(still_open))


def _sources(draft: Draft) -> Iterator[AnnexList]:
    """Fields of one office, person and date that follow one another stand in one row."""
    rows: list[tuple[list[str], Source]] = []
    for field_id in _fields(draft):
        known = source_of(draft.entries, field_id)
        if known and rows and rows[-1][1] == known:
            rows[-1][0].append(field_id)
        elif known:
            rows.append(([field_id], known))
    listed = tuple(
        (_places(draft, fields), known.office, known.person, known.words.rpartition("　")[2] if known.date else "")
        for fields, known in rows
    )
    if listed:
        yield AnnexList("来源", "", (("位置", 14), ("处室", 7), ("提供人", 5), ("日期", 7)), listed)


def _memos(draft: Draft) -> Iterator[AnnexList]:
    rows = tuple(
        (_places(draft, [field_id]), draft.entries[MEMO + field_id])
        for field_id in _fields(draft)
        if MEMO + field_id in draft.entries
    )
    if rows:
        yield AnnexList("备注", "", (("位置", 12), ("备注", 18)), rows)


def _fields(draft: Draft) -> Iterator[str]:
    yield from draft.edition.fields
    yield from (each.id for each in draft.own_figures())


def _places(draft: Draft, fields: list[str]) -> str:
    """One field, or several from the first to the last."""
    first, last = _place(draft, fields[0]), _place(draft, fields[-1])
    return first if len(fields) == 1 else f"{first}\n至{last}\n共{len(fields)}格"


def _place(draft: Draft, field_id: str) -> str:
    return place(draft, field_id).replace(" · ", "·")


def _about(draft: Draft, about: str) -> str:
    """A cell, the name of a row or of columns, or a part."""
    if draft.field(about):
        return _place(draft, about)
    chapter = next((each for each in draft.edition.chapters if each.key == about.partition(".")[0]), None)
    words = place_of(draft, about).split(" · ")[1:]
    if chapter is None:
        return about
    return f"{part(chapter.label)}“{'·'.join(words)}”" if words else whole_part(chapter)
