"""Commands that register approval: handed on, signed on paper, changed by pen, delivered, published, corrected."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager

from desktop.command.naming import CommandRefused, find_report, writing
from desktop.command.naming import tell as say
from desktop.settings import read_settings
from desktop.signoff.registry import SOURCES, WAYS, Registry, Remark
from desktop.signoff.standing import Opinion, read_opinion
from desktop.signoff.steps import PRESETS, SIGNING, Step, from_lines, preset
from desktop.store.drafts import DraftStore
from desktop.workplace import Workplace


def submit(arguments: argparse.Namespace, workplace: Workplace) -> int:
    """The draft becomes the next revision; prints its name and code."""
    with writing(workplace) as store:
        registry = _registry(arguments, workplace, store)
        if registry.standing.amending:
            if arguments.steps:
                raise CommandRefused("按批改修改的稿子照原来的审签环节走，不能另写 --steps。请去掉它再送审。")
            revision, grave = registry.revise(arguments.reviewer)
        else:
            steps = _steps(arguments.steps, registry, workplace)
            revision, grave = registry.submit(steps, arguments.remark), ()
        withdrawn = registry.standing.withdrawn
    print(f"{revision.name}  校验码 {revision.code}")
    if withdrawn and grave:
        places = "、".join(dict.fromkeys(each.place for each in grave))
        say(f"改动了{places}，是实质性修改，须报原签批人复审；第{withdrawn}稿的签发不再有效。")
    return 0


def sign(arguments: argparse.Namespace, workplace: Workplace) -> int:
    """Register an opinion; prints where the report stands."""
    opinion, words = read_opinion(arguments.opinion, arguments.words)
    with _registering(arguments, workplace) as registry:
        told = registry.sign(arguments.step, arguments.name, opinion, arguments.date, words=words)
    for sentence in told:
        say(sentence)
    return 0


def send_back(arguments: argparse.Namespace, workplace: Workplace) -> int:
    """Register 退回修改; the draft can be changed again."""
    with _registering(arguments, workplace) as registry:
        registry.sign(arguments.step, arguments.name, Opinion.RETURN, arguments.date, words=arguments.words)
    return 0


def amend(arguments: argparse.Namespace, workplace: Workplace) -> int:
    """Open the draft for a change by pen."""
    with _registering(arguments, workplace) as registry:
        registry.amend(arguments.by, arguments.sheet)
    return 0


def deliver(arguments: argparse.Namespace, workplace: Workplace) -> int:
    """Register 报送."""
    with _registering(arguments, workplace) as registry:
        odd = registry.later_doubt({"报送日期": arguments.date})
        registry.deliver(arguments.date, arguments.way, arguments.to)
    _say_odd(odd)
    return 0


def publish(arguments: argparse.Namespace, workplace: Workplace) -> int:
    """Register 公布."""
    with _registering(arguments, workplace) as registry:
        odd = registry.later_doubt({"公布日期": arguments.date, "保密审查日期": arguments.cleared})
        missing = registry.publish(arguments.date, arguments.address, arguments.column, arguments.by, arguments.cleared)
    _say_odd(odd)
    if missing:
        say(missing)
    return 0


def correct(arguments: argparse.Namespace, workplace: Workplace) -> int:
    """Open a published report for a correction."""
    with _registering(arguments, workplace) as registry:
        odd = registry.later_doubt({"发现日期": arguments.date})
        registry.correct(arguments.reason, arguments.found_by, arguments.date)
    _say_odd(odd)
    return 0


def tell(arguments: argparse.Namespace, workplace: Workplace) -> int:
    """Register who was told of the correction."""
    with writing(workplace) as store:
        registry = _registry(arguments, workplace, store)
        odd = registry.later_doubt({"告知日期": arguments.date})
        registry.tell(arguments.whom, arguments.date, arguments.words)
    _say_odd(odd)
    return 0


def remark(arguments: argparse.Namespace, workplace: Workplace) -> int:
    """Register a remark or what was done about it; prints its number."""
    for name, given, listed in (("来源", arguments.source, SOURCES), ("方式", arguments.way, WAYS)):
        if given not in listed:
            raise CommandRefused(f"意见的{name}只能写{'、'.join(listed)}，不能写“{given}”。")
    kept = Remark(
        source=arguments.source,
        way=arguments.way,
        date=arguments.date,
        words=arguments.words,
        handling=arguments.handling or "待处理",
        reason=arguments.reason,
        place=arguments.place,
        id=arguments.id,
    )
    with writing(workplace) as store:
        print(_registry(arguments, workplace, store).remark(kept))
    return 0


def proof(arguments: argparse.Namespace, workplace: Workplace) -> int:
    """Register a proof reading."""
    if not arguments.turn.isdecimal():
        raise CommandRefused("校次只能是1、2、3。")
    with writing(workplace) as store:
        _registry(arguments, workplace, store).proof(int(arguments.turn), arguments.name, arguments.date)
    return 0


def strike(arguments: argparse.Namespace, workplace: Workplace) -> int:
    """Take back the last registration; prints where the report stands."""
    with _registering(arguments, workplace) as registry:
        registry.strike()
    return 0


@contextmanager
def _registering(arguments: argparse.Namespace, workplace: Workplace) -> Iterator[Registry]:
    """The registry of the report that is named; prints where it stands when all is registered."""
    with writing(workplace) as store:
        registry = _registry(arguments, workplace, store)
        yield registry
        print(registry.standing.line)


def _say_odd(odd: str) -> None:
    if odd:
        say(f"{odd}已照写的登记；登记错了的，请撤销登记。")


def _registry(arguments: argparse.Namespace, workplace: Workplace, store: DraftStore) -> Registry:
    return Registry(workplace, store, find_report(store.reader, arguments.report).id)


def _steps(named: str, registry: Registry, workplace: Workplace) -> tuple[Step, ...]:
    """The steps of a preset, of a list, of the report's last round, or as the office has set them."""
    office = read_settings(workplace.root).steps
    if not named:
        return registry.standing.steps or office
    steps = preset(named)
    if steps is not None:
        return steps
    try:
        steps = from_lines(named.replace("、", "\n"))
    except ValueError as fault:
        raise CommandRefused(str(fault)) from None
    # A single 签发 says what it is; any other word alone is the name of a preset, mistaken.
    if len(steps) == 1 and SIGNING not in steps[0].name and steps != office:
        raise CommandRefused(
            f"“{named}”只有一步，也不是现成的审签环节。可以写{'、'.join(PRESETS)}，"
            "或者把各环节用顿号隔开写全；本单位确实只有一步的，请先在设置里改审签环节。"
        )
    return steps
