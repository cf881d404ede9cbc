"""第一部分 of a published report, written as one text, put into the form's sections by its headings."""

import re
from itertools import pairwise

ASPECTS = (
    ("on_request", re.compile("依申请")),
    ("platforms", re.compile("平台")),
    ("supervision", re.compile("监督保障|组织协调|组织领导")),
    ("management", re.compile("信息管理")),
    ("proactive", re.compile("主动公开|基本情况|主要做法|重点|突出抓好")),
)
_HEADING = re.compile(r"（[一二三四五六七]）|(?<=。)[1-9]\.(?=[一-鿿])")
_HEADING_WORDS = 16  # characters in which a heading says what it is about
_OWN_HEADING = re.compile(r"（[一二三四五六七]）(?:主动公开|依申请公开|政府信息管理|政府信息公开[一-鿿]{4,6})情况。")


def split_overview(text: str) -> dict[str, str]:
    """Section name (lead, proactive …) → its text; what comes under no aspect of its own stays with the one before."""
    starts = [0, *(each.start() for each in _HEADING.finditer(text)), len(text)]
    found: dict[str, str] = {}
    section = "lead"
    for begin, end in pairwise(starts):
        piece = text[begin:end]
        if begin:
            section = next((name for name, words in ASPECTS if words.search(piece[:_HEADING_WORDS])), section)
        found[section] = found.get(section, "") + _OWN_HEADING.sub("", piece)
    return {name: part.strip() for name, part in found.items() if part.strip()}
