"""Commands that check a report and make its pages."""

import json
import struct
import subprocess
import sys
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

import resources
from desktop.workplace import Workplace

Nianbao = Callable[..., Any]
SEED = str(resources.path("samples/hunan-transport-2019.json"))
INVENTED = str(resources.path("samples/invented-2021.json"))


def text_of(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as document:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)


def test_the_demo_prints_findings_and_writes_the_pages(nianbao: Nianbao, tmp_path: Path, folder: Path) -> None:
    answer = nianbao("demo", "--out", str(tmp_path / "出"))
    assert answer.status == 0
    pages = Path(answer.out.splitlines()[-1])
    assert pages.parent == tmp_path / "出"
    assert "COMP-BLANK" in answer.out
    text = text_of(pages)
    assert "湖南省交通运输厅" in text
    assert "草稿" in text
    assert not (folder / "drafts.sqlite").exists()


def test_the_seed_has_errors_and_the_invented_report_none(nianbao: Nianbao) -> None:
    seed = nianbao("check", SEED, "--json")
    assert (seed.status, seed.json["verdict"]) == (1, "errors")
    assert {each["rule"] for each in seed.json["findings"]} >= {
        "COMP-BLANK",
        "TXT-OUTCOMES",
        "HERE-FIELD",
        "WORD-DAMAGED",
        "WORD-MEASURE",
        "WORD-REPEATED",
        "WORD-OLDTERMS",
    }
    invented = nianbao("check", INVENTED, "--json")
    assert (invented.status, invented.json["verdict"], invented.json["findings"]) == (0, "clean", [])
    assert nianbao("check", INVENTED).out == "核对完毕，没有发现问题。\n"


def test_a_warning_alone_is_no_failure(nianbao: Nianbao, tmp_path: Path) -> None:
    whole = json.loads(Path(INVENTED).read_bytes())
    whole["control"] = {"requests.received.total": 1}
    file = tmp_path / "a.json"
    file.write_text(json.dumps(whole), encoding="utf-8")
    answer = nianbao("check", str(file), "--json")
    assert (answer.status, answer.json["verdict"], answer.json["warnings"]) == (0, "warnings", 1)


def test_final_pages_carry_no_mark_and_are_refused_while_an_error_is_open(nianbao: Nianbao, tmp_path: Path) -> None:
    final = nianbao("export", INVENTED, "-o", str(tmp_path / "正.pdf"), "--final")
    assert final.status == 0
    assert not any(mark in text_of(tmp_path / "正.pdf") for mark in ("草稿", "送审稿"))
    refused = nianbao("export", SEED, "-o", str(tmp_path / "种.pdf"), "--final")
    assert refused.status == 2
    assert "须改" in refused.err
    assert not (tmp_path / "种.pdf").exists()


@pytest.mark.parametrize("mark", ["草稿", "征求意见稿", "送审稿"])
def test_a_mark_stands_on_every_page(nianbao: Nianbao, tmp_path: Path, mark: str) -> None:
    target = tmp_path / "a.pdf"
    assert nianbao("export", INVENTED, "-o", str(target), "--mark", mark).first_line == str(target)
    with pypdfium2.PdfDocument(target) as document:
        assert all(mark in page.get_textpage().get_text_bounded() for page in document)


def test_a_stored_report_is_checked_and_printed_as_its_file(nianbao: Nianbao, tmp_path: Path) -> None:
    report = nianbao("load", INVENTED).first_line
    assert nianbao("check", report, "--json").json == nianbao("check", INVENTED, "--json").json
    nianbao("export", report, "-o", str(tmp_path / "a.pdf"))
    nianbao("export", INVENTED, "-o", str(tmp_path / "b.pdf"))
    assert text_of(tmp_path / "a.pdf") == text_of(tmp_path / "b.pdf")


def test_a_previous_file_stands_for_the_predecessor(nianbao: Nianbao, tmp_path: Path) -> None:
    base = {"format": "nianbao-report/1", "agency": "甲局"}
    last, this = tmp_path / "last.json", tmp_path / "this.json"
    last.write_text(json.dumps({**base, "year": 2020, "values": {"requests.received.natural": 7}}), encoding="utf-8")
    lead = "上年收到{last:requests.received.total}件。"
    this.write_text(json.dumps({**base, "year": 2021, "values": {"overview.lead": lead}}), encoding="utf-8")
    unfilled = [each["rule"] for each in nianbao("check", str(this), "--json").json["findings"]]
    assert "COMP-LIVE" in unfilled
    filled = nianbao("check", str(this), "--previous", str(last), "--json").json["findings"]
    assert "COMP-LIVE" not in [each["rule"] for each in filled]
    nianbao("export", str(this), "--previous", str(last), "-o", str(tmp_path / "a.pdf"))
    assert "上年收到7件。" in text_of(tmp_path / "a.pdf").replace(" ", "")


def test_a_character_without_a_face_is_told_and_the_pages_still_made(nianbao: Nianbao, tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    whole = {"format": "nianbao-report/1", "agency": "甲局", "year": 2021, "values": {"problems.text": "好\U0001f600"}}
    file.write_text(json.dumps(whole), encoding="utf-8")
    answer = nianbao("export", str(file), "-o", str(tmp_path / "a.pdf"))
    assert answer.status == 0
    assert "FACE-MISSING" in answer.err
    assert "第五部分" in answer.err
    assert "FACE-MISSING" not in nianbao("check", str(file)).out


def test_a_target_that_cannot_be_written_is_told(nianbao: Nianbao, tmp_path: Path) -> None:
    for target in (tmp_path, tmp_path / "没有" / "a.pdf"):
        answer = nianbao("export", INVENTED, "-o", str(target))
        assert answer.status == 2
        assert "请" in answer.err


def test_backup_and_doctor(nianbao: Nianbao, folder: Path) -> None:
    assert "还没有建立" in nianbao("doctor").out
    nianbao("load", INVENTED)
    assert Path(nianbao("backup").first_line).parent == folder / "backups"
    well = nianbao("doctor")
    assert (well.status, "完好" in well.out, "1份" in well.out) == (0, True, True)
    (folder / "drafts.sqlite").write_bytes(b"damaged" * 1000)
    ill = nianbao("doctor")
    assert (ill.status, "已损坏" in ill.out) == (1, True)
    listed = nianbao("list")
    assert listed.status == 3
    mended = nianbao("new", "--agency", "甲局", "--year", "2021")
    assert mended.status == 0
    assert "备份" in mended.err
    assert len(nianbao("list", "--json").json) == 2


def test_final_pages_are_read_back_and_said_to_be(nianbao: Nianbao, tmp_path: Path) -> None:
    assert (
        "已逐字读回核对，与报告一致，可以打印。"
        in nianbao("export", INVENTED, "-o", str(tmp_path / "a.pdf"), "--final").err
    )
    assert "读回" not in nianbao("export", INVENTED, "-o", str(tmp_path / "b.pdf")).err


def test_final_pages_with_a_character_that_cannot_be_printed_are_refused(nianbao: Nianbao, tmp_path: Path) -> None:
    whole = json.loads(Path(INVENTED).read_bytes())
    whole["values"]["problems.text"] += "经办人\U0001f600"
    file, target = tmp_path / "a.json", tmp_path / "a.pdf"
    file.write_text(json.dumps(whole), encoding="utf-8")
    refused = nianbao("export", str(file), "-o", str(target), "--final")
    assert refused.status == 2
    assert "应为“\U0001f600”，页面上是“〓”。请换一个通用的字以后再打印。" in refused.err
    assert not target.exists()
    assert nianbao("export", str(file), "-o", str(target)).status == 0


def test_final_pages_with_a_broken_face_are_refused_and_the_place_is_named(
    nianbao: Nianbao, tmp_path: Path, folder: Path
) -> None:
    target = tmp_path / "a.pdf"
    assert nianbao("export", INVENTED, "-o", str(tmp_path / "b.pdf"), "--final").status == 0
    metrics = Workplace.at(str(folder)).cache / "faces"
    for kept in metrics.glob("FandolFang*"):
        kept.write_bytes(without_glyph(kept.read_bytes(), "府"))
    # A process of its own: one that has printed keeps its faces.
    words = [sys.executable, "-m", "desktop.cli", "--data-dir", str(folder), "export", INVENTED, "--final"]
    refused = subprocess.run([*words, "-o", str(target)], check=False, capture_output=True, encoding="utf-8")
    assert refused.returncode == 2
    assert "页面与报告不一致，没有导出。" in refused.stderr
    assert "会印成方框。请不要打印，把这一情况告诉维护人员。" in refused.stderr
    assert not target.exists()


def without_glyph(metrics: bytes, character: str) -> bytes:
    """The kept metrics of a face, sound in themselves, in which a character leads to the face's empty box."""
    head = struct.Struct("<6sIII")
    magic, checksum, count, _ = head.unpack_from(metrics)
    body = bytearray(metrics[head.size :])
    number = struct.unpack_from(f">{count}I", body).index(ord(character))
    body[4 * count + 2 * number : 4 * count + 2 * number + 2] = b"\0\0"
    return head.pack(magic, checksum, count, zlib.crc32(body)) + bytes(body)
