"""要求包: 本年要求 as one file that an authority hands to all its units (``nianbao-demands/1``, UTF-8 JSON)."""

import json

from forms.draft.demands import Demands, DemandsUnreadable, read_demands
from forms.draft.strict_json import ExchangeError, read_json

FORMAT = "nianbao-demands/1"
NAME = "要求包"


def write_package(demands: Demands, year: int) -> bytes:
    """The file for reports of ``year``."""
    whole = {"format": FORMAT, "year": str(year), **demands.as_json()}
    return (json.dumps(whole, ensure_ascii=False, sort_keys=True, indent=1) + "\n").encode()


def read_package(data: bytes, year: int) -> Demands:
    """What the file asks of reports of ``year``. Raises DemandsUnreadable."""
    try:
        whole = read_json(data)
    except ExchangeError as why:
        raise DemandsUnreadable(f"这不是要求包。{why}") from None
    if whole.pop("format", None) != FORMAT:
        raise DemandsUnreadable("这不是要求包，或者是更新版本的程序写的。")
    asked = str(whole.pop("year", ""))
    if asked != str(year):
        raise DemandsUnreadable(f"这是{asked or '没有写明'}年度的要求包，现在的报告是{year}年度。")
    return read_demands(whole)
