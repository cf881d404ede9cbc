"""The provinces, prefectures and counties of China, found by name in a text.

Source: ``resources/words/places.tsv`` (GB/T 2260). A code of 2, 4 or 6 digits begins with that of the place above it.
"""

import re
from dataclasses import dataclass
from functools import cache

import resources
from forms.checks.belonging.words import words

_ENDING = re.compile("[省市县区旗州盟]")
_GENERIC = re.compile("(?:省|市|县|地区|自治区|区|盟|自治州|自治县|自治旗|旗|特别行政区)$")
# 东方市场, 城中区域, 某市民; but 某市民政局, 某省民族宗教委.
_RUN_ON = re.compile("[省市县](?=[场级域直属容值面]|民(?![政族宗委营]))|区(?=[域别间块])|州(?=际)")


@dataclass(frozen=True, slots=True)
class Mention:
    """A place named in ``text[start:end]``. ``codes`` are all the places of that name that can be meant."""

    start: int
    end: int
    name: str
    codes: tuple[str, ...]


def related(code: str, own: tuple[str, ...]) -> bool:
    """Whether ``code`` is one of ``own``, or lies above or below one."""
    return any(each.startswith(code) or code.startswith(each) for each in own)


def mentions(text: str, *, name_of_agency: bool = False) -> list[Mention]:
    """The places named in ``text`` by their full names, in order; 山东省威海市 is one mention, of 威海市.

    In running text names that are also parts of other words (会同县级部门) are left out unless a higher place precedes.
    """
    found: list[Mention] = []
    by_name, lengths = _by_name()
    for ending in _ENDING.finditer(text):
        end = ending.end()
        before = found[-1] if found else None
        floor = before.end if before else 0
        for length in lengths.get(text[max(0, end - 2) : end], ()):
            start = end - length
            if start < floor:
                continue
            name = text[start:end]
            codes = by_name.get(name)
            if codes is None or _RUN_ON.match(text, end - 1):
                continue
            joined = before if before and before.end == start else None
            within = tuple(each for each in codes if joined and each.startswith(joined.codes))
            if joined and within:
                found[-1] = Mention(joined.start, end, name, within)
            elif name_of_agency or (length > 2 and name not in words().doubtful_places):
                found.append(Mention(start, end, name, codes))
            break
    return found


def by_website(label: str) -> tuple[str, ...]:
    """The codes of the provinces and cities that call their website so (weihai)."""
    return _by_pinyin().get(label, ())


def by_short_name(text: str) -> tuple[str, ...]:
    """The codes of the places whose names, without their endings, stand in ``text``; the longest name only."""
    found = [(len(short), codes) for short, codes in _by_short_name().items() if short in text]
    longest = max((length for length, _ in found), default=0)
    return tuple(code for length, codes in found if length == longest for code in codes)


def short(name: str) -> str:
    """The name without its ending."""
    return _GENERIC.sub("", name)


@cache
def _rows() -> tuple[tuple[str, str, str], ...]:
    lines = resources.path("words/places.tsv").read_text(encoding="utf-8").splitlines()
    cells = [(*line.split("\t"), "") for line in lines if not line.startswith("#")][1:]
    return tuple((each[0], each[1], each[2]) for each in cells)


@cache
def _by_name() -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[int, ...]]]:
    """The codes by name, and how long the names are that end in two characters, longest first."""
    names: dict[str, tuple[str, ...]] = {}
    lengths: dict[str, set[int]] = {}
    for code, name, _ in _rows():
        names[name] = (*names.get(name, ()), code)
        lengths.setdefault(name[-2:], set()).add(len(name))
    return names, {ending: tuple(sorted(each, reverse=True)) for ending, each in lengths.items()}


@cache
def _by_pinyin() -> dict[str, tuple[str, ...]]:
    labels: dict[str, tuple[str, ...]] = {}
    for code, _, label in _rows():
        if label:
            labels[label] = (*labels.get(label, ()), code)
    return labels


@cache
def _by_short_name() -> dict[str, tuple[str, ...]]:
    names: dict[str, tuple[str, ...]] = {}
    for code, name, _ in _rows():
        bare = short(name)
        if len(bare) > 1:
            names[bare] = (*names.get(bare, ()), code)
    return names
