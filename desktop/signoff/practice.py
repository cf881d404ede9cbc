"""Reports to practise on never leave as real ones and are not approved, through whichever door (office.md 30, 4).

Such a report is known by how it came to be, wherever its store lies: by the label of the first step of its journal.
"""

from typing import Final

from desktop.signoff.refused import SignoffRefused
from desktop.store.drafts import DraftReader

SAMPLE: Final = "示例"
EXERCISE: Final = "练习"
MARK: Final = "练习"  # above the type area of every page
NOT_APPROVED: Final = "练习和示例不送审，也不登记。真实的报告才有审签。"
NOT_WRITTEN_OUT: Final = "练习和示例的数据不能写出。"
NOT_COPIED: Final = "练习和示例不能复制成报告。"
NOT_FOLLOWED: Final = "练习和示例不能当作上年的报告。"
NO_PAPERS: Final = "练习和示例的数据不能导出，也没有审签材料；页面可以打印，每页印“练习”。"


def practised(reader: DraftReader, report: str) -> bool:
    """Whether the stored report with the id ``report`` is one to practise on."""
    return reader.origin(report) in (SAMPLE, EXERCISE)


def refuse_practice(reader: DraftReader, report: str, sentence: str) -> None:
    """Raises SignoffRefused with ``sentence`` for a report to practise on."""
    if practised(reader, report):
        raise SignoffRefused(sentence)
