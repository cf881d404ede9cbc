"""Days on the sheet that run backwards: asked about, never refused, for the office registers what the paper says."""

from datetime import date

from desktop.signoff.standing import Standing, short_date
from desktop.signoff.steps import Step


def date_doubt(now: Standing, step: Step, day: str, today: date) -> str:
    """What is odd about an opinion on ``step`` given on ``day`` (ISO 8601), in a sentence; empty where nothing is."""
    if date.fromisoformat(day) > today:
        return f"“{step.name}”的签字日期{short_date(day)}晚于今天。"
    before = {each.name for each in now.before(step)}
    later = [each for each in now.signatures if each.step in before and each.date > day]
    if not later:
        return ""
    last = max(reversed(later), key=lambda each: each.date)  # of one day, the step that comes last
    return f"“{step.name}”的签字日期{_told(day, last.date)}，早于前面“{last.step}”的{_told(last.date, day)}。"


def _told(day: str, other: str) -> str:
    """``day`` as people write it, with its year where that of ``other`` is another."""
    return short_date(day, int(other[:4]))
