"""Days after the signature that run backwards or have not come: asked about, never refused, like those on the sheet."""

from collections.abc import Iterable
from datetime import date

from desktop.signoff.standing import Standing, short_date
from forms.draft.readings import is_date, read_date


def doubts(now: Standing, today: date, given: Iterable[tuple[str, str]]) -> str:
    """What is odd, in sentences; empty where nothing is. ``given`` are days by what they are the days of.

    The names are 报送日期, 公布日期, 保密审查日期, 发现日期, 告知日期; what is no date is passed over.
    """
    read = {name: day for name, text in given if is_date(day := read_date(text))}
    future = [f"{name}{short_date(day)}晚于今天。" for name, day in read.items() if date.fromisoformat(day) > today]
    return "".join((*future, *_backwards(now, read)))


def _backwards(now: Standing, read: dict[str, str]) -> Iterable[str]:
    signed = max((each.date for each in now.signatures if each.step == now.steps[-1].name), default="")
    out = min((each.data["date"] for each in (now.published, now.delivered) if each), default="")
    pairs = [(name, "签发日期", signed) for name in ("报送日期", "公布日期")]
    if now.correction:
        pairs.append(("告知日期", "发现日期", now.correction.data["date"]))
    pairs.append(("发现日期", "公布或者报送的日期", out))
    for name, other, day in pairs:
        if day and name in read and read[name] < day:
            yield f"{name}{short_date(read[name])}早于{other}{short_date(day)}。"
    cleared, published = read.get("保密审查日期"), read.get("公布日期")
    if cleared and published and cleared > published:
        yield f"保密审查日期{short_date(cleared)}晚于公布日期{short_date(published)}，公布以前应当先做保密审查。"
