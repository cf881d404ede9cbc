"""Draws ``resources/icons/nianbao.ico``, for window, launchers and setup, from ``nianbao.svg``,
and ``side.bmp``, for setup's first and last page, from ``side.svg``.

usage: python installer/icon/draw.py

The smallest sizes have a drawing of their own, ``nianbao-small.svg``: at 16 pixels a table of hair lines is a smudge.
"""

import struct
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QGuiApplication, QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgRenderer

HERE = Path(__file__).parent
SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)
SMALL = 32
TARGET = HERE.parents[1] / "resources" / "icons" / "nianbao.ico"


def drawn(source: str, width: int, height: int) -> QImage:
    """A drawing of this folder at a size in pixels."""
    image = QImage(width, height, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(str(HERE / source)).render(painter)
    painter.end()
    return image


def png(image: QImage) -> bytes:
    """``image`` as PNG."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
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
    """Draw everything and write both files."""
    QGuiApplication(["draw", "-platform", "offscreen"])
    sources = {size: "nianbao-small.svg" if size <= SMALL else "nianbao.svg" for size in SIZES}
    TARGET.write_bytes(icon({size: png(drawn(source, size, size)) for size, source in sources.items()}))
    drawn("side.svg", 164, 314).convertToFormat(QImage.Format.Format_Indexed8).save(str(HERE / "side.bmp"))


if __name__ == "__main__":
    main()
