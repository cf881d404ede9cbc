"""Commands on what is known beside what is printed: of one cell, where numbers come from, 口径记录, 统计范围."""

import argparse
from collections.abc import Iterator

from desktop.command.naming import CommandRefused, find_report, writing
from desktop.workplace import Workplace
from forms.draft.coverage import APART, IN, changed_coverage, coverage, coverage_changes
from forms.draft.draft import Draft
from forms.draft.facts import MEMO
from forms.draft.journal import Edit
from forms.draft.recount import result_words
from forms.draft.ruling import Ruling, new_entry, offered, place_of, rulings
from forms.draft.source import PREFIX as SOURCE
from forms.draft.source import Source, source_of


def history(arguments: argparse.Namespace, workplace: Workplace) -> int:
    """Print what is known of one field: its values until now, who changed them when, and what was noted down."""
    reader = workplace.reader()
    report = find_report(reader, arguments.report).id
    draft = Draft(workplace.editions, reader.entries(report))
    if draft.field(arguments.field) is None:
        raise CommandRefused(f"没有“{arguments.field}”这个编号。可用 nianbao fields 查看全部编号。")
    for line in _known(draft, arguments.field, reader.journal(report, arguments.field)):
        print(line)
    return 0


def source(arguments: argparse.Namespace, workplace: Workplace) -> int:
    """Say where numbers come from, as one step; without a word of it, list every source."""
    known = Source(arguments.office, arguments.person, arguments.date)
    if not (any(known) or arguments.clear):
        draft = Draft(workplace.editions, _entries(arguments, workplace))
        wanted = arguments.fields or [each.id for each in draft.number_fields()]
        for field_id in wanted:
            kept = source_of(draft.entries, field_id)
            if kept:
                print(f"{field_id}  {kept.words}")
        return 0
    if not arguments.fields:
        raise CommandRefused("请写明是哪些格的来源，如 requests.received.natural。")
    text = "" if arguments.clear else known.to_entry()
    with writing(workplace) as store:
        editor = workplace.editor(store, find_report(store.reader, arguments.report).id)
        editor.fill({SOURCE + each: text for each in arguments.fields}, f"登记来源（{len(arguments.fields)}格）")
    return 0


def ruling(arguments: argparse.Namespace, workplace: Workplace) -> int:
    """Note down what was answered about what is counted; without an answer, list what was noted."""
    if not arguments.answer:
        draft = Draft(workplace.editions, _entries(arguments, workplace))
        for told, listed in (("", rulings(draft.entries)), ("（上年）", offered(draft))):
            for each in listed.values():
                if not arguments.about or each.covers(arguments.about):
                    print(
                        f"{told}{place_of(draft, each.about) or each.about}：{each.question} {each.answer} {each.given}"
                    )
        return 0
    if not arguments.about:
        raise CommandRefused("请写明是哪一格、哪一行或者哪一部分的口径，如 requests.received。")
    known = Ruling(arguments.about, arguments.question, arguments.answer, arguments.by, arguments.date, arguments.way)
    with writing(workplace) as store:
        editor = workplace.editor(store, find_report(store.reader, arguments.report).id)
        editor.fill({new_entry(editor.draft.entries): known.to_entry()}, "登记口径")
    return 0


def scope(arguments: argparse.Namespace, workplace: Workplace) -> int:
    """Say which units the figures are of, as one step; without any, list them and what changed since last year."""
    if arguments.counted is None and arguments.apart is None:
        draft = Draft(workplace.editions, _entries(arguments, workplace))
        for name, state in coverage(draft.entries).items():
            print(f"{name}  {'纳入' if state == IN else '单独编制'}")
        changed = changed_coverage(draft)
        if changed:
            print(f"{changed}。")
        return 0
    with writing(workplace) as store:
        editor = workplace.editor(store, find_report(store.reader, arguments.report).id)
        kept = coverage(editor.draft.entries)
        lists = [
            "\n".join(name for name, each in kept.items() if each == state)
            if given is None
            else given.replace("、", "\n")
            for given, state in ((arguments.counted, IN), (arguments.apart, APART))
        ]
        editor.fill(coverage_changes(editor.draft.entries, *lists), "登记统计范围")
    return 0


def _known(draft: Draft, field_id: str, journal: list[Edit]) -> Iterator[str]:
    field = draft.field(field_id)
    if field is None:
        return
    yield field.path
    if field.number:
        last = draft.last_number(field_id)
        yield f"现在：{draft.reading(field_id).stored or '空白'}　上年：{'没有' if last is None else last}"
    memo, known = draft.entries.get(MEMO + field_id), source_of(draft.entries, field_id)
    if known:
        yield f"来源：{known.words}"
    if memo:
        yield f"备注：{memo}"
    for told, listed in (("口径", rulings(draft.entries)), ("上年口径", offered(draft))):
        for each in listed.values():
            if each.covers(field_id):
                yield f"{told}：{each.question} {each.answer} {each.given}"
    recounted = result_words(draft, field_id.partition(".")[0]) if field.in_table else ""
    if recounted:
        yield f"复核录入：{recounted}"
    for edit in () if field.prose else journal:
        yield f"{edit.when}  {edit.who}  {edit.removed or '（空）'} → {edit.inserted or '（空）'}"


def _entries(arguments: argparse.Namespace, workplace: Workplace) -> dict[str, str]:
    reader = workplace.reader()
    return dict(reader.entries(find_report(reader, arguments.report).id))
