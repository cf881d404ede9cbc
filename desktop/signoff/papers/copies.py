"""The working copies by name, and how each is made."""

from collections.abc import Callable, Mapping
from typing import Final

from desktop.signoff.papers.lists import correction, remarks
from desktop.signoff.papers.marked_copy import clean_copy, marked_copy
from desktop.signoff.papers.material import Material
from desktop.signoff.papers.proof_copy import proof_copy

# In the order of the job (office.md 20); the number names a revision, None the newest text there is.
COPIES: Final[Mapping[str, Callable[[Material, int | None], bytes]]] = {
    "校对稿": proof_copy,
    "花脸稿": marked_copy,
    "清样": clean_copy,
    "意见采纳情况表": lambda stored, _: remarks(stored),
    "更正说明": lambda stored, _: correction(stored),
}
