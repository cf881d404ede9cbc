"""From the program folder to what is handed out: setup, portable copy, the hashes, and the list of what is in them."""

import os
import shlex
import subprocess
import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from installer.choice import Choice
from installer.downloads import digest
from installer.inspection import installed_size
from installer.launchers import ICON
from installer.product import CONSOLE, FILE_NAME, HERE, NAME, PUBLISHER, WINDOW, BuildFailed, Product

FLAG = "portable.flag"
LARGEST = 20


def set_times(payload: Path, product: Product) -> None:
    """Give every file the commit's time, which is what setup and archive keep of it."""
    for path in payload.rglob("*"):
        os.utime(path, (product.time, product.time))


def write_setup(target: Path, payload: Path, product: Product, *, fast: bool, sign: str | None) -> None:
    """The installer. ``fast`` packs with zlib instead of LZMA; ``sign`` is the command that signs a file."""
    listed = payload.with_suffix(".nsh")
    listed.write_text("\n".join(_file_lines(payload)) + "\n", encoding="utf-8-sig")
    defined = {
        "VERSION": product.version,
        "NUMBERS": ".".join(str(each) for each in product.numbers),
        "NAME": NAME,
        "ID": FILE_NAME,
        "PUBLISHER": PUBLISHER,
        "WINDOW": WINDOW,
        "CONSOLE": CONSOLE,
        "ICON": ICON,
        "SIDE": HERE / "icon" / "side.bmp",
        "FILES": listed,
        "SIZE": -(-installed_size(payload) // 1024),
        "OUT": target,
    }
    words = [
        "makensis",
        "-V2",
        "-WX",
        "-INPUTCHARSET",
        "UTF8",
        *(f"-D{name}={value}" for name, value in defined.items()),
    ]
    words += ["-DFAST"] if fast else []
    words += [f"-DSIGN={sign}"] if sign else []
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "SOURCE_DATE_EPOCH": str(product.time)}
    done = subprocess.run([*words, HERE / "setup.nsi"], capture_output=True, env=environment, check=False)
    if done.returncode:
        raise BuildFailed(f"makensis: {(done.stdout + done.stderr).decode(errors='replace')[-2000:]}")
    if sign:
        sign_file(target, sign)


def sign_file(path: Path, sign: str) -> None:
    """Have the command ``sign`` sign ``path`` in place. Raises BuildFailed."""
    if subprocess.run([*shlex.split(sign), path], check=False).returncode:
        raise BuildFailed(f"{path.name} was not signed")


def write_portable(target: Path, payload: Path, product: Product, *, fast: bool) -> None:
    """The program folder as an archive, with the flag that keeps data beside it and a note on how to use it."""
    time = datetime.fromtimestamp(product.time, UTC).timetuple()[:6]
    with zipfile.ZipFile(target, "w") as packed:

        def add(name: str, content: bytes) -> None:
            told = zipfile.ZipInfo(f"{NAME}/{name}", time)
            told.compress_type, told.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16  # rw-r--r--
            packed.writestr(told, content, compresslevel=1 if fast else 9)

        for path in _files(payload):
            add(path.relative_to(payload).as_posix(), path.read_bytes())
        add(FLAG, "这个文件让程序把草稿和设置放在旁边的 data 文件夹里。请不要删除。\r\n".encode("utf-8-sig"))
        add(
            "便携版说明.txt",
            (HERE / "portable.txt").read_text(encoding="utf-8").replace("\n", "\r\n").encode("utf-8-sig"),
        )


def check_size(setup: Path, choice: Choice) -> None:
    """Raises BuildFailed for a setup that is too large to be handed about."""
    if setup.stat().st_size > choice.largest_setup:
        size = setup.stat().st_size
        raise BuildFailed(f"setup is {size / 1e6:.1f} MB, allowed {choice.largest_setup / 1e6:.0f} MB")


def write_lists(out: Path, made: Sequence[Path], payload: Path, product: Product) -> None:
    """``SHA256SUMS`` of what is handed out, and ``CONTENTS.txt``: every installed file, the largest first told."""
    sums = "".join(f"{digest(path)}  {path.name}\n" for path in made)
    (out / "SHA256SUMS").write_text(sums, encoding="utf-8", newline="\n")
    files = _files(payload)
    changed = " with changes that are not committed" if product.changed else ""
    lines = [
        f"{NAME} {product.version}, commit {product.commit}{changed}",
        *(f"{path.name}: {path.stat().st_size:,} bytes" for path in made),
        f"installed: {installed_size(payload):,} bytes in {len(files)} files",
        "",
        f"The {LARGEST} largest",
    ]
    by_size = sorted(files, key=lambda path: -path.stat().st_size)[:LARGEST]
    lines += [f"{path.stat().st_size:>12,}  {path.relative_to(payload).as_posix()}" for path in by_size]
    lines += ["", "All, with SHA-256"]
    lines += [f"{digest(path)}  {path.stat().st_size:>10}  {path.relative_to(payload).as_posix()}" for path in files]
    (out / "CONTENTS.txt").write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def _files(payload: Path) -> list[Path]:
    return sorted(path for path in payload.rglob("*") if path.is_file())


def _file_lines(payload: Path) -> list[str]:
    """Every file by name, in a fixed order: a wildcard takes them as the disk happens to list them."""
    lines, folder = [], None
    for path in _files(payload):
        inner = path.relative_to(payload).parent
        if inner != folder:
            folder = inner
            lines.append('SetOutPath "$INSTDIR' + "".join(f"\\{part}" for part in inner.parts) + '"')
        lines.append(f'File "{path}"')
    return lines
