"""Reads one predecessor of a report in exchange form."""

from collections.abc import Callable
from typing import Any

from forms.draft import prose
from forms.draft.draft import OWN_FIGURE, Draft
from forms.draft.exchange_facts import facts_in
from forms.draft.exchange_values import edition_key, number_text, one_line, text_value, year_of
from forms.draft.facts import CARRIED
from forms.draft.predecessors import WHOLE, Predecessor
from forms.draft.readings import is_date
from forms.draft.strict_json import ExchangeError, JsonNumber, shortened
from forms.edition import Edition, Editions
from forms.edition.model import Field, Kind

KEYS = ("agency", "year", "edition", "share", "values", "published", "answers", "corrected", "before", "facts")


def load_predecessor(place: str, value: Any, editions: Editions) -> Predecessor:
    """One entry of ``predecessors``. Raises ExchangeError."""
    if not isinstance(value, dict):
        raise ExchangeError(f"{place}：应为一组键值。")
    for key in value:
        if key not in KEYS:
            raise ExchangeError(f"{place}.{shortened(key)}：不认识这一项。")
    for key in ("agency", "year"):
        if key not in value:
            raise ExchangeError(f"{place}：缺少“{key}”。")
    year = year_of(f"{place}.year", value["year"])
    edition = editions[edition_key(f"{place}.edition", value.get("edition"), year, editions)]

    def numbers(key: str, wanted: Callable[[Field], bool]) -> dict[str, int]:
        found: dict[str, int] = {}
        listed = value.get(key, {})
        if not isinstance(listed, dict):
            raise ExchangeError(f"{place}.{key}：应为一组键值。")
        for field_id, number in listed.items():
            known = edition.fields.get(field_id)
            if known is None or not wanted(known):
                raise ExchangeError(f"{place}.{key}.{shortened(field_id)}：不是可用的编号。")
            if not isinstance(number, JsonNumber) or not number.whole or len(number) > 15 or int(number) < 0:
                raise ExchangeError(f"{place}.{key}.{field_id}：应为0以上的整数。")
            found[field_id] = int(number)
        return found

    share = None if value.get("share", WHOLE) == WHOLE else numbers("share", lambda known: known.number)
    corrected = one_line(f"{place}.corrected", value["corrected"]) if "corrected" in value else ""
    if corrected and not is_date(corrected):
        raise ExchangeError(f"{place}.corrected：应为日期，如2022-03-12。")
    return Predecessor(
        agency=one_line(f"{place}.agency", value["agency"]),
        year=year,
        edition=edition.key,
        values=_values(f"{place}.values", value.get("values", {}), edition),
        share=share,
        published=numbers("published", lambda known: known.computed),
        answers=_answers(f"{place}.answers", value.get("answers", {})),
        corrected=corrected,
        before=_values(f"{place}.before", value.get("before", {}), edition) if corrected else {},
        facts=_facts(f"{place}.facts", value.get("facts", {}), Draft(editions, {"report.edition": edition.key})),
    )


def _values(place: str, listed: Any, edition: Edition) -> dict[str, str]:
    """Texts and typed numbers by field id."""
    values: dict[str, str] = {}
    if not isinstance(listed, dict):
        raise ExchangeError(f"{place}：应为一组键值。")
    for field_id, given in listed.items():
        inner = f"{place}.{shortened(field_id)}"
        known = edition.fields.get(field_id)
        own = OWN_FIGURE.fullmatch(field_id)
        if (known is None and not own) or (known and known.computed):
            raise ExchangeError(f"{inner}：不是可用的编号。")
        if known and not known.number:
            text = prose.clean(text_value(inner, given))
        else:
            text = number_text(inner, given, known or Field(field_id, "", "", (), (), Kind.AMOUNT, "", ""))
        if text:
            values[field_id] = text
    return values


def _answers(place: str, listed: Any) -> dict[str, str]:
    if not isinstance(listed, dict):
        raise ExchangeError(f"{place}：应为一组键值。")
    return {text_value(place, key): one_line(f"{place}.{shortened(key)}", words) for key, words in listed.items()}


def _facts(place: str, listed: Any, draft: Draft) -> dict[str, str]:
    """Last year's rulings and what its figures covered."""
    found = facts_in(place, listed, draft)
    for entry in found:
        if not entry.startswith(CARRIED):
            raise ExchangeError(f"{place}.{shortened(entry)}：上年报告里不带这一项。")
    return found
