"""HERE-SELF: 我局, 我厅, 我委 against what the agency is.

A unit that is a 局 does not call itself 厅, a county does not say 我区 of itself, but may say 我市 of the city above.
Source: 公文的自称随发文机关名称; media reports of copied documents.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from forms.checks.belonging.identity import Identity
from forms.checks.belonging.plain import Plain
from forms.checks.belonging.report import Report
from forms.checks.finding import Finding

_SELF = re.compile(
    "[我本](?<![自忘敌小唯真]我)(?<![基根成资版文样日剧书]本)"
    "(街道|中心(?![城思环区地])|局(?![部面限势])|厅(?!堂)|委(?![托派屈婉])|办(?![理公事案法学好])|署(?!名)|院(?![校士落])"
    "|镇(?!静)|乡(?![村下亲土])|省(?!略)|市(?![场])|州|盟|县|区(?![域别分块间])|旗(?![下帜舰]))"
)
_PARTY = re.compile("(局|厅|委|办|镇|乡)(?=党组|党委书记|机关各|属各|直各|直属)(?<![^，。；：、！？].)")
_UNITS = frozenset({"局", "厅", "委", "办", "中心", "院", "署"})


def self_words(report: Report) -> Iterator[Finding]:
    """One finding for each wrong word in each text, with every place where it stands."""
    found = ((each, *told) for each in report.paragraphs for told in _wrong(each.told, report.own))
    for (field, word), spans in report.marked(found).items():
        yield report.finding("HERE-SELF", field, spans, {"word": word}, topic=word)


@lru_cache(maxsize=1024)
def _wrong(told: Plain, own: Identity) -> tuple[tuple[int, int, str], ...]:
    text = told.open
    return tuple(
        (match.start(), match.end(), match[0]) for match in _SELF.finditer(text) if _contradicts(match[1], own)
    ) + tuple(
        (match.start(1), match.end(1), match[1]) for match in _PARTY.finditer(text) if _contradicts(match[1], own)
    )


def _contradicts(called: str, own: Identity) -> bool:
    if called in own.other_levels:
        return True
    if called not in _UNITS or called in own.units:
        return False
    return called in ("局", "厅", "委") or bool(own.units)
