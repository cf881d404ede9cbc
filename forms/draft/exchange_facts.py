"""Reads ``facts`` of the exchange form: what is known of a report beside what is printed."""

from typing import Any

from forms.draft.draft import Draft
from forms.draft.exchange_values import text_value
from forms.draft.facts import from_json, prefix_of, stored
from forms.draft.strict_json import ExchangeError, shortened


def facts_in(place: str, listed: Any, draft: Draft) -> dict[str, str]:
    """The entries of ``listed``, checked against ``draft``. Raises ExchangeError."""
    if not isinstance(listed, dict):
        raise ExchangeError(f"{place}：应为一组键值。")
    found: dict[str, str] = {}
    for key, value in listed.items():
        inner = f"{place}.{shortened(key)}"
        entry = text_value(place, key)
        if not prefix_of(entry):
            raise ExchangeError(f"{inner}：不认识这一项。可能是更新版本的程序写的。")
        given = [text_value(inner, each) for each in value] if isinstance(value, list) else text_value(inner, value)
        try:
            text = stored(draft, entry, from_json(given))
        except ValueError as fault:
            raise ExchangeError(f"{inner}：{fault}") from None
        if text:
            found[entry] = text
    return found
