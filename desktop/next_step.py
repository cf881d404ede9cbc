"""The next step of a report in words, with its date: told by its state, its offices' sheets and the season's dates.

Source: office.md 9 of the field's papers; 下一步：催报 2 个处室（法规处、财务处），1月8日前.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from desktop.signoff.standing import Standing, State
from forms.collecting.dates import days
from forms.collecting.lines import office_lines
from forms.draft.collected import Stage
from forms.draft.demands import DATES
from forms.draft.draft import Draft

MOST_NAMED = 5


def next_step(draft: Draft, now: Standing, offices: Mapping[str, str], today: date) -> str:
    """One sentence; empty where nothing is left to do."""
    act, key = _act(draft, now, offices)
    if not act:
        return ""
    day = days(draft)[key]
    late = (today - day).days
    when = f"{_short(day, today)}前" + (f"（已过{late}天）" if late > 0 else "")
    return f"下一步：{act}，{when}"


def next_date(draft: Draft, now: Standing, today: date) -> str:
    """The first of the season's dates that is still to come: 报送 1月26日; empty where all have passed or are done."""
    done = {"deliver": now.delivered is not None, "publish": now.published is not None}
    coming = [(day, key) for key, day in days(draft).items() if day >= today and not done.get(key, False)]
    if not coming:
        return ""
    first = min(day for day, _ in coming)
    return f"{'、'.join(DATES[key] for day, key in coming if day == first)}{_short(first, today)}"


def _act(draft: Draft, now: Standing, offices: Mapping[str, str]) -> tuple[str, str]:
    """What is to be done, and by which date."""
    if now.state is State.SIGNED and not now.amending:
        left = [key for key, act in (("deliver", now.delivered), ("publish", now.published)) if act is None]
        first = min(left, key=lambda key: days(draft)[key], default="")
        return (DATES[first], first) if first else ("", "")
    if now.amending:
        return "按批改改好，再送审", "submit"
    if now.state is State.IN_REVIEW:
        step = now.current
        return f"请{step.name}签意见" if step else "登记签发", "deliver"
    if now.state is State.RETURNED:
        return "照退回的意见改好，再送审", "submit"
    return _collecting(draft, offices)


def _collecting(draft: Draft, offices: Mapping[str, str]) -> tuple[str, str]:
    lines = [each for each in office_lines(draft, offices) if each.numbers]
    begun = any(each.progress.stage is not Stage.NOT_SENT for each in lines)
    if not begun:
        # Many small offices ask nobody: the report itself is then the next thing.
        return "填好送审", "submit"
    for words, stages, key in (
        ("催报", (Stage.SENT, Stage.SENT_BACK), "collect"),
        ("发征集表给", (Stage.NOT_SENT,), "collect"),
        ("核对", (Stage.RETURNED,), "submit"),
    ):
        found = [each.office for each in lines if each.progress.stage in stages]
        if found:
            return f"{words} {len(found)} 个处室（{_named(found)}）", key
    return "送审", "submit"


def _named(offices: Sequence[str]) -> str:
    return "、".join(offices[:MOST_NAMED]) + ("等" if len(offices) > MOST_NAMED else "")


def _short(day: date, today: date) -> str:
    year = "" if abs((day - today).days) < 180 else f"{day.year}年"
    return f"{year}{day.month}月{day.day}日"
