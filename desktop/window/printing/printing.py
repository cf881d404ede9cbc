"""Prints a PDF page by page, in grey, 1:1 on the sheet; both sides by hand where the printer turns no paper."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
from PySide6.QtCore import QMarginsF, QRectF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter, QPen
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QMessageBox,
    QProgressDialog,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

POINTS, MILLIMETRES = 72, 25.4  # to the inch
SHARPNESS = (600, 300)  # dpi; an office printer's memory is small
SIDES = ("单面", "双面（打印机自动翻面）", "双面（手动翻面）")
ONE_SIDE, AUTOMATIC, BY_HAND = range(3)
TYPE_AREA = (156.0, 225.0)  # millimetres, the frame of the test page (GB/T 9704-2012, 5.2.2)
NO_PRINTER = "这台电脑没有安装打印机。请用“存为PDF”，到别的电脑上打印。"
TURN = "单数页已经印好。请把这叠纸翻过来，按原来的顺序放回纸盒，再按“继续”。"


@dataclass(frozen=True, slots=True)
class PrintWishes:
    """``sharpness`` in dpi; ``sides`` is ONE_SIDE, AUTOMATIC or BY_HAND."""

    sharpness: int = SHARPNESS[0]
    sides: int = AUTOMATIC
    copies: int = 1


class PrintBox(QDialog):
    """What is asked before the system's own dialog; two other ways out lead to a PDF program and to a test page.

    ``told`` is what must be known of the pages before they are printed.
    """

    def __init__(self, parent: QWidget, elsewhere: Callable[[], None], told: str = "") -> None:
        super().__init__(parent)
        self.setWindowTitle("打印")
        self._sharpness, self._sides = QComboBox(), QComboBox()
        self._sharpness.addItems([f"{dpi} dpi" for dpi in SHARPNESS])
        self._sides.addItems(SIDES)
        self._sides.setCurrentIndex(AUTOMATIC)
        self.testing = False
        self._elsewhere = elsewhere
        form = QFormLayout()
        form.addRow("清晰度", self._sharpness)
        form.addRow("单双面", self._sides)
        row = QHBoxLayout()
        for text, act in (
            ("选打印机…", self.accept),
            ("打测试页…", self._test),
            ("用系统PDF程序打印", self._go_elsewhere),
            ("取消", self.reject),
        ):
            button = QPushButton(text)
            button.clicked.connect(act)
            row.addWidget(button)
        layout = QVBoxLayout(self)
        if told:
            layout.addWidget(warning(told))
        layout.addLayout(form)
        layout.addWidget(QLabel("按实际大小打印，不缩放。页码范围和份数在下一步选。"))
        layout.addLayout(row)

    @property
    def wishes(self) -> PrintWishes:
        """What was chosen."""
        return PrintWishes(SHARPNESS[self._sharpness.currentIndex()], self._sides.currentIndex())

    def _go_elsewhere(self) -> None:
        self.reject()
        self._elsewhere()

    def _test(self) -> None:
        self.testing = True
        self.accept()


def warning(words: str) -> QLabel:
    """What must be known before it is printed."""
    label = QLabel(words)
    label.setObjectName("problem")
    label.setWordWrap(True)
    return label


def print_file(path: Path, parent: QWidget, elsewhere: Callable[[], None], told: str = "") -> str:
    """Ask how, on which printer and which pages, and print; returns a sentence on how it ended."""
    if not QPrinterInfo.availablePrinterNames():
        return NO_PRINTER
    box = PrintBox(parent, elsewhere, told)
    if box.exec() != QDialog.DialogCode.Accepted:
        return ""
    printer = prepared(box.wishes)
    with pypdfium2.PdfDocument(path.read_bytes()) as document:
        dialog = QPrintDialog(printer, parent)
        dialog.setMinMax(1, 1 if box.testing else len(document))
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return "没有打印。"
        if box.testing:
            return print_test_page(printer)
        return print_document(document, printer, box.wishes, parent)


def prepared(wishes: PrintWishes) -> QPrinter:
    """A printer set to A4, grey, the whole sheet, and to ``wishes``."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageLayout(
        QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))
    )
    printer.setFullPage(True)
    printer.setResolution(wishes.sharpness)
    printer.setColorMode(QPrinter.ColorMode.GrayScale)
    set_up(printer, wishes)
    return printer


def set_up(printer: QPrinter, wishes: PrintWishes) -> None:
    """How often and on which sides ``printer`` prints what comes next."""
    automatic = wishes.sides == AUTOMATIC
    printer.setDuplex(QPrinter.DuplexMode.DuplexLongSide if automatic else QPrinter.DuplexMode.DuplexNone)
    printer.setCopyCount(wishes.copies)
    printer.setCollateCopies(True)


def print_document(
    document: pypdfium2.PdfDocument, printer: QPrinter, wishes: PrintWishes, parent: QWidget | None
) -> str:
    """Print the pages that ``printer`` is set to; returns a sentence on how it ended."""
    first = printer.fromPage() or 1
    last = min(printer.toPage() or len(document), len(document))
    wanted = range(first - 1, last)
    copies = printer.copyCount()
    if wishes.sides != BY_HAND:
        if copies > 1 and not printer.supportsMultipleCopies():
            return _print_pages(document, repeated(wanted, copies, wishes.sides), printer, parent)[1]
        return _print_pages(document, wanted, printer, parent)[1]
    printer.setCopyCount(1)  # the pile is turned as a whole, so every copy is laid out here
    fronts, backs = by_hand(wanted, copies)
    printed, told = _print_pages(document, fronts, printer, parent)
    if not printed or all(each is None for each in backs):
        return told
    box = QMessageBox(QMessageBox.Icon.Information, "手动双面", TURN, parent=parent)
    go_on = box.addButton("继续", QMessageBox.ButtonRole.AcceptRole)
    box.addButton("不印了", QMessageBox.ButtonRole.RejectRole)
    box.exec()
    return _print_pages(document, backs, printer, parent)[1] if box.clickedButton() is go_on else "只印了单数页。"


def by_hand(pages: Sequence[int], copies: int = 1) -> tuple[Sequence[int | None], Sequence[int | None]]:
    """The pages of the fronts, and of the backs in the order in which the turned pile wants them.

    None is an empty side: the last sheet of each copy of an odd number of pages, where another copy follows.
    """
    fronts, backs = pages[::2], pages[1::2]
    if copies == 1:
        return fronts, backs
    empty = [None] * (len(fronts) - len(backs))
    return [*fronts] * copies, [*backs, *empty] * copies


def repeated(pages: Sequence[int], copies: int, sides: int) -> Sequence[int | None]:
    """``pages`` over and over; printed on both sides, every copy begins a sheet of its own."""
    empty = [None] if sides == AUTOMATIC and len(pages) % 2 else []
    return [*pages, *empty] * copies


def print_test_page(printer: QPrinter) -> str:
    """A sheet with the frame of the type area, to measure whether the printer scales."""
    painter = QPainter()
    if not painter.begin(printer):
        return _refused()
    per_millimetre = printer.resolution() / MILLIMETRES
    sheet = printer.pageLayout().fullRectPixels(printer.resolution())
    width, height = (length * per_millimetre for length in TYPE_AREA)
    frame = QRectF((sheet.width() - width) / 2, (sheet.height() - height) / 2, width, height)
    painter.setPen(QPen(Qt.GlobalColor.black, 0.2 * per_millimetre))
    painter.drawRect(frame)
    words = "这个框应为宽156毫米、高225毫米。\n不是的话，请在打印机设置里选“实际大小”（100%，不缩放）。"
    painter.drawText(frame, int(Qt.AlignmentFlag.AlignCenter), words)
    painter.end()
    return "测试页已送打印机。请用尺量一量框的宽和高。"


def _print_pages(
    document: pypdfium2.PdfDocument, pages: Sequence[int | None], printer: QPrinter, parent: QWidget | None
) -> tuple[bool, str]:
    """Whether all ``pages`` went to the printer, and a sentence on it."""
    painter = QPainter()
    if not painter.begin(printer):
        return False, _refused()
    progress = QProgressDialog("正在打印……", "取消", 0, len(pages), parent)
    progress.setWindowModality(Qt.WindowModality.WindowModal)
    try:
        for done, page in enumerate(pages):
            if done:
                printer.newPage()
            if page is not None:
                _draw(document[page], printer, painter)
            progress.setValue(done + 1)
            if progress.wasCanceled():
                printer.abort()
                return False, f"已取消，打印了{done + 1}页。"
    finally:
        painter.end()
        progress.close()
        progress.deleteLater()
    return True, f"已送打印机：{len(pages)}页。"


def _refused() -> str:
    return "打印机没有接受。请检查打印机是否打开、有纸，再试一次。"


def _draw(page: pypdfium2.PdfPage, printer: QPrinter, painter: QPainter) -> None:
    """The page at its actual size; one that is read across is turned onto the upright sheet."""
    page.set_rotation(0)
    width, height = page.get_size()
    per_point = printer.resolution() / POINTS
    bitmap = page.render(scale=per_point, grayscale=True)
    image = QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_Grayscale8)
    painter.drawImage(QRectF(0, 0, width * per_point, height * per_point), image)
    bitmap.close()
    page.close()
