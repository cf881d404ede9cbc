"""The report as the number rules see it: its paragraphs read once, its sums looked up, and findings made of places."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from forms.checks.arithmetic import added
from forms.checks.catalogue import severity
from forms.checks.finding import Finding, Repair, Severity
from forms.checks.numbers.blocks import Block, blocks
from forms.checks.numbers.counts import Count
from forms.checks.numbers.measures import Sum, measures_of
from forms.checks.numbers.names import names_of
from forms.checks.numbers.reading import SHORT_HEADING, Reading, read
from forms.checks.places import part, place
from forms.draft.draft import Draft

_DIGITS = re.compile(r"[0-9]+")
_SUBJECTS = {"overview.on_request": "request"}
Meant = tuple[tuple[Sum, int | Decimal], ...]


@dataclass(frozen=True, slots=True)
class Passed:
    """One block with what was read in it."""

    block: Block
    reading: Reading


class Report:
    """``draft`` read for the number rules; ``told`` collects the starts of numbers already called wrong, by block."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.measures = measures_of(draft.edition)
        self.told: set[tuple[int, int]] = set()
        self.names = names_of(draft)
        self._meant: dict[tuple[tuple[str, ...], str, bool], Meant] = {}
        self._values: dict[Sum, int | Decimal | None] = {}
        self._lasts: dict[Sum, int | Decimal | None] = {}
        self.passed = tuple(self._read())

    def _read(self) -> Iterator[Passed]:
        field, subject = "", ""
        for block in blocks(self.draft):
            if block.field != field:
                field, subject = block.field, _SUBJECTS.get(block.field, "")
            reading = read(block.text, self.draft.year, subject)
            if block.heading or len(block.text) < SHORT_HEADING:
                subject = reading.subject
            yield Passed(block, reading)

    def value(self, cells: Sum) -> int | Decimal | None:
        """The cells as the page shows them, added up; None over only blanks or something unreadable."""
        if cells not in self._values:
            self._values[cells] = added(self.draft, cells)
        return self._values[cells]

    def meant(self, count: Count) -> Meant:
        """The sums that ``count`` may mean, with what each is where the cells tell it."""
        key = (count.measures, count.column, count.carried)
        if key not in self._meant:
            sums = tuple(each for measure in count.measures for each in self.measures(measure, count.column).sums)
            if count.carried and {"flow.received", "flow.accepted"} & set(count.measures):
                sums = (self.measures.rows("received", "carried_over"),)
            self._meant[key] = tuple((each, value) for each in sums if (value := self.value(each)) is not None)
        return self._meant[key]

    def last(self, cells: Sum) -> int | Decimal | None:
        """Last year's cells added up; None where one of them is not known."""
        if cells not in self._lasts:
            numbers = [self.draft.last_number(each) for each in cells]
            known = [each for each in numbers if each is not None]
            self._lasts[cells] = sum(known[1:], known[0]) if known and len(known) == len(numbers) else None
        return self._lasts[cells]

    def tell(self, passed: Passed, count: Count) -> None:
        """Note that ``count`` was called wrong, so that no sum with it is complained of again."""
        self.tell_at(passed, count.token.start)

    def tell_at(self, passed: Passed, start: int) -> None:
        """Note that the number, or percentage, that starts there was called wrong."""
        self.told.add((id(passed), start))

    def was_told(self, passed: Passed, counts: Iterable[Count]) -> bool:
        """Whether one of ``counts`` was called wrong."""
        return bool(self.told) and any(self.was_told_at(passed, count.token.start) for count in counts)

    def was_told_at(self, passed: Passed, start: int) -> bool:
        """Whether the number that starts there was called wrong."""
        return (id(passed), start) in self.told

    def finding(
        self,
        rule: str,
        block: Block,
        stretches: Iterable[tuple[int, int]],
        *,
        values: Mapping[str, int | Decimal],
        words: Mapping[str, str],
        fields: Iterable[str] = (),
        grade: Severity | None = None,
        repair: Repair | None = None,
        variant: str = "message",
    ) -> Finding:
        """The finding of ``rule`` over ``stretches`` of ``block``; its topic is the quotation without digits."""
        spans = tuple(span for start, end in stretches for span in block.spans(start, end))
        told = {"place": place(self.draft, block.field), **words}
        return Finding(
            rule,
            grade or severity(rule),
            (block.field, *dict.fromkeys(fields)),
            values,
            told,
            spans,
            variant=variant,
            repair=repair,
            topic=_DIGITS.sub("#", told.get("quote", "")),
        )

    def replacement(self, block: Block, start: int, end: int, text: str, label: str) -> Repair | None:
        """The repair that puts ``text`` for ``block.text[start:end]``; None where that is no single plain stretch."""
        if block.reference_at(start) is not None:
            return None
        spans = block.spans(start, end)
        stored = self.draft.entries.get(spans[0].field, "")
        removed = stored[spans[0].start : spans[0].start + spans[0].length]
        if len(spans) != 1 or len(removed) != end - start:
            return None
        return Repair(label, spans[0].field, spans[0].start, removed, text)


def cells_in_words(draft: Draft, cells: Sum) -> str:
    """The sum ``cells`` as one names it: 第三部分“总计”列“一、本年新收政府信息公开申请数量”行."""
    if len(cells) == 1:
        return place(draft, cells[0])
    fields = [draft.edition.fields[each] for each in cells]
    where, heads = part(fields[0].chapter), {each.row[-2] if len(each.row) > 1 else "" for each in fields}
    columns = {each.column[-1] for each in fields if each.column}
    if len(heads) == 1 and (head := heads.pop()) and len(cells) > 2:
        return f"{where}“{next(iter(columns))}”列“{head}”各行之和"
    if not fields[0].row:
        return f"{where}“{'、'.join(dict.fromkeys(each.column[-2] for each in fields))}”的“{columns.pop()}”之和"
    if len({each.row for each in fields}) == 1:
        return f"{where}“{fields[0].row[-1]}”行法人或其他组织各列之和"
    return f"{where}“{'”“'.join(dict.fromkeys(each.row[-1] for each in fields))}”之和"
