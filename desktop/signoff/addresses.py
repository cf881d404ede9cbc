"""Where a report was published: an address on the web, or the place in words (a notice board has no address)."""

import re
from typing import Final

from desktop.signoff.refused import SignoffRefused

_WEB: Final = re.compile(
    r"(https?://\S+|(www\.)?([a-z0-9\u4e00-\u9fff-]+\.)+[a-z\u4e00-\u9fff]{2,}(:[0-9]+)?(/\S*)?)", re.I
)
_WORDS: Final = re.compile("[\u4e00-\u9fff]")
_LEAST: Final = 4  # characters of a place in words


def read_address(written: str) -> str:
    """What is ``written``. Raises SignoffRefused where it is neither an address nor a place in words."""
    if _WEB.fullmatch(written) or (len(_WORDS.findall(written)) >= _LEAST and "：//" not in written):
        return written
    raise SignoffRefused(
        f"“{written}”不像网址。请照浏览器地址栏抄，如 http://www.example.gov.cn/1.html；"
        "不在网上公布的，用文字写明公布的地方，如 县政府政务服务大厅公告栏。"
    )
