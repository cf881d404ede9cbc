"""The menu 帮助: rules, keys, folders, licences. Its words are loaded when they are shown."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop.window.actions import ACTIONS


class HelpActions:
    """``data`` is the folder of the store; dialogs stand before ``window``."""

    def __init__(self, data: Path, log_file: Path, window: QWidget) -> None:
        self._data, self._log_file, self._window = data, log_file, window

    def do_rules(self) -> None:
        """Every rule with its severity, explanation and source."""
        from desktop.window.wording import TextDialog, rules_table  # noqa: PLC0415

        TextDialog("核对规则", rules_table(), self._window).show()

    def do_keys(self) -> None:
        """All keys."""
        from desktop.window.wording import TextDialog, keys_table  # noqa: PLC0415

        TextDialog("快捷键", keys_table(ACTIONS), self._window).show()

    def do_data_folder(self) -> None:
        """Show the folder of the store."""
        _open(self._data)

    def do_open_log(self) -> None:
        """Open the log."""
        _open(self._log_file)

    def do_licences(self) -> None:
        """The licences of the program and of everything it ships."""
        from desktop.window.wording import TextDialog, licences  # noqa: PLC0415

        TextDialog("许可", licences(), self._window).show()

    def do_about(self) -> None:
        """What this is."""
        from PySide6.QtWidgets import QMessageBox  # noqa: PLC0415

        from desktop.window.wording import about  # noqa: PLC0415

        QMessageBox.about(self._window, "关于公开年报", about())


def _open(path: Path) -> None:
    """Show ``path`` in the system's own program."""
    from PySide6.QtCore import QUrl  # noqa: PLC0415
    from PySide6.QtGui import QDesktopServices  # noqa: PLC0415

    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
