"""What a file shows of itself, whoever made it: its pages, the codes printed on them, the data it carries."""

import re
from dataclasses import dataclass
from functools import cached_property

from desktop.export.pdf.foreign_pdf import attachments, information
from desktop.export.pdf.page_reading import ReadDocument, UnreadablePdf, read_document
from desktop.export.pdf.page_zones import Zones
from desktop.export.pdf.read_back import in_zones
from desktop.signoff.carriers import Carried, carried
from desktop.signoff.hand_over import FORMAT, HANDED, from_json
from desktop.signoff.outputs import FORM
from desktop.signoff.refused import HandOverUnreadable
from forms.draft.code import GROUPS
from forms.draft.code import code as code_of
from forms.draft.draft import Draft
from forms.draft.exchange import load
from forms.draft.loading import FORMAT as REPORT
from forms.draft.strict_json import ExchangeError, read_json
from forms.edition import Editions

PROGRAM = "公开年报"
# The line above the type area, without its spaces.
ABOVE = re.compile(
    rf"(?P<mark>草稿|征求意见稿|送审稿|练习)?(?:练习)*(?:第(?P<number>[0-9]+)稿)?(?:校验码(?P<code>{GROUPS.pattern}))?"
    r"(?P<printed>[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日[0-9]{2}:[0-9]{2})?"
)
PAPERS = (
    *("审签单", "数据与核对情况", "信息公开保密审查表", "保密审查表"),
    *("附页", "呈批说明", "校对稿", "花脸稿", "意见采纳情况表", "审签记录", "更正说明"),
)
_NAME_IN_BYTES = re.compile(rb"Ql_(?:\\000|\x00)\^tb(?:\\245|\xa5)")  # 公开年报 as the information of a PDF has it


@dataclass(frozen=True, slots=True)
class CarriedData:
    """Data found in a file: ``draft`` the report in it, None where ``fault`` says in a sentence what is wrong.

    ``ours``: they say that they are of one of this program's formats.
    """

    draft: Draft | None
    ours: bool = True
    fault: str = ""


class Evidence:
    """One file. ``unreadable`` says in a sentence why it cannot be read; empty when it can."""

    def __init__(self, data: bytes, editions: Editions) -> None:
        self.data = data
        self._editions = editions
        self.unreadable = ""
        self.pages: ReadDocument | None = None
        self.pages_data = b""
        self._carried: Carried | None = None
        try:
            self._carried = carried(data)
            self.pages_data = self._carried.pages or b""
            self.pages = read_document(self.pages_data) if self.pages_data else None
        except (HandOverUnreadable, UnreadablePdf) as problem:
            self.unreadable = str(problem)

    @cached_property
    def zones(self) -> list[Zones]:
        """The pages by what stands where."""
        return in_zones(self.pages) if self.pages else []

    @cached_property
    def above(self) -> list[str]:
        """The line above the type area of each page, without spaces."""
        return [each.above for each in self.zones]

    @property
    def text(self) -> str:
        """Everything that can be read on the pages."""
        return "".join(each.text for page in self.pages.pages for each in page.characters) if self.pages else ""

    @cached_property
    def codes(self) -> list[str]:
        """The code of each page, empty where none is printed."""
        return [found["code"] or "" if (found := ABOVE.fullmatch(line)) else "" for line in self.above]

    @cached_property
    def ours(self) -> bool:
        """Whether it says that this program made it."""
        if not self.pages:
            return bool(_NAME_IN_BYTES.search(self.data))
        told = information(self.pages_data)
        return PROGRAM in (told.get("Producer"), told.get("Creator"))

    @cached_property
    def paper(self) -> str:
        """Which of the papers beside a report it says it is (审签单, 校对稿 …); empty for anything else."""
        told = information(self.pages_data) if self.pages and self.ours else {}
        names = (told.get("Title", ""), told.get("Subject", ""))  # an office may have its own name for a paper
        return next((each for each in PAPERS if any(name.endswith((each, f"（{each}）")) for name in names)), "")

    @cached_property
    def carried_data(self) -> CarriedData | None:
        """The data it carries; None if none."""
        if self._carried is None:
            return None
        if self._carried.data is None or self._carried.kind == "PDF":
            return self._attached() if self.pages_data else None
        return self._read(self._carried.data)

    def _attached(self) -> CarriedData | None:
        for each in attachments(self.pages_data):
            if each.name in (HANDED, FORM):
                return self._read(each.data)
        return None

    def _read(self, data: bytes) -> CarriedData:
        kind = ""
        try:
            kind = str(read_json(data).get("format"))
            if kind == REPORT:
                return CarriedData(Draft(self._editions, load(data, self._editions).entries))
            return CarriedData(from_json(data, self._editions).revision.draft(self._editions))
        except (HandOverUnreadable, ExchangeError) as problem:
            return CarriedData(None, kind in (REPORT, FORMAT), str(problem))

    @property
    def data_code(self) -> str:
        """The code of the data it carries, empty where there are none."""
        data = self.carried_data
        return code_of(data.draft) if data and data.draft else ""
