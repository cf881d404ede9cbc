"""What must never happen (office.md 30), as far as it lies in the command line and the store.

Of the twelve, 4 (practice data) and 10 (a figure landing a row lower) also belong to the window: see
tests/command/test_practice.py, tests/window/test_window.py and test_pasted_blocks.py; 11 (uninstalling) belongs to
tests/installer/test_setup.py. Of 2 the Word, HTML and Excel editions are not built, of 10 the sheets of the offices are
not.
"""

import json
import platform
import sqlite3
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest

from desktop.export.pdf.page_reading import read_document
from desktop.export.pdf.read_back import in_zones
from desktop.signoff.carriers import carried, read_carrier
from tests.signoff.conftest import SAMPLE, Office, new_office, run

SECRETS = {
    "answer": "按口径甲乙丙答复已说明",
    "remark": "第三部分横向合计请再看意见",
    "reason": "不采纳因为已经写明理由",
    "revision": "本稿备注内部传阅",
    "signer": "欧阳审核甲",
    "words": "请补充修改后再发批语",
    "proof": "司马校对乙",
    "asked_by": "诸葛批改丙",
    "deliver": "某某市主管部门收文岗",
    "uploader": "上官上传丁",
    "predecessor": "壬癸街道办事处旧名",
    "drafter": "公孙拟稿戊",
    "source": "令狐来源己处",
    "memo": "内部备注甲子号",
    "ruling": "电话口径丙寅答复",
    "scope": "直属戊辰执法支队",
    "keyed": "东方复核庚午",
    "again": "88776655",
    "user": "nianbaoclerkzq",
    "folder": "秘密文件夹庚辛",
    "office": "甲子征集处",
    "vouches": "令狐负责己",
    "material": "处室写来的素材癸亥",
    "notice": "某政办发通知丁卯",
}

# In the ledger beside the report: in nothing at all that leaves the program.
IN_LEDGER = {"applicant": "尉迟无忌申请人", "subject": "某某路三号院拆迁补偿方案", "number": "台账甲乙九九八号"}
ORDER = ("number", "applicant", "subject")


def every_text(path: Path) -> Iterator[bytes]:
    """All bytes of a PDF: as they are, of every stream unpacked, of every string."""
    yield path.read_bytes()
    with pikepdf.open(path) as document:
        for each in document.objects:
            if isinstance(each, pikepdf.Stream):
                yield each.read_bytes()
            yield repr(each).encode()
        for value in document.docinfo.values():
            yield str(value).encode()
    pages = read_document(path.read_bytes()).pages
    yield "".join(character.text for page in pages for character in page.characters).encode()


def found_in(path: Path, word: str) -> bool:
    texts = list(every_text(path))
    kinds = {word.encode(coding) for coding in ("utf-8", "utf-16-be", "utf-16-le", "gb18030")}
    kinds |= {each.hex().encode() for each in kinds} | {each.hex().upper().encode() for each in kinds}
    return any(kind in text for kind in kinds for text in texts)


@pytest.fixture
def full_of_secrets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    """A signed and published report, with something unmistakable in everything that is internal."""
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.setenv(name, SECRETS["user"])
    whole = json.loads(Path(SAMPLE).read_bytes())
    whole["answers"] = {"X-1:problems.text": [SECRETS["answer"], "0" * 64]}
    whole["predecessors"][0]["agency"] = SECRETS["predecessor"]
    whole["values"]["report.date"] = "2022-01-18"
    whole["sources"] = {
        "requests.received.natural": [SECRETS["source"], "", ""],
        "disclosure.rules.issued": [SECRETS["office"], SECRETS["vouches"], "2022-01-07"],
    }
    whole["facts"] = {
        "memo:requests.received.natural": SECRETS["memo"],
        "ruling:0a1b2c3d": ["requests", "怎么算", SECRETS["ruling"], "", "", ""],
        f"scope:{SECRETS['scope']}": "in",
        "again_by:requests": [SECRETS["keyed"], "2022-01-10"],
        "again:requests.received.natural": SECRETS["again"],
    }
    whole["collect"] = {SECRETS["office"]: ["已报", "2022-01-07", "", SECRETS["vouches"]]}
    whole["material"] = {SECRETS["office"]: SECRETS["material"]}
    whole["demands"] = {"number": SECRETS["notice"]}
    file = tmp_path / f"{SECRETS['folder']}.json"
    file.write_text(json.dumps(whole, ensure_ascii=False), encoding="utf-8")
    office = new_office(tmp_path / SECRETS["folder"], file)
    do, report = office.done, office.report
    remark = ("remark", report, "--source", "主管部门", "--way", "电话", "--date", "2022-01-10")
    do(*remark, "--words", SECRETS["remark"])
    do(*remark, "--words", SECRETS["remark"], "--id", "1", "--handling", "不改", "--reason", SECRETS["reason"])
    do("sheet", report, "--fill", f"拟稿人={SECRETS['drafter']}")
    do("proof", report, "--turn", "1", "--name", SECRETS["proof"], "--date", "2022-01-10")
    ledger = tmp_path / "台账.csv"
    heads, row = "登记编号,申请人,申请内容,收到日期", ",".join((*(IN_LEDGER[each] for each in ORDER), "2021-12-30"))
    ledger.write_text(f"{heads}\n{row}\n", encoding="utf-8")
    do("ledger", "import", report, str(ledger), "--yes")
    do("submit", report, "--steps", "拟稿、签发", "--remark", SECRETS["revision"])
    sign = ("sign", report, "--name", SECRETS["signer"], "--opinion", "同意", "--date", "2022-01-18")
    do(*sign, "--words", SECRETS["words"], "--step", "拟稿")
    do("amend", report, "--by", SECRETS["asked_by"])
    do("set", report, "disclosure.rules.issued", "7")
    do("set", report, "disclosure.rules.in_force", "7")
    do("submit", report)
    do(*sign, "--step", "签发")
    do("deliver", report, "--date", "2022-01-20", "--way", "纸质", "--to", SECRETS["deliver"])
    do("publish", report, "--date", "2022-01-25", "--address", "http://a.example.cn", "--by", SECRETS["uploader"])
    return office


def test_1_nothing_internal_is_published(full_of_secrets: Office) -> None:
    office = full_of_secrets
    words = {*SECRETS.values(), str(office.store), "草稿 库", office.report}
    words |= {platform.node()} if len(platform.node()) > 5 else set()  # a short name stands anywhere by chance
    words |= {each["code"] for each in office.done("revisions", office.report, "--json").json["revisions"]}
    # What is handed on does hold them; else nothing would be proved.
    handed = [carried(office.made("送审稿", "a.pdf", *more).read_bytes()).data for more in ((), ("--revision", "1"))]
    for key in set(SECRETS) - {"folder"}:
        assert any(SECRETS[key].encode() in each for each in handed if each), key
    # Every way to a published file: of what was signed, of an earlier revision, of the draft, of a file.
    published = [office.made("公开稿"), office.made("盖章稿"), office.made("公开稿", "早.pdf", "--revision", "1")]
    file = office.desk / "数据.json"
    file.write_text(office.done("dump", office.report).out, encoding="utf-8")
    office.done("export", str(file), "-o", str(office.desk / "数据.pdf"), "--as", "公开稿")
    for path in (*published, office.desk / "数据.pdf"):
        assert not [word for word in words if found_in(path, word)]
        marks = {each.above for each in in_zones(read_document(path.read_bytes()))}
        assert marks == {""}
        with pikepdf.open(path) as document:
            assert not document.attachments
            assert "/AF" not in document.Root
            with document.open_metadata(set_pikepdf_as_editor=False) as told:
                assert told["dc:creator"] == [str(document.docinfo.Author)] == ["云泽市㵲江区文化和旅游局"]
                assert told["pdf:Producer"] == told["xmp:CreatorTool"] == "公开年报"


def test_1_nothing_of_the_ledger_leaves_the_program(full_of_secrets: Office) -> None:
    office = full_of_secrets
    assert all(word in office.done("ledger", "list", office.report).out for word in IN_LEDGER.values())
    kinds = [("公开稿", "公开稿.pdf"), ("盖章稿", "盖章稿.pdf"), ("归档件", "归档件.pdf"), ("征求意见稿", "征求.pdf")]
    for kind, name in (*kinds, ("送审稿", "送审.pdf"), ("送审稿", "送审.zip"), ("送审稿", "送审.xlsx")):
        path = office.made(kind, name)
        if path.suffix == ".pdf":
            assert not [word for word in IN_LEDGER.values() if found_in(path, word)]
        handed = carried(path.read_bytes()).data if kind == "送审稿" else None
        whole = path.read_bytes() + (handed or b"") + b"".join(unpacked(path))
        assert not [word for word in IN_LEDGER.values() if word.encode() in whole]
    office.done("papers", office.report, "--out", str(office.desk / "单子"))
    office.done("copies", office.report, "--out", str(office.desk / "各稿"))
    papers = [path for folder in ("单子", "各稿") for path in (office.desk / folder).iterdir()]
    assert papers
    for path in papers:
        texts = list(every_text(path)) if path.suffix == ".pdf" else [path.read_bytes(), *unpacked(path)]
        assert not [word for word in IN_LEDGER.values() for text in texts if word.encode() in text]
    for words in (("dump", office.report), ("log", office.report), ("revisions", office.report)):
        assert not [word for word in IN_LEDGER.values() if word in office.done(*words).out]


def unpacked(path: Path) -> Iterator[bytes]:
    """The members of a .zip, .xlsx or .docx."""
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as whole:
            yield from (whole.read(name) for name in whole.namelist())


def test_1_the_search_finds_what_is_there(full_of_secrets: Office) -> None:
    assert found_in(full_of_secrets.made("送审稿"), SECRETS["remark"])
    assert found_in(full_of_secrets.made("公开稿"), "云泽市㵲江区文化和旅游局")


def test_2_all_carriers_of_one_revision_have_the_same_figures(signed_once: Office) -> None:
    carriers = [signed_once.desk / f"送审稿.{kind}" for kind in ("pdf", "zip", "xlsx")]
    assert len({read_carrier(each).data for each in carriers}) == 1
    for each in carriers:
        assert signed_once.done("verify", str(each)).first_line == "内容一致"


def test_3_what_was_not_signed_says_so(office: Office) -> None:
    def told(*words: str) -> str:
        return office.done("export", office.report, "-o", str(office.desk / "a.pdf"), *words).err

    assert "现在的草稿未签发" in told("--as", "公开稿")
    office.done("submit", office.report, "--steps", "签发")
    assert "第1稿未签发，没有已签发的稿子" in told("--as", "盖章稿")
    office.sign("签发")
    assert "签发" not in told("--as", "公开稿")
    assert "这是第1稿，已签发的是第2稿" in told("--final", "--revision", "1")
    office.done("publish", office.report, "--date", "2022-01-25", "--address", "http://a.example.cn", "--by", "王芳")
    office.done("correct", office.report, "--reason", "件数写错", "--found-by", "评估", "--date", "2022-03-12")
    assert "第2稿是更正以前签发的" in told("--as", "公开稿")
    office.done("set", office.report, "disclosure.rules.issued", "7")
    office.done("set", office.report, "disclosure.rules.in_force", "7")
    office.done("submit", office.report, "--steps", "签发")
    assert "第3稿未签发，已签发的是第2稿" in told("--as", "公开稿")
    assert "第3稿未签发，已签发的是第2稿" in told("--as", "送审稿")
    assert "已签发的是第2稿" in told("--as", "草稿")


def test_3_a_withdrawn_signature_says_so(signed: Office) -> None:
    signed.done("amend", signed.report, "--by", "办公室")
    signed.done("set", signed.report, "disclosure.rules.issued", "7")
    signed.done("set", signed.report, "disclosure.rules.in_force", "7")
    signed.done("submit", signed.report)
    answer = signed.done("export", signed.report, "-o", str(signed.desk / "a.pdf"), "--as", "公开稿")
    assert "第3稿未签发，第2稿的签发因实质性修改不再有效" in answer.err


def test_4_the_sample_bears_its_mark_and_stays_out_of_the_store(tmp_path: Path) -> None:
    answer = run(tmp_path / "库", "demo", "--out", str(tmp_path))
    pages = in_zones(read_document(Path(answer.out.splitlines()[-1]).read_bytes()))
    assert {each.above for each in pages} == {"草稿"}
    assert run(tmp_path / "库", "list", "--json").json == []


def test_5_no_signature_that_nobody_gave(under_review: Office) -> None:
    sent = str(under_review.made("送审稿"))
    before = under_review.state()
    for words in (
        ("sign", under_review.report, "--step", "拟稿", "--opinion", "同意", "--date", "2022-01-18"),
        ("sign", under_review.report, "--step", "拟稿", "--name", " ", "--opinion", "同意", "--date", "2022-01-18"),
        ("sign", under_review.report, "--name", "李强", "--opinion", "同意", "--date", "2022-01-18"),
        ("sign", under_review.report, "--step", "签发", "--name", "李强", "--opinion", "同意", "--date", "2022-01-18"),
        ("decide", sent, "--step", "拟稿", "--opinion", "同意", "--date", "2022-01-18", "-o", "a.zip"),
        ("receive", sent, "--name", "李强"),
    ):
        assert under_review(*words).status == 2
    under_review.done("receive", sent)  # only shows it
    assert under_review.state() == before
    assert "签发：" not in under_review.done("revisions", under_review.report).out


def test_6_no_red_head_no_seal_no_signature_is_drawn(signed_once: Office) -> None:
    colours = {"rg", "RG", "k", "K", "sc", "SC", "scn", "SCN", "cs", "CS", "sh", "Do", "BI"}
    for kind in ("送审稿", "盖章稿", "公开稿", "归档件"):
        with pikepdf.open(signed_once.desk / f"{kind}.pdf") as document:
            for page in document.pages:
                assert not page.get_images()
                used = {str(each.operator): each for each in pikepdf.parse_content_stream(page)}
                black = [each for name, each in used.items() if name in colours and any(map(float, each.operands))]
                assert not black
                assert not {"Do", "BI", "sh"} & set(used)


def test_7_a_zero_nobody_confirmed_is_neither_signed_nor_sealed(office: Office) -> None:
    whole = office.done("dump", office.report).json
    whole["filled"] = ["disclosure.compulsory.decisions"]
    whole["values"]["disclosure.compulsory.decisions"] = 0
    file = office.desk / "补了0.json"
    file.write_text(json.dumps(whole, ensure_ascii=False), encoding="utf-8")
    office.done("load", str(file), "--replace")
    office.done("submit", office.report, "--steps", "签发")
    for kind in ("盖章稿", "公开稿"):
        refused = office("export", office.report, "-o", str(office.desk / "a.pdf"), "--as", kind)
        assert (refused.status, "确认补的0" in refused.err) == (2, True)
    signing = ("--step", "签发", "--name", "李强", "--opinion", "同意", "--date", "2022-01-18")
    answer = office("sign", office.report, *signing)
    assert (answer.status, "确认补的0" in answer.err) == (2, True)


@pytest.mark.parametrize(
    ("field", "text", "rule"),
    [
        ("preface.text", "所列数据的统计期限自2020年1月1日起至2020年12月31日止。", "TXT-PERIOD"),
        ("report.date", "2021-01-18", "HERE-DATE"),
        ("preface.text", "电子版可在http://www.wujiang.example/2021-01-20/1.html查阅。", "HERE-LASTYEAR"),
    ],
)
def test_8_last_years_year_date_and_address_are_found(office: Office, field: str, text: str, rule: str) -> None:
    office.done("set", office.report, field, text)
    found = office("check", office.report, "--json").json["findings"]
    assert rule in {each["rule"] for each in found}


def test_9_nothing_that_arrives_changes_what_was_signed(signed: Office, tmp_path: Path) -> None:
    before = signed.done("dump", signed.report).out
    pages = (signed.desk / "公开稿.pdf").read_bytes()
    whole = json.loads(before)
    whole["values"]["disclosure.rules.issued"] = 99
    file = tmp_path / "同事的.json"
    file.write_text(json.dumps(whole, ensure_ascii=False), encoding="utf-8")
    assert signed("load", str(file), "--replace").status == 2
    assert signed("load", str(signed.desk / "第1稿.pdf"), "--replace").status == 2
    assert signed("set", signed.report, "disclosure.rules.issued", "99").status == 2
    assert signed("undo", signed.report).status == 2
    signed.done("receive", str(signed.desk / "第1稿.pdf"))
    assert signed.done("dump", signed.report).out == before
    assert signed.made("公开稿").read_bytes() == pages


def test_10_a_file_names_each_figure_and_an_unknown_name_is_refused(office: Office) -> None:
    whole = office.done("dump", office.report).json
    assert whole["values"].pop("requests.received.natural")
    whole["values"]["requests.received.naturals"] = 39
    file = office.desk / "错.json"
    file.write_text(json.dumps(whole, ensure_ascii=False), encoding="utf-8")
    before = office.done("dump", office.report).out
    answer = office("load", str(file), "--replace")
    assert (answer.status, "requests.received.naturals" in answer.err) == (2, True)
    assert office.done("dump", office.report).out == before


def test_11_the_signed_pages_outlive_draft_and_bin(signed: Office) -> None:
    pages = (signed.desk / "公开稿.pdf").read_bytes()
    signed.done("delete", signed.report)
    assert signed.done("verify", str(signed.desk / "公开稿.pdf")).first_line == "原件"
    backup = Path(signed.done("backup").first_line)
    with sqlite3.connect(backup) as db:
        kept = [content for (content,) in db.execute("select content from kept_file")]
    assert pages in kept
    signed.done("restore", signed.report)
    assert signed.made("公开稿").read_bytes() == pages


@pytest.mark.parametrize(
    ("text", "rule"),
    [("申请人李建国不服答复提起行政复议。", "PRIV-PERSON"), ("（2021）闽01行终12号判决维持。", "PRIV-CASE")],
)
def test_12_a_person_or_a_case_in_the_text_is_found(office: Office, text: str, rule: str) -> None:
    office.done("set", office.report, "disputes.text", text)
    found = office("check", office.report, "--json").json["findings"]
    assert rule in {each["rule"] for each in found}
