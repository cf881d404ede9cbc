"""Find and replace over the whole report: steps through the places, replaces words in one undoable step."""

from collections.abc import Callable, Mapping

from desktop.window.search.find_bar import FindBar
from forms.draft.editor import DraftEditor
from forms.draft.entering import EntryRefused
from forms.draft.searching import Hit, hits, replaced

NONE = "没有找到"
FIXED = "这里是表格里的数或者活数字，跟着表走，不替换。"


class TextSearch:
    """``show`` is called with field, start and length of the place to show (stored text, code points)."""

    def __init__(self, editor: DraftEditor, bar: FindBar, show: Callable[[str, int, int], None]) -> None:
        self._editor, self.bar, self._show = editor, bar, show
        self._at: Hit | None = None
        bar.typed.connect(self.count)
        bar.sought.connect(self.seek)
        bar.replaced.connect(self.replace)
        bar.all_replaced.connect(self.replace_all)

    def count(self, words: str) -> None:
        """Say how many places there are, without leaving the line."""
        found = hits(self._editor.draft, words)
        if found:
            self.bar.tell(self._number(found) if self._at in found else f"共{len(found)}处，按回车逐处看")
        else:
            self.bar.tell(NONE if words else "")

    def seek(self, words: str, backward: bool) -> None:
        """Show the next place after the one shown last, from the top again after the last."""
        found = hits(self._editor.draft, words)
        if not found:
            self.bar.tell(NONE if words else "")
            self._at = None
            return
        step = -1 if backward else 1
        number = (found.index(self._at) + step if self._at in found else 0) % len(found)
        self._go(found, number)

    def replace(self, words: str, by: str) -> None:
        """Replace the place shown and show the next."""
        found = hits(self._editor.draft, words)
        if self._at not in found:
            self.seek(words, False)
            return
        number = found.index(self._at)
        done = found[number]
        if done.fixed:
            self._go(found, (number + 1) % len(found))
            self.bar.tell(FIXED)
            return
        texts = replaced(self._editor.draft, [done], by)
        grown = len(texts[done.field]) - len(self._editor.draft.text(done.field))
        if not self._replaced(texts, words):
            return
        left = hits(self._editor.draft, words)
        if left:
            self._go(left, self._first_after(left, done.field, done.start + done.length + grown))
        else:
            self._at = None
            self.bar.tell("已全部替换")

    def replace_all(self, words: str, by: str) -> None:
        """Replace every place in the texts, in one step."""
        found = hits(self._editor.draft, words)
        free = [hit for hit in found if not hit.fixed]
        if not self._replaced(replaced(self._editor.draft, free, by), words):
            return
        self._at = None
        kept = f"；{len(found) - len(free)}处是表格里的数或者活数字，没有替换" if len(found) > len(free) else ""
        self.bar.tell(f"替换了{len(free)}处{kept}" if found else NONE)

    def _replaced(self, texts: Mapping[str, str], words: str) -> bool:
        """Whether the draft took the ``texts``; else why not is said."""
        try:
            self._editor.replace_words(texts, words)
        except EntryRefused as refused:
            self.bar.tell(str(refused))
            return False
        return True

    def _first_after(self, found: list[Hit], field: str, start: int) -> int:
        """The number of the first place from ``start`` of ``field`` on, in the order of the report; else 0."""
        order = {known: number for number, known in enumerate(self._editor.draft.edition.fields)}
        place = order[field], start
        return next((number for number, hit in enumerate(found) if (order[hit.field], hit.start) >= place), 0)

    def _number(self, found: list[Hit]) -> str:
        """Which of the places ``found`` is the one shown."""
        assert self._at is not None
        return f"第{found.index(self._at) + 1}处，共{len(found)}处"

    def _go(self, found: list[Hit], number: int) -> None:
        self._at = found[number]
        self.bar.tell(self._number(found))
        place = self._at.field, self._at.start, self._at.length
        self.bar.keep_focus(lambda: self._show(*place))
