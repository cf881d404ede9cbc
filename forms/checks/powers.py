"""Who can make 规章: rule T2-RULES.

Only the departments of the State Council and the governments of provinces and of cities divided into districts make
government rules (《中华人民共和国立法法》第九十一条、第九十三条). A county's or township's own report, or a local
department's, has none; a roll-up may count what was counted in it, and is not asked.
"""

import re
from collections.abc import Iterator

from forms.checks.catalogue import severity
from forms.checks.finding import Finding
from forms.checks.places import part, row
from forms.draft.draft import Draft

ROW = "disclosure.rules."
LOW_LEVELS = ("县", "乡")
LOCAL_LEVELS = ("省", "市", *LOW_LEVELS)
_LOCAL_NAME = re.compile("[省市县区州盟旗镇乡]")
_CENTRAL_NAME = re.compile("^国家|^中华人民共和国|总局$|总署$|部$")


def no_rules(draft: Draft) -> Iterator[Finding]:
    """T2-RULES: an agency without the power to make rules reports some."""
    if _without_power(draft):
        cells = tuple(each for each in draft.edition.fields if each.startswith(ROW))
        numbers = [(cell, number) for cell in cells if (number := draft.reading(cell).number)]
        if numbers:
            cell, number = numbers[0]
            field = draft.edition.fields[cell]
            words = {"place": part(field.chapter) + row(field), "column": field.column[-1]}
            fields = tuple(cell for cell, _ in numbers)
            yield Finding("T2-RULES", severity("T2-RULES"), fields, {"number": number}, words)


def _without_power(draft: Draft) -> bool:
    kind, level, name = draft.text("report.kind"), draft.text("report.level"), draft.agency
    if kind == "township":
        return True
    if kind == "office":
        return level in LOW_LEVELS
    if kind != "department":
        return False
    return level in LOCAL_LEVELS or (not level and bool(_LOCAL_NAME.search(name)) and not _CENTRAL_NAME.search(name))
