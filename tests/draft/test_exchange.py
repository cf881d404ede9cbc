"""The exchange form: canonical, strict, and never anything but a sentence for a bad file."""

import json
import re
import unicodedata
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import resources
from forms.draft.draft import Draft
from forms.draft.exchange import as_predecessor, canonical, dump, load
from forms.draft.strict_json import LARGEST_FILE, ExchangeError
from forms.edition import Editions

EDITIONS = Editions()
MINIMAL: dict[str, Any] = {"format": "nianbao-report/1", "agency": "甲局", "year": 2021, "values": {}}
SAMPLES = ("samples/hunan-transport-2019.json", "samples/invented-2021.json")
ID = "0123456789abcdef" * 2


def entries(**changes: Any) -> dict[str, str]:
    return load(json.dumps({**MINIMAL, **changes}).encode(), EDITIONS).entries


def dumped(data: bytes) -> str:
    return dump(ID, Draft(EDITIONS, load(data, EDITIONS).entries))


def refusal(data: bytes) -> str:
    with pytest.raises(ExchangeError) as told:
        load(data, EDITIONS)
    sentence = str(told.value)
    assert re.search("[一-鿿].*。$", sentence, re.DOTALL)
    return sentence


@pytest.mark.parametrize("name", SAMPLES)
def test_samples_are_canonical(name: str) -> None:
    data = resources.path(name).read_bytes()
    report = load(data, EDITIONS)
    assert report.id is not None
    assert dump(report.id, Draft(EDITIONS, report.entries)).encode() == data


def test_the_canonical_form() -> None:
    text = dumped(
        json.dumps({**MINIMAL, "agency": "甲e\u0301局", "values": {"overview.lead": "𠮷\n乙"}, "filled": []}).encode()
    )
    assert text == (
        '{"agency":"甲é局","edition":"2021","format":"nianbao-report/1","id":"' + ID + '","kind":"department",'
        '"values":{"overview.lead":"𠮷\\n乙"},"year":2021}\n'
    )
    assert unicodedata.is_normalized("NFC", text)


def test_only_format_agency_year_and_values_are_needed() -> None:
    assert entries() == {
        "report.agency": "甲局",
        "report.year": "2021",
        "report.kind": "department",
        "report.edition": "2021",
    }
    named = {"format": "不是年报数据文件", "agency": "agency", "year": "year", "values": "values"}
    for key, told in named.items():
        given = {name: value for name, value in MINIMAL.items() if name != key}
        assert told in refusal(json.dumps(given).encode())


@pytest.mark.parametrize("year", [2020, 2021])
def test_what_is_set_for_the_page_is_read_and_comes_round(year: int) -> None:
    typed = {
        "report.document_number": "漳审综[2026]第2号",
        "report.corrected_on": "2025年3月12日",
        "report.head_space": "80毫米",
        "report.reprint_mark": "印",
        "report.closing": "署名",
    }
    read = load(json.dumps({**MINIMAL, "year": year, "values": typed}).encode(), EDITIONS)
    assert {key: text for key, text in read.entries.items() if key in typed} == {
        "report.document_number": "漳审综〔2026〕2号",
        "report.corrected_on": "2025-03-12",
        "report.head_space": "80",
        "report.reprint_mark": "印",
    }
    once = dump(ID, Draft(EDITIONS, read.entries))
    assert dumped(once.encode()) == once


def test_numbers_are_taken_with_the_digits_of_the_file() -> None:
    data = b'{"format":"nianbao-report/1","agency":"a","year":2021,"values":{"disclosure.fees.amount":12.50}}'
    assert load(data, EDITIONS).entries["disclosure.fees.amount"] == "12.50"
    assert '"disclosure.fees.amount":"12.50"' in dumped(data)


def test_a_string_in_a_number_field_is_read_as_from_the_keyboard() -> None:
    texts = {"natural": "１９件", "commercial": "约20", "research": "-5", "public_interest": "/", "legal_service": " "}
    found = entries(values={f"requests.received.{key}": text for key, text in texts.items()})
    kept = {key.rpartition(".")[2]: text for key, text in found.items() if key.startswith("requests.")}
    assert kept == {"natural": "19", "commercial": "约20", "research": "-5", "public_interest": "/"}
    again = json.loads(dumped(json.dumps({**MINIMAL, "values": {"requests.received.research": "-5"}}).encode()))
    assert again["values"] == {"requests.received.research": "-5"}


FIGURE = {"id": "overview.proactive.own_12ab", "section": "overview.proactive", "label": "活动", "unit": "场"}
PREDECESSOR = {"agency": "乙局", "year": 2020, "values": {"requests.carried_forward.natural": 2}}
REFUSED: dict[str, dict[str, Any]] = {
    "更新版本": {"format": "nianbao-report/2"},
    "id": {"id": "123"},
    "extra": {"extra": 1},
    "year": {"year": "2021"},
    "year float": {"year": 2021.0},
    "year early": {"year": 2018},
    "year far": {"year": 99999},
    "edition": {"edition": "2027"},
    "kind": {"kind": "bureau"},
    "level": {"level": "省级"},
    "agency": {"agency": " "},
    "agency type": {"agency": 5},
    "agency\n": {"agency": "长" * 300},
    "values": {"values": []},
    "values.requests.received.total": {"values": {"requests.received.total": 1}},
    "values.requests.x.natural": {"values": {"requests.x.natural": 1}},
    "values.requests.received.natural": {"values": {"requests.received.natural": True}},
    "values.requests.received.natural null": {"values": {"requests.received.natural": None}},
    "values.requests.received.natural list": {"values": {"requests.received.natural": []}},
    "values.requests.received.natural float": {"values": {"requests.received.natural": 1.0}},
    "values.requests.received.natural low": {"values": {"requests.received.natural": -1}},
    "values.requests.received.natural high": {"values": {"requests.received.natural": 10**9}},
    "values.disclosure.fees.amount": {"values": {"disclosure.fees.amount": -0.5}},
    "values.overview.lead": {"values": {"overview.lead": 5}},
    "values.overview.lead figure": {"values": {"overview.lead": "收到{requests.received}件"}},
    "values.overview.lead brace": {"values": {"overview.lead": "收到}件"}},
    "values.overview.lead mark": {"values": {"overview.lead": "好\n#5 坏"}},
    "values.overview.lead half": {"values": {"overview.lead": "\ud842"}},
    "values.report.kind": {"values": {"report.kind": "office"}},
    "values.report.closing": {"values": {"report.closing": "签名"}},
    "values.note": {"values": {"note:overview.lead": "x"}},
    "published.requests.received.natural": {"published": {"requests.received.natural": 1}},
    "published": {"published": [1]},
    "control.requests.received.total": {"control": {"requests.received.total": [1]}},
    "filled": {"filled": ["requests.received.natural"]},
    "figures[1].id": {"figures": [{**FIGURE, "id": "overview.proactive.own_zz"}]},
    "figures[1].section": {"figures": [{**FIGURE, "section": "overview.lead"}]},
    "figures[2].id": {"figures": [FIGURE, FIGURE]},
    "figures part": {"figures": [{**FIGURE, "part_of": "overview.proactive.own_ffff"}]},
    "figures[1].label": {"figures": [{**FIGURE, "label": ""}]},
    "figures[1].colour": {"figures": [{**FIGURE, "colour": "red"}]},
    "figures": {"figures": {}},
    "predecessors[1]": {"predecessors": ["2020"]},
    "predecessors[1].share": {"predecessors": [{**PREDECESSOR, "share": "half"}]},
    "predecessors[1].values": {"predecessors": [{**PREDECESSOR, "values": {"requests.received.total": 1}}]},
    "predecessors[1].year": {"predecessors": [{**PREDECESSOR, "year": 2010}]},
    "predecessors[1].edition": {"predecessors": [{**PREDECESSOR, "edition": "1999"}]},
    "predecessors[1].published": {"predecessors": [{**PREDECESSOR, "published": {"requests.received.natural": 1}}]},
    "predecessors": {"predecessors": {}},
    "unplaced": {"unplaced": [1]},
}


@pytest.mark.parametrize("place", REFUSED)
def test_a_fault_is_told_with_its_place(place: str) -> None:
    sentence = refusal(json.dumps({**MINIMAL, **REFUSED[place]}).encode())
    assert place.split(maxsplit=1)[0] in sentence


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"null",
        b"[]",
        b"{",
        b'{"format":NaN}',
        b'{"format":-Infinity}',
        b"[" * 300_000,
        b'{"a":' * 100_000,
        b'{"a":1,"a":1}',
        b'{"values":{"x":1,"x":1}}',
        "年报".encode("gbk"),
        canonical(MINIMAL).encode("utf-16"),
        b"\0" * 1000,
        b'{"format":"nianbao-report/1","agency":"a","values":{},"year":' + b"9" * 100_000 + b"}",
        b" " * (LARGEST_FILE + 1),
    ],
    ids=range(15),
)
def test_rubbish_is_refused(data: bytes) -> None:
    refusal(data)


def test_every_cut_of_a_file_is_refused() -> None:
    data = canonical({**MINIMAL, "values": {"overview.lead": "收到{requests.received.total}件"}}).encode()
    for end in range(len(data) - 1):
        if end < len(data) - 1 and data[:end].rstrip() != data.rstrip():
            refusal(data[:end])


def test_a_byte_order_mark_is_taken() -> None:
    assert load(b"\xef\xbb\xbf" + json.dumps(MINIMAL).encode(), EDITIONS).entries["report.agency"] == "甲局"


def test_a_report_of_last_year_becomes_a_predecessor() -> None:
    report = load(
        json.dumps(
            {
                **MINIMAL,
                "year": 2020,
                "values": {"requests.received.natural": 2, "problems.text": "问题"},
                "published": {"requests.received.total": 5},
            }
        ).encode(),
        EDITIONS,
    )
    last = as_predecessor(report, EDITIONS)
    assert (last.agency, last.year, last.edition, last.share) == ("甲局", 2020, "2019", None)
    assert last.number("requests.received.total", EDITIONS) == 5
    assert last.number("requests.received.natural", EDITIONS) == 2
    assert last.values["problems.text"] == "问题"


GOOD = json.loads(resources.path("samples/invented-2021.json").read_bytes())
GOOD["values"] = dict(list(GOOD["values"].items())[:40])
GOOD.pop("figures", None)
WRONG = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=6)),
    lambda inner: st.one_of(st.lists(inner, max_size=2), st.dictionaries(st.text(max_size=6), inner, max_size=2)),
    max_leaves=4,
)


@given(st.data())
@settings(max_examples=300, deadline=None)
def test_a_file_changed_anywhere_is_refused_or_comes_round(data: st.DataObject) -> None:
    whole: Any = json.loads(json.dumps(GOOD))
    at: Any = whole
    while True:
        keys = list(at) if isinstance(at, dict) else list(range(len(at)))
        key = data.draw(st.sampled_from(keys))
        if isinstance(at[key], dict | list) and at[key] and data.draw(st.booleans()):
            at = at[key]
            continue
        at[key] = data.draw(WRONG)
        break
    try:
        first = dumped(json.dumps(whole).encode())
    except ExchangeError as refused:
        assert str(refused).endswith("。")
        return
    assert dumped(first.encode()) == first


@given(st.binary(max_size=200))
def test_any_bytes_are_refused_or_read(data: bytes) -> None:
    try:
        load(data, EDITIONS)
    except ExchangeError as refused:
        assert str(refused)
