"""How a severity looks everywhere: by sign, by line and by ink, so that it is never told by colour alone."""

from PySide6.QtGui import QColor, QPalette, QTextCharFormat

from forms.checks.finding import Severity

SIGNS = {Severity.ERROR: "✕", Severity.WARNING: "！", Severity.NOTE: "○"}
LINES = {
    Severity.ERROR: QTextCharFormat.UnderlineStyle.WaveUnderline,
    Severity.WARNING: QTextCharFormat.UnderlineStyle.DashUnderline,
    Severity.NOTE: QTextCharFormat.UnderlineStyle.DotLine,
}
# On light ground and on dark.
_INKS = {
    Severity.ERROR: (QColor("#b42318"), QColor("#ff8a80")),
    Severity.WARNING: (QColor("#9a5b00"), QColor("#ffc266")),
    Severity.NOTE: (QColor("#6b7380"), QColor("#949ca6")),
}
_HALF = 128  # of the lightness


def ink(severity: Severity, palette: QPalette) -> QColor:
    """The ink of ``severity`` on the ground of ``palette``."""
    return _INKS[severity][palette.base().color().lightness() < _HALF]
