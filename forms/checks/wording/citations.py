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

_TITLE = re.compile(r"《(?P<t>[^《》\n]{4,60})》")
_NUMBER = re.compile(
    r"(?P<letters>国办公开办函|国办公开函|国办公开办|国办秘函|国办发|国办函|中办发|国发|国函)\s{0,2}"
    r"[〔\[［【（(]\s{0,2}(?P<y>\d{4})\s{0,2}[〕\]］】）)]\s{0,2}第?0{0,2}(?P<n>\d{1,4})\s{0,2}号"
)
_ORDER = re.compile(r"(?:国务院令|国令|国务院)\s{0,2}第?\s{0,2}(?P<n>\d{1,4})\s{0,2}号令?")
_CITED = re.compile(r"》\s{0,2}[（(][^（()）《》]{0,16}$")
_CHANGE = ("修订", "修改", "废止", "失效", "原《", "旧", "2007年", "代替", "新旧")
_PREFIX = "中华人民共和国"
_AROUND = 40


@dataclass(frozen=True, slots=True)
class _Outdated:
    text: str
    from_year: int
    instead: str
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Documents:
    titles: tuple[str, ...]
    orders: dict[str, int]
    numbers: dict[str, str]
    outdated: tuple[_Outdated, ...]


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
        before = text[max(0, match.start() - 100) : match.start()]
        cited = _CITED.search(before)
        title = before[: cited.start()] if cited else ""
        right = _number_of(title, year) if cited else None
        if right and right != written and right not in _also_right(title):
            if written not in _also_right(title):
                yield _mismatch(match, title, f"这个文件的文号是{right}", right)
        elif not right and cited:
            owner = _owner(written)
            if owner and owner[:6] not in title and not _about_the_same(owner, title):
                yield _mismatch(match, title, f"这个文号是“{owner}”的", None)
        elif not cited and match["letters"] == "国办公开办函" and _on_the_form(text, match) and not _owner(written):
            yield _mismatch(match, "年度报告格式", "2021版格式的文号是国办公开办函〔2021〕30号", None)


def _orders(text: str, year: int) -> Iterator[Mark]:
    for match in _ORDER.finditer(text):
        before = text[max(0, match.start() - 60) : match.start()]
        cited = _CITED.search(before)
        if not cited:
            continue
        title = before[: cited.start()]
        for end, number in _documents().orders.items():
            if title.endswith(("《" + end, _PREFIX + end)) and int(match["n"]) != number:
                if int(match["n"]) != 492 or year < 2019:
                    right = f"国务院令第{number}号"
                    yield _mismatch(match, title, f"这个文件的文号是{right}", right)
                break


def _outdated(text: str, year: int) -> Iterator[Mark]:
    for each in _documents().outdated:
        if year < each.from_year:
            continue
        at = text.find(each.text)
        while at >= 0:
            end = at + len(each.text)
            around = text[max(0, at - _AROUND) : end + _AROUND]
            needed = not each.needs or any(word in around for word in each.needs)
            if needed and not any(word in around for word in _CHANGE):
                instead = each.instead if each.text.startswith("《") else None
                words = {"instead": each.instead, "since": str(each.from_year)}
                yield Mark("WORD-SUPERSEDED", at, end, words=words, instead=instead, topic=each.text)
            at = text.find(each.text, end)


def _mismatch(match: re.Match[str], title: str, known: str, right: str | None) -> Mark:
    name = title.rpartition("《")[2]
    return Mark("WORD-DOCUMENT", *match.span(), words={"title": name, "known": known}, instead=right, topic=name)


def _number_of(title: str, year: int) -> str | None:
    """The number of the national document whose title ends as ``title`` does."""
    for words, number in _documents().numbers.items():
        if words in title[-60:]:
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
    around = text[max(0, match.start() - _AROUND) : match.end() + _AROUND]
    return ("年度报告" in around or "年报" in around) and match["n"] not in ("51", "61")


@cache
def _documents() -> _Documents:
    whole = tomllib.loads(resources.path("words/documents.toml").read_text(encoding="utf-8"))
    outdated = tuple(_Outdated(**{**each, "needs": tuple(each.get("needs", ()))}) for each in whole["outdated"])
    return _Documents(tuple(whole["titles"]), whole["orders"], whole["numbers"], outdated)
