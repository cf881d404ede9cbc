"""征集表: what one office is asked for, as it stands on its sheet. Data only; files are made elsewhere."""

from dataclasses import dataclass
from typing import NamedTuple

HEADS = ("序号", "项目", "单位", "上年数", "本年数", "填报说明")
ITEM, VALUE = 1, 4  # columns, from 0
MATERIAL = "素材文字"
PERSON, HEAD, DATE = "填表人", "处室负责人（签字）", "日期"
FOOT = (PERSON, HEAD, DATE)
NUMBER = "征集表编号"  # the report's id stands behind it


class Row(NamedTuple):
    """One number. ``item`` names it and is how it is known again; ``last`` is last year's, or empty."""

    item: str
    unit: str
    last: str
    value: str
    help: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """``report`` is the stored report's id; ``due`` the day by which it comes back, in words."""

    report: str
    agency: str
    title: str
    year: int
    office: str
    due: str
    rows: tuple[Row, ...]

    @property
    def mark(self) -> str:
        """The line by which a sheet is known again."""
        return f"年度：{self.year}　处室：{self.office}　{NUMBER}：{self.report}"

    @property
    def asked(self) -> str:
        """What the office is asked to do."""
        return (
            f"请在“本年数”一栏填{self.year}年的数，截至12月31日；没有发生的填0，不掌握的空着。"
            f"“{MATERIAL}”写可以用进报告的做法和成效。请于{self.due}前由处室负责人签字后报回。项目一栏请不要改动。"
        )

    @property
    def name(self) -> str:
        """Its file's name without ending."""
        return f"{self.year}年度征集表（{self.office}）"
