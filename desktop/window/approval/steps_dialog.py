"""审签环节: the steps of approval as this office has them, one a line, or one of the presets."""

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from desktop.signoff.refused import SignoffRefused
from desktop.signoff.steps import PRESETS, from_lines, to_lines, to_text
from desktop.window.approval.register_dialog import RegisterDialog
from desktop.window.settings.settings_keeper import SettingsKeeper

LINES = 10


def steps_dialog(settings: SettingsKeeper, parent: QWidget) -> RegisterDialog:
    """The list, to be changed as text."""
    form = RegisterDialog("审签环节", "存下", parent)
    form.add_sentence(
        "一行一个环节，按先后写，最后一行是签发。可以由几个人签的，后面写（可多人）；可以和上一环节同时办的，后面写（可并行）。"
    )
    form.add_sentence("已经送审的稿子仍走送审时的环节。")
    lines = form.add_words("环节")
    lines.setFixedHeight(lines.fontMetrics().lineSpacing() * LINES + 14)
    lines.setPlainText(to_lines(settings.now.steps))
    presets = QHBoxLayout()
    for name, steps in PRESETS.items():
        button = QPushButton(name)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _=False, wanted=steps: lines.setPlainText(to_lines(wanted)))
        presets.addWidget(button)
    presets.addStretch(1)
    form.form.addRow("换成", presets)

    def act() -> str:
        try:
            steps = from_lines(lines.toPlainText())
        except ValueError as fault:
            raise SignoffRefused(str(fault)) from None
        settings.change(approval=to_text(steps))
        return f"审签环节已存下，共{len(steps)}步，下次送审时用。"

    form.on_register(act)
    return form
