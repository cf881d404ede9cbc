"""What the bottom line says of saving: 正在保存, 已保存 and when, or in red why not and that it is tried again."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QWidget

from desktop.store.drafts import DraftStore
from desktop.store.writer import Outcome

TRY_AGAIN = 3_000  # milliseconds after a save that failed


class SavingLine(QLabel):
    """Tells the outcomes of the store that is watched, and has it try again until it succeeds."""

    def __init__(self, clock: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self.setMinimumWidth(1)  # a long sentence must not widen the window
        self._store: DraftStore | None = None
        self._again = QTimer(self, singleShot=True, interval=TRY_AGAIN)
        self._again.timeout.connect(self._try_again)

    def watch(self, store: DraftStore) -> None:
        """Tell of ``store`` from now on."""
        self._store = store
        self._again.stop()
        self.clear()

    def begin(self) -> None:
        """Something is on its way to the disk. A failure stays on the screen until it is mended."""
        if self.objectName() != "unsaved":
            self.setText("正在保存…")

    def tell(self, outcome: Outcome) -> None:
        """Say how it ended; the words say what the colour says."""
        if outcome.failure is None:
            self._again.stop()
            self._say("saved", f"✓ 已保存 {self._clock():%H:%M}")
        else:
            self._say("unsaved", f"没有保存，填的都在，请不要关闭：{outcome.failure.tried_again}")
            self._again.start()

    def _say(self, name: str, words: str) -> None:
        if self.objectName() != name:
            self.setObjectName(name)
            self.style().polish(self)
        self.setText(words)
        self.setToolTip(words)

    def _try_again(self) -> None:
        if self._store is not None:
            self._store.try_again()
