"""Draws ``resources/icons/nianbao.ico``, for window, launchers and setup, from ``nianbao.svg``.

usage: python installer/icon/draw.py

The smallest sizes have a drawing of their own, ``nianbao-small.svg``: at 16 pixels a table of hair lines is a grey smudge.
"""

import struct
import sys
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

HERE = Path(__file__).parent
SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)
SMALL = 32
TARGET = HERE.parents[1] / "resources" / "icons" / "nianbao.ico"


def drawn(size: int) -> bytes:
    """The icon at ``size`` pixels, as PNG."""
    source = "nianbao-small.svg" if size <= SMALL else "nianbao.svg"
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(str(HERE / source)).render(painter)
    painter.end()
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(content.data())


def icon(pictures: dict[int, bytes]) -> bytes:
    """An .ico of PNG pictures by size (the form Windows has read since Vista)."""
    head, body = struct.pack("<HHH", 0, 1, len(pictures)), b""
    start = len(head) + 16 * len(pictures)
    for size, picture in pictures.items():
        side = size % 256  # 0 stands for 256
        head += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(picture), start + len(body))
        body += picture
    return head + body


def main() -> None:
    """Draw every size and write the file."""
    QGuiApplication(["draw", "-platform", "offscreen"])
    TARGET.write_bytes(icon({size: drawn(size) for size in SIZES}))


if __name__ == "__main__":
    sys.exit(main())
