"""Words beside what is filled in: an explanation in quiet ink."""

from PySide6.QtWidgets import QLabel


def quiet(words: str) -> QLabel:
    """``words`` as an explanation, over as many lines as they need."""
    label = QLabel(words)
    label.setObjectName("quiet")
    label.setWordWrap(True)
    return label
