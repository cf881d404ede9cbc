"""The steps of approval (审签环节): a list that each office sets for itself, with two presets (office.md 2)."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass

from desktop.signoff.refused import SignoffRefused


@dataclass(frozen=True, slots=True)
class Step:
    """One step. ``several``: any number of people (会签); ``beside``: may be done beside the step before it."""

    name: str
    several: bool = False
    beside: bool = False


SEVEN = (
    Step("拟稿"),
    Step("处室负责人核稿"),
    Step("会签", several=True),
    Step("保密审查", beside=True),
    Step("办公室核稿"),
    Step("分管负责人审核"),
    Step("主要负责人签发"),
)
FOUR = (Step("拟稿"), Step("股室负责人审核"), Step("保密审查"), Step("主要负责人签发"))
PRESETS = {"七级（省厅）": SEVEN, "四级（县级单位）": FOUR}
STANDARD = SEVEN
SECRECY = "保密审查"
SIGNING = "签发"  # in the name of the last step


def unit(steps: Iterable[Step]) -> str:
    """What the office calls its parts: 股室 where a step does, as in a county; else 处室."""
    return "股室" if any("股室" in each.name for each in steps) else "处室"


def to_text(steps: Iterable[Step]) -> str:
    """The steps as they are kept."""
    return json.dumps([asdict(each) for each in steps], ensure_ascii=False)


def from_text(text: str) -> tuple[Step, ...]:
    """The steps kept by ``to_text``; the standard ones where there are none."""
    try:
        kept = json.loads(text)
        steps = tuple(Step(str(each["name"]), bool(each["several"]), bool(each["beside"])) for each in kept)
    except (ValueError, TypeError, KeyError):
        return STANDARD
    return steps if not fault(steps) else STANDARD


def from_lines(lines: str) -> tuple[Step, ...]:
    """The steps as typed, one a line, with ``（可多人）`` or ``（可并行）`` after a name.

    Raises ValueError with a sentence.
    """
    steps = []
    for line in lines.splitlines():
        name = line.strip()
        several, beside = "（可多人）" in name, "（可并行）" in name
        name = name.replace("（可多人）", "").replace("（可并行）", "").strip()
        if name:
            steps.append(Step(name, several, beside))
    problem = fault(steps)
    if problem:
        raise ValueError(problem)
    return tuple(steps)


def preset(name: str) -> tuple[Step, ...] | None:
    """The preset called ``name``: 四级, or in full 四级（县级单位）; None if there is none."""
    wanted = name.strip().replace("(", "（").replace(")", "）")
    return next((steps for full, steps in PRESETS.items() if wanted in (full, full.partition("（")[0])), None)


def to_lines(steps: Iterable[Step]) -> str:
    """The steps as a person types them."""
    return "\n".join(
        each.name + ("（可多人）" if each.several else "") + ("（可并行）" if each.beside else "") for each in steps
    )


def fault(steps: Sequence[Step]) -> str:
    """What is wrong with a list of steps, in a sentence; empty when nothing is."""
    names = [each.name for each in steps]
    if not names:
        return "审签环节至少要有一步，最后一步是签发。"
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice:
        return f"“{twice}”写了两次。请只留一个，或者改成不同的名称。"
    if steps[-1].several:
        return "最后一步是签发，只能由一人签。请去掉它后面的“（可多人）”。"
    if steps[-1].beside:
        return "最后一步是签发，要在别的环节以后。请去掉它后面的“（可并行）”。"
    return ""


def step_named(steps: Sequence[Step], name: str) -> Step:
    """The step called ``name``. Raises SignoffRefused where there is none."""
    found = next((each for each in steps if each.name == name), None)
    if found is None:
        raise SignoffRefused(f"没有“{name}”这一环节。这一稿的环节是：{'、'.join(each.name for each in steps)}。")
    return found
