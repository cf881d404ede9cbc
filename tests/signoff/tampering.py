"""One random change to a file or to the store, and what the right answer to it is, found by other means."""

import hashlib
import json
import random
import sqlite3
from collections.abc import Callable
from operator import sub
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2

from desktop.signoff.verification import Answer
from desktop.store.schema import SEALED
from desktop.store.seals import seal
from tests.signoff.conftest import Office

DATA = "送审数据.json"
ORIGINAL, SAME, CHANGED = {Answer.ORIGINAL}, {Answer.SAME}, {Answer.CHANGED}
Expected = set[Answer]
Tampering = Callable[[random.Random, Office, Path], tuple[Path, Expected]]


def _seen(data: bytes) -> tuple[list[str], list[bytes], list[bytes]] | None:
    """Words, pictures and attachments as a viewer has them; None if it cannot open the file."""
    try:
        with pypdfium2.PdfDocument(data) as document:
            pages = list(document)
            texts = [page.get_textpage().get_text_bounded() for page in pages]
            pictures = [bytes(page.render(scale=100 / 72, grayscale=True).buffer) for page in pages]
            count = document.count_attachments()
            attached = [bytes(document.get_attachment(number).get_data()) for number in range(count)]
            return texts, pictures, attached
    except pypdfium2.PdfiumError:
        return None


def _alike(before: bytes, after: bytes) -> bool:
    """Whether a person sees no difference; a quarter of the way from black to white is one."""
    one, other = _seen(before), _seen(after)
    # A file that ends before its attachments has lost them, as where a viewer took them away: the pages are judged.
    if one is None or other is None or one[0] != other[0] or (other[2] and one[2] != other[2]):
        return False
    return all(
        len(a) == len(b) and max(map(abs, map(sub, a, b)), default=0) <= 64
        for a, b in zip(one[1], other[1], strict=True)
    )


def bytes_changed(chance: random.Random, office: Office, out: Path) -> tuple[Path, Expected]:
    """A few bytes of the file are others, or it ends early, or goes on."""
    name = chance.choice(("公开稿.pdf", "送审稿.pdf"))
    before = (office.desk / name).read_bytes()
    data = bytearray(before)
    how = chance.choice(("others", "others", "others", "short", "long"))
    if how == "others":
        for _ in range(chance.choice((1, 1, 8))):
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    elif how == "short":
        del data[chance.randrange(len(data) // 2, len(data)) :]
    else:
        data += chance.randbytes(chance.randrange(1, 100))
    out.write_bytes(data)
    if _seen(bytes(data)) is None:
        # Only of a kept file the bytes are known; of another one nothing may be left to recognise it by.
        return out, CHANGED if name == "公开稿.pdf" else {Answer.CHANGED, Answer.FOREIGN}
    if bytes(data) == before:
        return out, ORIGINAL if name == "公开稿.pdf" else SAME
    return out, SAME if _alike(before, bytes(data)) else CHANGED


def text_changed(chance: random.Random, office: Office, out: Path) -> tuple[Path, Expected]:
    """Something shown on a page is another character, is not there, or stands elsewhere."""
    source = office.desk / chance.choice(("公开稿.pdf", "送审稿.pdf", "征求意见稿.pdf", "归档件.pdf"))
    with pikepdf.open(source) as document:
        page = chance.choice(list(document.pages))
        instructions: list[Any] = list(pikepdf.parse_content_stream(page))
        shown = [index for index, each in enumerate(instructions) if str(each.operator) == "Tj"]
        at = chance.choice(shown)
        codes = bytes(instructions[at].operands[0])
        if chance.random() < 0.7:
            codes = _other(chance, instructions, at, codes)
        elif chance.random() < 0.5:
            codes = codes[:-1]
        if codes == bytes(instructions[at].operands[0]):
            place = next(index for index in range(at, -1, -1) if str(instructions[index].operator) == "Tm")
            operands = list(instructions[place].operands)
            operands[5] = float(operands[5]) + 6
            instructions[place] = pikepdf.ContentStreamInstruction(operands, pikepdf.Operator("Tm"))
        else:
            instructions[at] = pikepdf.ContentStreamInstruction([pikepdf.String(codes)], pikepdf.Operator("Tj"))
        page.Contents = document.make_stream(pikepdf.unparse_content_stream(instructions))
        document.save(out)
    return out, SAME if _alike(source.read_bytes(), out.read_bytes()) else CHANGED


def _other(chance: random.Random, instructions: list[Any], at: int, codes: bytes) -> bytes:
    """``codes`` with one that shows another character of the same face and size."""
    font: Any = None
    used: dict[str, set[int]] = {}
    mine = ""
    for index, each in enumerate(instructions):
        if str(each.operator) == "Tf":
            font = str(each.operands[0])
        elif str(each.operator) == "Tj":
            used.setdefault(font, set()).update(bytes(each.operands[0]))
        if index == at:
            mine = font
    where = chance.randrange(len(codes))
    others = sorted(used[mine] - {codes[where]})
    return codes[:where] + bytes([chance.choice(others)]) + codes[where + 1 :] if others else codes[:-1]


def attachment_changed(chance: random.Random, office: Office, out: Path) -> tuple[Path, Expected]:
    """The data a 送审稿 carries are others, are another revision's, or are gone."""
    with pikepdf.open(office.desk / "送审稿.pdf") as document:
        data = document.attachments[DATA].get_file().read_bytes()
        how = chance.choice(("gone", "first", "broken", "figure", "forged", "code"))
        del document.attachments[DATA]
        if how == "first":
            with pikepdf.open(office.desk / "第1稿.pdf") as first:
                data = first.attachments[DATA].get_file().read_bytes()
        elif how == "broken":
            data = data[: chance.randrange(len(data))]
        elif how in ("figure", "forged"):
            data = _other_figure(chance, data, forged=how == "forged")
        elif how == "code":
            whole = json.loads(data)
            whole["revision"]["code"] = "0123-4567-89AB-CDEF"
            data = json.dumps(whole, ensure_ascii=False).encode()
        if how != "gone":
            document.attachments[DATA] = pikepdf.AttachedFileSpec(document, data, filename=DATA)
        document.save(out)
    return out, SAME if how == "gone" else CHANGED


def _other_figure(chance: random.Random, data: bytes, *, forged: bool) -> bytes:
    """A figure of the report raised by one; ``forged``: every digest made to fit."""
    whole = json.loads(data)
    revision = whole["revision"]
    form = json.loads(revision["form"])
    figures = [key for key, value in form["values"].items() if isinstance(value, int)]
    form["values"][chance.choice(figures)] += 1
    revision["form"] = json.dumps(form, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n"
    if forged:
        revision["digest"] = hashlib.sha256(revision["form"].encode()).hexdigest()
        chained = f"{revision['digest']}\n{revision['previous']}"
        revision["fingerprint"] = hashlib.sha256(chained.encode()).hexdigest()
        revision["code"] = _code_of(revision["form"])
    return json.dumps(whole, ensure_ascii=False).encode()


def _code_of(form: str) -> str:
    """What somebody who knows the program would print."""
    from forms.draft.code import code
    from forms.draft.draft import Draft
    from forms.draft.exchange import load
    from forms.edition import Editions

    editions = Editions()
    return code(Draft(editions, load(form.encode(), editions).entries))


def metadata_changed(chance: random.Random, office: Office, out: Path) -> tuple[Path, Expected]:
    """What the file says of itself is something else: pages and code are what they were."""
    with pikepdf.open(office.desk / chance.choice(("公开稿.pdf", "送审稿.pdf", "草稿.pdf"))) as document:
        key = chance.choice(("/Title", "/Author", "/Producer", "/Creator", "/CreationDate", "/Keywords"))
        if chance.random() < 0.3 and key in document.docinfo:
            del document.docinfo[key]
        else:
            document.docinfo[key] = pikepdf.String(f"改{chance.randrange(1000)}")
        document.save(out)
    return out, SAME


STORE: dict[tuple[str, str], Expected] = {
    ("revision", "form"): CHANGED,
    ("revision", "digest"): CHANGED,
    ("revision", "previous"): CHANGED,
    ("revision", "fingerprint"): CHANGED,
    ("revision", "code"): CHANGED,
    # Not what was printed: the answer for the file stays.
    ("revision", "who"): ORIGINAL,
    ("revision", "when"): ORIGINAL,
    ("revision", "remark"): ORIGINAL,
    ("act", "who"): ORIGINAL,
    ("kept_file", "content"): SAME,
    ("kept_file", "digest"): SAME,
}


def store_changed(chance: random.Random, office: Office, out: Path) -> tuple[Path, Expected]:
    """A row of the store is another, its check figure with it; the published file is what it was."""
    table, column = chance.choice(list(STORE))
    with sqlite3.connect(office.store / "drafts.sqlite") as db:
        where = "where number = 2" if table == "revision" else ""
        (value,) = db.execute(f'select "{column}" from {table} {where} order by rowid desc').fetchone()
        if isinstance(value, bytes):
            changed: bytes | str = bytes(value[:50]) + chance.randbytes(8) + bytes(value[58:])
        elif column == "form":
            at = value.index(":", chance.randrange(len(value) // 2)) + 1
            changed = f"{value[:at]} {value[at:]}"
        else:
            at = chance.randrange(max(1, len(value)))
            changed = value[:at] + chance.choice([each for each in "0123456789abcdef" if each != value[at : at + 1]])
            changed += value[at + 1 :]
        db.execute(f'update {table} set "{column}" = ? {where}', [changed])
        if table in SEALED:
            db.create_function("seal", -1, seal, deterministic=True)
            db.execute(f"update {table} set seal = seal({SEALED[table]})")
    out.write_bytes((office.desk / "公开稿.pdf").read_bytes())
    return out, STORE[table, column]


KINDS: tuple[Tampering, ...] = (bytes_changed, text_changed, attachment_changed, metadata_changed, store_changed)


def tamper(seed: int, office: Office, folder: Path) -> tuple[str, Path, Expected]:
    """The change number ``seed``: what kind, the file to verify and the answers that are right."""
    kind = KINDS[seed % len(KINDS)]
    out, expected = kind(random.Random(seed), office, folder / "改过.pdf")
    return kind.__name__, out, expected
