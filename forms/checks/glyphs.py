"""Characters that no face of the printed page has; known only to whoever makes the pages."""

from forms.checks.catalogue import severity
from forms.checks.finding import Finding
from forms.checks.places import place
from forms.draft.draft import Draft

FACE_MISSING = "FACE-MISSING"


def missing_glyph(draft: Draft, field: str, character: str) -> Finding:
    """The finding that ``character`` in ``field`` prints as 〓."""
    words = {"place": place(draft, field), "character": character}
    return Finding(FACE_MISSING, severity(FACE_MISSING), (field,), words=words)
