"""One value between the exchange form and an entry: number ↔ digits, text ↔ stored prose."""

from collections.abc import Callable
from typing import Any

from forms.draft import prose
from forms.draft.entering import FIRST_YEAR, LAST_YEAR, LONGEST_LINE
from forms.draft.readings import LARGEST, State, in_range, read_number
from forms.draft.strict_json import ExchangeError, JsonNumber, shortened
from forms.edition import Editions
from forms.edition.model import Field, Kind


def text_value(place: str, value: Any) -> str:
    """A JSON string as clean text. Raises ExchangeError for anything else, and for half characters."""
    if not isinstance(value, str) or isinstance(value, JsonNumber):
        raise ExchangeError(f"{place}：应为文字（加引号）。")
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        raise ExchangeError(f"{place}：有残缺的字符（单独的代理码），请改正后再读入。") from None
    return prose.clean(value)


def number_text(place: str, value: Any, field: Field, *, unlimited: bool = False) -> str:
    """What a number field stores for a JSON ``value``; ``unlimited`` for totals, which may pass the cell's maximum.

    Raises ExchangeError for what no number field takes: true, lists, a fraction in a count, a number out of range.
    """
    if not isinstance(value, str):
        raise ExchangeError(f"{place}：应为数字，或者加引号的文字。")
    if not isinstance(value, JsonNumber):
        return read_number(text_value(place, value), field.kind, field.unit).stored
    if field.kind is Kind.AMOUNT:
        if value.startswith("-"):
            raise ExchangeError(f"{place}：不能小于0，现为{shortened(value)}。")
        return read_number(str(value), field.kind, field.unit).stored
    if not value.whole:
        raise ExchangeError(f"{place}：应为整数，现为{shortened(value)}。")
    number = int(value) if len(value) <= 15 else LARGEST * LARGEST
    if not in_range(number, field.kind) and not (unlimited and 0 <= number < 10**14):
        lowest = -LARGEST if field.kind is Kind.SIGNED else 0
        raise ExchangeError(f"{place}：应在{lowest}到{LARGEST}之间，现为{shortened(value)}。")
    return str(number)


def number_json(stored: str, field: Field, unlimited: bool = False) -> int | str:
    """The JSON value for what a number field stores: an integer where ``number_text`` would take it back."""
    reading = read_number(stored, field.kind, field.unit)
    if field.kind is Kind.AMOUNT or reading.state is not State.NUMBER or reading.number is None:
        return stored
    if in_range(reading.number, field.kind) or (unlimited and 0 <= reading.number < 10**14):
        return int(reading.number)
    return stored


def prose_text(place: str, value: Any, known: Callable[[str, bool], bool]) -> str:
    """A JSON string as stored prose. Raises ExchangeError at a mark that means nothing."""
    text = text_value(place, value)
    fault = next(prose.faults(text, known), None)
    if fault:
        line = text.count("\n", 0, fault.start) + 1
        raise ExchangeError(
            f"{place}：第{line}段的“{shortened(fault.mark)}”不是标题记号，也不指向任何数字。要写这个字符本身，请写两遍。"
        )
    return text


def one_line(place: str, value: Any) -> str:
    """A JSON string on one line, not too long. Raises ExchangeError."""
    text = " ".join(text_value(place, value).split("\n")).strip()
    if len(text) > LONGEST_LINE:
        raise ExchangeError(f"{place}：最多{LONGEST_LINE}个字，现有{len(text)}个字。")
    return text


def year_of(place: str, value: Any) -> int:
    """A report year. Raises ExchangeError."""
    if not isinstance(value, JsonNumber) or not value.whole or len(value) > 4:
        raise ExchangeError(f"{place}：应为四位整数的年份。")
    year = int(value)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ExchangeError(f"{place}：应在{FIRST_YEAR}到{LAST_YEAR}之间，现为{year}。2018年及以前的旧格式不能填写。")
    return year


def edition_key(place: str, value: Any, year: int, editions: Editions) -> str:
    """The edition named, or the year's. Raises ExchangeError."""
    key = editions.key_for_year(year) if value is None else text_value(place, value)
    if key is None or key not in editions:
        raise ExchangeError(f"{place}：没有“{shortened(key or str(year))}”这一版，只有{'、'.join(editions)}。")
    return key
