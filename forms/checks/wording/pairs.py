"""WORD-PAIRS, WORD-NESTED, WORD-EMPTYPAIR: brackets, quotation marks and title marks that come in twos.

Read over a whole field: a text whose lines were broken by a PDF may close on the next line what it opened on this one,
and a quotation of several paragraphs opens each of them and closes only the last. Half-width and full-width brackets
close each other (widths are another rule). Source: GB/T 15834—2011, 4.8, 4.9, 4.15.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from forms.checks.marks import SHOWN, Mark, shown

_OPENING = dict(zip("（(《“‘【〔〈「『", "））》”’】〕〉」』", strict=True))
_ANY = re.compile("[（(《“‘【〔〈「『）)》”’】〕〉」』]")
_NAMES = {
    **{"）": "括号", "》": "书名号", "”": "引号", "’": "单引号", "】": "方括号", "〕": "六角括号", "〉": "单书名号"},
    **{"」": "引号", "』": "引号"},
}
_NUMBERING = re.compile(r"(?:^|[。；;，,：:、\s])[\dA-Za-z一二三四五六七八九十]{1,3}$")
_PINYIN = re.compile(r"[à-ǿ][A-Za-z]{0,6}$")  # what a page left behind: 动(dòng)
_BRACKETED_DIGITS = re.compile(r"[（(]\d{1,3}[）)]")
_BRACKETED_WORDS = re.compile("[（(][一二三四五六七八九十]{1,3}[）)]")
_EMPTY = re.compile(r"《\s{0,8}》|“\s{0,8}”|（\s{0,8}[)）]|\(\s{0,8}[)）]|【\s{0,8}】|〔\s{0,8}〕")
_CLAUSE_END = re.compile("[，。；：！？,;:!?\n]")
_SENTENCE_END = re.compile("[。；！？;!?\n]")
_DIGITS = re.compile(r"\d+")
_FAR = 200  # characters after which a mark opened in an earlier paragraph is taken as forgotten
_STRETCH = 100  # characters at most that are quoted beside a mark without partner
_BRACKETED = 400  # characters that brackets may hold
_SHORT = 12  # characters between “ and “ that were meant as one quotation
_NESTED = 80  # characters of a title within which another title may stand


@dataclass(slots=True)
class _Open:
    mark: str
    paragraph: int
    at: int
    position: int  # counted over all paragraphs
    inner: tuple[int, int, int] | None = None  # paragraph, from, to of a title inside a title


def pairs(texts: tuple[str, ...]) -> Iterator[tuple[int, Mark]]:
    """Marks without partner, titles inside titles, and pairs with nothing in them, each with its paragraph."""
    for index, text in enumerate(texts):
        for match in _EMPTY.finditer(text):
            yield index, Mark("WORD-EMPTYPAIR", *match.span(), topic=text[max(0, match.start() - 4) : match.end()])
    yield from _unpaired(texts)


def _unpaired(texts: tuple[str, ...]) -> Iterator[tuple[int, Mark]]:
    stack: list[_Open] = []
    open_now = dict.fromkeys(_NAMES, 0)
    offset = 0
    for index, text in enumerate(texts):
        for match in _ANY.finditer(text):
            sign, at = match[0], match.start()
            if sign in _OPENING:
                one = _Open(sign, index, at, offset + at)
                yield from _opened(one, stack, open_now, texts)
            else:
                yield from _closed("）" if sign == ")" else sign, (index, at, offset + at), stack, open_now, texts)
        offset += len(text) + 1
    for one in stack:
        yield from _forgotten(one, texts)


def _opened(
    one: _Open, stack: list[_Open], open_now: dict[str, int], texts: tuple[str, ...]
) -> Iterator[tuple[int, Mark]]:
    """A mark opens; the same mark still open before it was forgotten, except a title inside a title or brackets."""
    closing = _OPENING[one.mark]
    top = stack[-1] if stack else None
    if top is not None and top.mark == one.mark and one.mark in "“‘":
        stack.pop()
        open_now[closing] -= 1
        again = one.paragraph != top.paragraph and not texts[one.paragraph][: one.at].strip()
        if not again:  # a quotation that goes on opens every paragraph
            between = texts[top.paragraph][top.at + 1 : one.at]
            if one.paragraph == top.paragraph and len(between) <= _SHORT and not _CLAUSE_END.search(between):
                quoted = texts[one.paragraph][top.at : one.at + 1]
                here = _single(one.at, quoted, closing, one.mark, "后一半")
                yield one.paragraph, replace(here, instead=closing)
                return
            yield from _forgotten(top, texts)
    elif top is not None and top.paragraph != one.paragraph and one.position - top.position > _FAR:
        stack.pop()
        open_now[_OPENING[top.mark]] -= 1
        yield from _forgotten(top, texts)
    stack.append(one)
    open_now[closing] += 1


def _closed(
    closing: str, place: tuple[int, int, int], stack: list[_Open], open_now: dict[str, int], texts: tuple[str, ...]
) -> Iterator[tuple[int, Mark]]:
    index, at, position = place
    if closing == "）" and _is_numbering(texts, place, stack[-1] if stack else None):
        return
    if not open_now[closing]:
        if closing != "’" and not _PINYIN.search(texts[index], max(0, at - 8), at):  # ’ may be an apostrophe
            yield _unopened(closing, index, at, texts[index])
        return
    while stack:
        one = stack.pop()
        open_now[_OPENING[one.mark]] -= 1
        if _OPENING[one.mark] != closing:
            yield from _forgotten(one, texts)
            continue
        if one.paragraph != index and position - one.position > _FAR:
            yield from _forgotten(one, texts)
            yield _unopened(closing, index, at, texts[index])
        elif closing == "》":
            yield from _title(one, stack[-1] if stack else None, index, at)
        return


def _title(one: _Open, outer: _Open | None, index: int, at: int) -> Iterator[tuple[int, Mark]]:
    """A title closes: told when another one was inside it, kept when it is itself inside another."""
    if one.inner and one.paragraph == index and at - one.at <= _NESTED and one.inner[0] == index:
        yield index, Mark("WORD-NESTED", one.inner[1], one.inner[2])
    if outer is not None and outer.mark == "《" and outer.paragraph == index == one.paragraph:
        outer.inner = (index, one.at, at + 1)


def _is_numbering(texts: tuple[str, ...], place: tuple[int, int, int], top: _Open | None) -> bool:
    """``1）`` at the head of an item closes nothing, unless the field numbers its items （1）."""
    index, at, position = place
    text = texts[index]
    numbered = _NUMBERING.search(text[max(0, at - 4) : at])
    if not numbered:
        return False
    if top is not None and _OPENING[top.mark] == "）":
        # 办公时间：14:30—17:30）: inside brackets a number closes them, unless it begins a sentence far from them.
        begins = at <= len(numbered[0]) or (numbered[0][0] in "。；;" and position - top.position > _STRETCH)
        if position - top.position <= _BRACKETED and (not begins or top.paragraph == index):
            return False
    style = _BRACKETED_DIGITS if numbered[0][-1].isdecimal() else _BRACKETED_WORDS
    return not any(style.search(each) for each in texts)


def _forgotten(one: _Open, texts: tuple[str, ...]) -> Iterator[tuple[int, Mark]]:
    """An opening mark that nothing closes, quoted to the end of its sentence or the same mark again."""
    text = texts[one.paragraph]
    limit = min(len(text), one.at + 1 + _STRETCH)
    again = text.find(one.mark, one.at + 1, limit)
    stop = _SENTENCE_END.search(text, one.at + 1, limit)
    end = min(again if again >= 0 else limit, stop.start() if stop else limit)
    yield one.paragraph, _single(one.at, text[one.at : end], _OPENING[one.mark], one.mark, "后一半")


def _unopened(closing: str, index: int, at: int, text: str) -> tuple[int, Mark]:
    """A closing mark that nothing opened, quoted from the start of its sentence or the same mark before."""
    begin = max(0, at - _STRETCH)
    begin = max(begin, text.rfind(text[at], begin, at) + 1)
    stops = [match.end() for match in _SENTENCE_END.finditer(text, begin, at)]
    return index, _single(at, text[stops[-1] if stops else begin : at + 1], closing, closing, "前一半")


def _single(at: int, quoted: str, closing: str, mark: str, which: str) -> Mark:
    """The mark at ``at`` alone is underlined; the words beside it tell the reader and the record which one is meant."""
    near = quoted[-SHOWN:] if which == "前一半" else shown(quoted)
    words = {"name": _NAMES[closing], "mark": mark, "which": which, "text": near}
    return Mark("WORD-PAIRS", at, at + 1, words=words, topic=_DIGITS.sub("0", quoted))
