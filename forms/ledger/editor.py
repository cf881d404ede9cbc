"""LedgerEditor: the one door through which a ledger changes. Its steps are a journal of their own, beside the report's.

Nothing of a ledger is ever an entry of the report, so that no output, exchange form or revision can hold it. Undo and
redo are steps too, and come back after a restart.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime

from forms.draft.history import History, Step
from forms.draft.journal import Edit, apply_edits, changed_span
from forms.ledger.definition import LedgerForm
from forms.ledger.ledger import Line, lines, new_ids, remembered, to_entry, values, word_entry
from forms.ledger.reading import read

Recorder = Callable[[Sequence[Edit]], None]
Listener = Callable[[frozenset[str]], None]
Rows = Sequence[Mapping[str, str]]  # what was typed, by the keys of columns


class LedgerEditor:
    """Changes the ledgers of one report. ``record`` is handed the edits of each act; ``clock`` gives local time."""

    def __init__(
        self,
        entries: Mapping[str, str],
        journal: Iterable[Edit],
        *,
        user: str,
        clock: Callable[[], datetime],
        record: Recorder,
    ) -> None:
        self._entries = dict(entries)
        self._history = History(journal)
        self._user, self._clock, self._record = user, clock, record
        self._listeners: list[Listener] = []

    def subscribe(self, listener: Listener) -> None:
        """Have ``listener`` called with the changed entries' ids after each act."""
        self._listeners.append(listener)

    @property
    def entries(self) -> Mapping[str, str]:
        """The entries as they are now."""
        return self._entries

    def lines(self, ledger: LedgerForm) -> list[Line]:
        """The lines of ``ledger`` as they are now."""
        return lines(ledger, self._entries)

    def remembered(self, ledger: LedgerForm) -> dict[tuple[str, str], str]:
        """Column and words with the choice that they were said to mean."""
        return remembered(ledger, self._entries)

    def set(self, ledger: LedgerForm, line_id: str, column: str, text: str) -> None:
        """Enter ``text`` into ``column`` of the line. Raises KeyError where there is no such line."""
        self.paste(ledger, {(line_id, column): text})

    def paste(self, ledger: LedgerForm, texts: Mapping[tuple[str, str], str], new: Rows = ()) -> None:
        """Enter ``texts`` by line and column, and ``new`` lines under the last, as one step."""
        changed: dict[str, dict[str, str]] = {}
        for (line_id, column), text in texts.items():
            line = changed.setdefault(line_id, values(line_id, self._entries))
            line[column] = read(ledger.by_key[column], text)
        changes = {line_id: to_entry(line) for line_id, line in changed.items()}
        changes.update(self._new(ledger, new))
        count = len(texts) + sum(map(len, new))
        one = next(iter(texts)) if count == 1 and texts else None
        named = f"填写“{ledger.by_key[one[1]].label}”" if one else f"填写{count}格"
        self._act("set" if one else "paste", f"{ledger.label}：{named}", changes)

    def replace(self, entries: Mapping[str, str], label: str) -> None:
        """Make the ledgers hold just ``entries``, as one step."""
        gone = {entry: "" for entry in self._entries if entry not in entries}
        self._act("load", label, {**gone, **entries})

    def add(self, ledger: LedgerForm) -> str:
        """A blank line under the last; returns its id."""
        (line_id,) = new_ids(ledger, self._entries, 1)
        self._act("add", f"{ledger.label}：新增", {line_id: to_entry({})})
        return line_id

    def delete(self, ledger: LedgerForm, line_ids: Iterable[str]) -> None:
        """Delete the lines."""
        changes = dict.fromkeys(line_ids, "")
        self._act("delete", f"{ledger.label}：删除{len(changes)}行", changes)

    def take(self, ledger: LedgerForm, rows: Rows, words: Mapping[tuple[str, str], str], label: str) -> None:
        """Add ``rows`` as already confirmed, and remember by column and ``words`` what they mean, as one step."""
        changes = self._new(ledger, rows)
        changes.update({word_entry(ledger, column, said): choice for (column, said), choice in words.items()})
        self._act("import", f"{ledger.label}：{label}", changes)

    def clear(self, ledger: LedgerForm) -> None:
        """Delete every line."""
        self.delete(ledger, [each.id for each in self.lines(ledger)])

    @property
    def undo_label(self) -> str | None:
        """What undo would take back, or None."""
        return self._history.undoable[-1].label if self._history.undoable else None

    @property
    def redo_label(self) -> str | None:
        """What redo would do again, or None."""
        return self._history.redoable[-1].label if self._history.redoable else None

    def undo(self) -> str | None:
        """Take back the last step; returns its label, None when there is nothing to undo."""
        return self._reverse("undo", self._history.undoable)

    def redo(self) -> str | None:
        """Do again what was undone last; returns its label, None when there is nothing to redo."""
        return self._reverse("redo", self._history.redoable)

    def _new(self, ledger: LedgerForm, rows: Rows) -> dict[str, str]:
        ids = new_ids(ledger, self._entries, len(rows))
        read_rows = ({key: read(ledger.by_key[key], text) for key, text in row.items()} for row in rows)
        return {line_id: to_entry(line) for line_id, line in zip(ids, read_rows, strict=True)}

    def _act(self, action: str, label: str, changes: Mapping[str, str]) -> None:
        number, when = self._history.last_number + 1, self._now()
        edits = tuple(
            Edit(number, action, label, entry, *changed_span(old, text), None, self._user, when)
            for entry, text in changes.items()
            if (old := self._entries.get(entry, "")) != text
        )
        if edits:
            self._take(edits)

    def _reverse(self, action: str, steps: list[Step]) -> str | None:
        if not steps:
            return None
        step = steps[-1]
        number, when = self._history.last_number + 1, self._now()
        self._take(
            tuple(
                Edit(number, action, step.label, *edit.reversed_span(), step.number, self._user, when)
                for edit in reversed(step.edits)
            )
        )
        return step.label

    def _take(self, edits: tuple[Edit, ...]) -> None:
        apply_edits(self._entries, edits)
        self._history.record(Step(edits))
        self._record(edits)
        for listener in self._listeners:
            listener(frozenset(edit.field for edit in edits))

    def _now(self) -> str:
        return self._clock().isoformat(timespec="seconds")
