"""The clerk's answer to a finding: an entry ``answer:<key of the finding>``, journalled like any other.

An answer names the state of the things it rests on; when one of them changes it no longer counts, though its words
stay and are offered again. It goes on to next year's report as an offer.
"""

import json
from collections.abc import Mapping
from typing import NamedTuple

PREFIX = "answer"
LONGEST = 500  # characters


class Answer(NamedTuple):
    """``words`` as written; ``basis`` is a digest of the values, texts and words that the finding rested on."""

    words: str
    basis: str

    def to_entry(self) -> str:
        """The text kept under the answer's entry."""
        return json.dumps([self.words, self.basis], ensure_ascii=False)


def answer_in(entries: Mapping[str, str], key: str) -> Answer | None:
    """The answer kept for the finding ``key``, or None."""
    kept = entries.get(f"{PREFIX}:{key}")
    return Answer(*json.loads(kept)) if kept else None


def answers(entries: Mapping[str, str]) -> dict[str, Answer]:
    """Every answer kept, by the key of its finding."""
    start = f"{PREFIX}:"
    return {
        key.removeprefix(start): Answer(*json.loads(text)) for key, text in entries.items() if key.startswith(start)
    }
