"""WORD-TITLE, WORD-DOCUMENT, WORD-SUPERSEDED: laws and documents cited with a wrong name, a wrong number, or too late.

Only national documents are known here, so a local one with a similar title keeps its own number. A sentence that tells
of a change (修订, 废止, 原…) may name what was before. Source: resources/words/documents.toml.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from rapidfuzz.distance import Levenshtein

import resources
from forms.checks.marks import Mark
from forms.checks.wording.lines import line_start, nearby

_TITLE = re.compile(r"《(?P<t>[^《》\n]{4,60})》")
_NUMBER = re.compile(
    r"(?P<letters>国办公开办函|国办公开函|国办公开办|国办秘函|国办发|国办函|中办发|国发|国函)[^\S\n]{0,2}"
    r"[〔\[［【（(][^\S\n]{0,2}(?P<y>\d{4})[^\S\n]{0,2}[〕\]］】）)][^\S\n]{0,2}第?0{0,2}(?P<n>\d{1,4})[^\S\n]{0,2}号"
)
_ORDER = re.compile(r"(?:国务院令|国令|国务院)[^\S\n]{0,2}第?[^\S\n]{0,2}(?P<n>\d{1,4})[^\S\n]{0,2}号令?")
_CITED = re.compile(r"》[^\S\n]{0,2}[（(][^（()）《》]{0,16}$")
_CHANGE = ("修订", "修改", "废止", "失效", "原《", "旧", "2007年", "代替", "新旧")
_PREFIX = "中华人民共和国"
_AROUND = 40
_PARAGRAPH = 2000
_TITLE_LENGTH = 140


@dataclass(frozen=True, slots=True)
class _Outdated:
    text: str
    from_year: int
    instead: str


@dataclass(frozen=True, slots=True)
class _Documents:
    titles: tuple[str, ...]
    orders: dict[str, int]
    numbers: dict[str, str]
    outdated: tuple[_Outdated, ...]
    former_orders: dict[str, _Outdated]


def citations(text: str, year: int) -> Iterator[Mark]:
    """Each citation in the report of ``year`` that is not as the document is."""
    if "《" in text:
        yield from _titles(text)
    if "号" in text:
        yield from _numbers(text, year)
        yield from _orders(text, year)
    yield from _outdated(text, year)


def _titles(text: str) -> Iterator[Mark]:
    for match in _TITLE.finditer(text):
        right = _nearly(match["t"])
        if right:
            yield Mark("WORD-TITLE", *match.span(), words={"instead": f"《{right}》"}, instead=f"《{right}》")


@cache
def _nearly(title: str) -> str:
    """The known title that ``title`` misses by one character (by two, where it is long), or nothing."""
    bare = title.removeprefix(_PREFIX)
    titles = _documents().titles
    if bare in titles or len(bare) < 6:
        return ""
    for known in titles:
        most = 2 if len(known) >= 14 else 1
        if abs(len(known) - len(bare)) <= most and Levenshtein.distance(bare, known, score_cutoff=most) <= most:
            return title[: len(title) - len(bare)] + known
    return ""


def _numbers(text: str, year: int) -> Iterator[Mark]:
    for match in _NUMBER.finditer(text):
        written = f"{match['letters']}〔{match['y']}〕{match['n']}号"
        title = _title_before(text, match.start())
        right = _number_of(title, year) if title else None
        former = next((each for each in _documents().outdated if each.text == written), None)
        if former and year >= former.from_year and former.instead not in nearby(text, *match.span(), _PARAGRAPH):
            yield _superseded(former, match)
        elif right and written not in (right, *_also_right(title)):
            yield _mismatch(match, title, f"这个文件的文号是{right}", right)
        elif not right and title:
            owner = _owner(written)
            if owner and owner[:6] not in title and not _about_the_same(owner, title):
                yield _mismatch(match, title, f"这个文号是“{owner}”的", None)
        elif not title and match["letters"] == "国办公开办函" and _on_the_form(text, match) and not _owner(written):
            yield _mismatch(match, "年度报告格式", "2021版格式的文号是国办公开办函〔2021〕30号", None)


def _orders(text: str, year: int) -> Iterator[Mark]:
    for match in _ORDER.finditer(text):
        former = _documents().former_orders.get(match["n"])
        if former and year >= former.from_year:
            if not _tells_of_a_change(text, *match.span()):
                yield _superseded(former, match)
            continue
        title = _title_before(text, match.start())
        number = _documents().orders.get(title.removeprefix(_PREFIX))
        if number and former is None and int(match["n"]) != number:
            right = f"国务院令第{number}号"
            yield _mismatch(match, title, f"这个文件的文号是{right}", right)


def _outdated(text: str, year: int) -> Iterator[Mark]:
    for each in _documents().outdated:
        if year < each.from_year or not each.text.startswith("《"):
            continue
        at = text.find(each.text)
        while at >= 0:
            end = at + len(each.text)
            if not _tells_of_a_change(text, at, end):
                words = {"instead": each.instead, "since": str(each.from_year)}
                yield Mark("WORD-SUPERSEDED", at, end, words=words, instead=each.instead, topic=each.text)
            at = text.find(each.text, end)


def _tells_of_a_change(text: str, start: int, end: int) -> bool:
    around = nearby(text, start, end, _AROUND)
    return any(word in around for word in _CHANGE)


def _title_before(text: str, at: int) -> str:
    """The title that the bracket around ``at`` belongs to, ``《…》（`` before it; titles inside it are part of it."""
    before = text[line_start(text, at, _TITLE_LENGTH) : at]
    cited = _CITED.search(before)
    if not cited:
        return ""
    depth = 0
    for index in range(cited.start(), -1, -1):
        depth += {"》": 1, "《": -1}.get(before[index], 0)
        if not depth:
            return before[index + 1 : cited.start()].replace("〉", "》").replace("〈", "《")
    return before[: cited.start()]


def _superseded(former: _Outdated, match: re.Match[str]) -> Mark:
    words = {"instead": former.instead, "since": str(former.from_year)}
    return Mark("WORD-SUPERSEDED", *match.span(), words=words, instead=former.instead, topic=former.text)


def _mismatch(match: re.Match[str], title: str, known: str, right: str | None) -> Mark:
    return Mark("WORD-DOCUMENT", *match.span(), words={"title": title, "known": known}, instead=right, topic=title)


def _number_of(title: str, year: int) -> str | None:
    """The number of the national document whose title ends as ``title`` does."""
    for words, number in _documents().numbers.items():
        if words in title:
            old_form = words == "年度报告格式" and year < 2021
            return _documents().numbers["年度报告格式（试行）"] if old_form else number
    return None


def _also_right(title: str) -> tuple[str, ...]:
    """Both forms are called 年度报告格式."""
    return ("国办公开办函〔2019〕60号", "国办公开办函〔2021〕30号") if "年度报告" in title else ()


def _owner(number: str) -> str | None:
    return next((words for words, known in _documents().numbers.items() if known == number), None)


def _about_the_same(owner: str, title: str) -> bool:
    return any(word in owner and word in title for word in ("年度报告", "政务公开", "信息公开", "新媒体", "政府网站"))


def _on_the_form(text: str, match: re.Match[str]) -> bool:
    around = nearby(text, *match.span(), _AROUND)
    return ("年度报告" in around or "年报" in around) and match["n"] not in ("51", "61")


@cache
def _documents() -> _Documents:
    whole = tomllib.loads(resources.path("words/documents.toml").read_text(encoding="utf-8"))
    outdated = tuple(_Outdated(**each) for each in whole["outdated"])
    former = {number: _Outdated(text=number, **each) for number, each in whole["former_orders"].items()}
    return _Documents(tuple(whole["titles"]), whole["orders"], whole["numbers"], outdated, former)
