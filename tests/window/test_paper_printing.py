"""The menu 打印: each paper straight to the printer, a step's set with one dialog, greyed with its reason."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PySide6.QtCore import QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QDialog, QLabel, QPushButton, QSpinBox, QWidget
from reportlab.pdfgen.canvas import Canvas

from desktop.signoff.registry import Registry, Remark
from desktop.signoff.standing import Opinion
from desktop.signoff.steps import from_lines
from desktop.window.actions import ACTIONS
from desktop.window.printing.print_papers_box import Chosen, Job, PapersBox, print_jobs
from desktop.window.printing.printing import (
    AUTOMATIC,
    BY_HAND,
    ONE_SIDE,
    PrintBox,
    PrintWishes,
    by_hand,
    prepared,
    repeated,
)
from tests.window.approving_clerk import ApprovingClerk
from tests.window.conftest import Clerk

PAPERS = [
    *("print_proof", "print_reviewed", "print_approval", "print_data", "print_secrecy", "print_covering"),
    *("print_marked", "print_clean", "print_remarks", "print_sealed", "print_record", "print_correction"),
]


class Office:
    """A clerk with a printer that prints into a file; what its dialog showed, and what was on paper."""

    def __init__(self, clerk: ApprovingClerk, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.clerk, self.paper = clerk, folder / "纸.pdf"
        self.shown: list[tuple[int, QPrinter.DuplexMode]] = []
        monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: ["激光打印机"])

        def chosen(dialog: QPrintDialog) -> QDialog.DialogCode:
            printer = dialog.printer()
            self.shown.append((printer.copyCount(), printer.duplex()))
            printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
            printer.setOutputFileName(str(self.paper))
            printer.setResolution(72)  # what is printed is counted, not looked at
            return QDialog.DialogCode.Accepted

        monkeypatch.setattr(QPrintDialog, "exec", chosen)

    @property
    def registry(self) -> Registry:
        return Registry(self.clerk.clerk.window._workplace, self.clerk.clerk.store, self.clerk.report)

    def reopen(self) -> None:
        self.clerk.clerk.window.open_report(self.clerk.report)

    def submit(self) -> None:
        self.registry.submit(from_lines("拟稿\n签发"))
        self.reopen()

    def sign(self) -> None:
        for step in ("拟稿", "签发"):
            self.registry.sign(step, "李强", Opinion.AGREE, "2022-01-18")
        self.reopen()

    def change(self) -> None:
        self.registry.amend("赵局长", "第2页")
        self.reopen()
        editor = self.clerk.clerk.view.editor
        text = editor.draft.text("preface.text")
        editor.set("preface.text", text.replace("查阅和下载", "查阅、下载"))
        self.clerk.clerk.view.flush()

    def print(self, action: str, act: Callable[[PapersBox], None] = lambda _: None, *, leave: bool = False) -> None:
        """Choose ``action``, do ``act`` in the box that opens, go on to the printer or leave."""

        def look(box: QWidget) -> None:
            assert isinstance(box, PapersBox)
            act(box)

        self.choose(action, PapersBox, look, button="取消" if leave else "选打印机…")

    def choose(self, action: str, kind: type[QDialog], act: Callable[[QWidget], None], *, button: str) -> None:
        """The same for a box of ``kind``."""

        def answer() -> None:
            box = QApplication.activeModalWidget()
            if not isinstance(box, kind):
                timer.start(20)
                return
            act(box)
            next(each for each in box.findChildren(QPushButton) if each.text() == button).click()

        timer = QTimer(singleShot=True)
        timer.timeout.connect(answer)
        timer.start(0)
        self.clerk.clerk.do(action)
        timer.stop()

    def sides(self) -> int:
        with pypdfium2.PdfDocument(self.paper) as document:
            return len(document)

    def reasons(self) -> dict[str, str]:
        actions = self.clerk.clerk.window.actions_by_id
        return {each: actions[each].toolTip() for each in PAPERS if not actions[each].isEnabled()}


@pytest.fixture
def office(clerk: Clerk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    return Office(ApprovingClerk(clerk), tmp_path, monkeypatch)


def named(box: QWidget, kind: type[QWidget], name: str) -> QWidget:
    return next(each for each in box.findChildren(kind) if each.accessibleName() == name)


def words_in(box: QWidget) -> str:
    return "\n".join(label.text() for label in box.findChildren(QLabel))


def test_the_menu_is_in_the_order_of_the_job() -> None:
    menu = [each.id for each in ACTIONS if each.menu == "打印"]
    assert [each for each in menu if each in PAPERS] == PAPERS
    assert menu[:3] == ["print_report", "print_elsewhere", "print_together"]


def test_what_cannot_be_printed_is_grey_and_says_why(office: Office) -> None:
    drafting = office.reasons()
    assert set(drafting) == {"print_reviewed", *PAPERS[6:]}
    assert drafting["print_reviewed"] == "这份报告还没有送审过，没有第1稿。请先送审。"
    assert "还没有签发" in drafting["print_sealed"]
    assert "没有登记过更正" in drafting["print_correction"]
    assert all(each.endswith("。") for each in drafting.values())
    office.submit()
    assert set(office.reasons()) == {"print_marked", *PAPERS[8:]}
    assert "第1稿前面没有别的稿" in office.reasons()["print_marked"]
    office.sign()
    assert set(office.reasons()) == {"print_remarks", "print_correction"}


def test_every_paper_is_printed_straight(office: Office) -> None:
    office.submit()
    office.change()
    office.registry.revise()
    office.registry.remark(Remark("领导", "纸质", "2022-01-16", "再精简"))
    office.sign()
    registry = office.registry
    registry.publish("2022-01-25", "www.wujiang.example/1.html", "", "王芳", "2022-01-17")
    office.reopen()
    for action in (each for each in PAPERS if each != "print_correction"):
        office.paper.unlink(missing_ok=True)
        office.print(action)
        assert office.clerk.told.startswith("已送打印机：")
        assert office.sides() >= 1
    office.registry.correct("漏计一件", "第三方评估", "2022-03-12")
    office.reopen()
    office.clerk.clerk.view.editor.set("disclosure.compulsory.decisions", "3")
    office.clerk.clerk.view.flush()
    office.submit()
    assert set(office.reasons()) == {"print_sealed", "print_record"}
    office.print("print_correction")
    assert office.clerk.told == "已送打印机：更正说明。"


def test_copies_and_sides_are_remembered_for_each_paper(office: Office) -> None:
    office.submit()
    office.sign()

    def twice(box: PapersBox) -> None:
        copies, sides = named(box, QSpinBox, "盖章稿的份数"), named(box, QComboBox, "盖章稿的单双面")
        assert isinstance(copies, QSpinBox)
        assert isinstance(sides, QComboBox)
        assert (copies.value(), sides.currentIndex()) == (4, AUTOMATIC)
        copies.setValue(2)
        sides.setCurrentIndex(ONE_SIDE)

    office.print("print_sealed", twice)
    assert office.shown == [(2, QPrinter.DuplexMode.DuplexNone)]
    assert office.clerk.told == "已送打印机：盖章稿2份。"

    def as_last_time(box: PapersBox) -> None:
        copies, sides = named(box, QSpinBox, "盖章稿的份数"), named(box, QComboBox, "盖章稿的单双面")
        assert isinstance(copies, QSpinBox)
        assert isinstance(sides, QComboBox)
        assert (copies.value(), sides.currentIndex()) == (2, ONE_SIDE)

    office.clerk.clerk.open()
    office.reopen()
    office.print("print_sealed", as_last_time, leave=True)
    assert len(office.shown) == 1
    office.print("print_data", leave=True)
    assert office.clerk.clerk.window.settings.now.copies == {"盖章稿": 2}


def together(office: Office, act: Callable[[PapersBox], None] = lambda _: None) -> list[str]:
    """What the set of the present step consists of."""
    found: list[str] = []

    def look(box: PapersBox) -> None:
        found.extend(each.text() for each in box.findChildren(QCheckBox))
        found.extend([] if found else [next(iter(box.chosen))])
        act(box)

    office.print("print_together", look)
    return found


def test_what_a_step_needs_is_printed_with_one_dialog(office: Office) -> None:
    assert together(office) == ["校对稿"]
    office.submit()

    def without_covering(box: PapersBox) -> None:
        next(each for each in box.findChildren(QCheckBox) if each.text() == "呈批说明").setChecked(False)

    office.shown.clear()
    assert together(office, without_covering) == ["审签单", "送审稿", "数据与核对情况", "保密审查表", "呈批说明"]
    assert len(office.shown) == 1
    assert office.clerk.told == "已送打印机：审签单、送审稿、数据与核对情况、保密审查表。"
    office.registry.sign("拟稿", "王芳", Opinion.AGREE, "2022-01-17")
    office.change()
    office.registry.revise()
    office.reopen()
    assert together(office) == ["花脸稿", "清样", "数据与核对情况"]
    office.registry.sign("签发", "李强", Opinion.AGREE, "2022-01-18")
    office.reopen()
    assert together(office) == ["盖章稿", "审签记录"]
    assert office.clerk.told == "已送打印机：盖章稿4份、审签记录。"


def test_what_is_not_signed_says_so_before_it_is_printed(office: Office) -> None:
    seen: list[str] = []

    def present() -> None:
        office.choose("print_report", PrintBox, lambda box: seen.append(words_in(box)), button="取消")

    present()
    assert "签发" not in seen.pop()
    office.submit()
    office.sign()
    present()
    assert "这是带“草稿”标记的第2稿。用印、报送的请用“打印 → 盖章稿”。" in seen.pop()
    office.change()
    present()
    assert "现在的草稿未签发，已签发的是第2稿。" in seen.pop()
    office.print("print_reviewed", lambda box: seen.append(words_in(box)), leave=True)
    assert "草稿在第2稿以后又有改动" in seen.pop()
    # What is sealed is what was signed, whatever the draft is by now.
    office.print("print_sealed", lambda box: seen.append(words_in(box)), leave=True)
    assert "签发" not in seen.pop()
    office.registry.revise("钱进")
    office.registry.publish("2022-01-25", "www.wujiang.example/1.html", "", "王芳", "2022-01-17")
    office.registry.correct("漏计一件", "第三方评估", "2022-03-12")
    office.reopen()
    office.clerk.clerk.view.editor.set("disclosure.compulsory.decisions", "3")
    office.clerk.clerk.view.flush()
    office.submit()
    office.print("print_reviewed", lambda box: seen.append(words_in(box)), leave=True)
    assert "第4稿未签发，已签发的是第3稿。" in seen.pop()


def test_pages_are_read_back_before_they_are_printed(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    office.submit()
    write = Canvas.addLiteral

    def lossy(canvas: Canvas, text: str, *more: Any) -> None:
        write(canvas, re.sub("<[0-9A-Fa-f]{24,}>Tj", "", text, count=1), *more)

    monkeypatch.setattr(Canvas, "addLiteral", lossy)  # what writes the file loses a piece of a line
    for action in ("print_reviewed", "print_clean"):
        office.clerk.clerk.do(action)
        assert "页面与报告不一致，没有打印。第1页" in office.clerk.told
    assert office.shown == []


def test_without_a_printer_it_says_what_to_do(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    office.clerk.clerk.do("print_data")
    assert "没有安装打印机" in office.clerk.told
    assert "导出审签材料" in office.clerk.told


def test_another_program_can_print_them(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[Path] = []

    def opens(url: QUrl) -> bool:
        opened.append(Path(url.toLocalFile()))
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", opens)
    office.choose("print_data", PapersBox, lambda _: None, button="用系统PDF程序打印")
    assert office.clerk.told == "已用系统PDF程序打开：数据与核对情况。"
    (path,) = opened
    assert path.name == "数据与核对情况.pdf"
    assert path.read_bytes().startswith(b"%PDF")
    assert office.shown == []
    office.clerk.clerk.do("start_page")
    assert not path.exists()


def test_the_covering_words_are_copied(office: Office) -> None:
    office.submit()
    office.clerk.clerk.do("copy_covering")
    words = QGuiApplication.clipboard().text()
    assert words.startswith("现将我局2021年政府信息公开工作年度报告（送审稿）呈上。")
    assert words in office.clerk.told


def test_practice_has_no_papers(clerk: Clerk) -> None:
    clerk.window.open_practice()
    for action in (*PAPERS, "print_together", "copy_covering", "fill_sheet"):
        assert not clerk.window.actions_by_id[action].isEnabled()
        assert "练习和示例" in clerk.window.actions_by_id[action].toolTip()
    clerk.view.printing.do_print_together()
    assert "练习" in clerk.window.findChild(QLabel, "told").text()  # type: ignore[union-attr]
    assert clerk.window.actions_by_id["print_report"].isEnabled()


def test_copies_are_laid_out_sheet_by_sheet() -> None:
    assert by_hand(range(3), 2) == ([0, 2, 0, 2], [1, None, 1, None])
    assert by_hand(range(1), 2) == ([0, 0], [None, None])
    assert repeated(range(3), 2, AUTOMATIC) == [0, 1, 2, None, 0, 1, 2, None]
    assert repeated(range(3), 2, ONE_SIDE) == [0, 1, 2, 0, 1, 2]


@pytest.mark.parametrize("sides", [ONE_SIDE, AUTOMATIC])
def test_a_printer_that_cannot_repeat_gets_every_copy(tmp_path: Path, sides: int) -> None:
    page = pypdfium2.PdfDocument.new()
    page.new_page(595, 842)
    page.save(str(tmp_path / "a.pdf"))
    data = (tmp_path / "a.pdf").read_bytes()
    printer = prepared(PrintWishes(300, sides, 3))
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    assert not printer.supportsMultipleCopies()
    job = Job("审签单", "发文稿纸", data, (), 3, sides)
    assert print_jobs([job], {"审签单": Chosen(3, sides)}, 300, printer, None) == "已送打印机：发文稿纸3份。"
    with pypdfium2.PdfDocument(tmp_path / "out.pdf") as document:
        assert len(document) == (3 if sides == ONE_SIDE else 6)


def test_by_hand_a_single_sheet_is_not_turned(tmp_path: Path) -> None:
    page = pypdfium2.PdfDocument.new()
    page.new_page(595, 842)
    page.save(str(tmp_path / "a.pdf"))
    printer = prepared(PrintWishes(300, BY_HAND, 2))
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    job = Job("审签单", "审签单", (tmp_path / "a.pdf").read_bytes(), (), 2, BY_HAND)
    assert print_jobs([job], {"审签单": Chosen(2, BY_HAND)}, 300, printer, None) == "已送打印机：审签单2份。"


def test_the_set_is_told_in_the_tool_tip(office: Office) -> None:
    office.submit()
    tip = office.clerk.clerk.window.actions_by_id["print_together"].toolTip()
    assert re.fullmatch("审签单、送审稿、.*呈批说明", tip)
