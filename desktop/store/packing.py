"""搬到另一台电脑: reports with their journal, revisions, acts and kept files in one file ``.nianbao``, out and in.

The file is a ZIP with ``manifest.json`` and a store of this program's schema, named ``drafts.sqlite``; the manifest
says how large that is and its SHA-256. Nothing in it is believed before it is read: sizes, check figures, the schema.
"""

import hashlib
import json
import sqlite3
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Any, NamedTuple
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

from desktop.store import schema
from desktop.store.connection import FILE, connect, reading, sound
from desktop.store.errors import PackUnreadable, ReportNotWhole, StoreDamaged
from desktop.store.whole_reports import take

FORMAT, SUFFIX = "nianbao-pack/1", ".nianbao"
MANIFEST = "manifest.json"
LARGEST_MANIFEST = 1024 * 1024  # bytes
LARGEST_STORE = 2 * 1024**3
SMALL_STORE = 64 * 1024 * 1024  # up to here a store may be packed as tightly as it likes
TIGHTEST = 200  # times; blank pages are packed more tightly than any report
_CHUNK = 1024 * 1024
_BROKEN = (BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, KeyError, ValueError)


class Pack(NamedTuple):
    """A file opened: the ``folder`` of its store, who made it when, the settings that go with it."""

    folder: Path
    made: str
    settings: Mapping[str, Any]


def pack(store: Path, target: Path, reports: Sequence[str], made: str, settings: Mapping[str, object]) -> None:
    """Write ``reports`` of ``store`` to ``target``, or nothing. Raises ReportNotWhole, sqlite3.Error, OSError."""
    half = target.with_name(f"{target.name}.part")
    try:
        with TemporaryDirectory(prefix="nianbao-", ignore_cleanup_errors=True) as folder:
            inner = Path(folder) / FILE
            with reading(store) as source, closing(connect(inner, "rwc")) as copy:
                schema.migrate(copy)
                for report in reports:
                    if not take(source, report, copy):
                        raise ReportNotWhole(report)
            manifest = {
                "format": FORMAT,
                "made": made,
                "settings": dict(settings),
                "size": inner.stat().st_size,
                "sha256": _digest(inner),
            }
            with ZipFile(half, "w", ZIP_DEFLATED) as whole:
                whole.writestr(MANIFEST, json.dumps(manifest, ensure_ascii=False))
                whole.write(inner, FILE)
        half.replace(target)
    finally:
        half.unlink(missing_ok=True)


@contextmanager
def opened_pack(path: Path) -> Iterator[Pack]:
    """The reports in the file ``path``, for as long as they are needed. Raises PackUnreadable with a sentence."""
    with TemporaryDirectory(prefix="nianbao-", ignore_cleanup_errors=True) as folder:
        manifest = _unpacked(path, Path(folder) / FILE)
        _bring_up(path, Path(folder) / FILE)
        settings = manifest.get("settings")
        try:
            yield Pack(Path(folder), str(manifest.get("made", "")), settings if isinstance(settings, dict) else {})
        except StoreDamaged as found:  # row by row it is not what was written
            if Path(found.path).parent != Path(folder):
                raise
            raise PackUnreadable(_damaged(path)) from None


def _unpacked(path: Path, target: Path) -> dict[str, Any]:
    try:
        with path.open("rb") as file:
            foreign = file.read(4) != b"PK\x03\x04"
        if foreign:
            raise PackUnreadable(_foreign(path))
        with ZipFile(path) as whole:
            names = whole.namelist()
            if MANIFEST not in names:
                raise PackUnreadable(_foreign(path))
            manifest = _manifest(path, whole)
            inner = whole.getinfo(FILE)
            tight = inner.file_size > max(SMALL_STORE, TIGHTEST * inner.compress_size)
            if inner.file_size > LARGEST_STORE or tight:
                raise PackUnreadable(f"“{path.name}”展开以后大得不合常理，没有读入。请确认它从哪里来。")
            with whole.open(inner) as source, target.open("wb") as copy:
                _copy(source, copy, inner.file_size)
    except _BROKEN:
        raise PackUnreadable(_damaged(path)) from None
    except OSError:
        raise PackUnreadable(f"“{path.name}”不能读取。请确认它还在，并且没有被别的程序占用。") from None
    if target.stat().st_size != manifest.get("size") or _digest(target) != manifest.get("sha256"):
        raise PackUnreadable(_damaged(path))
    return manifest


def _manifest(path: Path, whole: ZipFile) -> dict[str, Any]:
    if whole.getinfo(MANIFEST).file_size > LARGEST_MANIFEST:
        raise PackUnreadable(_foreign(path))
    manifest = json.loads(whole.read(MANIFEST).decode("utf-8"))
    form = manifest.get("format") if isinstance(manifest, dict) else None
    if form != FORMAT:
        newer = isinstance(form, str) and form.startswith(FORMAT.partition("/")[0] + "/")
        raise PackUnreadable(_newer(path) if newer else _foreign(path))
    return dict(manifest)


def _bring_up(path: Path, store: Path) -> None:
    try:
        whole = sound(store)
        if whole:
            with closing(connect(store, "rw")) as db:
                if schema.too_new(db):
                    raise PackUnreadable(_newer(path))
                whole = bool(schema.applied(db)) and not schema.broken(db)
                if whole and schema.pending(db):
                    schema.migrate(db)
    except sqlite3.Error:
        whole = False
    if not whole:
        raise PackUnreadable(_damaged(path))


def _copy(source: IO[bytes], target: IO[bytes], size: int) -> None:
    while size > 0 and (part := source.read(min(_CHUNK, size))):
        target.write(part)
        size -= len(part)
    source.read(1)  # the check figure is looked at where the end is read


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _foreign(path: Path) -> str:
    return f"“{path.name}”不是从另一台电脑搬来的年报文件，没有读入。请选“搬到另一台电脑”存出的 {SUFFIX} 文件。"


def _damaged(path: Path) -> str:
    return f"“{path.name}”已损坏，或者没有拷贝完整，没有读入。请在原来的电脑上用“搬到另一台电脑”重新存一次。"


def _newer(path: Path) -> str:
    return f"“{path.name}”由更新版本的“公开年报”存出，这个版本读不了。请先安装新版本。"
