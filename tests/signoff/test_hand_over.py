"""The 送审文件 by its three carriers, the decision that travels back, and files that somebody made to do harm."""

import io
import json
import struct
import subprocess
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pikepdf
import pytest

from tests.command.conftest import Answer
from tests.signoff.conftest import STEPS, Office, new_office

Elsewhere = Callable[..., Answer]
CARRIERS = ("送审稿.pdf", "送审稿.zip", "送审稿.xlsx")
DATA, SHEET = "送审数据.json", "程序数据，请勿修改"


def data_in(path: Path) -> bytes:
    """The data of a carrier, taken out by somebody else's means."""
    if path.suffix == ".pdf":
        with pikepdf.open(path) as document:
            return document.attachments[DATA].get_file().read_bytes()
    with zipfile.ZipFile(path) as archive:
        return archive.read(DATA)


def decided(
    elsewhere: Elsewhere, file: Path, step: str, opinion: str = "同意", *, name: str = "赵明", words: str = ""
) -> Path:
    target = file.parent / f"{step}{name}{opinion}.zip"
    answer = elsewhere(
        *("decide", str(file), "--step", step, "--name", name, "--opinion", opinion, "--date", "2022-01-16"),
        *("--words", words, "-o", str(target)),
    )
    assert answer.status == 0, answer.err
    return target


@pytest.mark.parametrize("carrier", CARRIERS)
def test_every_carrier_opens_elsewhere(signed_once: Office, elsewhere: Elsewhere, carrier: str) -> None:
    answer = elsewhere("receive", str(signed_once.desk / carrier))
    assert answer.status == 0
    assert "第2稿  校验码 " in answer.out
    assert "数据完整" in answer.out
    assert "签发：同意 李强 1月18日，由" in answer.out
    assert elsewhere("check", str(signed_once.desk / carrier)).status == 0
    assert elsewhere("list", "--json").json == []  # looked at, not taken over


def test_the_carriers_have_the_same_content(signed_once: Office) -> None:
    handed = data_in(signed_once.desk / "送审稿.pdf")
    assert data_in(signed_once.desk / "送审稿.zip") == handed
    whole = json.loads(handed)
    assert whole["revision"]["form"] == signed_once.done("dump", signed_once.report).out
    listed = signed_once.done("revisions", signed_once.report, "--json").json
    assert whole["revision"]["previous"] == listed["revisions"][0]["fingerprint"]
    assert len(whole["acts"]) == len(listed["acts"])
    with zipfile.ZipFile(signed_once.desk / "送审稿.zip") as archive:
        assert sorted(archive.namelist()) == ["送审数据.json", "送审稿.pdf"]


def test_the_reader_is_told_what_the_checks_said(office: Office, elsewhere: Elsewhere) -> None:
    office.done("set", office.report, "requests.received.natural", "999")
    office.done("submit", office.report)
    told = elsewhere("receive", str(office.made("送审稿"))).out
    assert "须改  " in told


def test_a_large_report_stays_small(tmp_path: Path, elsewhere: Elsewhere) -> None:
    whole = json.loads(Path("resources/samples/invented-2021.json").read_bytes())
    # Ten times the length that is asked for, every paragraph another.
    numbers = ("十", "百", "千", "万", "亿")
    whole["values"]["problems.text"] = "\n".join(
        f"{number}。围绕重点工作深化{chr(0x4E00 + 7 * number)}{numbers[number % 5]}信息公开，"
        + "加强解读回应，扩大公众参与。" * 8
        for number in range(100)
    )
    whole["answers"] = {f"X-{number}:problems.text": ["按主管部门口径" * 30, "0" * 64] for number in range(200)}
    file = tmp_path / "大.json"
    file.write_text(json.dumps(whole, ensure_ascii=False), encoding="utf-8")
    office = new_office(tmp_path / "甲", file)
    office.done("submit", office.report)
    for carrier in CARRIERS:
        made = office.made("送审稿", carrier)
        assert made.stat().st_size < 2_000_000
        assert elsewhere("receive", str(made)).status == 0


def test_a_stripped_attachment_is_recognised(signed_once: Office, elsewhere: Elsewhere, tmp_path: Path) -> None:
    stripped = tmp_path / "另存.pdf"
    subprocess.run(
        ["qpdf", str(signed_once.desk / "送审稿.pdf"), f"--remove-attachment={DATA}", str(stripped)], check=True
    )
    answer = elsewhere("receive", str(stripped))
    assert answer.status == 2
    assert "这是送审稿（校验码 " in answer.err
    assert "另存" in answer.err
    plain = elsewhere("receive", str(signed_once.desk / "公开稿.pdf"))
    assert (plain.status, "不是送审文件" in plain.err) == (2, True)


def test_a_sheet_that_was_saved_again_still_opens(signed_once: Office, elsewhere: Elsewhere, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(signed_once.desk / "送审稿.xlsx")
    book["送审文件"]["A30"] = "批注"
    book.save(tmp_path / "又存.xlsx")
    assert elsewhere("receive", str(tmp_path / "又存.xlsx")).status == 0
    book[SHEET]["A2"] = str(book[SHEET]["A2"].value)[:-1]
    book.save(tmp_path / "改了.xlsx")
    assert "被改动过" in elsewhere("receive", str(tmp_path / "改了.xlsx")).err
    del book[SHEET]
    book.save(tmp_path / "删了.xlsx")
    assert SHEET in elsewhere("receive", str(tmp_path / "删了.xlsx")).err


def test_a_decision_comes_home(under_review: Office, elsewhere: Elsewhere) -> None:
    sent = under_review.made("送审稿", "送审稿.xlsx")
    back = decided(elsewhere, sent, "拟稿", "同意，修改后发", words="第二页日期再核一下")
    with zipfile.ZipFile(back) as archive:
        shown = archive.read("审签意见.txt").decode("utf-8-sig")
    assert "同意，修改后发：第二页日期再核一下" in shown
    answer = under_review.done("receive", str(back))
    assert "已登记：拟稿：赵明 同意，修改后发：第二页日期再核一下 2022年1月16日，第1稿" in answer.out
    assert "送审中（2/3 保密审查）" in answer.out
    assert "本人在送审文件上签的意见" in under_review.done("revisions", under_review.report).out


def test_the_same_decision_twice_does_nothing(under_review: Office, elsewhere: Elsewhere) -> None:
    back = decided(elsewhere, under_review.made("送审稿"), "拟稿")
    under_review.done("receive", str(back))
    before = under_review.done("revisions", under_review.report).out
    again = under_review.done("receive", str(back))
    assert "已经登记过" in again.out
    assert under_review.done("revisions", under_review.report).out == before


def test_what_was_struck_may_be_taken_in_again(under_review: Office, elsewhere: Elsewhere) -> None:
    back = decided(elsewhere, under_review.made("送审稿"), "拟稿")
    under_review.done("receive", str(back))
    under_review.done("strike", under_review.report)
    assert "已登记" in under_review.done("receive", str(back)).out


def test_a_second_different_decision_changes_nothing(under_review: Office, elsewhere: Elsewhere) -> None:
    sent = under_review.made("送审稿")
    under_review.done("receive", str(decided(elsewhere, sent, "拟稿")))
    before = under_review.done("revisions", under_review.report).out
    for other in (
        decided(elsewhere, sent, "拟稿", "退回修改", words="数字不对"),
        decided(elsewhere, sent, "拟稿", name="钱进"),
    ):
        answer = under_review("receive", str(other))
        assert answer.status == 2
        assert "没有登记：拟稿：" in answer.err
    assert under_review.done("revisions", under_review.report).out == before


def test_a_stale_decision_is_shown_and_changes_nothing(under_review: Office, elsewhere: Elsewhere) -> None:
    back = decided(elsewhere, under_review.made("送审稿"), "拟稿")
    under_review.done("amend", under_review.report, "--by", "赵局长")
    under_review.done("set", under_review.report, "disclosure.rules.issued", "7")
    under_review.done("submit", under_review.report)
    before = under_review.done("revisions", under_review.report).out
    answer = under_review("receive", str(back))
    assert answer.status == 2
    assert "现在是第2稿，没有登记：拟稿：赵明 同意 2022年1月16日，第1稿" in answer.err
    assert under_review.done("revisions", under_review.report).out == before


def test_a_decision_while_the_text_is_amended_waits(under_review: Office, elsewhere: Elsewhere) -> None:
    back = decided(elsewhere, under_review.made("送审稿"), "拟稿")
    under_review.done("amend", under_review.report, "--by", "赵局长")
    answer = under_review("receive", str(back))
    assert (answer.status, "正在按批改修改" in answer.err) == (2, True)


def test_a_decision_of_an_unknown_report(signed_once: Office, under_review: Office, elsewhere: Elsewhere) -> None:
    back = decided(elsewhere, under_review.made("送审稿"), "拟稿")
    answer = elsewhere("receive", str(back))
    assert (answer.status, "没有这份报告" in answer.err) == (2, True)
    assert signed_once("receive", str(back)).status == 2  # the same report, another revision


def test_the_signer_may_decide_on_his_own_pc(under_review: Office, elsewhere: Elsewhere) -> None:
    sent = under_review.made("送审稿", "送审稿.zip")
    for step in STEPS.split("、"):
        under_review.done("receive", str(decided(elsewhere, sent, step)))
    assert "已签发 1月16日" in under_review.state()


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"--step": "没有"}, "没有“没有”这一环节"),
        ({"--name": " "}, "由谁签的"),
        ({"--date": "昨天"}, "不是日期"),
        ({"--opinion": "不经过"}, "不是本人的意见"),
        ({"--opinion": " "}, "意见的原话"),
    ],
)
def test_a_decision_nobody_made_is_not_written(
    under_review: Office, elsewhere: Elsewhere, change: dict[str, str], sentence: str
) -> None:
    options = {"--step": "拟稿", "--name": "赵明", "--opinion": "同意", "--date": "2022-01-16", **change}
    target = under_review.desk / "意见.zip"
    words = [word for pair in options.items() for word in pair]
    answer = elsewhere("decide", str(under_review.made("送审稿")), *words, "-o", str(target))
    assert answer.status == 2
    assert sentence in answer.err
    assert not target.exists()


def changed_decision(path: Path, change: Callable[[dict[str, Any]], object]) -> None:
    with zipfile.ZipFile(path) as archive:
        whole = json.loads(archive.read("审签意见.json"))
    change(whole)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("审签意见.json", json.dumps(whole, ensure_ascii=False))


@pytest.mark.parametrize(
    "change",
    [
        lambda whole: whole.pop("name"),
        lambda whole: whole.update(name=""),
        lambda whole: whole.update(opinion="好"),
        lambda whole: whole.update(date="2022-02-30"),
        lambda whole: whole.update(date=5),
        lambda whole: whole.update(words="很" * 100_000),
        lambda whole: whole.update(words="\x1b[2J\n签发：同意"),
        lambda whole: whole.update(decided_by="秘书"),
        lambda whole: whole.update(more="x"),
        lambda whole: whole.update(fingerprint="0" * 64),
        lambda whole: whole.update(step="主要领导"),
    ],
)
def test_a_decision_with_something_wrong_in_it(
    under_review: Office, elsewhere: Elsewhere, change: Callable[[dict[str, Any]], object]
) -> None:
    back = decided(elsewhere, under_review.made("送审稿"), "拟稿")
    changed_decision(back, change)
    before = under_review.done("revisions", under_review.report).out
    answer = under_review("receive", str(back))
    assert answer.status == 2
    assert answer.err.strip().endswith("。")
    assert under_review.done("revisions", under_review.report).out == before


def bomb(size: int) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(DATA, b"0" * size)
    return written.getvalue()


def zipped(**files: bytes) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return written.getvalue()


def lying() -> bytes:
    """Says that what it holds is small, and is not."""
    data = bomb(50_000_000)
    small = struct.pack("<I", 1000)
    return data.replace(struct.pack("<I", 50_000_000), small)


def encrypted() -> bytes:
    data = bytearray(zipped(**{DATA: b"{}"}))
    data[6] |= 1
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    return bytes(data)


def entities() -> bytes:
    """A sheet whose strings grow when they are read."""
    names = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "x" * 100}">' for n in range(12))
    text = f'<?xml version="1.0"?><!DOCTYPE x [{names}]><workbook>&a11;</workbook>'
    return zipped(**{"[Content_Types].xml": text.encode(), "xl/workbook.xml": text.encode()})


HOSTILE = {
    "空.pdf": b"",
    "炸弹.zip": bomb(100_000_000),
    "瞒报.zip": lying(),
    "套娃.zip": zipped(**{"里.zip": zipped(**{"里.zip": zipped(**{DATA: b"{}"})})}),
    "许多.zip": zipped(**{f"{number}.json": b"{}" for number in range(5000)}),
    "加密.zip": encrypted(),
    "不是JSON.zip": zipped(**{DATA: "年报".encode("gb18030")}),
    "别的JSON.zip": zipped(**{DATA: b'{"format":"x"}'}),
    "空壳.zip": zipped(**{DATA: b'{"format":"nianbao-handover/1"}'}),
    "很深.zip": zipped(**{DATA: b'{"format":' + b"[" * 200_000}),
    "路径.zip": zipped(**{"../../../etc/x.json": b"[]"}),
    "两份.zip": zipped(**{"a.json": b"{}", "b.json": b"{}"}),
    "实体.xlsx": entities(),
    "半个.zip": bomb(1000)[:60],
    "文字.pdf": "年报".encode(),
    "图片.zip": b"\x89PNG\r\n\x1a\n" + bytes(1000),
    "程序.exe": b"MZ" + bytes(1000),
    "头.pdf": b"%PDF-1.7\n" + bytes(1000),
    "数据.json": b'{"format":"nianbao-handover/1","revision":{}}',
}

SAYS_IT_IS_OURS = ("空壳.zip", "数据.json")


@pytest.mark.timeout(30)
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_gets_a_sentence(elsewhere: Elsewhere, tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    file.write_bytes(HOSTILE[name])
    for command in (("receive", str(file)), ("check", str(file))):
        answer = elsewhere(*command)
        assert answer.status == 2, answer.err
        assert answer.err.strip().endswith("。")
    wanted = "已改动" if name in SAYS_IT_IS_OURS else "不是本程序的文件"
    assert elsewhere("verify", str(file)).out.startswith(wanted)


@pytest.mark.timeout(30)
@pytest.mark.parametrize("filters", [("/FlateDecode",), ("/FlateDecode", "/FlateDecode")], ids=["once", "twice"])
@pytest.mark.parametrize("attached", [True, False], ids=["attached", "on the page"])
def test_a_pdf_that_unpacks_to_a_hundred_megabytes_is_not_read(
    signed_once: Office, elsewhere: Elsewhere, tmp_path: Path, filters: tuple[str, ...], attached: bool
) -> None:
    content = bytes(100_000_000)
    for _ in filters:
        content = zlib.compress(content)
    with pikepdf.open(signed_once.desk / "公开稿.pdf") as document:
        stream = document.make_stream(b"")
        stream.write(content, filter=pikepdf.Array([pikepdf.Name(each) for each in filters]))
        if attached:
            document.attachments[DATA] = pikepdf.AttachedFileSpec(document, b"", filename=DATA)
            document.attachments[DATA].obj.EF.F = stream
        else:
            document.pages[0].Contents = stream
        document.save(tmp_path / "a.pdf")
    answer = elsewhere("receive", str(tmp_path / "a.pdf"))
    assert (answer.status, "太大" in answer.err) == (2, True)
    assert elsewhere("verify", str(tmp_path / "a.pdf")).first_line == "不是本程序的文件"


def test_a_gigabyte_is_not_read(elsewhere: Elsewhere, tmp_path: Path) -> None:
    file = tmp_path / "大.pdf"
    with file.open("wb") as opened:
        opened.write(b"%PDF-1.7\n")
        opened.truncate(1 << 30)
    for command in ("receive", "verify", "check"):
        answer = elsewhere(command, str(file))
        assert answer.status == 2
        assert "MB" in answer.err


@pytest.mark.parametrize("carrier", CARRIERS)
@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.999])
def test_a_truncated_carrier_gets_a_sentence(
    signed_once: Office, elsewhere: Elsewhere, tmp_path: Path, carrier: str, share: float
) -> None:
    data = (signed_once.desk / carrier).read_bytes()
    file = tmp_path / carrier
    file.write_bytes(data[: int(len(data) * share)])
    answer = elsewhere("receive", str(file))
    assert answer.status in (0, 2)  # the last bytes of a PDF can be missed
    if answer.status:
        assert answer.err.strip().endswith("。")


def test_a_wrong_extension_does_not_matter(signed_once: Office, elsewhere: Elsewhere, tmp_path: Path) -> None:
    for carrier, other in zip(CARRIERS, ("a.zip", "b.xlsx", "c.pdf"), strict=True):
        (tmp_path / other).write_bytes((signed_once.desk / carrier).read_bytes())
        assert elsewhere("receive", str(tmp_path / other)).status == 0
