"""The window's few rules of looks; colours come from the light or dark palette."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

SMALLEST_POINTS = 9.0  # of the interface face at 100 %
_SCHEMES = {"system": Qt.ColorScheme.Unknown, "light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}


def apply_looks(percent: int, colours: str) -> None:
    """Type at ``percent`` of its usual size, and ``colours``: ``system``, ``light`` or ``dark``."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        return
    app.styleHints().setColorScheme(_SCHEMES[colours])
    points = SMALLEST_POINTS * percent / 100
    font = app.font()
    font.setPointSizeF(points)
    app.setFont(font)
    app.setStyleSheet(_sheet(points))


def _sheet(points: float) -> str:
    return f"""
QLabel#heading {{ font-size: {points * 2.2}pt; font-weight: bold; }}
QLabel#group {{ font-weight: bold; }}
QLabel#quiet {{ color: palette(placeholder-text); }}
QLabel#verdict {{ font-size: {points * 1.35}pt; font-weight: bold; }}
QLabel#problem {{ color: #c00000; }}
QListWidget {{ outline: none; }}
QListWidget::item {{ padding: 5px 4px; }}
"""
