"""JSON read strictly: UTF-8 only, no duplicate keys, no NaN, numbers kept with the digits of the file.

Whatever is wrong becomes one ExchangeError with a Chinese sentence that names the place; nothing else is raised,
however large, deep or broken the bytes are.
"""

import json
from typing import Any

LARGEST_FILE = 32 * 1024 * 1024  # bytes; a report with ten years of notes has less than one


class ExchangeError(Exception):
    """A file in exchange form that cannot be read; the message says in Chinese where and why."""


class JsonNumber(str):
    """A JSON number with the digits of the file."""

    __slots__ = ()

    @property
    def whole(self) -> bool:
        """Whether it is written as a whole number."""
        return not any(mark in self for mark in ".eE")


def read_json(data: bytes) -> dict[str, Any]:
    """The JSON object in ``data``; numbers as JsonNumber. Raises ExchangeError."""
    if len(data) > LARGEST_FILE:
        raise ExchangeError(
            f"文件有{len(data) // 1024 // 1024}MB，不是年报数据文件（最大{LARGEST_FILE // 1024 // 1024}MB）。"
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise ExchangeError(f"文件第{problem.start + 1}个字节起不是UTF-8文字，不是年报数据文件。") from None
    try:
        whole = json.loads(
            text,
            object_pairs_hook=_object,
            parse_int=JsonNumber,
            parse_float=JsonNumber,
            parse_constant=_constant,
        )
    except json.JSONDecodeError as problem:
        cut = "文件可能不完整。" if problem.pos >= len(text.rstrip()) else ""
        raise ExchangeError(
            f"第{problem.lineno}行第{problem.colno}个字处不是正确的JSON。{cut}请重新导出后再读入。"
        ) from None
    except RecursionError:
        raise ExchangeError("括号嵌套太深，不是年报数据文件。") from None
    if not isinstance(whole, dict):
        raise ExchangeError("最外层不是一组键值，不是年报数据文件。")
    return whole


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise ExchangeError(f"“{shortened(key)}”写了两次。请只保留一处。")
        found[key] = value
    return found


def _constant(name: str) -> Any:
    raise ExchangeError(f"“{name}”不是数字。请改成数字或者删去这一项。")


def shortened(text: str) -> str:
    """``text`` fit for a message: printable and at most 60 characters."""
    shown = "".join(mark if mark.isprintable() else "�" for mark in text[:60])
    return shown + "…" if len(text) > 60 else shown
