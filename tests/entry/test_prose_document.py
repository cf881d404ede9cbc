"""A stored text goes into a Qt document and comes back unchanged, whatever is in it."""

from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication

from forms.draft.prose import clean, escaped
from forms.entry import prose_document

FIELDS = ("requests.received.total", "overview.lead.own_1a2b", "report.agency")
PIECES = st.one_of(
    st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\ufffc\x00"), max_size=12),
    st.sampled_from(["{" + field + "}" for field in FIELDS]),
    st.sampled_from(["{last:" + field + "}" for field in FIELDS]),
    st.sampled_from(["\n", "\n#2 ", "\n#3 ", "\n#4 ", "\n# ", "##", "#", "{", "}", "{{", "}}", "　　", "\t"]),
)


def known(field: str, last: bool) -> bool:
    del last
    return field in FIELDS


@given(st.lists(PIECES, max_size=14))
@settings(max_examples=300, deadline=None)
def test_round_trip(qapp: QApplication, pieces: list[str]) -> None:
    text = escaped(clean("".join(pieces)), known)
    document = QTextDocument()
    prose_document.fill(document, text)
    assert prose_document.stored(document) == text
