"""WORD-SEQUENCE, WORD-HALFORDER: enumerations that skip, repeat or miss an item.

``一是…二是…四是``, ``（一）（二）（四）``, ``1.公开。3.解读。``. Read over a whole field, since items are
paragraphs as often as sentences; any higher numbering, and any heading, lets a lower one begin anew. A field may
begin in the middle of a numbering (its section is one of several). Source: GB/T 9704—2012, 7.3.3 (the order of the
levels).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from forms.checks.marks import Mark

_CN = "[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九]"
_DIGIT = {character: number for number, character in enumerate("一二三四五六七八九", start=1)}
_TOKEN = re.compile(
    rf"[（(]\s?(?P<paren>{_CN}|\d{{1,2}})\s?[）)]|(?P<di>第(?:{_CN})[，、])|(?P<shi>(?:{_CN})是)|(?P<dun>(?:{_CN})、)"
    r"|(?P<arabic>\d{1,2}[.．、](?!\d))|(?P<closed>\d{1,2}[）)])"
)
_CIRCLED = re.compile(r"(?P<circled>[①-⑳])")
_AFTER = re.compile("[。；：:;!！> \u3000\t\u00a0,，）)、](?=[（(第一二三四五六七八九十\\d])")
_BEFORE = frozenset("。；：:;!！> \u3000\t\u00a0")  # what an item may follow; and the start of the paragraph
_BEFORE_SHI = _BEFORE | frozenset(",，）)、")
_NO_ITEM = re.compile(r"是一(?![些个种方])")  # 一是一，二是二
# Rows of the third table, which a pasted report may carry along.
_TABLE_ROW = re.compile("结转下年|本年|上年结转")
_ABOVE = {  # a mark of the kind begins these anew
    "shi": (),
    "circled": ("shi",),
    "closed": ("shi", "circled"),
    "bracketed": ("shi", "circled", "closed"),
    "di": ("shi",),
    "arabic": ("shi", "circled", "closed", "bracketed", "di"),
    "paren": ("shi", "circled", "closed", "bracketed", "di", "arabic"),
    "dun": ("shi", "circled", "closed", "bracketed", "di", "arabic", "paren"),
}
_ORDER = re.compile(r"(?P<w>首先|其次|再次|另一方面|一方面)[，,：:]?")
_BEFORE_ORDER = frozenset("。；; \u3000\t\u00a0\n")


@dataclass(frozen=True, slots=True)
class _Item:
    kind: str
    number: int
    start: int
    end: int
    written: str


def sequences(texts: tuple[str, ...], levels: tuple[int | None, ...]) -> Iterator[tuple[int, Mark]]:
    """Each number that does not follow its predecessor, with its paragraph. ``levels`` as in Passage."""
    last: dict[str, int] = {}
    for index, (text, level) in enumerate(zip(texts, levels, strict=True)):
        if level is not None:
            last.clear()
            if not re.match(r"[（(]?[\d一二三四五六七八九十]", text):
                continue
        for item in _items(text):
            expected = last.get(item.kind, 0) + 1
            if _breaks(item, last):
                words = {"expected": _instead(item, expected, text)}
                topic = text[item.start : item.end]
                yield index, Mark("WORD-SEQUENCE", item.start, item.end, words=words, topic=topic)
            last[item.kind] = item.number
            for lower in _ABOVE[item.kind]:
                last.pop(lower, None)
    yield from _ordered_words(texts)


def _items(text: str) -> Iterator[_Item]:
    for match in _tokens(text):
        kind = match.lastgroup or ""
        before = text[match.start() - 1] if match.start() else " "
        if kind != "circled" and before not in (_BEFORE_SHI if kind == "shi" else _BEFORE):
            continue
        if (kind == "dun" and _TABLE_ROW.match(text, match.end())) or (
            kind == "shi" and _NO_ITEM.match(text, match.end() - 1)
        ):
            continue
        number = match[kind].rstrip("是、，.．）)").removeprefix("第")
        if kind == "paren" and number.isdecimal():
            kind = "bracketed"
        if _number(number):
            yield _Item(kind, _number(number), match.start(), match.end(), number)


def _tokens(text: str) -> list[re.Match[str]]:
    """What may be an item: numbers after a mark or a blank, and circled ones anywhere."""
    starts = (0, *(match.end() for match in _AFTER.finditer(text)))
    found = [match for at in starts if (match := _TOKEN.match(text, at))]
    if _CIRCLED.search(text):
        kept = {match.start() for match in found}
        found += [match for match in _CIRCLED.finditer(text) if match.start() not in kept]
        found.sort(key=re.Match.start)
    return found


def _breaks(item: _Item, last: dict[str, int]) -> bool:
    before = last.get(item.kind)
    if before is None:
        return item.kind == "shi" and item.number > 2
    if item.number == 1:
        return item.kind == "shi" and before == 1
    return item.number != before + 1


def _number(text: str) -> int:
    if text.isdecimal():
        return int(text)
    if "①" <= text <= "⑳":
        return ord(text) - ord("①") + 1
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return _DIGIT[ones]
    return (_DIGIT[tens] if tens else 1) * 10 + (_DIGIT[ones] if ones else 0)


def _instead(item: _Item, number: int, text: str) -> str:
    """What would stand there for ``number``."""
    if item.kind == "circled":
        right = chr(ord("①") + number - 1) if number <= 20 else str(number)
    elif item.written.isdecimal():
        right = str(number)
    else:
        digits = "一二三四五六七八九"
        tens, ones = divmod(number, 10)
        right = ("" if tens < 2 else digits[tens - 1]) + ("十" if tens else "") + (digits[ones - 1] if ones else "")
    return text[item.start : item.end].replace(item.written, right)


def _ordered_words(texts: tuple[str, ...]) -> Iterator[tuple[int, Mark]]:
    """WORD-HALFORDER: 其次 without 首先, 再次 without 其次, a single 一方面."""
    found = [
        (index, match)
        for index, text in enumerate(texts)
        for match in _ORDER.finditer(text)
        if not match.start() or text[match.start() - 1] in _BEFORE_ORDER
    ]
    words = [match["w"] for _, match in found]
    needs = {"其次": "首先", "再次": "其次"}
    for index, match in found:
        partner = needs.get(match["w"])
        if partner and match[0] != match["w"] and not any(partner in text for text in texts[: index + 1]):
            yield index, Mark("WORD-HALFORDER", *match.span("w"), words={"partner": partner})
    sides = [each for each in found if each[1]["w"] in ("一方面", "另一方面")]
    if len(sides) == 1 and words.count("一方面") == 1 and not _second_side(texts):
        index, match = sides[0]
        yield index, Mark("WORD-HALFORDER", *match.span("w"), words={"partner": "另一方面"})


def _second_side(texts: tuple[str, ...]) -> bool:
    return sum(text.count("方面") for text in texts if "另" in text or text.count("一方面") > 1) > 1
