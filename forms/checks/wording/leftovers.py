"""WORD-LEFTOVER: pieces of the page or the editor that the text was copied from.

``<!--[if !supportLists]-->``, ``&nbsp;``, ``附件下载``, ``打印本页``. Source: published reports, W3C HTML.
"""

import re
from collections.abc import Iterator

from forms.checks.marks import Mark

RULE = "WORD-LEFTOVER"
_MARKUP = re.compile(
    r"<!--(?:(?!-->)[^<\n]){0,80}(?:-->)?|-->|<!\[[^<>\n]{0,40}>|&(?:nbsp|amp|lt|gt|quot|ldquo|rdquo|mdash|hellip|middot|emsp|ensp"
    r"|#\d{2,6}|#x[0-9A-Fa-f]{2,6});"
    r"|</?(?:p|br|div|span|a|td|tr|th|table|tbody|strong|b|font|img|style|script|h[1-6]|ul|li|o:p)\b[^<>\n]{0,120}>"
)
_PAGE = re.compile(
    r"附件下载|打印本页|关闭窗口|关闭本页|【打印】|【关闭】|字[体号][：:]\s?大|浏览次数[：:]|上一篇[：:]|下一篇[：:]|返回顶部|扫一扫在手机打开"
    r"|分享到[：:]|责任编辑[：:]|Error! Bookmark|错误[！!]未|supportLists|MsoNormal|mso-|PAGEREF|MERGEFORMAT"
)


def leftovers(text: str) -> Iterator[Mark]:
    """Each piece of markup or page furniture."""
    markup = [match.span() for match in _MARKUP.finditer(text)] if "<" in text or "&" in text or "-->" in text else []
    for start, end in markup:
        yield Mark(RULE, start, end, instead="")
    for match in _PAGE.finditer(text):
        while markup and markup[0][1] <= match.start():
            markup.pop(0)
        if not markup or match.start() < markup[0][0]:
            yield Mark(RULE, *match.span())
