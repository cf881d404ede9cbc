"""HERE-ROLLUP: a roll-up's words in an agency's own report; HERE-OWN: an agency's own words in a roll-up.

A government office writes two reports a year, and publishing one for the other is the classic mix-up. Source:
国办公开办函〔2021〕30号 (本政府机关年报 and 汇总年报 are two reports).
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from forms.checks.belonging.identity import identity
from forms.checks.belonging.plain import plain
from forms.checks.catalogue import severity
from forms.checks.finding import Finding
from forms.checks.passages import passages
from forms.checks.places import place
from forms.draft.draft import Draft

_TAKEN = "(?:共|累计|合计|总共|全年|[0-9]{4}年|依法|及时){0,3}(?:收到|受理|新收|接收|办理|答复)"
_REQUESTS = "[^，。；]{0,12}申请"
_ALL = re.compile(
    f"(?:[全各我][省市县区州旗盟](?!本级)(?:[^，。；系统]{{0,14}}?)"
    f"|各级(?:行政机关|政府(?:及其)?部门|部门)|各县（市、区）(?:、各部门)?|各[县区市]区?(?:、各部门)?(?:和各部门)?|各地各部门)"
    f"{_TAKEN}{_REQUESTS}"
)
_EVERY_AGENCY = re.compile(
    "(?:全[省市县区州旗盟]|我[省市县区州旗盟])?各级(?:各类)?行政机关(?:共|累计|全年|新收|收到|受理)"
)
_OFFICE_ALONE = re.compile(
    "(?<!其中)(?<!其中，)[省市县区州旗](?:人民)?政府(?:办公室|办公厅|办)(?:代表[省市县区州旗](?:人民)?政府)?"
    f"(?:本级)?{_TAKEN}{_REQUESTS}"
)


def rollup_words(draft: Draft) -> Iterator[Finding]:
    """Numbers of all agencies in an own report; numbers of the office alone in a roll-up that has no others."""
    own = identity(draft)
    whole = False
    alone: list[Finding] = []
    for passage in passages(draft):
        told = plain(passage.text)
        everyone, office = _told(told.open)
        whole = whole or bool(everyone)
        rule, stretches = ("HERE-OWN", office) if own.rollup else ("HERE-ROLLUP", everyone)
        for start, end in stretches:
            quoted = told.text[start:end]
            finding = Finding(
                rule,
                severity(rule),
                (passage.field,),
                {},
                {"place": place(draft, passage.field), "quoted": quoted},
                (told.span(passage, start, end),),
                topic=re.sub("[0-9]+", "0", quoted),
            )
            if own.rollup:
                alone.append(finding)
            else:
                yield finding
    if not whole:
        yield from alone


@lru_cache(maxsize=1024)
def _told(text: str) -> tuple[tuple[tuple[int, int], ...], tuple[tuple[int, int], ...]]:
    """Where all agencies' requests are counted, and where the office's alone."""
    if "申请" not in text and "行政机关" not in text:
        return (), ()
    everyone = {match.start(): match.end() for match in _EVERY_AGENCY.finditer(text)}
    everyone.update((match.start(), match.end()) for match in _ALL.finditer(text))
    office = tuple((match.start(), match.end()) for match in _OFFICE_ALONE.finditer(text))
    return tuple(sorted(everyone.items())), office
