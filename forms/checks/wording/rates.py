"""WORD-RATE and WORD-ALLDONE: a rate that cannot be above 100 %, and 全部办结 beside a rate below it.

A growth, or the completion of a task, may be more than 100 %; the share of a whole, or of what was answered in time,
may not. Source: arithmetic.
"""

import re
from collections.abc import Iterator

from forms.checks.marks import Mark
from forms.checks.wording.lines import line_end, line_start

_PERCENT = re.compile(r"(?P<n>\d(?<![\d.].)\d{0,5}(?:\.\d{1,4})?)[^\S\n]?[%％]")
_SHARE = re.compile(
    r"(?P<label>占(?:比|总数的?|全部的?|总量的?|申请总数的?)?"
    r"|(?:办结|答复|公开|回复|满意|合格|知晓|好评|办复|按期|及时|按时|覆盖|准确|达标|抽检合格|处置|完成答复|回应)率)"
    r"(?:为|达到?|约|均为|均达|保持在|[:： \u3000]){0,2}$"
)
_DONE_RATE = re.compile(r"(?:办结|答复|回复|按期|按时|及时)率(?:为|达到?|约|[:： \u3000]){0,2}$")
_ALL = re.compile(
    r"(?:全部|均已|都已|均)(?:已)?(?:按时|按期|依法|及时|在规定期限内|在法定期限内){0,2}(?:办结|答复|办理完毕|回复)"
)
_SENTENCE = re.compile(r"[。；;！\n]")


def rates(text: str) -> Iterator[Mark]:
    """Each rate that contradicts itself or its sentence."""
    if "%" not in text and "％" not in text:
        return
    for match in _PERCENT.finditer(text):
        before = text[line_start(text, match.start(), 20) : match.start()]
        label = _SHARE.search(before) if "率" in before or "占" in before else None
        if label is None:
            continue
        start = match.start() - (len(before) - label.start())
        if float(match["n"]) > 100:
            yield Mark("WORD-RATE", start, match.end(), topic=label["label"])
        elif float(match["n"]) < 100 and _DONE_RATE.search(before):
            begin = _sentence_start(text, match.start())
            said = _ALL.search(text, begin, line_end(text, match.end(), 40))
            if said and not _SENTENCE.search(text, min(said.end(), match.end()), max(said.start(), match.start())):
                words = {"said": said[0], "rate": text[start : match.end()]}
                first, last = min(said.start(), start), max(said.end(), match.end())
                yield Mark("WORD-ALLDONE", first, last, words=words, topic="all")


def _sentence_start(text: str, at: int) -> int:
    begin = max(0, at - 80)
    ends = [match.end() for match in _SENTENCE.finditer(text, begin, at)]
    return ends[-1] if ends else begin
