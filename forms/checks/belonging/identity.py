"""Who reports: what the agency may call itself, where it lies, what it works on.

All of it is read from the agency's full and short name, the kind of report and the names of last year's units; where
the name does not say where the agency lies, the text is asked for its address and the place it speaks of most.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from forms.checks.belonging import gazetteer
from forms.checks.belonging.plain import Plain, plain
from forms.checks.belonging.words import fields_of_work, words
from forms.draft.draft import Draft

_RANKS = {"省": 1, "市": 2, "州": 2, "盟": 2, "县": 3, "区": 3, "旗": 3, "镇": 4, "乡": 4, "街道": 4}
_LEVEL = re.compile("街道|[省市州盟县区旗镇乡]")
_NO_LEVEL = re.compile(
    "市场|区域|城区(?!人民政府|政府)|社区|县域|乡村|城市|城镇(?!人民政府|政府|党委|$)|自治|地区|州际"
)
_ZONE = re.compile("管委会|管理委员会|实验区|新区|开发区|园区|示范区|高新区|自贸|海关")
_STATE = re.compile("^(?:国家|国务院|中华人民共和国|中国)(?![^，]{0,12}(?:税务总局.|海关.|.{2,6}[省市县区]))")
_KINDS = {
    "局": "局|分局",
    "厅": "厅",
    "委": "委|委员会",
    "办": "办公室|办公厅|办|办事处",
    "街道": "街道",
    "镇": "镇",
    "乡": "乡",
    "中心": "中心",
    "院": "院",
    "署": "署",
}
_KIND_PATTERNS = {key: re.compile(pattern) for key, pattern in _KINDS.items()}
_ADDRESS = re.compile("(?:地址|地点|位于)[：，为是在]{0,2}$")
_WEIGHT_OF_ADDRESS = 3  # mentions
_AUTONOMOUS = ("15", "45", "54", "64", "65")  # 自治区: 我区 is said there at every level


@dataclass(frozen=True, slots=True, eq=False)  # compared by identity: the same names give the same one
class Identity:
    """``units`` may follow 我 or 本 as the unit itself, ``other_levels`` never as its place; ``codes`` of its places.

    ``fields`` are its fields of work, None for a unit that writes of all of them; ``kin`` are those close to them.
    """

    agency: str
    kind: str
    names: tuple[str, ...]
    units: frozenset[str]
    other_levels: frozenset[str]
    codes: tuple[str, ...]
    fields: frozenset[str] | None
    kin: frozenset[str]


def identity(draft: Draft, texts: Iterable[Plain]) -> Identity:
    """Who reports in ``draft``, whose paragraphs are ``texts``."""
    former = tuple(each.agency for each in draft.predecessors)
    known = _identity(draft.agency, draft.text("report.short_name"), draft.text("report.kind"), former)
    if known.codes or _STATE.match(draft.agency):
        return known
    return _located(known, _spoken_of_most(texts))


@lru_cache(maxsize=64)
def _identity(agency: str, short_name: str, kind: str, former: tuple[str, ...]) -> Identity:
    agency, short_name = plain(agency).text, plain(short_name).text
    names = tuple(dict.fromkeys(each for each in (agency, short_name, *(plain(name).text for name in former)) if each))
    codes = tuple(dict.fromkeys(code for name in names for code in _codes(name)))
    own = f"{agency} {short_name}"
    units = frozenset(key for key, pattern in _KIND_PATTERNS.items() if pattern.search(own))
    if "政府" in own:
        units |= {"办"}  # the government's office writes its report
    fields = _fields(own)
    kin = frozenset(other for name in fields or () for other in fields_of_work()[name].kin)
    return Identity(
        agency,
        kind,
        names,
        units,
        _other_levels(own, codes),
        codes,
        fields,
        kin,
    )


@lru_cache(maxsize=64)
def _located(known: Identity, codes: tuple[str, ...]) -> Identity:
    return replace(known, codes=codes)


def _codes(name: str) -> tuple[str, ...]:
    found = gazetteer.mentions(name, name_of_agency=True)
    if found:
        return found[-1].codes
    return gazetteer.by_short_name(name) if _ZONE.search(name) else ()


def _other_levels(own: str, codes: tuple[str, ...]) -> frozenset[str]:
    """The levels of place that the unit cannot call its own: those below it, and its own level by another name."""
    places = "".join(own[each.start : each.end] for each in gazetteer.mentions(own, name_of_agency=True))
    named = set(_LEVEL.findall(places)) | set(_LEVEL.findall(_NO_LEVEL.sub("", own)))
    if not named:
        return frozenset()
    lowest = max(_RANKS[each] for each in named)
    if lowest == 2 and any(len(code) == 6 for code in codes):
        lowest = 3  # a city of county rank
    other = {each for each, rank in _RANKS.items() if rank >= lowest and each not in named}
    if not codes or any(code.startswith(_AUTONOMOUS) for code in codes):
        other.discard("区")
    return frozenset(other)


def _fields(own: str) -> frozenset[str] | None:
    if any(each in own for each in words().broad_agencies):
        return None
    return frozenset(name for name, field in fields_of_work().items() if any(mark in own for mark in field.agency))


def _spoken_of_most(texts: Iterable[Plain]) -> tuple[str, ...]:
    counted = Counter(code for told in texts for codes in _mentioned(told) for code in codes)
    if not counted:
        return ()
    most, times = max(counted.items(), key=lambda each: (each[1], len(each[0])))
    rival = max((count for code, count in counted.items() if not gazetteer.related(code, (most,))), default=0)
    return (most,) if times > max(1, rival * 2) else ()


@lru_cache(maxsize=1024)
def _mentioned(told: Plain) -> tuple[tuple[str, ...], ...]:
    """The codes of each place mentioned, several times over where it is an address."""
    found: list[tuple[str, ...]] = []
    for each in gazetteer.mentions(told.open):
        addressed = _ADDRESS.search(told.open[max(0, each.start - 6) : each.start])
        found += [each.codes] * (_WEIGHT_OF_ADDRESS if addressed else 1)
    return tuple(found)
