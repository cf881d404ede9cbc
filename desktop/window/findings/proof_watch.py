"""How much was changed after the last proof (三校后有改动2处), counted beside the work."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal

from desktop.signoff.standing import Standing
from desktop.window.approval.remark_dialogs import TURNS
from desktop.window.background import Background
from forms.draft.act import Act
from forms.draft.difference import difference
from forms.draft.draft import Draft
from forms.draft.exchange import load
from forms.edition import Editions

DATE = "report.date"
Request = tuple[Act, Mapping[str, str]]


class ProofWatch(QObject):
    """``told`` carries the sentence; an empty one while nothing was changed since, or no proof was read."""

    told = Signal(str)

    def __init__(self, editions: Editions, parent: QObject) -> None:
        super().__init__(parent)
        self._editions = editions
        self._read: tuple[int, Draft] | None = None  # the number of the last proof, and its text; of the worker
        self._background = Background(self._count, 0, self)
        self._background.done.connect(self.told.emit)

    def look(self, now: Standing, draft: Draft) -> None:
        """Count anew what ``draft`` has changed since the last proof."""
        if now.proofs:
            last = now.proofs[-1]
            self._background.ask(lambda: (last, dict(draft.entries)))
        else:
            self.told.emit("")

    def stop(self) -> None:
        """Wait for what is being counted."""
        self._background.stop()

    def _count(self, wanted: Request) -> str:
        proof, entries = wanted
        if self._read is None or self._read[0] != proof.number:
            self._read = proof.number, Draft(self._editions, load(proof.data["form"].encode(), self._editions).entries)
        changes = [
            each
            for each in difference(self._read[1], Draft(self._editions, entries))
            if each.field != DATE or each.before  # an open date is filled in by the signature
        ]
        return f"{TURNS[int(proof.data['turn']) - 1]}后有改动{len(changes)}处" if changes else ""
