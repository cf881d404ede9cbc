"""What people write on a sheet, read as it is kept: words in one line, names, dates, an opinion."""

from desktop.signoff.refused import SignoffRefused
from desktop.signoff.standing import Opinion
from desktop.signoff.steps import Step
from forms.draft.readings import is_date, read_date

FIRST_YEAR, LAST_YEAR = 2008, 2099  # the regulation came into force in 2008
LONGEST = 2000  # characters of anything written on a sheet


def opinion_data(step: Step, name: str, opinion: Opinion, date: str, words: str) -> dict[str, str]:
    """What is written of an opinion, by the names under which it is kept. Raises SignoffRefused."""
    if opinion is Opinion.OTHER and not words.strip():
        raise SignoffRefused("请把意见的原话写上。")
    skipped = opinion is Opinion.NOT_NEEDED
    return {
        "step": step.name,
        "name": "" if skipped else needed(name, f"“{step.name}”由谁签的"),
        "opinion": opinion.value,
        "words": written(words),
        "date": "" if skipped else day_of(date),
    }


def needed(text: str, what: str) -> str:
    """``text`` in one line; ``what`` must be written. Raises SignoffRefused."""
    line = written(text)
    if not line:
        raise SignoffRefused(f"请写明{what}。")
    return line


def written(text: str) -> str:
    """``text`` in one line. Raises SignoffRefused for more than anybody writes there."""
    line = in_one_line(text)
    if len(line) > LONGEST:
        raise SignoffRefused(f"最多写{LONGEST}个字，现有{len(line)}个字。")
    return line


def in_one_line(text: str) -> str:
    """``text`` without line ends, doubled blanks and what cannot be printed."""
    return " ".join("".join(each for each in text if each.isprintable() or each.isspace()).split())


def day_of(text: str) -> str:
    """A date as people write it, in ISO 8601. Raises SignoffRefused."""
    if not text.strip():
        raise SignoffRefused("请写日期，如2022年1月18日。")
    day = read_date(text)
    if not is_date(day):
        raise SignoffRefused(f"“{text}”不是日期。请写成2022年1月18日这样。")
    if not FIRST_YEAR <= int(day[:4]) <= LAST_YEAR:
        raise SignoffRefused(f"“{text}”的年份不对。请核对。")
    return day
