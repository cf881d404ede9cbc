"""``nianbao demands``: what the year's notice asks for, filled in, listed, handed on and read in."""

import argparse
import json
from dataclasses import replace
from pathlib import Path

from desktop.command.naming import CommandRefused, find_report, writing
from desktop.command.writing_files import written
from desktop.demands import read_file
from desktop.workplace import Workplace
from forms.collecting.dates import days
from forms.collecting.package import write_package
from forms.draft.demands import DATES, ENTRY, Demands, DemandsUnreadable, Line, demands_in, read_demands
from forms.draft.draft import Draft
from forms.draft.readings import date_in_words, read_date
from forms.edition.model import Chapter


def demands(arguments: argparse.Namespace, workplace: Workplace) -> int:
    """Fill in what is given, hand it on if wanted, and list what there is."""
    lists = (arguments.date, arguments.line, arguments.figure, arguments.drop, arguments.read)
    if any(lists) or arguments.number is not None or arguments.issued is not None:
        with writing(workplace) as store:
            report = find_report(store.reader, arguments.report).id
            editor = workplace.editor(store, report)
            try:
                asked = _changed(arguments, editor.draft)
            except DemandsUnreadable as why:
                raise CommandRefused(str(why)) from None
            editor.fill({ENTRY: asked.to_entry()}, "填写本年要求")
    reader = workplace.reader()
    draft = Draft(workplace.editions, reader.entries(find_report(reader, arguments.report).id))
    asked = demands_in(draft.entries)
    if arguments.save:
        print(written(write_package(asked, draft.year), Path(arguments.save)))
        return 0
    _list(asked, draft)
    return 0


def _changed(arguments: argparse.Namespace, draft: Draft) -> Demands:
    """What is asked for with the words of the command. Raises DemandsUnreadable, CommandRefused."""
    asked = read_file(Path(arguments.read), draft.year) if arguments.read else demands_in(draft.entries)
    if arguments.number is not None:
        asked = replace(asked, number=arguments.number)
    if arguments.issued is not None:
        asked = replace(asked, issued=read_date(arguments.issued))
    names = {label: key for key, label in DATES.items()}
    dates = dict(asked.dates)
    for words in arguments.date:
        name, day = _parted(words, "名称=日期，如 报送=2022-01-26")
        if name not in names:
            raise CommandRefused(f"没有“{name}”这个日期。可以写：{'、'.join(names)}。")
        dates[names[name]] = read_date(day)
    lines = [each for each in asked.lines if each.words not in arguments.drop]
    for given, figure in ((arguments.line, False), (arguments.figure, True)):
        for words in given:
            part, text = _parted(words, "部分=内容，如 一=政务公开专区数量")
            lines.append(Line(text, figure, _chapter(draft, part).key))
    whole = replace(asked, dates=dates, lines=tuple(dict.fromkeys(lines))).as_json()
    return read_demands(json.loads(json.dumps(whole)))


def _parted(words: str, form: str) -> tuple[str, str]:
    name, equals, text = words.replace("＝", "=", 1).partition("=")
    if not equals:
        raise CommandRefused(f"“{words}”要写成 {form}。")
    return name.strip(), text.strip()


def _chapter(draft: Draft, part: str) -> Chapter:
    numeral = part.removeprefix("第").removesuffix("部分")
    chapters = [each for each in draft.edition.chapters if each.printed]
    found = next((each for each in chapters if each.label.startswith(f"{numeral}、")), None)
    if not numeral or found is None:
        raise CommandRefused(f"没有“{part}”这一部分。请写 一、二、三、四、五 或者 六。")
    return found


def _list(asked: Demands, draft: Draft) -> None:
    if asked.number:
        print(f"文号：{asked.number}")
    if asked.issued:
        print(f"下发日期：{date_in_words(asked.issued)}")
    for key, day in days(draft).items():
        print(f"{DATES[key]}：{date_in_words(day.isoformat())}{'' if key in asked.dates else '（默认）'}")
    labels = {each.key: each.label for each in draft.edition.chapters}
    for line in asked.lines:
        print(f"须写{'数' if line.figure else '文字'}：{labels.get(line.chapter, line.chapter)} ← {line.words}")
