"""The words around numbers, from ``resources/words/measures.toml``, found in one scan.

A word has a role (what it does in a sentence) and a key (what it names): ``答复`` is ("flow", "closed"), ``部分公开``
("row", "partially_disclosed").
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import resources

Tree = dict[str, Any]
_SET = 40


@dataclass(frozen=True, slots=True)
class Word:
    """What a word of the list says."""

    role: str
    key: str


@cache
def table() -> dict[str, Any]:
    """The whole of the word file."""
    return tomllib.loads(resources.path("words/measures.toml").read_text(encoding="utf-8"))


@cache
def lexicon(year: int) -> dict[str, Word]:
    """Every word as it reads in a report of ``year``; of two roles for one word the first listed counts."""
    found: dict[str, Word] = {}
    for word, meaning in _listed():
        found.setdefault(word.replace("{last}", str(year - 1)).replace("{next}", str(year + 1)), meaning)
    return found


@cache
def pattern(year: int) -> str:
    """An expression for the longest word of the list at a place, without groups or repeats.

    The first letters stand in sets of some dozens, each looked at before its words: the machine tries branches in turn.
    """
    root: Tree = {}
    for word in lexicon(year):
        node = root
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = {}
    letters = sorted(root)
    sets = [letters[at : at + _SET] for at in range(0, len(letters), _SET)]
    branches = [f"(?=[{''.join(each)}]){_expression({letter: root[letter] for letter in each})}" for each in sets]
    return f"(?=[{''.join(letters)}])(?:{'|'.join(branches)})"


def _expression(node: Tree) -> str:
    ends = "" in node
    branches = [re.escape(letter) + _expression(child) for letter, child in sorted(node.items()) if letter]
    if not branches:
        return ""
    inner = branches[0] if len(branches) == 1 and not ends else f"(?:{'|'.join(branches)})"
    return f"{inner}?" if ends else inner


def _listed() -> Iterator[tuple[str, Word]]:
    whole = table()
    for role in ("object", "row", "class", "channel", "result", "act", "around"):
        for key, words in whole[role].items():
            for word in words:
                if role == "around":
                    yield word, Word(key, "")
                else:
                    yield word, Word(role, key)
    for key, flow in whole["flow"].items():
        for word in flow["words"]:
            yield word, Word("flow", key)
    for role in ("neutral", "row_without_cells", "decision"):
        for word in whole[role]["words"]:
            yield word, Word(role, "")
