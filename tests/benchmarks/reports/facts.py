"""Everything a report knows in numbers: the cells of its tables, counts that stand in prose only, last year's facts."""

from collections.abc import Mapping
from dataclasses import dataclass

from tests.benchmarks.reports.agencies import Agency

COLUMNS = ("natural", "commercial", "research", "public_interest", "legal_service", "other_org")
RESULTS = ("upheld", "corrected", "other", "pending")
LITIGATION = ("litigation_direct", "litigation_after")
WITHHELD = {
    "state_secret": "属于国家秘密",
    "prohibited_by_law": "其他法律行政法规禁止公开",
    "security_stability": "危及“三安全一稳定”",
    "third_party": "保护第三方合法权益",
    "internal_affairs": "属于三类内部事务信息",
    "process": "属于四类过程性信息",
    "enforcement_file": "属于行政执法案卷",
    "administrative_lookup": "属于行政查询事项",
}
UNABLE = {
    "not_held": "本机关不掌握相关政府信息",
    "needs_creation": "没有现成信息需要另行制作",
    "unclear": "补正后申请内容仍不明确",
}
NOT_PROCESSED = {
    "petition": "信访举报投诉类申请",
    "duplicate": "重复申请",
    "publication": "要求提供公开出版物",
    "excessive": "无正当理由大量反复申请",
    "confirm_or_reissue": "要求行政机关确认或重新出具已获取信息",
}
OTHER = ("no_correction", "fee_unpaid", "other")
GROUPS = {
    "disclosed": "予以公开",
    "partially_disclosed": "部分公开",
    "withheld": "不予公开",
    "unable": "无法提供",
    "not_processed": "不予处理",
    "other": "其他处理",
}


def outcome_rows(edition: str) -> tuple[str, ...]:
    """The rows under 三、本年度办理结果, top to bottom."""
    inner = {
        "withheld": tuple(WITHHELD),
        "unable": tuple(UNABLE),
        "not_processed": tuple(NOT_PROCESSED),
        "other": OTHER if edition == "2021" else (),
    }
    return tuple(row for group in GROUPS for row in ([f"{group}.{key}" for key in inner.get(group, ())] or [group]))


@dataclass(frozen=True, slots=True)
class Facts:
    """``cells`` by field id; ``counts`` by a name of their own; amounts are text."""

    agency: Agency
    year: int
    edition: str
    cells: Mapping[str, int | str]
    counts: Mapping[str, int]
    fee: str
    last: "Facts | None" = None

    def row(self, row: str, columns: tuple[str, ...] = COLUMNS) -> int:
        """The requests of one row, added up over ``columns``."""
        return sum(int(self.cells[f"requests.{row}.{column}"]) for column in columns)

    def group(self, group: str, columns: tuple[str, ...] = COLUMNS) -> int:
        """The requests of a group of outcomes (``withheld``: all of （三）)."""
        rows = [each for each in outcome_rows(self.edition) if each.partition(".")[0] == group]
        return sum(self.row(each, columns) for each in rows)

    def requests(self, what: str, columns: tuple[str, ...] = COLUMNS) -> int:
        """``received``, ``carried_over``, ``carried_forward``, ``outcomes``, ``all`` (received and carried over), a
        group or a row."""
        if what == "all":
            return self.row("received", columns) + self.row("carried_over", columns)
        if what == "outcomes":
            return sum(self.row(each, columns) for each in outcome_rows(self.edition))
        return self.group(what, columns) if what in GROUPS else self.row(what, columns)

    def disputes(self, *groups: str, result: str = "") -> int:
        """The cases of ``groups`` of table 4, of one result or of all."""
        wanted = (result,) if result else RESULTS
        return sum(int(self.cells[f"disputes.{group}.{each}"]) for group in groups for each in wanted)

    def number(self, field: str) -> int:
        """One cell."""
        return int(self.cells[field])
