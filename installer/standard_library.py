"""``python311.zip``: the standard library compiled from the sources of the Python that runs this build.

The embeddable CPython brings one that nobody signed. Stored, not deflated: it reads faster, and setup packs it anyway.
"""

import importlib.util
import marshal
import struct
import sys
import sysconfig
import zipfile
from pathlib import Path

from installer.choice import Choice, matches
from installer.product import BuildFailed

VERSION = (3, 11)
ZIP_TIME = (1980, 1, 1, 0, 0, 0)
UNCHECKED_HASH = 0b01


def write_library(target: Path, choice: Choice) -> None:
    """Compile into ``target``. Raises BuildFailed if another Python than 3.11 runs this."""
    if sys.version_info[:2] != VERSION:
        raise BuildFailed(f"the library must come from Python 3.11, not {sys.version.split()[0]}")
    root = Path(sysconfig.get_path("stdlib"))
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as packed:
        for source in sorted(root.rglob("*.py")):
            name = source.relative_to(root).as_posix()
            if any(matches(part, choice.library_left_out) for part in [name, *name.split("/")]):
                continue
            packed.writestr(zipfile.ZipInfo(f"{name}c", ZIP_TIME), compiled(source.read_bytes(), name))


def compiled(source: bytes, name: str) -> bytes:
    """``source`` as the content of a .pyc that is never compared with a source."""
    code = compile(source, name, "exec", dont_inherit=True, optimize=0)
    head = importlib.util.MAGIC_NUMBER + struct.pack("<I", UNCHECKED_HASH)
    return head + importlib.util.source_hash(source) + marshal.dumps(code)
