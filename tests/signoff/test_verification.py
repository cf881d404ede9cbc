"""The five answers of ``verify``, and a code looked up from paper."""

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from desktop.export.pdf.page_reading import read_document
from desktop.export.pdf.read_back import in_zones
from desktop.signoff.page_making import make_pages
from desktop.workplace import Workplace
from forms.draft.draft import Draft
from tests.command.conftest import Answer
from tests.signoff.conftest import Office, new_office

Elsewhere = Callable[..., Answer]
ALL = ("第1稿.pdf", "草稿.pdf", "征求意见稿.pdf", "送审稿.pdf", "归档件.pdf", "送审稿.zip", "送审稿.xlsx")


def verified(office: Office, path: Path) -> Answer:
    return office("verify", str(path))


@pytest.mark.parametrize("kind", ["盖章稿", "公开稿"])
def test_the_kept_bytes_are_the_original(signed_once: Office, kind: str) -> None:
    answer = verified(signed_once, signed_once.desk / f"{kind}.pdf")
    assert (answer.status, answer.first_line) == (0, "原件")
    assert "第2稿，1月18日签发" in answer.out


@pytest.mark.parametrize("name", ALL)
def test_every_other_output_has_the_same_content(signed_once: Office, name: str) -> None:
    answer = verified(signed_once, signed_once.desk / name)
    assert (answer.status, answer.first_line) == (0, "内容一致"), answer.out
    assert ("第1稿，未签发" in answer.out) == (name == "第1稿.pdf")


@pytest.mark.parametrize(
    "command",
    [
        ("qpdf", "--object-streams=generate", "--recompress-flate"),
        ("qpdf", "--linearize"),
        ("pdftocairo", "-pdf"),
    ],
)
def test_saved_again_and_printed_to_a_file(signed_once: Office, tmp_path: Path, command: tuple[str, ...]) -> None:
    for kind in ("公开稿", "送审稿"):
        again = tmp_path / f"{kind}.pdf"
        subprocess.run([*command, str(signed_once.desk / f"{kind}.pdf"), str(again)], check=True)
        answer = verified(signed_once, again)
        assert (answer.status, answer.first_line) == (0, "内容一致"), answer.out


@pytest.mark.parametrize("name", ["送审稿.pdf", "送审稿.zip", "送审稿.xlsx", "公开稿.pdf", "归档件.pdf", "草稿.pdf"])
def test_another_pc_only_knows_that_it_agrees_with_itself(signed_once: Office, elsewhere: Elsewhere, name: str) -> None:
    answer = elsewhere("verify", str(signed_once.desk / name))
    assert (answer.status, answer.first_line) == (1, "自洽"), answer.out
    assert "这台电脑上没有这一稿" in answer.out


def test_another_years_report_is_not_a_change_of_this_one(signed_once: Office, tmp_path: Path) -> None:
    """Nine tenths of its words may be the same."""
    other = new_office(tmp_path / "别处")
    other.done("set", other.report, "report.year", "2022")
    answer = verified(signed_once, other.made("征求意见稿"))
    assert (answer.status, answer.first_line) == (1, "自洽"), answer.out


def foreign_pages(path: Path) -> Path:
    canvas = Canvas(str(path))
    canvas.drawString(100, 700, "Annual report 2021")
    canvas.save()
    return path


def test_what_is_not_ours(signed_once: Office, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("年报", encoding="utf-8")
    for file in (foreign_pages(tmp_path / "a.pdf"), tmp_path / "a.txt"):
        answer = verified(signed_once, file)
        assert (answer.status, answer.first_line) == (1, "不是本程序的文件")


def test_a_scan_leads_to_the_code(signed_once: Office, tmp_path: Path) -> None:
    scan = tmp_path / "扫描.pdf"
    canvas = Canvas(str(scan))
    canvas.rect(100, 100, 300, 500, fill=1)
    canvas.save()
    answer = verified(signed_once, scan)
    assert (answer.status, answer.first_line) == (1, "不是本程序的文件")
    assert "校验码" in answer.out


def saved(source: Path, target: Path, change: Callable[[pikepdf.Pdf], object]) -> Path:
    with pikepdf.open(source) as document:
        change(document)
        document.save(target)
    return target


def add_to_first_page(operators: bytes) -> Callable[[pikepdf.Pdf], object]:
    return lambda document: document.pages[0].contents_add(document.make_stream(operators))


@pytest.mark.parametrize("kind", ["公开稿", "送审稿"])
@pytest.mark.parametrize(
    ("change", "told"),
    [
        (add_to_first_page(b"q 1 1 1 rg 200 400 100 40 re f Q"), "报告以外的内容"),
        (add_to_first_page(b"q 0 0 0 rg 200 760 10 10 re f Q"), "报告以外的内容"),
        (lambda document: document.pages.reverse(), "页码"),
        (lambda document: document.pages.__delitem__(1), "第2页"),
    ],
    ids=["covered", "stamped", "reversed", "a page less"],
)
def test_a_change_is_named(
    signed_once: Office, tmp_path: Path, kind: str, change: Callable[[pikepdf.Pdf], object], told: str
) -> None:
    answer = verified(signed_once, saved(signed_once.desk / f"{kind}.pdf", tmp_path / "a.pdf", change))
    assert (answer.status, answer.first_line) == (1, "已改动"), answer.out
    assert told in answer.out


LIKE = {"未": "末", "已": "己", "土": "士"}


@pytest.mark.parametrize(("right", "wrong"), LIKE.items())
def test_a_character_drawn_as_one_like_it_is_named_after_printing_to_a_file(
    office: Office, tmp_path: Path, right: str, wrong: str
) -> None:
    """Its words are right, the box of its ink is the same, and every edge of the page is a little elsewhere."""
    prose = office.done("dump", office.report).json["values"]["problems.text"]
    names = {}
    for character in (wrong, right):
        office.done("set", office.report, "problems.text", f"{prose}{character}")
        names[character] = office.made("征求意见稿", f"{character}.pdf")
    office.done("submit", office.report, "--steps", "签发")

    def read_as_right(document: pikepdf.Pdf) -> None:
        for each in document.objects:
            if isinstance(each, pikepdf.Dictionary) and "/ToUnicode" in each:
                written = each.ToUnicode.read_bytes()
                each.ToUnicode = document.make_stream(
                    written.replace(f"<{ord(wrong):04X}>".encode(), f"<{ord(right):04X}>".encode())
                )

    for source, expected in (
        (names[right], "内容一致"),
        (saved(names[wrong], tmp_path / "读作.pdf", read_as_right), "已改动"),
    ):
        again = tmp_path / "重印.pdf"
        subprocess.run(["pdftocairo", "-pdf", str(source), str(again)], check=True)
        answer = verified(office, again)
        assert answer.first_line == expected, answer.out
        assert expected == "内容一致" or "有的字印出来的样子不是它的字形" in answer.out


def test_pages_of_two_revisions_are_not_one_report(signed_once: Office, tmp_path: Path) -> None:
    with pikepdf.open(signed_once.desk / "第1稿.pdf") as first:
        answer = verified(
            signed_once,
            saved(
                signed_once.desk / "送审稿.pdf",
                tmp_path / "混.pdf",
                lambda document: document.pages.__setitem__(0, first.pages[0]),
            ),
        )
    assert (answer.status, answer.first_line) == (1, "已改动")
    assert "各页的校验码不同" in answer.out


def test_a_page_printed_at_another_time_is_named(signed_once: Office, tmp_path: Path) -> None:
    """Of two prints of one revision the pages are the same but for the time above them."""

    def other_time(document: pikepdf.Pdf) -> None:
        page = document.pages[1]
        instructions = list(pikepdf.parse_content_stream(page))
        shown = [index for index, each in enumerate(instructions) if str(each.operator) == "Tj"]
        # The page number is written in three parts after the line above.
        minutes = next(index for index in reversed(shown[:-3]) if len(bytes(instructions[index].operands[0])) == 5)
        codes = bytes(instructions[minutes].operands[0])
        turned = pikepdf.String(codes[1::-1] + codes[2:3] + codes[:2:-1])
        instructions[minutes] = pikepdf.ContentStreamInstruction([turned], pikepdf.Operator("Tj"))
        page.Contents = document.make_stream(pikepdf.unparse_content_stream(instructions))

    mixed = saved(signed_once.desk / "送审稿.pdf", tmp_path / "混.pdf", other_time)
    lines = {each.above for each in in_zones(read_document(mixed.read_bytes()))}
    if len(lines) == 1:
        pytest.skip("12:21 reads the same backwards")
    answer = verified(signed_once, mixed)
    assert (answer.status, answer.first_line) == (1, "已改动")
    assert "第2页版心上方的打印时间" in answer.out


def test_both_readings_are_told(signed: Office) -> None:
    target = signed.desk / "正在改.pdf"
    signed.done("amend", signed.report, "--by", "办公室")
    signed.done("set", signed.report, "disclosure.rules.issued", "7")
    signed.done("export", signed.report, "-o", str(target), "--mark", "草稿")
    answer = verified(signed, target)
    assert (answer.status, answer.first_line) == (1, "已改动")
    assert "页面上是“7”" in answer.out
    assert "应为“" in answer.out


def test_a_code_from_paper_finds_its_pages(signed_once: Office, tmp_path: Path) -> None:
    code = signed_once.done("revisions", signed_once.report, "--json").json["revisions"][1]["code"]
    for typed in (code, code.replace("-", "").lower(), f"校验码　{code.replace('-', '—')}"):
        answer = signed_once("verify", typed)
        assert answer.status == 0, answer.err
        assert "第2稿，1月18日签发" in answer.out
        assert "本年新收政府信息公开申请数量 · 申请人情况 · 总计：42" in answer.out
    signed_once.done("verify", code, "--out", str(tmp_path / "页"))
    (pages,) = (tmp_path / "页").iterdir()
    assert pages.read_bytes() == (signed_once.desk / "盖章稿.pdf").read_bytes()


def test_the_pages_of_a_code_that_was_not_signed(signed_once: Office, tmp_path: Path) -> None:
    code = signed_once.done("revisions", signed_once.report, "--json").json["revisions"][0]["code"]
    answer = signed_once.done("verify", code, "--out", str(tmp_path))
    assert "第1稿，未签发" in answer.out
    assert verified(signed_once, Path(answer.out.splitlines()[-2])).first_line == "内容一致"


@pytest.mark.parametrize("command", ["verify", "decide"])
def test_that_another_program_holds_the_file_open_is_told(
    under_review: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    code = under_review.done("revisions", under_review.report, "--json").json["revisions"][0]["code"]
    folder = tmp_path / "页"
    folder.mkdir()
    words = {
        "verify": ("verify", code, "--out", str(folder)),
        "decide": (
            *("decide", str(under_review.made("送审稿")), "--step", "拟稿", "--name", "赵明"),
            *("--opinion", "同意", "--date", "2022-01-16", "-o", str(folder / "审签意见.zip")),
        ),
    }[command]
    under_review.done(*words)
    (held,) = folder.iterdir()
    replace = Path.replace

    def windows_replace(self: Path, target: Path) -> Path:
        if Path(target) == held:
            raise PermissionError(13, "in use")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", windows_replace)
    answer = under_review.done(*words)
    beside = f"{held.stem}（2）{held.suffix}"
    assert f"“{held.name}”正被别的程序打开，已另存为“{beside}”。" in answer.err
    assert (folder / beside).exists()


def test_an_unknown_code_and_a_word_that_is_none(signed_once: Office) -> None:
    unknown = signed_once("verify", "0000-1111-2222-3333")
    assert (unknown.status, "没有校验码为0000-1111-2222-3333的稿子" in unknown.out) == (1, True)
    word = signed_once("verify", "年报")
    assert (word.status, "不是文件，也不是16位校验码" in word.err) == (2, True)


def test_of_many_changes_the_first_are_listed_and_the_rest_counted(under_review: Office) -> None:
    workplace = Workplace.at(str(under_review.store))
    reader = workplace.reader()
    revision = reader.approvals.revisions(reader.reports()[0].id)[0]
    draft = revision.draft(workplace.editions)
    numbers = {each: "7" for each in draft.entries if each.startswith("requests.")}
    path = under_review.desk / "改了.pdf"
    beside = f"第1稿　校验码 {revision.code}"
    path.write_bytes(
        make_pages(Draft(draft.editions, {**draft.entries, **numbers}), workplace, mark="送审稿", beside=beside).data
    )
    answer = verified(under_review, path)
    assert answer.first_line == "已改动"
    listed = [each for each in answer.out.splitlines() if each.startswith("改动：")]
    assert len(listed) == 20
    (rest,) = re.findall("还有([0-9]+)处改动没有列出。", answer.out)
    assert f"有{20 + int(rest)}处不同" in answer.out
