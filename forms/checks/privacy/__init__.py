"""PRIV-: what must not be published about persons, and how it is masked in one step.

The office's own telephone, address and mailbox stand in the preface and are meant to be read. Source: 政府信息公开条例
第十五条 (个人隐私), 个人信息保护法 第二十五条.
"""

from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from forms.checks.finding import Finding
from forms.checks.marks import LONGEST, MOST, Mark, told
from forms.checks.passages import passages
from forms.checks.privacy import numbers, persons
from forms.draft.draft import Draft

_PREFACE = "preface."
_BROKEN = 80  # characters of a line that was broken by a page and goes on in the next


def privacy(draft: Draft) -> Iterator[Finding]:
    """Every finding of the family, paragraph by paragraph."""
    before = ""
    for passage in passages(draft):
        text = passage.text
        contact = passage.field.startswith(_PREFACE) or (len(text) < _BROKEN and numbers.contact(before + text))
        before = text[-_BROKEN:] if len(text) < _BROKEN else ""
        for mark in _read(text[:LONGEST], contact):
            yield from told(draft, passage, mark)


@lru_cache(maxsize=2048)
def _read(text: str, contact: bool) -> tuple[Mark, ...]:
    long_numbers = (numbers.identity_cards(text), numbers.mobiles(text, contact), numbers.bank_cards(text))
    readers = (
        *(long_numbers if numbers.has_long_number(text) else ()),
        numbers.mailboxes(text, contact),
        persons.persons(text),
        persons.cases(text),
    )
    return tuple(mark for reader in readers for mark in islice(reader, MOST))
