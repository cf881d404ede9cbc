"""The preview: fitted, followed, searched, clicked; and what comes out of the printer."""

from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest

from desktop.window.printing.preview import PreviewPanel
from desktop.window.printing.printing import (
    BY_HAND,
    ONE_SIDE,
    PrintWishes,
    by_hand,
    prepared,
    print_document,
    print_test_page,
)

if TYPE_CHECKING:
    from tests.window.conftest import Clerk

POINT = 25.4 / 72


def preview(clerk: "Clerk") -> PreviewPanel:
    """The preview of the sample, shown and made."""
    clerk.window.open_sample()
    clerk.do("show_preview")
    panel = clerk.view.findChild(PreviewPanel)
    assert panel is not None
    clerk.qtbot.waitUntil(lambda: panel.pages.count > 3, timeout=10_000)
    return panel


def click(panel: PreviewPanel, field: str) -> None:
    """Click in the middle of where ``field`` stands."""
    rect = panel.pages.light(field)
    assert rect is not None
    QTest.mouseClick(panel.pages, Qt.MouseButton.LeftButton, pos=rect.center().toPoint())


def test_it_is_fitted_to_the_panel_when_shown_and_when_resized(clerk: "Clerk") -> None:
    panel = preview(clerk)
    for width in (330, 520):
        panel.resize(width, 500)
        assert panel.pages.widest * panel.pages.scale <= panel.area.viewport().width()
        assert panel.pages.widest * panel.pages.scale > panel.area.viewport().width() - 30
    panel.larger()
    bigger = panel.pages.scale
    panel.resize(400, 500)
    assert panel.pages.scale == bigger


@pytest.mark.parametrize(
    "field",
    [
        "requests.received.natural",
        "requests.withheld.process.total",
        "disputes.reconsideration.upheld",
        "overview.lead",
    ],
)
def test_a_click_on_the_page_leads_to_its_field(clerk: "Clerk", field: str) -> None:
    panel = preview(clerk)
    told: list[str] = []
    panel.field_activated.connect(told.append)
    click(panel, field)
    assert told == [field]


def test_a_click_on_a_live_figure_leads_to_its_number(clerk: "Clerk") -> None:
    panel = preview(clerk)
    clerk.view.editor.set("overview.lead", "收到申请{requests.received.total}件。")
    clerk.qtbot.waitUntil(lambda: bool(panel.pages.places_of("收到申请")), timeout=10_000)
    words = panel.pages.frame(panel.pages.places_of("收到申请")[0])
    assert words is not None
    told: list[str] = []
    panel.field_activated.connect(told.append)
    digits = QPointF(words.right() + 6, words.center().y())
    QTest.mouseClick(panel.pages, Qt.MouseButton.LeftButton, pos=digits.toPoint())
    assert told == ["requests.received.total"]
    assert clerk.table.currentIndex().column() == 6


def test_it_follows_the_form(clerk: "Clerk") -> None:
    panel = preview(clerk)
    clerk.view.go_to("other_matters.text")
    assert panel.pages.page_at(panel.area.verticalScrollBar().value() + 100) >= panel.pages.count - 2
    clerk.view.go_to("overview.lead")
    assert panel.pages.page_at(panel.area.verticalScrollBar().value()) == 0


def test_words_are_found_over_line_breaks(clerk: "Clerk") -> None:
    panel = preview(clerk)
    clerk.view.editor.set("overview.lead", "一" * 20 + "中华人民共和国政府信息公开条例")
    clerk.qtbot.waitUntil(lambda: bool(panel.pages.places_of("中华人民共和国政府信息公开条例")), timeout=10_000)
    assert panel.pages.places_of("没有这样的字") == []


def test_a_hundred_refreshes_leave_one_document_open(clerk: "Clerk") -> None:
    panel = preview(clerk)
    exported = clerk.view.outputs.pages()
    assert exported is not None
    seen = []
    for _ in range(100):
        seen.append(panel.pages.document)
        panel.show_pages(exported)
    assert all(document is not None and not document.raw for document in seen)


def printed(clerk: "Clerk", tmp_path: Path, wishes: PrintWishes, first: int = 0, last: int = 0) -> list[str]:
    """The words of each sheet side that came out, printed into a file."""
    panel = preview(clerk)
    target = tmp_path / "out.pdf"
    printer = prepared(wishes)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(target))
    if first:
        printer.setFromTo(first, last)
    exported = clerk.view.outputs.pages()
    assert exported is not None
    assert panel
    with pypdfium2.PdfDocument(exported.path) as document:
        told = print_document(document, printer, wishes, None)
    assert "已送打印机" in told
    with pypdfium2.PdfDocument(target) as document:
        return [f"{page.get_width():.0f}×{page.get_height():.0f}" for page in document]


def test_the_pages_chosen_are_printed_at_their_size(clerk: "Clerk", tmp_path: Path) -> None:
    sides = printed(clerk, tmp_path, PrintWishes(300, ONE_SIDE), first=2, last=4)
    assert sides == ["595×842"] * 3


def test_by_hand_fronts_come_before_backs() -> None:
    assert by_hand(range(5)) == (range(0, 5, 2), range(1, 5, 2))
    assert prepared(PrintWishes(600, BY_HAND)).duplex() == QPrinter.DuplexMode.DuplexNone


def test_the_frame_of_the_test_page_measures_156_by_225_millimetres(tmp_path: Path) -> None:
    target = tmp_path / "test.pdf"
    printer = prepared(PrintWishes())
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(target))
    assert "测试页" in print_test_page(printer)
    with pypdfium2.PdfDocument(target) as document:
        frames = [each.get_bounds() for each in document[0].get_objects() if each.type == 2]
    left, bottom, right, top = max(frames, key=lambda box: box[2] - box[0])
    assert (right - left) * POINT == pytest.approx(156, abs=0.5)
    assert (top - bottom) * POINT == pytest.approx(225, abs=0.5)
