"""The outputs of one revision: what stands above the type area, what is attached, and that nothing else differs."""

import re
from pathlib import Path

import pikepdf
import pytest

from desktop.export.pdf.foreign_pdf import attachments, information, printed_codes
from desktop.export.pdf.page_reading import read_document
from desktop.export.pdf.read_back import in_zones
from tests.signoff.conftest import OUTPUTS, Office

CODE = r"[0-9A-F]{4}(-[0-9A-F]{4}){3}"
TIME = r"20[0-9]{2}年1?[0-9]月[1-3]?[0-9]日[0-2][0-9]:[0-5][0-9]"


def above(path: Path) -> set[str]:
    return {each.above for each in in_zones(read_document(path.read_bytes()))}


def attached(path: Path) -> dict[str, bytes]:
    return {each.name: each.data for each in attachments(path.read_bytes())}


def type_areas(path: Path) -> list[bytes]:
    """The contents of each page up to the line above the type area and the page number, which come last."""
    with pikepdf.open(path) as document:
        contents = [page.Contents.read_bytes() for page in document.pages]
    return [each[: each.rindex(b"q BT")] for each in contents]


def test_the_line_above_names_the_output(signed_once: Office) -> None:
    desk = signed_once.desk
    for kind, wanted in (
        ("草稿", f"草稿{TIME}"),
        ("征求意见稿", f"征求意见稿{TIME}"),
        ("送审稿", f"送审稿第2稿校验码{CODE}{TIME}"),
    ):
        (line,) = above(desk / f"{kind}.pdf")
        assert re.fullmatch(wanted, line)
    for kind in ("盖章稿", "公开稿", "归档件"):
        assert above(desk / f"{kind}.pdf") == {""}


def test_the_type_areas_are_the_same_bytes(signed_once: Office) -> None:
    wanted = type_areas(signed_once.desk / "盖章稿.pdf")
    assert len(wanted) > 3
    for kind in OUTPUTS:
        assert type_areas(signed_once.desk / f"{kind}.pdf") == wanted


def test_what_is_attached(signed_once: Office) -> None:
    desk = signed_once.desk
    assert list(attached(desk / "送审稿.pdf")) == ["送审数据.json"]
    archived = attached(desk / "归档件.pdf")
    assert set(archived) == {"年报数据.json", "审签记录.txt"}
    for kind in ("草稿", "征求意见稿", "盖章稿", "公开稿"):
        assert not attached(desk / f"{kind}.pdf")
    assert "签发：同意 李强 1月18日" in archived["审签记录.txt"].decode("utf-8-sig")
    assert archived["年报数据.json"].decode() == signed_once.done("dump", signed_once.report).out


def test_the_archived_file_begins_with_the_very_bytes_that_were_signed(signed_once: Office) -> None:
    signed = (signed_once.desk / "盖章稿.pdf").read_bytes()
    assert (signed_once.desk / "归档件.pdf").read_bytes().startswith(signed)


def test_publishing_takes_the_very_file_that_was_signed(signed: Office) -> None:
    wanted = (signed.desk / "盖章稿.pdf").read_bytes()
    assert (signed.desk / "公开稿.pdf").read_bytes() == wanted
    signed.done("amend", signed.report, "--by", "办公室")
    signed.done("set", signed.report, "disclosure.rules.issued", "7")
    assert signed.made("公开稿").read_bytes() == wanted


def test_what_a_published_file_says_of_itself(signed_once: Office) -> None:
    told = information((signed_once.desk / "公开稿.pdf").read_bytes())
    assert told["Author"] == "云泽市㵲江区文化和旅游局"
    assert told["Title"].endswith("年度报告")
    assert set(told) <= {"Title", "Author", "Subject", "Creator", "Producer", "CreationDate", "ModDate", "Trapped"}
    assert told["Creator"] == told["Producer"] == "公开年报"


def test_a_sealed_copy_shows_its_code_only_when_asked(signed: Office) -> None:
    coded = signed.made("盖章稿", "带码.pdf", "--code")
    assert set(printed_codes(coded.read_bytes())) == {
        signed.done("revisions", signed.report, "--json").json["revisions"][1]["code"]
    }
    assert type_areas(coded) == type_areas(signed.desk / "盖章稿.pdf")
    assert signed("export", signed.report, "-o", str(coded), "--as", "公开稿", "--code").status == 2


def test_final_is_the_sealed_copy(signed: Office) -> None:
    target = signed.desk / "正式.pdf"
    signed.done("export", signed.report, "-o", str(target), "--final")
    assert target.read_bytes() == (signed.desk / "盖章稿.pdf").read_bytes()


def test_an_earlier_revision_stays_printable(signed: Office) -> None:
    (line,) = above(signed.made("征求意见稿", "早.pdf", "--revision", "1"))
    assert re.fullmatch(f"征求意见稿第1稿{TIME}", line)
    refused = signed("export", signed.report, "-o", str(signed.desk / "x.pdf"), "--as", "送审稿", "--revision", "9")
    assert refused.status == 2
    assert "没有第9稿" in refused.err


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--as", "送审稿"), "还没有送审"),
        (("--as", "归档件"), "没有签发的稿子"),
        (("--revision", "1"), "与 --as 一起用"),
        (("--as", "公开稿", "--revision", "甲"), "不是稿次"),
        (("--as", "盖章稿", "--previous", "a.json"), "只用于数据文件"),
    ],
)
def test_what_cannot_be_made_yet_is_refused(office: Office, words: tuple[str, ...], sentence: str) -> None:
    target = office.desk / "a.pdf"
    answer = office("export", office.report, "-o", str(target), *words)
    assert answer.status == 2
    assert sentence in answer.err
    assert not target.exists()


def test_a_file_has_no_revisions(office: Office) -> None:
    sample = "resources/samples/invented-2021.json"
    for kind in ("送审稿", "归档件"):
        assert office("export", sample, "-o", str(office.desk / "a.pdf"), "--as", kind).status == 2
    office.done("export", sample, "-o", str(office.desk / "b.pdf"), "--as", "公开稿")
    assert above(office.desk / "b.pdf") == {""}


def test_a_damaged_kept_file_is_not_published(signed: Office) -> None:
    import sqlite3

    with sqlite3.connect(signed.store / "drafts.sqlite") as db:
        db.execute("update kept_file set content = ?", [b"%PDF-1.4 nothing"])
    answer = signed("export", signed.report, "-o", str(signed.desk / "x.pdf"), "--as", "公开稿")
    assert answer.status == 3
    assert "已损坏" in answer.err
