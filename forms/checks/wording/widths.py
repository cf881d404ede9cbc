"""WORD-HALFWIDTH, WORD-FULLWIDTH, WORD-BLANK, WORD-PAUSE: marks, digits and blanks of the wrong width.

Half-width marks between Chinese characters, full-width digits and letters, blanks between characters. Reports are
full of them and nobody misreads them, so these are notes, one a text. Source: GB/T 15834—2011 (标点符号用法), GB/T
15835—2011.
"""

import re
from collections.abc import Iterator

from forms.checks.marks import Mark

_HAN = "\u4e00-\u9fff"
_MARK = re.compile(rf"[,;:!?](?<=[{_HAN}”》）〕%％\d)].)(?=[{_HAN}“《（(〔\d]|$)")
_STOP = re.compile(rf"\.(?<=[{_HAN}”》）%].)(?=[{_HAN}“《（]|$)")
_BRACKETS = re.compile(r"[(（][^()（）\n]{1,60}[)）]")
_PAUSE = re.compile("、(?<=》、)(?=《)|、(?<=”、)(?=“)")
_QUOTE = re.compile(r"[\"']")
_WIDE = dict(zip(",;:!?.()", "，；：！？。（）", strict=True))
_WIDE_SIGN = re.compile("[０-９Ａ-Ｚａ-ｚ％]|[0-9]，[0-9]")
_DIGITS = re.compile("[０-９Ａ-Ｚａ-ｚ]+(?:[．，][０-９]+)*|(?<=\\d)％|(?<=\\d)，(?=\\d{3}(?!\\d))")
_BLANKS = re.compile("[ \u00a0\u3000][ \u00a0\u3000]*")
_AFTER_BLANK = frozenset("，。；：、！？）》”")
_HAS_HAN = re.compile(f"[{_HAN}]")
_LATIN = str.maketrans({chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)})


def half_width(text: str) -> Iterator[Mark]:
    """WORD-HALFWIDTH: half-width marks among Chinese characters, with the full-width ones."""
    found: list[tuple[int, str]] = []
    for match in _MARK.finditer(text):
        at = match.start()
        between_digits = text[at - 1].isdigit() and text[at + 1 : at + 2].isdigit()
        after_digit = text[at - 1] in "%％)" or text[at - 1].isdigit()
        if not between_digits and not (after_digit and not _HAS_HAN.match(text[at + 1 : at + 2] or "“")):
            found.append((at, _WIDE[match[0]]))
    found += [(match.start(), "。") for match in _STOP.finditer(text)]
    if "(" in text or ")" in text:
        for match in _BRACKETS.finditer(text):
            if _HAS_HAN.search(match[0]):
                found += [(at, _WIDE[text[at]]) for at in (match.start(), match.end() - 1) if text[at] in "()"]
    found += _quotes(text)
    for at, wide in sorted(found):
        yield Mark("WORD-HALFWIDTH", at, at + 1, words={"instead": wide}, instead=wide)


def full_width_digits(text: str) -> Iterator[Mark]:
    """WORD-FULLWIDTH: full-width digits, letters and percent signs, with the half-width ones."""
    for match in _DIGITS.finditer(text) if _WIDE_SIGN.search(text) else ():
        narrow = match[0].translate(_LATIN)
        yield Mark("WORD-FULLWIDTH", *match.span(), words={"instead": narrow}, instead=narrow)


def blanks(text: str) -> Iterator[Mark]:
    """WORD-BLANK: blanks between two Chinese characters or before a mark."""
    for match in _BLANKS.finditer(text):
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        if _HAS_HAN.match(before) and (_HAS_HAN.match(after) or after in _AFTER_BLANK) and match.start() and after:
            yield Mark("WORD-BLANK", *match.span(), instead="")


def pauses(text: str) -> Iterator[Mark]:
    """WORD-PAUSE: 、 between two titles or two quotations, which usually have none (GB/T 15834—2011, 4.5.3.5)."""
    for match in _PAUSE.finditer(text):
        yield Mark("WORD-PAUSE", *match.span(), instead="")


def _quotes(text: str) -> list[tuple[int, str]]:
    """Straight quotation marks beside Chinese, by turns opening and closing; none where one has no partner."""
    if '"' not in text and "'" not in text:
        return []
    found: list[tuple[int, str]] = []
    for sign, opening, closing in (('"', "“", "”"), ("'", "‘", "’")):
        places = [match.start() for match in _QUOTE.finditer(text) if match[0] == sign]
        beside = [at for at in places if _HAS_HAN.search(text[max(0, at - 1) : at + 2])]
        if beside and len(places) % 2 == 0:
            found += [(at, closing if index % 2 else opening) for index, at in enumerate(places)]
    return found
