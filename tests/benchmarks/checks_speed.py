"""How long the checks take: a report of thirty pages cold and warm, after a keystroke, and texts of a megabyte.

Times are of the processor, so that one core is meant whatever else the machine does; the ratio is of interleaved pairs.
As in the window, garbage is not looked for meanwhile (``desktop.app``).
"""

import functools
import gc
import statistics
from collections.abc import Callable, Iterator
from random import Random
from time import process_time

from forms.checks import check
from forms.draft import predecessors
from forms.draft.draft import Draft
from forms.draft.exchange import LoadedReport, as_predecessor
from tests.benchmarks.correct_reports import EDITIONS, CorrectReport, correct_report, prose
from tests.benchmarks.pairs import measure, row
from tests.benchmarks.reports.layout import ASPECTS
from tests.benchmarks.reports.marks import unmarked
from tests.benchmarks.reports.writing import Pen, invented_manner

PROSE = ("preface", "overview", "problems", "other_matters")
CHARACTERS = 18_000  # of prose in thirty pages
RUNS = 21
BUDGET = 50.0  # milliseconds
FRAME = 1000 / 60
MEGABYTE = 1_000_000  # characters
TEXT_BUDGET = 1.0  # seconds
SHAPES = {
    "digits": "1234567890",
    "opening brackets": "（",
    "brackets and quotations": "（“《",
    "one character": "的",
    "no marks": "政府信息公开工作",
    "one sentence": "2024年，我局收到政府信息公开申请12件，其中网络申请7件，占58.3%。",
    "parts": "其中，网络申请3件，信函申请1件，",
    "enumeration": "一是加强领导；二是强化培训。",
    "blanks": " \u3000",
    "numerals": "一二三四五六七八九十百千万亿",
    "question marks": "？?",
    "document numbers": "国办发〔2019〕54号",
    "years": "2024年1月1日至",
}


def rows() -> Iterator[str]:
    """Each row as a line, as soon as it is measured."""
    gc.disable()
    long = thirty_pages()
    draft = Draft(EDITIONS, long)
    characters = sum(len(text) for field, text in long.items() if field.partition(".")[0] in PROSE)
    check(draft)  # word lists and definitions are read once a process
    caches = bounded_caches()

    def forget() -> None:
        for clear in caches:
            clear()

    def cold() -> None:
        forget()
        check(Draft(EDITIONS, long))

    def warm() -> None:
        check(Draft(EDITIONS, long))

    letters = iter(range(1_000_000))

    def keystroke() -> None:
        text = f"{next(letters)}{long['overview.management']}"
        check(Draft(EDITIONS, {**long, "overview.management": text}))

    yield f"report of thirty pages: {characters} characters of prose, {len(check(draft))} findings"
    yield absolute("full check, caches empty", cold, BUDGET)
    yield absolute("full check again", warm, BUDGET)
    yield absolute("check after one changed character", keystroke, FRAME)
    forget()
    yield row("after one changed character, against caches empty", measure(keystroke, cold, RUNS), None)
    yield from _megabytes(forget)


def thirty_pages() -> dict[str, str]:
    """The entries of a report as long as they come: the same facts told many times over in other words."""
    report = _with_predecessor()
    rng = Random(report.seed)
    texts: dict[str, str] = {}
    while sum(map(len, texts.values())) < CHARACTERS:
        pen = Pen(rng, report.facts, invented_manner(rng, rng.randrange(2), live=False))
        written = prose(pen)
        for field, name in {"problems.text": "problems", **{f"overview.{each}": each for each in ASPECTS}}.items():
            texts[field] = texts.get(field, "") + ("\n" if field in texts else "") + unmarked(written[name]).text
    last = as_predecessor(LoadedReport(None, {**report.last, "problems.text": texts["problems.text"][:3000]}), EDITIONS)
    return {**report.entries, **texts, predecessors.ENTRY: predecessors.to_entry([last])}


def _with_predecessor() -> CorrectReport:
    """A roll-up in the form's sections that follows a report of last year."""
    for seed in range(10_000):
        report = correct_report(seed)
        if report.facts.agency.kind == "rollup" and report.has_predecessor and "overview.management" in report.entries:
            return report
    raise LookupError


def bounded_caches() -> list[Callable[[], None]]:
    """What empties each bounded cache of the forms; word lists, kept for good (``functools.cache``), are left."""
    return [
        each.cache_clear
        for each in gc.get_objects()
        if isinstance(each, functools._lru_cache_wrapper)
        and getattr(each, "__module__", "").startswith("forms.")
        and each.cache_parameters()["maxsize"] is not None
    ]


def absolute(name: str, act: Callable[[], object], budget: float) -> str:
    """The median milliseconds of ``act`` on one core with their quartiles, beside the budget."""
    times = []
    for _ in range(RUNS + 2):
        begun = process_time()
        act()
        times.append((process_time() - begun) * 1000)
    lower, median, upper = statistics.quantiles(times[2:], n=4)
    judged = "kept" if median <= budget else "MISSED"
    return f"{name}: {median:.1f} ms ({lower:.1f}–{upper:.1f})  budget {budget:.1f} ms  {judged}"


def _megabytes(forget: Callable[[], None]) -> Iterator[str]:
    base = dict(correct_report(0).entries)
    rng = Random(0)
    shapes = {name: unit * (MEGABYTE // len(unit)) for name, unit in SHAPES.items()}
    shapes["any characters"] = "".join(chr(rng.randrange(0x20, 0xD7FF)) for _ in range(MEGABYTE))
    shapes["a report without its line ends"] = base["problems.text"].replace("\n", "") * (
        MEGABYTE // len(base["problems.text"])
    )
    worst, slowest = 0.0, ""
    for name, text in shapes.items():
        forget()
        draft = Draft(EDITIONS, {**base, "overview.lead": text})
        begun = process_time()
        found = check(draft)
        took = process_time() - begun
        worst, slowest = max((worst, slowest), (took, name))
        judged = "kept" if took <= TEXT_BUDGET else "MISSED"
        yield f"  a paragraph of a million characters, {name}: {took:.2f} s, {len(found)} findings  {judged}"
    judged = "kept" if worst <= TEXT_BUDGET else "MISSED"
    yield f"the slowest of {len(shapes)} such texts: {worst:.2f} s ({slowest})  budget {TEXT_BUDGET:.0f} s  {judged}"
