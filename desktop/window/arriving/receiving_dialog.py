"""登记带回的意见: what a file that came back says, shown before anything is registered.

Only an opinion on exactly the newest revision can be registered, and once; anything else is shown and changes nothing.
"""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from desktop.signoff.decision import ORIGIN, Decision
from desktop.signoff.receiving import already, receive, registry_for
from desktop.signoff.refused import SignoffRefused
from desktop.signoff.registry import Registry
from desktop.store.drafts import DraftStore
from desktop.store.errors import StoreError
from desktop.window.approval.register_dialog import LINE_CHARACTERS, RegisterDialog
from desktop.window.arriving.code_line import CodeLine
from desktop.workplace import Workplace

WIDE = LINE_CHARACTERS * 3 // 2  # a title in a line, and words in a few
NO_WORDS = "（没有写别的话）"


def receiving_dialog(decision: Decision, workplace: Workplace, store: DraftStore, parent: QWidget) -> RegisterDialog:
    """The form; where there is nothing to register it says why and can only be closed."""
    form = RegisterDialog("登记带回的意见", "登记", parent, WIDE)
    form.add_sentence("带回的文件里写的是：")
    for label, text in (
        ("报告", decision.title),
        ("稿次", decision.revision),
        ("审签环节", decision.step),
        ("意见", decision.opinion),
        ("姓名", decision.name),
        ("日期", _day(decision.date)),
    ):
        form.add_widget(label, _plain(text))
    words = form.add_words("原话", NO_WORDS)
    words.setPlainText(decision.words)
    words.setReadOnly(True)
    form.add_widget("", CodeLine(decision.code))
    form.add_sentence(f"登记时注明：{ORIGIN}", "below")
    try:
        registry: Registry | None = registry_for(decision, workplace, store)
        before = already(decision, registry) if registry else None
        why = before.told if before else ""
    except SignoffRefused as refused:
        registry, why = None, str(refused)
    except StoreError as failure:
        registry, why = None, failure.message
    if registry is None or why:
        form.tell(why)
        form.button.hide()
        form.leave.setText("关闭")
        return form
    form.on_register(lambda: f"{receive(decision, registry).told}{registry.standing.line}。")
    return form


def _day(iso: str) -> str:
    day = date.fromisoformat(iso)  # reading the file made sure that it is one
    return f"{day.year}年{day.month}月{day.day}日"


def _plain(text: str) -> QLabel:
    """What came from outside, as it is written."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
