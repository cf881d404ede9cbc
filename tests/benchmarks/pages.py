"""The PDF rows: our pages against Typst's, whole processes and inside a running program."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pypdfium2
import typst

import resources
from desktop.export.pdf.export import export_pdf
from desktop.export.pdf.faces import Faces
from desktop.export.pdf.read_back import read_back
from forms.draft.draft import Draft
from forms.draft.exchange import load
from forms.edition import Editions
from forms.publication.build import publication
from tests.benchmarks.pairs import measure, row
from tests.benchmarks.typst_report import typst_source

SAMPLE = "samples/invented-2021.json"
CHANGED = "requests.received.natural"
# As installed: modules are compiled once, not at every start.
COMPILED = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
EXPORTS = 1000
FLAT = 1.05
WHEN = datetime(2022, 1, 18, 9, 30)


def rows() -> Iterator[str]:
    """Each row as a line, as soon as it is measured."""
    with tempfile.TemporaryDirectory() as scratch:
        yield from _rows(Path(scratch))


def _rows(folder: Path) -> Iterator[str]:
    editions = Editions()
    entries = load(resources.path(SAMPLE).read_bytes(), editions).entries
    draft = Draft(editions, entries)
    faces_folder = str(resources.path("fonts"))
    source, ours_pdf, typst_pdf = folder / "report.typ", folder / "ours.pdf", folder / "typst.pdf"
    source.write_text(typst_source(publication(draft)), encoding="utf-8")

    def our_process(data: Path, *wishes: str) -> None:
        words = ["--data-dir", str(data), "export", str(resources.path(SAMPLE)), "-o", str(ours_pdf), *wishes]
        subprocess.run([sys.executable, "-m", "desktop.cli", *words], check=True, capture_output=True, env=COMPILED)

    def typst_process() -> None:
        script = Path(__file__).with_name("typst_process.py")
        subprocess.run(
            [sys.executable, str(script), faces_folder, str(source), str(typst_pdf)], check=True, env=COMPILED
        )

    def without_cache() -> None:
        with tempfile.TemporaryDirectory() as fresh:
            our_process(Path(fresh))

    cached = folder / "cached"
    yield row("draft PDF, whole process, faces cached", measure(lambda: our_process(cached), typst_process), 1.5)
    yield row("draft PDF, whole process, no cache", measure(without_cache, typst_process), None)
    final = measure(lambda: our_process(cached, "--final"), typst_process)
    yield row("final PDF with read-back, whole process, faces cached", final, 4.0)
    yield f"pages: ours {_pages(ours_pdf)}, Typst {_pages(typst_pdf)}"

    faces = Faces(cached / "cache" / "faces")
    compiler = typst.Compiler(str(source), font_paths=[faces_folder], ignore_system_fonts=True)
    numbers = iter(range(10_000))

    def our_change() -> None:
        changed = Draft(editions, {**entries, CHANGED: str(next(numbers))})
        export_pdf(publication(changed), ours_pdf, mark="草稿", faces=faces, created=WHEN)

    def typst_change() -> None:
        changed = Draft(editions, {**entries, CHANGED: str(next(numbers))})
        source.write_text(typst_source(publication(changed)), encoding="utf-8")
        compiler.compile(output=str(typst_pdf))

    def our_final() -> None:
        changed = Draft(editions, {**entries, CHANGED: str(next(numbers))})
        export_pdf(publication(changed), ours_pdf, mark=None, faces=faces, created=WHEN)

    yield row("PDF in the running program after one changed number", measure(our_change, typst_change), 1.0)
    yield row("final PDF with read-back in the running program", measure(our_final, typst_change), None)
    wanted = publication(draft)
    export_pdf(wanted, ours_pdf, mark=None, faces=faces, created=WHEN)
    finished = ours_pdf.read_bytes()
    yield row(
        "reading back alone, against making the draft", measure(lambda: read_back(finished, wanted), our_change), None
    )
    yield _memory(cached)


def _memory(folder: Path) -> str:
    """How much more memory a thousand final exports hold than the first hundred of them."""
    words = ["-m", "tests.benchmarks.our_exports", str(folder), str(EXPORTS)]
    done = subprocess.run([sys.executable, *words], check=True, capture_output=True, text=True, env=COMPILED)
    hundred, thousand = (int(line) for line in done.stdout.split())
    ratio = thousand / hundred
    judged = "kept" if ratio <= FLAT else "MISSED"
    told = f"memory after {EXPORTS} final exports read back, against after {EXPORTS // 10}"
    return f"{told}: {ratio:.3f}  budget {FLAT}  {judged}  [{thousand // 1024} MiB / {hundred // 1024} MiB]"


def _pages(path: Path) -> int:
    with pypdfium2.PdfDocument(path) as document:
        return len(document)
