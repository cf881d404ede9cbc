"""TXT-HUNDRED: shares that are told together and should make up the whole: 分别占40%、35%、25%.

Behind 分别 shares stand side by side, and so do those of one kind (ways of asking, classes of applicants) each with its
share. More than 100 % is asked always, less only of three or more that come near it, since a list may name a few only.
Each share may be rounded or cut off by one of its last digit. Source: arithmetic.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from forms.checks.finding import Finding
from forms.checks.numbers.reading import Reading
from forms.checks.numbers.report import Report
from forms.checks.numbers.scanning import Mark, Token

_RESPECTIVE = re.compile(
    r"(?:占比|占|比例)[^，。；、：\d%]{0,12}分别[^，。；、：\d%]{0,8}|分别[^，。；、：\d%]{0,8}占[^，。；、：\d%]{0,12}"
)
_RUN = re.compile(r"(\d{1,3}(?:\.\d{1,4})?)%(?:[、，和及]|以及){0,2}")
_OPEN = re.compile("等|主要|较多|较高|排名|居前|前[二三四五六]|最多|集中|例如|其中|同比|增长|下降|提高")
_KINDS = ("channel", "class")
_NEAR = 90  # percent that three or more shares must reach to be taken for all
_ENOUGH = 3
_BEFORE = 60  # characters before the list in which it says that it is open
_MOST = 12


class Shares(NamedTuple):
    """Shares told together: from, to (in the text), and what they add up to."""

    start: int
    end: int
    total: Decimal


def hundred(report: Report) -> Iterator[Finding]:
    """Shares that should be 100 % together and are not."""
    for passed in report.passed:
        for start, end, total in _wrong(passed.reading):
            yield report.finding(
                "TXT-HUNDRED",
                passed.block,
                [(start, end)],
                values={"total": total},
                words={"quote": passed.reading.text[start:end][-40:]},
            )


@lru_cache(maxsize=1024)
def _wrong(reading: Reading) -> tuple[Shares, ...]:
    text = reading.text
    if "%" not in text or "占" not in text:
        return ()
    found = [*_respective(text)] if "分别" in text else []
    return tuple(dict.fromkeys((*found, *_of_one_kind(reading))))


def _respective(text: str) -> Iterator[Shares]:
    for match in _RESPECTIVE.finditer(text):
        shares: list[str] = []
        at = match.end()
        while len(shares) < _MOST and (each := _RUN.match(text, at)):
            shares.append(each[1])
            at = each.end()
        head = re.split("[。；\n]", text[max(0, match.start() - _BEFORE) : match.start()])[-1]
        is_open = bool(_OPEN.search(head)) or text.startswith(("等", "左右"), at)
        if len(shares) > 1 and (total := _off(shares, is_open=is_open, whole=False)) is not None:
            yield Shares(match.start(), at if text[at - 1] == "%" else at - 1, total)


def _of_one_kind(reading: Reading) -> Iterator[Shares]:
    """网络申请占75%，信函申请占20%，当面申请占10%: one list of labels of one kind in one sentence."""
    run: list[tuple[str, Token]] = []
    kind, sentence, named = "", -1, set[str]()
    for clause in reading.clauses:
        percents = [t for t in clause.tokens if t.mark is Mark.PERCENT and t.unit == "%"] if clause.has("share") else []
        if not percents:
            if clause.sentence != sentence or clause.has("wherein"):
                yield from _summed(reading, run, named, kind)
                run, named, sentence = [], set(), clause.sentence
            continue
        label = next((t.word for t in reversed(clause.tokens) if t.word and t.word.role in _KINDS), None)
        goes_on = label is not None and clause.sentence == sentence and kind in ("", label.role)
        if run and (not goes_on or label is None or label.key in named):
            yield from _summed(reading, run, named, kind)
            run, named = [], set()
        sentence = clause.sentence
        if label is None or len(percents) > 1 or clause.has("compare"):
            run, named = [], set()
            continue
        kind = label.role
        named.add(label.key)
        run.append((label.key, percents[0]))
    yield from _summed(reading, run, named, kind)


def _summed(reading: Reading, run: list[tuple[str, Token]], named: set[str], kind: str) -> Iterator[Shares]:
    if len(run) < 2:
        return
    whole = kind == "class" and "natural" in named and "org" in named
    first, last = run[0][1], run[-1][1]
    head = reading.text[max(0, first.start - _BEFORE) : first.start].rpartition("。")[2]
    is_open = bool(re.search("等|主要|较多|最多|前[二三]", head)) or any(each.rough for _, each in run)
    total = _off([f"{each.value}" for _, each in run], is_open=is_open, whole=whole)
    if total is not None:
        yield Shares(first.start, last.stop, total)


def _off(shares: list[str], *, is_open: bool, whole: bool) -> Decimal | None:
    """What ``shares`` add up to, where that should be 100 and is not; ``whole``: nothing else can be left."""
    total = sum(map(Decimal, shares), Decimal(0))
    slack = sum((Decimal(1).scaleb(-len(each.partition(".")[2])) for each in shares), Decimal(0))
    enough = whole or (len(shares) >= _ENOUGH and total >= _NEAR)
    if total > 100 + slack / 2 or (total < 100 - slack and enough and not is_open):
        return total
    return None
