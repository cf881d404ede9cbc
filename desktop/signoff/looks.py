"""How pages look beside those that were kept, once their words agree: what is drawn over, hidden or drawn otherwise."""

from dataclasses import dataclass

from desktop.export.pdf.glyph_comparing import misdrawn
from desktop.export.pdf.glyph_pictures import drawn_otherwise
from desktop.export.pdf.page_comparing import Spot, compare_pages
from desktop.export.pdf.page_reading import ReadDocument, UnreadablePdf, read_document
from desktop.signoff.evidence import ABOVE, Evidence
from desktop.signoff.page_making import make_pages
from desktop.workplace import Workplace
from forms.draft.draft import Draft

_MOST_SPOTS = 3  # told of a page


@dataclass(frozen=True, slots=True)
class Looks:
    """``changed`` says where the pages look otherwise than they should; ``rests_on`` what was looked at."""

    changed: list[str]
    rests_on: str


def look_differences(evidence: Evidence, draft: Draft, kept: bytes | None, workplace: Workplace) -> Looks:
    """Compare the pages with the 盖章稿 that was ``kept``, or with pages made now of ``draft``."""
    changed = _added(evidence.pages) if evidence.pages else []
    if changed or not evidence.pages:
        return Looks(changed, "")
    mark, beside = _line_above(evidence.above[0]) if evidence.above else (None, "")
    if mark or beside:
        kept = None
    beside_what = "留存的盖章稿" if kept else "按这一稿排出的页面"
    wanted = kept or make_pages(draft, workplace, mark=mark, beside=beside).data
    try:
        spots = compare_pages(wanted, evidence.pages_data)
        wanted_pages = read_document(wanted).pages
        drawn = misdrawn(wanted_pages, evidence.pages.pages)
        if not drawn and any(spots) and all(spots):
            drawn = drawn_otherwise(wanted, evidence.pages_data, wanted_pages, evidence.pages.pages)
    except UnreadablePdf as problem:
        return Looks([str(problem)], "")
    if drawn:
        pages = sorted({each.page for each in drawn})
        example = "".join(each.text for each in drawn if each.page == pages[0])[:10]
        told = [f"第{number}页有的字印出来的样子不是它的字形" for number in pages]
        return Looks([f"{told[0]}（“{example}”）", *told[1:]], "")
    if not any(spots):
        return Looks([], f"逐页看过，与{beside_what}一样")
    if all(spots):
        # Another program set every page again: edges differ everywhere, so each character was looked at by itself.
        again = f"字形的边缘与{beside_what}略有不同，是经别的程序重新排印的"
        return Looks([], f"{again}，逐字看过，字形相同；请再对照一下页面")
    return Looks([_spot_told(page, each) for page, each in enumerate(spots, start=1) if each], "")


def _added(document: ReadDocument) -> list[str]:
    """What stands on the pages that is neither their text nor their tables."""
    told = []
    for number, page in enumerate(document.pages, start=1):
        told += [f"第{number}页有报告以外的内容：{other}" for other in page.others]
        hidden = "".join(each.text for each in page.characters if not each.visible)
        if hidden:
            told.append(f"第{number}页有看不见的文字“{hidden[:20]}”")
    return told


def _line_above(line: str) -> tuple[str | None, str]:
    """Mark and what stands beside it, as they are given to the pages."""
    found = ABOVE.fullmatch(line)
    if found is None:
        return None, ""
    number = f"第{found['number']}稿" if found["number"] else ""
    code = f"校验码 {found['code']}" if found["code"] else ""
    return found["mark"], "　".join(each for each in (number, code, found["printed"]) if each)


def _spot_told(page: int, spots: tuple[Spot, ...]) -> str:
    places = "；".join(
        f"距上边{each.top / 72 * 25.4:.0f}毫米、左边{each.left / 72 * 25.4:.0f}毫米" for each in spots[:_MOST_SPOTS]
    )
    more = f"等{len(spots)}处" if len(spots) > _MOST_SPOTS else ""
    return f"第{page}页看上去与应有的不同：{places}{more}"
