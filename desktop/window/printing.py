"""Prints a PDF through the system's print dialog, page by page, in grey at the printer's own fineness up to 600 dpi."""

from pathlib import Path

import pypdfium2
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QProgressDialog, QWidget

FINEST = 600  # dpi; an office printer's memory is small
POINTS = 72


def print_file(path: Path, parent: QWidget) -> str:
    """Ask for printer, pages and sides, and print; returns a sentence on how it ended."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setColorMode(QPrinter.ColorMode.GrayScale)
    printer.setFullPage(True)
    printer.setDuplex(QPrinter.DuplexMode.DuplexLongSide)
    with pypdfium2.PdfDocument(path.read_bytes()) as document:
        dialog = QPrintDialog(printer, parent)
        dialog.setMinMax(1, len(document))
        if dialog.exec() != QPrintDialog.DialogCode.Accepted:
            return "没有打印。"
        return print_pages(document, printer, parent)


def print_pages(document: pypdfium2.PdfDocument, printer: QPrinter, parent: QWidget | None) -> str:
    """Print the pages that ``printer`` is set to; returns a sentence on how it ended."""
    first = printer.fromPage() or 1
    last = printer.toPage() or len(document)
    wanted = list(range(first - 1, min(last, len(document))))
    progress = QProgressDialog("正在打印……", "取消", 0, len(wanted), parent)
    progress.setWindowModality(Qt.WindowModality.WindowModal)
    painter = QPainter()
    if not painter.begin(printer):
        return "打印机没有接受。请检查打印机是否打开、有纸，再试一次。"
    try:
        for done, page in enumerate(wanted):
            if done:
                printer.newPage()
            _draw(document[page], printer, painter)
            progress.setValue(done + 1)
            if progress.wasCanceled():
                printer.abort()
                return f"已取消，打印了{done + 1}页。"
    finally:
        painter.end()
    return f"已送打印机：{len(wanted)}页。"


def _draw(page: pypdfium2.PdfPage, printer: QPrinter, painter: QPainter) -> None:
    scale = min(printer.resolution(), FINEST) / POINTS
    bitmap = page.render(scale=scale, grayscale=True)
    image = QImage(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_Grayscale8)
    sheet = QPageLayout(printer.pageLayout()).fullRectPixels(printer.resolution())
    painter.drawImage(QRectF(0, 0, sheet.width(), sheet.height()), image)
