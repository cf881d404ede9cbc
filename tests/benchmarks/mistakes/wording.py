"""Wording: damaged characters, wrong measure words, marks, enumerations, leftovers, wrong and superseded names."""

import re
from random import Random

from tests.benchmarks.correct_reports import CorrectReport
from tests.benchmarks.mistakes.spoiling import Planted, any_place, kinds_of, places, rewritten
from tests.benchmarks.mistakes.wording_lists import CONFUSED, INSTITUTIONS, OLD_TERMS, TRADITIONAL

KINDS, kind = kinds_of("wording")
# What nobody counts so; what is merely unusual (个, 份, 项) is not planted.
WRONG_UNITS = {"件": "年名篇场家元", "条": "年场名家", "场": "件年篇", "次": "年篇名", "个": "年场篇", "篇": "年场名"}
COUNTED = r"(?<=[0-9])(件|条|场|次|个|篇)(?=[，。；、（）])"
HANZI = "[一-鿿]"


def _put(found: tuple[str, re.Match[str]] | None, report: CorrectReport, text: str) -> Planted | None:
    """``text`` in place of what was found."""
    return rewritten(report, found[0], found[1].start(), found[1].end(), text) if found else None


@kind("measure word swapped")
def measure_word(rng: Random, report: CorrectReport) -> Planted | None:
    """1年 for 1件."""
    found = any_place(rng, report, COUNTED)
    return _put(found, report, rng.choice(WRONG_UNITS[found[1][0]])) if found else None


@kind("word doubled")
def word_doubled(rng: Random, report: CorrectReport) -> Planted | None:
    """工作工作."""
    words = "工作|信息|公开|政府|进一步|加强|开展|情况|及时|群众|建设|管理|制度|申请|办理|通过|规范|监督|有关"
    found = any_place(rng, report, f"(?:{words})(?!度)")
    return _put(found, report, found[1][0] * 2) if found else None


@kind("particle doubled")
def particle_doubled(rng: Random, report: CorrectReport) -> Planted | None:
    """的的."""
    found = any_place(rng, report, f"(?<={HANZI})[的和了在对为](?={HANZI})")
    return _put(found, report, found[1][0] * 2) if found else None


@kind("replacement character")
def replacement(rng: Random, report: CorrectReport) -> Planted | None:
    """U+FFFD for a character or two."""
    return _put(any_place(rng, report, HANZI), report, "\ufffd" * rng.choice((1, 2)))


@kind("question mark for a character")
def question_mark(rng: Random, report: CorrectReport) -> Planted | None:
    """信?公开."""
    return _put(any_place(rng, report, f"(?<={HANZI}){HANZI}{{1,2}}(?={HANZI})"), report, "?" * rng.choice((1, 1, 2)))


@kind("mojibake")
def mojibake(rng: Random, report: CorrectReport) -> Planted | None:
    """A stretch read with another encoding."""
    found = any_place(rng, report, f"{HANZI}{{4,6}}")
    if not found:
        return None
    encoded = found[1][0].encode("utf-8")
    read_as = rng.choice(("gbk", "latin-1", "cp1252"))
    return _put(found, report, encoded.decode(read_as, "replace").replace("\x85", "…"))


@kind("remains of a web page")
def web_page(rng: Random, report: CorrectReport) -> Planted | None:
    """&nbsp; and the comments of an editor."""
    remains = ("&nbsp;", "<br/>", "<!--[if !supportLists]-->", "&ldquo;", "</p>")
    return _put(any_place(rng, report, f"(?<=[。；，{HANZI[1:-1]}])(?={HANZI})"), report, rng.choice(remains))


@kind("traditional character")
def traditional(rng: Random, report: CorrectReport) -> Planted | None:
    """開 for 开."""
    found = any_place(rng, report, f"[{''.join(TRADITIONAL)}]")
    return _put(found, report, TRADITIONAL[found[1][0]]) if found else None


@kind("closing mark missing")
def unclosed(rng: Random, report: CorrectReport) -> Planted | None:
    """A bracket, a title, a quotation that does not end."""
    return _put(any_place(rng, report, "[》”）〕]"), report, "")


@kind("half-width mark")
def half_width(rng: Random, report: CorrectReport) -> Planted | None:
    """, for ，."""
    found = any_place(rng, report, f"(?<={HANZI})[，；：](?={HANZI})")
    return _put(found, report, {"，": ",", "；": ";", "：": ":"}[found[1][0]]) if found else None


@kind("mark doubled")
def mark_doubled(rng: Random, report: CorrectReport) -> Planted | None:
    """，， and 。。."""
    found = any_place(rng, report, f"(?<={HANZI})[，。；](?={HANZI})")
    return _put(found, report, found[1][0] + rng.choice((found[1][0], "，"))) if found else None


@kind("enumeration jumps")
def enumeration(rng: Random, report: CorrectReport) -> Planted | None:
    """一是 三是."""
    following = {"一": "二", "二": "三", "三": "四", "四": "五", "五": "六"}
    found = any_place(rng, report, r"(?<=[；。：])[二三](?=是)|(?<=[：。]第)[二三](?=，)|(?m:(?<=^（)[二三四五](?=）))")
    return _put(found, report, following[found[1][0]]) if found else None


@kind("placeholder for a number")
def placeholder(rng: Random, report: CorrectReport) -> Planted | None:
    """XX件."""
    found = any_place(rng, report, r"(?<![0-9.,])[0-9][0-9,]*(?=(?:件|条|场|次|个|篇)[，。；、（）])")
    return _put(found, report, rng.choice(("XX", "××", "XXX", "____", "  ", "＊＊")))


@kind("editor's leftover")
def leftover(rng: Random, report: CorrectReport) -> Planted | None:
    """（待补充）."""
    ways = ("（待补充）", "（文字描述）", "（此处填写具体数字）", "（待核实）", "某某局", "TODO")
    return _put(any_place(rng, report, f"(?<={HANZI})(?=[，。；])"), report, rng.choice(ways))


@kind("confused word")
def confused(rng: Random, report: CorrectReport) -> Planted | None:
    """布署 for 部署."""
    found = any_place(rng, report, "|".join(CONFUSED))
    return _put(found, report, CONFUSED[found[1][0]]) if found else None


@kind("term of the old statistics form")
def old_term(rng: Random, report: CorrectReport) -> Planted | None:
    """同意公开 for 予以公开."""
    inside = [
        (field, match)
        for field, match in places(report, "|".join(OLD_TERMS))
        for mark in report.marks[field]
        if (mark.kind, mark.ref) == ("clause", "outcomes") and mark.start <= match.start() < mark.end
    ]
    if not inside:
        return None
    found = rng.choice(inside)
    return _put(found, report, rng.choice(OLD_TERMS[found[1][0]]))


@kind("brackets of a document number")
def number_brackets(rng: Random, report: CorrectReport) -> Planted | None:
    """［2019］54号."""
    found = any_place(rng, report, r"〔(20\d\d)〕")
    pairs = ("[]", "（）", "【】", "()", "〔]", "［］")
    way = rng.choice(pairs)
    return _put(found, report, f"{way[0]}{found[1][1]}{way[1]}") if found else None


@kind("wrong number of a known document")
def document_number(rng: Random, report: CorrectReport) -> Planted | None:
    """国办发〔2019〕45号 for 54号; 第717号 for 第711号."""
    found = any_place(
        rng, report, r"(?<=国办发〔2019〕)54|(?<=国办函〔2020〕)109|(?<=令第)711|(?<=〔2021〕)30(?=号)|(?<=〔2019〕)60"
    )
    wrong = {"54": "45", "109": "190", "711": "717", "30": "13", "60": "6"}
    return _put(found, report, wrong[found[1][0]]) if found else None


@kind("superseded law or format")
def superseded(rng: Random, report: CorrectReport) -> Planted | None:
    """The regulation of 2007; the format of 2019 in a report of 2021 and after."""
    if rng.random() < 0.5 and report.facts.edition == "2021":
        return _put(any_place(rng, report, "国办公开办函〔2021〕30号"), report, "国办公开办函〔2019〕60号")
    return _put(any_place(rng, report, "令第711号"), report, "令第492号")


@kind("institution under its old name")
def institution(rng: Random, report: CorrectReport) -> Planted | None:
    """会同国土资源部…"""
    name = rng.choice(INSTITUTIONS)
    ways = (f"按照{name}有关要求，", f"加强与{name}的沟通衔接，", f"会同{name}等单位研究，")
    return _put(any_place(rng, report, f"(?<=[。；])(?=[^一二三四五第其（\\n]{HANZI}{{3}})"), report, rng.choice(ways))


@kind("date that does not exist")
def impossible_date(rng: Random, report: CorrectReport) -> Planted | None:
    """12月32日."""
    ways = ("2月30日", "11月31日", "12月32日", "13月31日", "6月31日")
    return _put(any_place(rng, report, r"12月31日"), report, rng.choice(ways))


@kind("space inside a number or word")
def space_inside(rng: Random, report: CorrectReport) -> Planted | None:
    """An empty number: 收到申请 件."""
    return _put(any_place(rng, report, r"(?<=申请|结转|办结|答复)[0-9]+(?=件)"), report, " ")
