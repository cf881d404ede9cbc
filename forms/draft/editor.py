"""DraftEditor: the one door through which a draft changes, for keys, paste, commands and import.

Plain Python. Each act becomes one step of journal edits, is applied at once, handed to the store and told to whoever
listens. Undo and redo are steps too.
"""

import secrets
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime

from forms.draft import predecessors
from forms.draft.answer import LONGEST, PREFIX, Answer
from forms.draft.draft import Draft, OwnFigure, figure_section, own_figure
from forms.draft.entering import MARKED, EntryRefused, changes_for
from forms.draft.history import CREATE, History, Step
from forms.draft.journal import Edit, apply_edits, changed_span
from forms.draft.predecessors import Predecessor
from forms.draft.prose import Reference, clean, without_references
from forms.draft.readings import State
from forms.draft.typing_steps import Span, Typing
from forms.edition import Editions

Recorder = Callable[[Sequence[Edit]], None]
Listener = Callable[[frozenset[str]], None]


class DraftEditor:
    """Changes one report. ``record`` is handed the edits of each act, for the store; ``clock`` gives local time.

    ``locked`` says why nothing may be changed now but answers; every act then raises EntryRefused with it. Undo does
    not reach the step ``floor`` and those before it.
    """

    def __init__(
        self,
        editions: Editions,
        entries: Mapping[str, str],
        journal: Iterable[Edit],
        *,
        user: str,
        clock: Callable[[], datetime],
        record: Recorder,
        locked: str = "",
        floor: int = 0,
    ) -> None:
        self._entries = dict(entries)
        self._history = History(journal)
        self._user, self._clock, self._record = user, clock, record
        self._listeners: list[Listener] = []
        self._typing: Typing | None = None
        self.locked, self._floor = locked, floor
        self.draft = Draft(editions, self._entries)

    def subscribe(self, listener: Listener) -> None:
        """Have ``listener`` called with the changed entries' ids after each act."""
        self._listeners.append(listener)

    def resume(self, entries: Mapping[str, str], journal: Iterable[Edit], *, locked: str = "", floor: int = 0) -> None:
        """Go on with a report that was changed beside this door, locked and with its floor as they are now."""
        changed = {entry for entry, text in self._entries.items() if entries.get(entry) != text}
        changed |= entries.keys() - self._entries.keys()
        self._entries.clear()
        self._entries.update(entries)
        self._history = History(journal)
        self._typing = None
        self.locked, self._floor = locked, floor
        if changed:
            self._tell(frozenset(changed))

    def create(self, entries: Mapping[str, str], label: str) -> None:
        """The first step of a new report: ``entries`` as already read. It cannot be undone."""
        self._act(CREATE, label, entries)

    def set(self, entry: str, text: str, *, typing: bool = False) -> None:
        """Enter ``text`` under ``entry``. ``typing`` joins with the typing just before it. Raises EntryRefused."""
        changes = changes_for(self.draft, entry, text)
        action = "year" if "report.edition" in changes else "type" if typing else "set"
        self._act(action, f"填写“{self._place(entry)}”", changes)

    def stop_typing(self) -> None:
        """The person has left the field: what is typed next is another step."""
        self._typing = None

    def give_up_typing(self, entry: str) -> None:
        """Take back what was typed into ``entry`` since the person came to it, as undo does."""
        if self._typing and self._typing.entry == entry:
            self.undo()

    def paste(self, texts: Mapping[str, str]) -> None:
        """Enter several texts as one step. Raises EntryRefused, having changed nothing."""
        changes: dict[str, str] = {}
        for entry, text in texts.items():
            changes.update(changes_for(self.draft, entry, text))
        into_text = [entry for entry in texts if self._prose(entry)]
        where = f"到“{self._place(into_text[0])}”" if into_text else f"{len(texts)}格"
        self._act("paste", f"粘贴{where}", changes)

    def replace_words(self, texts: Mapping[str, str], words: str) -> None:
        """Enter the stored ``texts`` by field id in which ``words`` were replaced, as one step. Raises EntryRefused."""
        changes: dict[str, str] = {}
        for field, text in texts.items():
            changes.update(changes_for(self.draft, field, text))
        self._act("paste", f"替换“{words}”", changes)

    def fill(self, texts: Mapping[str, str], label: str) -> None:
        """Enter the ``texts`` counted or collected elsewhere, as one step. Raises EntryRefused, having changed none."""
        changes: dict[str, str] = {}
        for field, text in texts.items():
            changes.update(changes_for(self.draft, field, text))
        self._act("fill", label, changes)

    def replace(self, entries: Mapping[str, str], label: str) -> None:
        """Make the report hold just ``entries`` (already read), as one step."""
        gone = {entry: "" for entry in self._entries if entry not in entries}
        self._act("load", label, {**gone, **entries})

    def fill_zeros(self, chapter: str) -> None:
        """空格补0: a zero in each blank cell of the chapter's table, marked until confirmed."""
        blank = [
            field.id
            for field in self.draft.number_fields()
            if field.in_table
            and field.id.startswith(f"{chapter}.")
            and self.draft.reading(field.id).state is State.BLANK
        ]
        marks = {f"filled:{field_id}": MARKED for field_id in blank}
        self._act("fill", f"空格补0（{len(blank)}格）", {**dict.fromkeys(blank, "0"), **marks})

    def confirm_zeros(self, chapter: str) -> None:
        """Confirm the zeros that were filled into the chapter's table."""
        marks = [entry for entry in self._entries if entry.startswith(f"filled:{chapter}.")]
        self._act("confirm", f"确认补的0（{len(marks)}格）", dict.fromkeys(marks, ""))

    def add_figure(self, section: str, label: str, unit: str, part_of: str = "") -> str:
        """A new figure of the clerk's own in ``section``; returns its id. Raises EntryRefused."""
        if figure_section(self.draft.edition, section) is None:
            raise EntryRefused(f"“{section}”不是可以加数字的部分。")
        if part_of and (self.draft.field(part_of) is None or not part_of.startswith(f"{section}.")):
            raise EntryRefused(f"“其中”所属的数字“{part_of}”不在这一部分。")
        taken = {figure.id for figure in self.draft.own_figures()}
        field_id = next(name for name in iter(lambda: f"{section}.own_{secrets.token_hex(2)}", "") if name not in taken)
        order = max((figure.order for figure in self.draft.own_figures()), default=0) + 1
        figure = OwnFigure(field_id, clean(label), clean(unit), part_of, order)
        self._act("figure", f"增加数字“{label}”", {f"figure:{field_id}": figure.to_entry()})
        return field_id

    def change_figure(self, field_id: str, label: str, unit: str) -> None:
        """Give an own figure another label or unit. Raises EntryRefused."""
        old = self._own(field_id)
        figure = OwnFigure(field_id, clean(label), clean(unit), old.part_of, old.order)
        self._act("figure", f"修改数字“{label}”", {f"figure:{field_id}": figure.to_entry()})

    def delete_figure(self, field_id: str) -> None:
        """Delete an own figure; live figures that show it become digits in the same step. Raises EntryRefused."""
        old = self._own(field_id)
        changes = {field_id: "", f"figure:{field_id}": ""}

        def shows_it(reference: Reference) -> bool:
            return reference.field == field_id

        for field in self.draft.prose_fields():
            text = self._entries.get(field.id, "")
            changed = without_references(text, shows_it, self.draft.live_text)
            if changed != text:
                changes[field.id] = changed
        for figure in self.draft.own_figures():
            if figure.part_of == field_id:
                alone = OwnFigure(figure.id, figure.label, figure.unit, "", figure.order)
                changes[f"figure:{figure.id}"] = alone.to_entry()
        self._act("figure", f"删除数字“{old.label}”", changes)

    def answer(self, key: str, words: str, basis: str) -> None:
        """Explain the finding ``key`` in ``words``, as long as it rests on ``basis``; no words take it back.

        Raises EntryRefused for more than 500 characters.
        """
        words = " ".join(clean(words).split())
        if len(words) > LONGEST:
            raise EntryRefused(f"说明最多{LONGEST}个字，现有{len(words)}个字。")
        kept = Answer(words, basis).to_entry() if words else ""
        self._act("answer", "说明核对结果" if words else "收回说明", {f"{PREFIX}:{key}": kept})

    def repair(self, entry: str, start: int, removed: str, text: str, label: str) -> None:
        """In the stored text of ``entry``, have ``removed`` at ``start`` give way to ``text``, as one step.

        Raises EntryRefused where something else stands there by now.
        """
        old = self._entries.get(entry, "")
        end = start + len(removed)
        if old[start:end] != removed:
            raise EntryRefused("这里刚刚改过，请看新的核对结果。")
        self._act("repair", label, changes_for(self.draft, entry, old[:start] + text + old[end:]))

    def set_predecessors(self, listed: Iterable[Predecessor]) -> None:
        """Say which reports of last year this one follows from."""
        self._act("set", "设定上年报告", {predecessors.ENTRY: predecessors.to_entry(listed)})

    @property
    def undo_label(self) -> str | None:
        """What undo would take back, or None."""
        return self._undoable[-1].label if self._undoable else None

    @property
    def redo_label(self) -> str | None:
        """What redo would do again, or None."""
        return self._history.redoable[-1].label if self._history.redoable else None

    def undo(self) -> Step | None:
        """Take back the last step; returns what that did, None when there is nothing to undo."""
        return self._reverse("undo", self._undoable)

    def redo(self) -> Step | None:
        """Do again what was undone last; returns what that did, None when there is nothing to redo."""
        return self._reverse("redo", self._history.redoable)

    @property
    def _undoable(self) -> list[Step]:
        steps = self._history.undoable
        return steps if steps and steps[-1].number > self._floor else []

    def _reverse(self, action: str, steps: list[Step]) -> Step | None:
        if not steps:
            return None
        if self.locked:
            raise EntryRefused(self.locked)
        step = steps[-1]
        number, when = self._history.last_number + 1, self._now()
        edits = tuple(
            Edit(number, action, step.label, *edit.reversed_span(), step.number, self._user, when)
            for edit in reversed(step.edits)
        )
        self._typing = None
        done = Step(edits)
        self._take(edits, done)
        return done

    def _act(self, action: str, label: str, changes: Mapping[str, str]) -> None:
        spans: list[Span] = []
        for entry, text in changes.items():
            old = self._entries.get(entry, "")
            if old != text:
                whole = action == CREATE or not self._prose(entry)
                spans.append((entry, *((0, old, text) if whole else changed_span(old, text))))
        if not spans:
            return
        if self.locked and any(not entry.startswith(f"{PREFIX}:") for entry, *_ in spans):
            raise EntryRefused(self.locked)
        typed = self._typed((next(iter(changes)), *spans[0][1:])) if action == "type" else None
        joins = bool(typed and self._typing and self._typing.goes_on(typed))
        last = self._history.undoable[-1] if joins else None
        number = last.number if last else self._history.last_number + 1
        when = self._now()
        edits = tuple(Edit(number, action, label, *span, None, self._user, when) for span in spans)
        self._typing = self._typing.joined(typed) if joins and self._typing and typed else typed
        self._take(edits, Step((*last.edits, *edits) if last else edits))

    def _typed(self, span: Span) -> Typing:
        return Typing.of(span, self._clock(), prose=self._prose(span[0]))

    def _prose(self, entry: str) -> bool:
        field = self.draft.field(entry)
        return field is not None and field.prose

    def _take(self, edits: tuple[Edit, ...], step: Step) -> None:
        apply_edits(self._entries, edits)
        self._history.record(step)
        self._record(edits)
        self._tell(frozenset(edit.field for edit in edits))

    def _tell(self, changed: frozenset[str]) -> None:
        for listener in self._listeners:
            listener(changed)

    def _own(self, field_id: str) -> OwnFigure:
        kept = self._entries.get(f"figure:{field_id}")
        if kept is None:
            raise EntryRefused(f"没有“{field_id}”这个自有数字。")
        return own_figure(field_id, kept)

    def _place(self, entry: str) -> str:
        prefix, colon, target = entry.partition(":")
        field = self.draft.field(target if colon else prefix)
        return field.path if field else entry

    def _now(self) -> str:
        return self._clock().isoformat(timespec="seconds")
