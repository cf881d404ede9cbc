"""Commands for what travels: an opinion given on a 送审文件, and what is done with a file that arrives."""

import argparse
from pathlib import Path

from desktop.command.naming import CommandRefused, announced, tell, writing
from desktop.command.writing_files import written
from desktop.signoff.carriers import Carried, handed_in, page_count, read_carrier
from desktop.signoff.decision import Decision, as_file, decide
from desktop.signoff.hand_over import HandOver
from desktop.signoff.receiving import decision_in, receive, registry_for
from desktop.signoff.standing import read_opinion
from desktop.workplace import Workplace
from forms.publication.build import publication


def decide_on(arguments: argparse.Namespace, workplace: Workplace) -> int:
    """Make the file that carries an opinion back; needs no store. Prints its path."""
    target = Path(arguments.output)
    if target.is_dir() or not target.parent.is_dir():
        raise CommandRefused(f"“{target}”不是可以写的文件名。请写已有文件夹里的文件名，如 审签意见.zip。")
    handed = handed_in(read_carrier(Path(arguments.file)), workplace.editions)
    opinion, words = read_opinion(arguments.opinion, arguments.words)
    title = _title(handed, workplace)
    made = decide(handed, title, arguments.step, name=arguments.name, opinion=opinion, date=arguments.date, words=words)
    print(written(as_file(made), target))
    tell(f"{made.told}。请把这个文件交回经办人。")
    return 0


def receive_file(arguments: argparse.Namespace, workplace: Workplace) -> int:
    """Register a decision, or show what a 送审文件 carries."""
    with announced("正在读入文件"):
        found = read_carrier(Path(arguments.file))
    decision = decision_in(found)
    if decision:
        return _take(decision, workplace)
    _show(found, handed_in(found, workplace.editions), workplace)
    return 0


def _take(decision: Decision, workplace: Workplace) -> int:
    with writing(workplace) as store:
        registry = registry_for(decision, workplace, store)
        received = receive(decision, registry)
        print(received.told)
        print(registry.standing.line)
    return 0


def _show(found: Carried, handed: HandOver, workplace: Workplace) -> None:
    revision, now = handed.revision, handed.standing
    print(f"{_title(handed, workplace)}  {revision.name}  校验码 {revision.code}")
    pages = f"页面{page_count(found.pages)}页" if found.pages else "没有页面，可以由数据排出"
    print(f"{found.kind}：数据完整，{pages}。")
    print(now.label)
    for each in now.signatures:
        day = now.day(each.date) if each.date else ""
        print(_line(f"{each.step}：{each.said} {each.name} {day}".rstrip() + f"，{each.origin}"))
    for finding in handed.findings:
        answer = f"（已说明：{finding.answer}）" if finding.answer else ""
        print(_line(f"{finding.severity}  {finding.message}{answer}"))


def _line(text: str) -> str:
    """What came from outside, fit for a terminal."""
    return "".join(each if each.isprintable() else " " for each in text)


def _title(handed: HandOver, workplace: Workplace) -> str:
    return "".join(publication(handed.revision.draft(workplace.editions)).title)
