"""The window's looks: one style on every system, a light and a dark palette, one accent, a few rules of spacing."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from forms.entry.faces import RARE_FAMILY

CHINESE = "Microsoft YaHei UI"  # where Windows itself speaks another language, its own face has no Chinese
SMALLEST_POINTS = 9.0  # of the interface face at 100 %
_SCHEMES = {"system": Qt.ColorScheme.Unknown, "light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
# Colour of each role, light and dark.
_COLOURS: dict[QPalette.ColorRole, tuple[str, str]] = {
    QPalette.ColorRole.Window: ("#f3f4f6", "#24272b"),
    QPalette.ColorRole.WindowText: ("#1d2126", "#e4e6e9"),
    QPalette.ColorRole.Base: ("#ffffff", "#1b1d20"),
    QPalette.ColorRole.AlternateBase: ("#f7f8fa", "#212428"),
    QPalette.ColorRole.Text: ("#1d2126", "#e4e6e9"),
    QPalette.ColorRole.PlaceholderText: ("#6b7380", "#949ca6"),
    QPalette.ColorRole.Button: ("#ffffff", "#30343a"),
    QPalette.ColorRole.ButtonText: ("#1d2126", "#e4e6e9"),
    QPalette.ColorRole.BrightText: ("#ffffff", "#ffffff"),
    QPalette.ColorRole.Light: ("#ffffff", "#3a3f46"),
    QPalette.ColorRole.Midlight: ("#dfe6f0", "#3a434f"),
    QPalette.ColorRole.Mid: ("#b9bfc8", "#4a5058"),
    QPalette.ColorRole.Dark: ("#9aa1ab", "#15171a"),
    QPalette.ColorRole.Shadow: ("#6b7380", "#0d0e10"),
    QPalette.ColorRole.Highlight: ("#1f5fa8", "#2f6fb8"),
    QPalette.ColorRole.HighlightedText: ("#ffffff", "#ffffff"),
    QPalette.ColorRole.Link: ("#1f5fa8", "#7fb2ea"),
    QPalette.ColorRole.ToolTipBase: ("#ffffff", "#30343a"),
    QPalette.ColorRole.ToolTipText: ("#1d2126", "#e4e6e9"),
}
_GREYED = ("#9aa1ab", "#6a7078")
_WRITTEN = (
    QPalette.ColorRole.WindowText,
    QPalette.ColorRole.Text,
    QPalette.ColorRole.ButtonText,
)
WRONG, DONE = ("#b42318", "#ff8a80"), ("#1a7f37", "#7bd88f")
DIGITS = '"Consolas", "DejaVu Sans Mono", monospace'  # all as wide as each other
PRACTICE = ("#fff3c4", "#4a3d12")  # behind the band of practice; nothing real has this colour
CAREFUL, QUIET = ("#9a6700", "#e3b341"), ("#6b7380", "#949ca6")


def apply_looks(percent: int, colours: str) -> None:
    """Type at ``percent`` of its usual size, and ``colours``: ``system``, ``light`` or ``dark``."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        return
    app.styleHints().setColorScheme(_SCHEMES[colours])  # the window's own frame follows where the system can
    dark = (app.styleHints().colorScheme() if colours == "system" else _SCHEMES[colours]) is Qt.ColorScheme.Dark
    app.setPalette(_palette(dark))
    points = SMALLEST_POINTS * percent / 100
    font = app.font()
    font.setPointSizeF(points)
    font.setFamilies(list(dict.fromkeys((font.families()[0], CHINESE, RARE_FAMILY))))
    app.setFont(font)
    app.setStyleSheet(_sheet(points, int(dark)))


def is_dark(palette: QPalette) -> bool:
    """Whether ``palette`` is the dark one."""
    return palette.color(QPalette.ColorRole.Window).lightness() < 128


def _palette(dark: bool) -> QPalette:
    palette = QPalette()
    for role, pair in _COLOURS.items():
        palette.setColor(role, QColor(pair[dark]))
    for role in _WRITTEN:
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(_GREYED[dark]))
    return palette


def _sheet(points: float, dark: int) -> str:
    em = round(points * 96 / 72)  # pixels
    return f"""
QLabel#heading {{ font-size: {points * 2.1}pt; font-weight: bold; }}
QLabel#group {{ font-weight: bold; }}
QLabel#quiet {{ color: palette(placeholder-text); }}
QLabel#verdict {{ font-size: {points * 1.35}pt; font-weight: bold; }}
QLabel#problem, QLabel#unsaved {{ color: {WRONG[dark]}; }}
QLabel#saved {{ color: {DONE[dark]}; }}
QLabel#code {{ font-size: {points * 1.7}pt; font-weight: bold; font-family: {DIGITS}; }}
QFrame#verdict_line {{ background: palette(base); border: 1px solid palette(mid); border-radius: 4px; }}
QFrame#decision {{ background: palette(midlight); border: 1px solid palette(mid); border-radius: 4px; }}
QLabel#told {{ font-weight: bold; }}
QFrame#approval {{ background: palette(midlight); border-bottom: 1px solid palette(mid); }}
QFrame#practice {{ background: {PRACTICE[dark]}; border-bottom: 2px solid {CAREFUL[dark]}; }}
QLabel#practice_badge {{ font-weight: bold; padding: 1px {em // 2}px; border-radius: 3px;
    color: palette(base); background: {CAREFUL[dark]}; }}
QMenuBar {{ padding: 1px 6px; }}
QMenuBar::item {{ padding: {em // 3}px {em * 2 // 3}px; }}
QPushButton {{ padding: {em // 4}px {em * 5 // 6}px; }}
QPushButton#small {{ padding: 0 {em * 2 // 3}px; }}
QPushButton#main {{ padding: {em // 2}px {em * 3 // 2}px; font-weight: bold;
    color: palette(highlighted-text); background: palette(highlight);
    border: 1px solid palette(highlight); border-radius: 4px; }}
QPushButton#main:hover, QPushButton#main:focus {{ border-color: palette(window-text); }}
QPushButton#beside {{ padding: {em // 2}px {em}px; }}
QLineEdit[locked="true"], QPlainTextEdit[locked="true"] {{ background: palette(window); }}
QLineEdit, QComboBox, QDateEdit {{ padding: {em // 6}px {em // 4}px; }}
QListView, QTreeView {{ outline: none; border: none; background: palette(base); }}
QListView::item {{ padding: {em // 3}px {em // 3}px; }}
QTreeView::item {{ padding: {em // 3}px 2px; }}
QHeaderView::section {{ padding: {em // 3}px {em // 2}px; border: none; font-weight: bold;
    background: palette(window); border-bottom: 1px solid palette(mid); }}
QTableWidget::item {{ padding: {em // 3}px {em // 2}px; }}
QTableWidget::item:selected {{ color: palette(highlighted-text); background: palette(highlight); }}
QTabBar::tab {{ padding: {em // 3}px {em}px; }}
QTabBar#choice::tab {{ border: none; border-bottom: 2px solid transparent; }}
QTabBar#choice::tab:selected {{ font-weight: bold; border-bottom: 2px solid palette(highlight); }}
QStatusBar {{ border-top: 1px solid palette(mid); }}
QStatusBar::item {{ border: none; }}
"""
