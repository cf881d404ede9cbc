"""WORD-LEFTOVER: pieces of the page or the editor that the text was copied from.

``<!--[if !supportLists]-->``, ``&nbsp;``, ``附件下载``, ``打印本页``. Source: published reports, W3C HTML.
"""

import re
from collections.abc import Iterator

from forms.checks.marks import Mark

RULE = "WORD-LEFTOVER"
_MARKUP = re.compile(
    r"<!--(?:(?!-->)[^<]){0,80}(?:-->)?|-->|<!\[[^<>]{0,40}>|&(?:nbsp|amp|lt|gt|quot|ldquo|rdquo|mdash|hellip|middot|emsp|ensp"
    r"|#\d{2,6}|#x[0-9A-Fa-f]{2,6});"
    r"|</?(?:p|br|div|span|a|td|tr|th|table|tbody|strong|b|font|img|style|script|h[1-6]|ul|li|o:p)\b[^<>\n]{0,120}>"
)
_PAGE = (
    *(
        "附件下载",
        "打印本页",
        "关闭窗口",
        "关闭本页",
        "【打印】",
        "【关闭】",
        "字体：大",
        "字号：大",
        "字体:大",
        "浏览次数：",
    ),
    *(
        "上一篇：",
        "下一篇：",
        "返回顶部",
        "扫一扫在手机打开",
        "分享到：",
        "责任编辑：",
        "Error! Bookmark",
        "错误！未定义书签",
    ),
    *(
        "错误!未定义书签",
        "错误!未找到引用源",
        "错误！未找到引用源",
        "supportLists",
        "MsoNormal",
        "mso-",
        "PAGEREF",
        "MERGEFORMAT",
    ),
)


def leftovers(text: str) -> Iterator[Mark]:
    """Each piece of markup or page furniture."""
    covered = -1
    if "<" in text or "&" in text or "-->" in text:
        for match in _MARKUP.finditer(text):
            covered = match.end()
            yield Mark(RULE, *match.span(), instead="")
    for piece in _PAGE:
        at = text.find(piece)
        if at >= 0 and at >= covered:
            yield Mark(RULE, at, at + len(piece))
