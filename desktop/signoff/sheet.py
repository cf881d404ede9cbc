"""What a clerk fills into the 审签单 itself: its name in this office and its printed boxes (office.md 20).

Most of it is the same every year and kept with the settings; what is otherwise for one report is registered of that
report. Boxes in which people write their opinion, name and day are none of these: they stay blank.
"""

import re
from collections.abc import Mapping
from typing import Final

from desktop.signoff.refused import SignoffRefused
from desktop.signoff.written import in_one_line

NAME: Final = "名称"
NAMES: Final = ("审签单", "发文稿纸", "发文审签单", "呈批件")
SECRET: Final = "密级和保密期限"
# Each box with an example of what is written into it.
BOXES: Final[Mapping[str, str]] = {
    SECRET: "一般空着",
    "紧急程度": "如：平急",
    "公开属性": "空着的印“□主动公开”",
    "主送": "如：市政府办公室",
    "抄送": "",
    "附件": "",
    "拟稿单位": "如：办公室",
    "拟稿人": "姓名",
    "电话": "",
    "打印份数": "如：6",
}
PARTICULARS: Final = (NAME, *BOXES)
# What a template of the office may also call a box.
ALIASES: Final = {"密级": SECRET, "缓急": "紧急程度", "份数": "打印份数"}
CORRECTION: Final = ("更正内容", "更正原因", "发现人")
# The names in a template, but for those of the steps of approval.
TEMPLATE_NAMES: Final = (
    *(NAME, "单位名称", "标题", "年度", "稿次", "校验码", "发文字号"),
    *BOXES,
    *ALIASES,
    *("拟稿人/电话", "校对", "成文日期", "签发"),
    *CORRECTION,
)
LONGEST: Final = 100  # characters of one of them
_CLASSIFIED: Final = re.compile("(?:绝密|机密|秘密)")
_NOT_SECRET: Final = re.compile("工作秘密|商业秘密|不涉密|非涉密|无")


def read_particulars(given: Mapping[str, str]) -> dict[str, str]:
    """``given`` as it is kept. Raises SignoffRefused for a name that is none, and for what is too long or secret."""
    kept = {}
    for name, text in given.items():
        if name not in PARTICULARS:
            raise SignoffRefused(f"审签单上没有“{name}”。可以填：{'、'.join(PARTICULARS)}。")
        written = in_one_line(text)
        if len(written) > LONGEST:
            raise SignoffRefused(f"“{name}”最多写{LONGEST}个字，现有{len(written)}个字。")
        kept[name] = written
    if _CLASSIFIED.search(_NOT_SECRET.sub("", kept.get(SECRET, ""))):
        raise SignoffRefused("本程序用于非涉密计算机，不得录入涉密信息。定了密级的，请不要用本程序办理。")
    return kept


def particulars(office: Mapping[str, str], own: Mapping[str, str]) -> dict[str, str]:
    """What stands on the sheet of one report: what the office always writes, and what is otherwise for it."""
    return {name: own.get(name, office.get(name, "")) for name in PARTICULARS}
