"""Typing as steps of undo, through the editor's own door: what joins and what stands alone."""

from datetime import datetime, timedelta

import pytest

from forms.draft.editor import DraftEditor
from forms.edition import Editions

TEXT, CELL, OTHER = "overview.lead", "requests.received.natural", "requests.carried_over.natural"
STARTED = datetime(2022, 1, 5, 12, 0)


class Typist:
    """Types at a pace of ten characters a second, or as said."""

    def __init__(self) -> None:
        self.now = STARTED
        entries = {"report.edition": "2021", "report.year": "2021", "report.agency": "甲局"}
        self.editor = DraftEditor(Editions(), entries, (), user="甲", clock=lambda: self.now, record=lambda edits: None)

    def enters(self, field: str, *texts: str, pause: float = 0.1) -> None:
        for text in texts:
            self.now += timedelta(seconds=pause)
            self.editor.set(field, text, typing=True)

    def undone(self, field: str) -> list[str]:
        """What ``field`` holds after each undo."""
        held = []
        while self.editor.undo():
            held.append(self.editor.draft.entries.get(field, ""))
        return held


@pytest.fixture
def typist() -> Typist:
    return Typist()


def test_much_at_once_is_a_step_of_its_own(typist: Typist) -> None:
    typist.enters(TEXT, "甲", "甲乙", "甲乙" + "长" * 300, "甲乙" + "长" * 300 + "丙")
    assert typist.undone(TEXT) == ["甲乙" + "长" * 300, "甲乙", ""]


def test_what_replaces_or_deletes_a_selection_is_a_step_of_its_own(typist: Typist) -> None:
    typist.enters(TEXT, "甲", "甲乙", "甲乙丙", "丁", "")
    assert typist.undone(TEXT) == ["甲乙丙", ""]
    typist.enters(TEXT, "甲", "甲乙", "甲乙丙", "")
    assert typist.undone(TEXT) == ["甲乙丙", ""]


def test_a_correction_while_typing_belongs_to_it(typist: Typist) -> None:
    typist.enters(TEXT, "甲", "甲乙", "甲", "甲丙")
    assert typist.undone(TEXT) == [""]


def test_a_cell_is_one_step_however_slowly_until_it_is_left(typist: Typist) -> None:
    typist.enters(CELL, "1", "12", "123", pause=30)
    typist.editor.stop_typing()
    typist.enters(CELL, "5")
    assert typist.undone(CELL) == ["123", ""]


def test_an_act_in_between_ends_the_visit(typist: Typist) -> None:
    typist.enters(CELL, "1")
    typist.editor.paste({OTHER: "4"})
    typist.enters(CELL, "12")
    assert typist.undone(CELL) == ["1", "1", ""]


def test_giving_up_takes_back_what_was_typed_there_and_nothing_else(typist: Typist) -> None:
    typist.editor.set(CELL, "7")
    typist.enters(CELL, "1", "12")
    typist.editor.give_up_typing(OTHER)
    assert typist.editor.draft.text(CELL) == "12"
    typist.editor.give_up_typing(CELL)
    typist.editor.give_up_typing(CELL)
    assert typist.editor.draft.text(CELL) == "7"
