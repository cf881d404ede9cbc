"""Commands on stored reports."""

import json
import re
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Nianbao = Callable[..., Any]

MINIMAL = {"format": "nianbao-report/1", "agency": "甲局", "year": 2021, "values": {}}


def write(path: Path, **changes: Any) -> str:
    path.write_text(json.dumps({**MINIMAL, **changes}, ensure_ascii=False), encoding="utf-8")
    return str(path)


def test_new_prints_eight_digits_alone(nianbao: Nianbao) -> None:
    answer = nianbao("new", "--agency", "甲局", "--year", "2019", "--kind", "township", "--level", "乡")
    assert answer.status == 0
    assert re.fullmatch("[0-9a-f]{8}", answer.first_line)
    (listed,) = nianbao("list", "--json").json
    assert listed["id"].startswith(answer.first_line)
    assert set(listed) == {"id", "agency", "kind", "year", "edition", "state", "saved_at"}
    assert (listed["agency"], listed["kind"], listed["year"], listed["edition"]) == ("甲局", "township", 2019, "2019")


@pytest.mark.parametrize(
    "words",
    [
        ("--agency", "甲局", "--year", "2018"),
        ("--agency", "甲局", "--year", "二〇二一"),
        ("--agency", " ", "--year", "2021"),
        ("--agency", "甲局", "--year", "2021", "--kind", "bureau"),
        ("--agency", "甲局", "--year", "2021", "--level", "省级"),
        ("--agency", "甲局"),
    ],
)
def test_new_refuses_what_is_no_report(nianbao: Nianbao, words: tuple[str, ...]) -> None:
    answer = nianbao("new", *words)
    assert answer.status == 2
    assert re.search("[一-鿿]", answer.err)
    assert nianbao("list", "--json").json == []


def test_what_is_set_is_dumped(nianbao: Nianbao, report: str) -> None:
    for field, text in (
        ("requests.received.natural", "１９件"),
        ("requests.received.commercial", "约20"),
        ("disclosure.fees.amount", "1,234.50万元"),
        ("overview.lead", "收到{requests.received.natural}件，{没有}。"),
        ("report.date", "2022年1月5日"),
        ("note:requests.received.natural", "含电话登记"),
        ("published:requests.received.total", "21"),
        ("control:requests.received.total", "20"),
    ):
        answer = nianbao("set", report, field, text)
        assert (answer.status, answer.out) == (0, ""), field
    dumped = nianbao("dump", report)
    whole = dumped.json
    assert whole["values"] == {
        "requests.received.natural": 19,
        "requests.received.commercial": "约20",
        "disclosure.fees.amount": "1234.50",
        "overview.lead": "收到{requests.received.natural}件，{{没有}}。",
        "report.date": "2022-01-05",
        "note:requests.received.natural": "含电话登记",
    }
    assert whole["published"] == {"requests.received.total": 21}
    assert whole["control"] == {"requests.received.total": 20}
    assert dumped.out.endswith("}\n")
    assert dumped.out.count("\n") == 1


def test_dump_load_dump_is_byte_equal(nianbao: Nianbao, report: str, tmp_path: Path) -> None:
    nianbao("set", report, "requests.received.natural", "3")
    nianbao("set", report, "problems.text", "#2 问题。\n一是{requests.received.total}件。\n##不是标题")
    first = nianbao("dump", report).out
    file = tmp_path / "dump.json"
    file.write_text(first, encoding="utf-8")
    assert nianbao("load", str(file)).status == 2
    answer = nianbao("load", str(file), "--replace")
    assert (answer.status, answer.first_line) == (0, report)
    assert nianbao("dump", report).out == first


def test_replace_is_one_step_that_can_be_undone(nianbao: Nianbao, report: str, tmp_path: Path) -> None:
    nianbao("set", report, "requests.received.natural", "3")
    before = nianbao("dump", report)
    file = write(tmp_path / "a.json", id=before.json["id"], values={"requests.received.natural": 4})
    assert nianbao("load", file, "--replace").status == 0
    assert nianbao("dump", report).json["agency"] == "甲局"
    assert nianbao("undo", report).status == 0
    assert nianbao("dump", report).out == before.out


def test_undo_and_redo_say_what_and_end(nianbao: Nianbao, report: str) -> None:
    nianbao("set", report, "requests.received.natural", "3")
    nianbao("set", report, "requests.received.natural", "4")
    assert "自然人" in nianbao("undo", report).out
    assert nianbao("dump", report).json["values"] == {"requests.received.natural": 3}
    assert nianbao("undo", report).status == 0
    nothing = nianbao("undo", report)
    assert (nothing.status, nothing.out) == (2, "")
    assert nothing.err.strip()
    assert nianbao("redo", report).status == nianbao("redo", report).status == 0
    assert nianbao("redo", report).status == 2
    assert nianbao("dump", report).json["values"] == {"requests.received.natural": 4}


def test_log_lists_every_step(nianbao: Nianbao, report: str) -> None:
    nianbao("set", report, "requests.received.natural", "3")
    nianbao("undo", report)
    lines = nianbao("log", report).out.splitlines()
    assert any("新建" in line for line in lines)
    assert any("requests.received.natural" in line and "（空） → 3" in line for line in lines)
    assert any("撤销" in line and "3 → （空）" in line for line in lines)


def test_a_report_is_named_by_agency_and_year(nianbao: Nianbao, report: str) -> None:
    assert nianbao("dump", "云泽市某某局/2021").json["id"].startswith(report)
    nianbao("set", report, "report.short_name", "市某局")
    assert nianbao("dump", "市某局/2021").status == 0
    second = nianbao("new", "--agency", "云泽市某某局", "--year", "2021", "--kind", "office").first_line
    ambiguous = nianbao("dump", "云泽市某某局/2021")
    assert ambiguous.status == 2
    assert report in ambiguous.err
    assert second in ambiguous.err
    assert nianbao("dump", "没有的局/2021").status == 2
    assert nianbao("dump", "0123").status == 2


def test_the_bin_gives_back(nianbao: Nianbao, report: str) -> None:
    assert nianbao("delete", report).status == 0
    assert nianbao("list", "--json").json == []
    assert nianbao("dump", report).status == 2
    assert [each["id"][:8] for each in nianbao("list", "--bin", "--json").json] == [report]
    assert nianbao("restore", report).status == 0
    assert nianbao("dump", report).status == 0
    assert nianbao("restore", report).status == 2


def test_a_copy_is_a_report_of_its_own(nianbao: Nianbao, report: str) -> None:
    nianbao("set", report, "requests.received.natural", "3")
    copied = nianbao("copy", report).first_line
    assert copied != report
    nianbao("set", copied, "requests.received.natural", "4")
    assert nianbao("dump", report).json["values"] == {"requests.received.natural": 3}
    assert nianbao("dump", copied).json["values"] == {"requests.received.natural": 4}


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("requests.received.total", "3"),
        ("requests.nothing.natural", "3"),
        ("report.year", "2018"),
        ("report.year", "去年"),
        ("report.agency", ""),
        ("report.kind", "局"),
        ("report.edition", "2019"),
        ("control:requests.received.natural", "3"),
        ("filled:requests.received.natural", "1"),
        ("unplaced:nothing", ""),
    ],
)
def test_a_forbidden_entry_is_refused_and_changes_nothing(nianbao: Nianbao, report: str, field: str, text: str) -> None:
    before = nianbao("dump", report).out
    answer = nianbao("set", report, field, text)
    assert answer.status == 2
    assert answer.err.strip().endswith("。")
    assert "Traceback" not in answer.err
    assert nianbao("dump", report).out == before


def test_a_year_of_the_other_edition_keeps_and_lists_values(nianbao: Nianbao, report: str) -> None:
    nianbao("set", report, "requests.received.natural", "3")
    nianbao("set", report, "disclosure.rules.issued", "2")
    nianbao("set", report, "overview.lead", "制发{disclosure.rules.issued}件，收到{requests.received.natural}件。")
    assert nianbao("set", report, "report.year", "2020").status == 0
    whole = nianbao("dump", report).json
    assert whole["edition"] == "2019"
    assert whole["values"]["requests.received.natural"] == 3
    assert whole["unplaced"] == {"disclosure.rules.issued": "2"}
    assert whole["values"]["overview.lead"] == "制发2件，收到{requests.received.natural}件。"
    nianbao("undo", report)
    assert nianbao("dump", report).json["edition"] == "2021"


def test_a_file_with_the_other_edition_is_taken_with_a_warning(nianbao: Nianbao, tmp_path: Path) -> None:
    answer = nianbao("load", write(tmp_path / "a.json", year=2020, edition="2021"))
    assert answer.status == 0
    assert "2020" in answer.err
    assert nianbao("dump", answer.first_line).json["edition"] == "2021"


BAD_FILES = {
    "空文件": b"",
    "不是JSON": "年报".encode(),
    "截断": b'{"format":"nianbao-report/1","agency":"',
    "嵌套太深": b"[" * 200_000,
    "重复的键": b'{"format":"nianbao-report/1","agency":"a","agency":"b","year":2021,"values":{}}',
    "NaN": b'{"format":"nianbao-report/1","agency":"a","year":2021,"values":{"requests.received.natural":NaN}}',
    "UTF-16": json.dumps(MINIMAL).encode("utf-16"),
    "二进制": bytes(range(256)) * 100,
    "没有这一版": json.dumps({**MINIMAL, "edition": "2027"}).encode(),
    "合计写在values": json.dumps({**MINIMAL, "values": {"requests.received.total": 3}}).encode(),
    "没有的编号": json.dumps({**MINIMAL, "values": {"requests.received.people": 3}}).encode(),
    "布尔": json.dumps({**MINIMAL, "values": {"requests.received.natural": True}}).encode(),
    "列表": json.dumps({**MINIMAL, "values": {"requests.received.natural": [3]}}).encode(),
    "小数": json.dumps({**MINIMAL, "values": {"requests.received.natural": 3.0}}).encode(),
    "负数": json.dumps({**MINIMAL, "values": {"requests.received.natural": -3}}).encode(),
    "太大": json.dumps({**MINIMAL, "values": {"requests.received.natural": 1_000_000_000}}).encode(),
    "活数字指向没有的编号": json.dumps({**MINIMAL, "values": {"overview.lead": "{requests.x}"}}).encode(),
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_bad_file_is_refused_and_the_store_is_as_it_was(
    nianbao: Nianbao, report: str, folder: Path, tmp_path: Path, name: str
) -> None:
    file = tmp_path / "坏文件.json"
    file.write_bytes(BAD_FILES[name])
    before = rows(folder)
    for words in (("load", str(file)), ("check", str(file)), ("export", str(file), "-o", str(tmp_path / "a.pdf"))):
        answer = nianbao(*words)
        assert answer.status == 2, name
        assert re.search("[一-鿿].*。", answer.err)
        assert "Traceback" not in answer.err
    assert rows(folder) == before
    assert not (tmp_path / "a.pdf").exists()


def test_a_hundred_megabytes_of_rubbish_are_refused(nianbao: Nianbao, tmp_path: Path) -> None:
    file = tmp_path / "大.json"
    with file.open("wb") as stream:
        stream.truncate(100 * 1024 * 1024)
    answer = nianbao("load", str(file))
    assert answer.status == 2
    assert "100MB" in answer.err


def test_a_missing_file_and_a_folder_are_told(nianbao: Nianbao, tmp_path: Path) -> None:
    assert nianbao("load", str(tmp_path / "没有.json")).status == 2
    assert nianbao("load", str(tmp_path)).status == 2


def rows(folder: Path) -> list[Any]:
    with sqlite3.connect(folder / "drafts.sqlite") as db:
        return [
            *db.execute("select * from value order by 1, 2"),
            *db.execute("select * from edit order by 1"),
        ]
