"""The store cannot be opened: says why, tries again by itself and goes on as soon as the cause is gone."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMessageBox

from desktop.store.drafts import DraftStore
from desktop.store.errors import StoreError, StoreTooNew

TRY_AGAIN = 3_000  # milliseconds
GOES_ON = "原因消除以后，程序会自动打开。"


class Waiting(QMessageBox):
    """Shown for ``refused``; ``opened`` is the store once ``open_store`` succeeded, None where the person gave up."""

    def __init__(self, title: str, refused: StoreError, open_store: Callable[[], DraftStore]) -> None:
        super().__init__(QMessageBox.Icon.Warning, title, "")
        self.opened: DraftStore | None = None
        self._open_store = open_store
        self.addButton("关闭", QMessageBox.ButtonRole.RejectRole)
        self._again = QTimer(self, singleShot=True, interval=TRY_AGAIN)
        self._again.timeout.connect(self._try)
        self._say(refused)

    def _say(self, refused: StoreError) -> None:
        hopeless = isinstance(refused, StoreTooNew)  # another program is needed, not patience
        self.setText(refused.message if hopeless else f"{refused.message}{GOES_ON}")
        if not hopeless:
            self._again.start()

    def _try(self) -> None:
        try:
            self.opened = self._open_store()
        except StoreError as refused:
            self._say(refused)
        else:
            self.accept()
