"""What ``nianbao --version`` tells: the program, the schema of its store, the editions it knows."""

from importlib.metadata import PackageNotFoundError, version

from desktop.store.schema import NAMES
from forms.edition import Editions


def program_version() -> str:
    """The version that is installed; empty where the program runs from its sources."""
    try:
        return version("gongkai-nianbao")
    except PackageNotFoundError:
        return ""


def version_lines() -> list[str]:
    """Program, schema and editions, a line each."""
    editions = Editions()
    return [
        f"公开年报 {program_version() or '（没有安装，直接从源文件运行）'}",
        f"草稿库 {len(NAMES)}（{NAMES[-1]}）",
        f"版式 {'、'.join(editions[key].label for key in editions)}",
    ]
