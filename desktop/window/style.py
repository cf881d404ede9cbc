"""The window's few rules of looks; colours come from the system's light or dark palette."""

STYLE = """
QLabel#heading { font-size: 20pt; font-weight: bold; }
QLabel#quiet { color: palette(placeholder-text); }
QLabel#verdict { font-size: 12pt; font-weight: bold; }
QLabel#problem { color: #c00000; }
QListWidget { outline: none; }
QListWidget::item { padding: 5px 4px; }
"""
