"""A 要求包 as a file that came from the authority, for both doors."""

from pathlib import Path

from forms.collecting.package import read_package
from forms.draft.demands import Demands, DemandsUnreadable

LARGEST = 1024 * 1024  # bytes


def read_file(path: Path, year: int) -> Demands:
    """What the file ``path`` asks of reports of ``year``. Raises DemandsUnreadable."""
    try:
        if path.stat().st_size > LARGEST:
            raise DemandsUnreadable(f"“{path.name}”太大，不是要求包。")
        data = path.read_bytes()
    except OSError:
        raise DemandsUnreadable(f"“{path.name}”不能读取。请确认文件还在，并且没有被别的程序占用。") from None
    return read_package(data, year)
