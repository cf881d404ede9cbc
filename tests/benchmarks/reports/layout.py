"""How an office lays the same sentences out: in the form's sections, or all in 总述 with headings typed by hand."""

from collections.abc import Mapping
from dataclasses import replace
from random import Random

from tests.benchmarks.reports.marks import Marked, spaced, unmarked, with_inserted
from tests.benchmarks.reports.writing import NUMERALS, Manner, clause

ASPECTS = ("proactive", "on_request", "management", "platforms", "supervision")
HEADINGS = {
    "proactive": ("主动公开", "主动公开情况", "主动公开政府信息情况"),
    "on_request": ("依申请公开", "依申请公开情况", "依申请公开办理情况"),
    "management": ("政府信息管理", "政府信息管理情况"),
    "platforms": ("政府信息公开平台建设", "平台建设", "平台建设情况", "政府信息公开平台建设情况"),
    "supervision": ("监督保障", "监督保障情况", "政府信息公开监督保障情况"),
}
PUBLISHED_LINE = 34  # characters of a line taken from a PDF
BRACKETS = str.maketrans("（）", "()")


def laid_out(
    rng: Random, texts: Mapping[str, str], manner: Manner, units: str, *, in_sections: bool
) -> dict[str, Marked]:
    """Field id → what is stored there, for the marked ``texts`` by section name."""
    fields = {"preface.text": texts["preface"], "other_matters.text": texts["other_matters"]}
    fields["problems.text"] = _problems(rng, texts["problems"], in_sections)
    if in_sections:
        fields["overview.lead"] = texts["lead"]
        fields.update({f"overview.{key}": texts[key] for key in ASPECTS})
    else:
        fields["overview.lead"] = _all_in_one(rng, texts)
    broken = not in_sections and rng.random() < 0.06
    return {
        field: _typed(rng, unmarked(text.replace("科室", units)), manner, broken)
        for field, text in fields.items()
        if text
    }


def _typed(rng: Random, marked: Marked, manner: Manner, broken: bool) -> Marked:
    if manner.spaces:
        marked = spaced(marked)
    if manner.half_brackets:
        marked = replace(marked, text=marked.text.translate(BRACKETS))
    return _broken(marked, PUBLISHED_LINE + rng.randint(-4, 4)) if broken else marked


def _broken(marked: Marked, width: int) -> Marked:
    """Lines broken anyhow between two Chinese characters."""
    places, begin = [], 0
    for at in range(1, len(marked.text)):
        if marked.text[at] == "\n":
            begin = at + 1
        elif at - begin >= width and "一" <= marked.text[at] <= "鿿" and "一" <= marked.text[at - 1] <= "鿿":
            places.append(at)
            begin = at
    return with_inserted(marked, places, "\n")


def _all_in_one(rng: Random, texts: Mapping[str, str]) -> str:
    way = rng.choice(("run in", "run in", "own line", "own line", "heading mark", "named"))
    pieces = [texts["lead"]]
    for number, key in enumerate(ASPECTS, 1):
        name, body = rng.choice(HEADINGS[key]), texts[key]
        if way == "named":
            text = f"在{HEADINGS[key][0]}方面，{body}"
        elif way == "heading mark":
            text = f"#2 {name}\n{body}"
        elif way == "own line":
            text = f"（{NUMERALS[number]}）{name}\n{body}"
        else:
            text = f"（{NUMERALS[number]}）{name}{'。' if rng.random() < 0.9 else ''}{body}"
        pieces.append(clause(f"aspect {key}", text))
    return "\n".join(pieces)


def _problems(rng: Random, text: str, in_sections: bool) -> str:
    """Two parts, with or without headings."""
    wanting, _, mending = text.partition("\n")
    names = rng.choice((("存在的主要问题", "改进情况"), ("主要问题", "改进措施"), ("存在问题", "下一步工作打算")))
    way = rng.choice(("plain", "plain", "typed", "run in", "marks" if in_sections else "typed"))
    if way == "plain":
        return text
    if way == "marks":
        return f"#2 {names[0]}\n{wanting}\n#2 {names[1]}\n{clause('improvements', '') + mending}"
    sign = "\n" if way == "typed" else "。"
    return f"（一）{names[0]}{sign}{wanting}\n（二）{names[1]}{sign}{mending}"
