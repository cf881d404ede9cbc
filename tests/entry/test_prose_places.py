"""A stretch of the stored text is that stretch on the screen, whatever characters stand before it."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QTextEdit
from pytestqt.qtbot import QtBot

from forms.checks.finding import Severity, Span
from forms.draft.draft import Draft
from forms.draft.prose import Reference, escaped, parse
from forms.edition import Editions
from forms.entry.prose import ProseForm

FIELD, NUMBER = "overview.lead", "requests.received.natural"
ENTRIES = {"report.edition": "2021", "report.year": "2021", "report.agency": "甲局", NUMBER: "19"}
EDITIONS = Editions()
PIECES = ["甲", "乙丙", "𠮷", "🀄🀄", "{{", "}}", "{" + NUMBER + "}", "#", "#2 ", "\n", "A"]


def form_of(qtbot: QtBot, text: str) -> ProseForm:
    draft = Draft(EDITIONS, {**ENTRIES, FIELD: text} if text else ENTRIES)
    form = ProseForm(draft.edition.fields[FIELD], draft)
    qtbot.addWidget(form)
    return form


@given(st.lists(st.sampled_from(PIECES), max_size=12))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_each_stretch_is_selected_whole(qtbot: QtBot, pieces: list[str]) -> None:
    text = escaped("".join(pieces), Draft(EDITIONS, ENTRIES).can_refer)
    form = form_of(qtbot, text)
    assert form.stored == text
    for paragraph in parse(text):
        for piece in paragraph.pieces:
            form.select(piece.start, piece.length)
            assert form.chosen_words() == ("19" if isinstance(piece, Reference) else piece.text)
            if not isinstance(piece, Reference) and len(piece.text) == piece.length:
                for offset, character in enumerate(piece.text):
                    form.select(piece.start + offset, 1)
                    assert form.chosen_words() == character


@pytest.mark.parametrize("severity", list(Severity))
def test_a_mark_after_rare_characters_underlines_its_own_words(qtbot: QtBot, severity: Severity) -> None:
    text = "𠮷𠮷𠮷收到{" + NUMBER + "}件，🀄其中甲件"
    form = form_of(qtbot, text)
    form.mark([(Span(FIELD, text.index("其中"), 2), severity)])
    (selection,) = form.findChildren(QTextEdit)[0].extraSelections()
    assert selection.cursor.selectedText() == "其中"
