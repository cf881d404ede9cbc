"""Undo and redo as read from the journal: which step comes next, across restarts.

A step that undoes another names it. Undoing step 5 appends step 6 with ``undoes=5``; redoing appends step 7 with
``undoes=6``. Both stacks are therefore rebuilt from the journal alone. The step that created the report stays.
"""

from collections.abc import Iterable
from typing import NamedTuple

from forms.draft.journal import Edit

CREATE = "create"


class Step(NamedTuple):
    """One act of the user: its edits in order."""

    edits: tuple[Edit, ...]

    @property
    def number(self) -> int:
        """Its number in the journal."""
        return self.edits[0].step

    @property
    def label(self) -> str:
        """What was done, in Chinese."""
        return self.edits[0].label

    @property
    def undoes(self) -> int | None:
        """The step it reverses, or None."""
        return self.edits[0].undoes


class History:
    """The steps that can be undone and redone, newest last."""

    def __init__(self, journal: Iterable[Edit] = ()) -> None:
        self.undoable: list[Step] = []
        self.redoable: list[Step] = []
        self.last_number = 0
        grouped: dict[int, list[Edit]] = {}
        for edit in journal:
            grouped.setdefault(edit.step, []).append(edit)
        for edits in grouped.values():
            self.record(Step(tuple(edits)))

    def record(self, step: Step) -> None:
        """Take in ``step``: new, longer than before (joined typing), an undo or a redo."""
        self.last_number = max(self.last_number, step.number)
        if step.undoes is None:
            if self.undoable and self.undoable[-1].number == step.number:
                self.undoable[-1] = step
            elif step.edits[0].action != CREATE:
                self.undoable.append(step)
            self.redoable.clear()
        elif self.undoable and self.undoable[-1].number == step.undoes:
            self.undoable.pop()
            self.redoable.append(step)
        elif self.redoable and self.redoable[-1].number == step.undoes:
            self.redoable.pop()
            self.undoable.append(step)
