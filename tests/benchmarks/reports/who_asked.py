"""Who asked for information, how, and which authority: numbers that add up to the requests received this year."""

from tests.benchmarks.reports.facts import COLUMNS
from tests.benchmarks.reports.writing import Pen

NATURAL, LEGAL = COLUMNS[:1], COLUMNS[1:]
CHANNELS = ("网络", "信函", "当面", "传真")


def channels(pen: Pen) -> str:
    """How the requests came; the parts add up to those received."""
    left = pen.facts.requests("received")
    order = pen.rng.sample(CHANNELS, 4)
    parts = []
    for index, channel in enumerate(order):
        number = left if index == 3 else pen.rng.randint(0, left)
        left -= number
        parts.append((channel, number))
    if not pen.chance(0.4):
        parts = [each for each in parts if each[1]]
    if len(parts) < 2:
        return ""
    unit = pen.pick("申请{}件", "渠道{}件", "提交的{}件", "方式{}件")
    told = pen.pick("，", "、")
    listed = told.join(f"{name}{unit.format(pen.number('part', 'channel', number))}" for name, number in parts)
    if pen.facts.requests("carried_over"):  # the parts are those of the new ones alone
        return pen.pick(f"本年新收的申请中，{listed}。", f"新收申请按提出方式分，{listed}。")
    return pen.pick(
        f"其中，{listed}。", f"按申请方式分，{listed}。", f"从申请渠道看，{listed}。", f"申请来源中，{listed}。"
    )


def levels(pen: Pen) -> str:
    """In a roll-up: which level of government received them."""
    word = pen.agency.ours[1:]
    received = pen.facts.requests("received")
    if pen.chance(0.4):
        return _bureaus(pen, received)
    own = pen.rng.randint(0, received // 2)
    here, below = pen.number("part", "levels", own), pen.number("part", "levels", received - own)
    lower = "各县（市、区）" if pen.agency.level == "市" else "各乡镇（街道）"
    begin = "本年新收的申请中，" if pen.facts.requests("carried_over") else "其中，"
    return f"{begin}{word}政府及{word}直部门{here}件，{lower}{below}件。"


def _bureaus(pen: Pen, received: int) -> str:
    """Which bureaus received most; the rest makes up the whole."""
    word = pen.agency.ours[1:]
    first, second = pen.rng.randint(0, received // 3), pen.rng.randint(0, received // 3)
    numbers = [pen.number("part", "bureaus", each) for each in (first, second, received - first - second)]
    begin = pen.pick("新收申请按承办单位分，", "新收的申请中，")
    return f"{begin}{word}自然资源局{numbers[0]}件，{word}公安局{numbers[1]}件，其他单位{numbers[2]}件。"


def applicants(pen: Pen) -> str:
    """Natural persons and others."""
    natural, legal = pen.facts.requests("received", NATURAL), pen.facts.requests("received", LEGAL)
    if not natural or not legal:
        one = "自然人" if natural else "法人或其他组织"
        return pen.pick(f"新收申请的申请人均为{one}。", f"新收的申请全部由{one}提出。")
    people, bodies = pen.requests("received", columns=NATURAL), pen.requests("received", columns=LEGAL)
    whole = natural + legal
    if pen.facts.requests("carried_over"):
        return f"新收申请中，自然人申请{people}，法人或其他组织申请{bodies}。"
    return pen.pick(
        f"其中，自然人申请{people}，法人或其他组织申请{bodies}。",
        f"从申请人情况看，自然人{people}，占{pen.percent(natural, whole)}；"
        f"法人或其他组织{bodies}，占{pen.percent(legal, whole)}。",
        f"申请人中自然人{people}、法人或其他组织{bodies}。",
        f"按申请人类别分，自然人提出{people}（占比{pen.percent(natural, whole)}），法人或其他组织提出{bodies}。",
    )
