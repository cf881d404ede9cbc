"""Breaking a title into lines by meaning: GB/T 9704-2012, 7.3.1 (回行时词意完整、排列对称，使用梯形或菱形).

Lines of nearly one length, ended after a word that ends a name where possible; of three lines the middle one is not
the shortest. A short list of words, not a dictionary: it holds what names of agencies and of this report are made of.
Names of places stay whole (``resources/words/places.tsv``, GB/T 2260): 积石山保安族东乡族撒拉族自治县 is one word.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Final

import resources
from desktop.export.pdf.breaking_text import HALF_WIDTH, BreakingText
from desktop.export.pdf.line_breaking import break_lines

_WHOLE_WORDS: Final = re.compile(
    "驻[\u4e00-\u9fff]{2,5}?办事处|经济技术开发区|高新技术产业(?:开发区|示范区)|现代服务业|综合(?:实验区|改革示范区)|"
    "自由贸易试验区|新区|合作区|航空港|公共服务|行政公署|粮食和物资储备|管理委员会|人民政府|委员会|办公室|办公厅|管理局|监督局|政府信息公开|信息公开|工作年度报告|年度报告|自治区|自治州|自治县|"
    "开发区|示范区|保护区|管理区|试验区|交通运输|住房和城乡建设|城乡建设|人力资源和社会保障|人力资源|社会保障|"
    "自然资源|生态环境|农业农村|文化和旅游|卫生健康|应急管理|市场监督管理|市场监管|国有资产监督管理|国有资产|"
    "发展改革和经济信息化|发展和改革|发展改革|工业和信息化|退役军人事务|医疗保障|行政审批|公共资源交易|综合行政执法|综合执法|街道办事处|"
    "办事处|中心|技术|经济|产业|高新|建设|服务|管理|监督|规划|教育|科学|民族|宗教|公安|司法|财政|审计|统计|税务|海关|"
    "负责人|股室|处室|审核|核稿|签发|勾稽|关系|法律|不予|无法|其他|处理|提供|公开|公益|组织|机构|直接|起诉|第[一二三四五六七八九十]+[项师]?"
)
# A name or a part of one ends here.
_ENDINGS: Final = frozenset("省市县区州盟旗镇乡局厅委部办院会室处所站队府关社心师团报告》）、，和与及的")

_FEW: Final = 3  # lines whose shape is weighed; a name of more is only balanced
_PLACE_ENDING: Final = re.compile("[省市县区州盟旗]")
_LONGEST: Final = 200  # characters; no agency's name, so only to be set, not weighed
_INSIDE_WORD: Final = 70.0
_INSIDE_PLACE: Final = 90.0
_HOURGLASS: Final = 25.0  # the middle of three lines is the shortest
_RECTANGLE: Final = 2.0  # every line as long as the others
_NO_ENDING: Final = 12.0
_MORE_LINES: Final = 40.0
_NEVER: Final = 1e9


def break_title(text: str, width: int) -> list[str]:
    """The lines of a title, none wider than ``width`` cells; a unit wider than that is cut."""
    # What prints nothing must not make a line of its own.
    seen = (each for each in text if each.isspace() or unicodedata.category(each) not in ("Cc", "Cf"))
    return list(_broken(" ".join("".join(seen).split()), width))


@lru_cache(maxsize=512)  # while one types, the same names are set again and again
def _broken(text: str, width: int) -> list[str]:
    if not text:
        return []
    halves = _halves(text)
    if halves[-1] <= 2 * width:
        return [text]
    plain = [line.text.strip() for line in break_lines(text, width=width, justify=False)]
    if len(text) > _LONGEST:
        return plain
    costs = _break_costs(text, width)
    fewest = -(-halves[-1] // (2 * width))
    best = (_NEVER, plain)
    for more in range(3):
        if best[0] > _MORE_LINES * more:
            count = fewest + more
            weigh = _balanced if count > _FEW else _shaped
            cost, lines = weigh(text, halves, costs, count, width)
            best = min(best, (cost + _MORE_LINES * more, lines))
    return best[1]


def _halves(text: str) -> list[int]:
    """Half cells before each character, and in all."""
    counts = [0]
    for character in text:
        counts.append(counts[-1] + (1 if character == " " or character in HALF_WIDTH else 2))
    return counts


def _break_costs(text: str, width: int) -> list[float]:
    """What a line's end before each character costs; 0 after the end of a name."""
    source = BreakingText(text, longest_run=2 * width)
    allowed = {source.offset(place) for place, breaks in enumerate(source.allowed) if breaks}
    costs = [0.0 if text[max(0, index - 1)] in _ENDINGS else _NO_ENDING for index in range(len(text) + 1)]
    for word in _WHOLE_WORDS.finditer(text):
        for index in range(word.start() + 1, word.end()):
            costs[index] = _INSIDE_WORD
    for start, end in _places(text):
        for index in range(start + 1, end):
            costs[index] = _INSIDE_PLACE
    for index in range(1, len(text)):
        if index not in allowed:
            costs[index] = 1000.0
    costs[0] = costs[len(text)] = 0.0
    return costs


def _places(text: str) -> Iterator[tuple[int, int]]:
    """Where names of places stand in ``text``: from each start the longest."""
    if not _PLACE_ENDING.search(text):  # the head of a table, the report's own name
        return
    names, longest = _place_names()
    at = 0
    while at < len(text):
        end = next((end for end in range(min(len(text), at + longest), at + 2, -1) if text[at:end] in names), 0)
        if end:
            yield at, end
        at = end or at + 1


@lru_cache(maxsize=1)
def _place_names() -> tuple[frozenset[str], int]:
    """The names of three characters and more, and how long the longest is."""
    lines = resources.path("words/places.tsv").read_text(encoding="utf-8").splitlines()
    names = frozenset(line.split("\t")[1] for line in lines if not line.startswith("#") and "\t" in line)
    return frozenset(name for name in names if len(name) > 2), max(map(len, names))


def _shaped(text: str, halves: list[int], costs: list[float], count: int, width: int) -> tuple[float, list[str]]:
    """The cheapest way to set ``text`` in two or three lines, their shape as a whole weighed too."""
    size = len(text)
    ideal = halves[-1] / count
    best: tuple[float, tuple[int, ...]] = (_NEVER, ())
    seconds = range(1, size) if count == _FEW else (size,)
    for first in range(1, size):
        if halves[first] > 2 * width:
            break
        for second in seconds:
            ends: tuple[int, ...] = (0, first, second, size) if count == _FEW else (0, first, size)
            lengths = [halves[end] - halves[start] for start, end in pairwise(ends)]
            if min(lengths) <= 0 or max(lengths) > 2 * width:
                continue
            cost = sum(((length - ideal) / 2) ** 2 for length in lengths) + sum(costs[end] for end in ends)
            best = min(best, (cost + _shape(lengths), ends))
    cost, ends = best
    return cost, [text[start:end].strip() for start, end in pairwise(ends)]


def _shape(lengths: list[int]) -> float:
    if len(set(lengths)) == 1:
        return _RECTANGLE
    return _HOURGLASS if len(lengths) == _FEW and lengths[1] < min(lengths[0], lengths[2]) else 0.0


def _balanced(text: str, halves: list[int], costs: list[float], count: int, width: int) -> tuple[float, list[str]]:
    """The cheapest way to set ``text`` in ``count`` lines: unequal lines cost the square of their difference."""
    size = len(text)
    ideal = halves[-1] / count
    best: list[tuple[float, tuple[int, ...]]] = [(0.0, (0,)), *((_NEVER, (0,)) for _ in range(size))]
    for _ in range(count):
        row: list[tuple[float, tuple[int, ...]]] = [(_NEVER, (0,))] * (size + 1)
        for start in range(size):
            spent, ends = best[start]
            if spent >= _NEVER:
                continue
            for end in range(start + 1, min(size, start + 2 * width) + 1):
                taken = halves[end] - halves[start]
                if taken > 2 * width:
                    break
                cost = spent + ((taken - ideal) / 2) ** 2 + costs[end]
                if cost < row[end][0]:
                    row[end] = (cost, (*ends, end))
        best = row
    cost, ends = best[size]
    return cost, [text[start:end].strip() for start, end in pairwise(ends)]
