"""意见采纳情况表 and 更正说明 from what was registered (office.md 11, 17)."""

from desktop.export.papers.lists import CorrectionNote, RemarkRow, correction_note, remark_table
from desktop.signoff.papers.absent import no_correction, no_remark
from desktop.signoff.papers.corrected import changed_places
from desktop.signoff.papers.material import Material
from desktop.signoff.refused import SignoffRefused
from forms.draft.readings import date_in_words
from forms.publication.build import publication


def remarks(material: Material) -> bytes:
    """意见采纳情况表 as PDF. Raises SignoffRefused where no remark was registered."""
    reason = no_remark(material.standing)
    if reason:
        raise SignoffRefused(reason)
    rows = [
        RemarkRow(
            source=each.data["source"],
            way=each.data["way"],
            date=date_in_words(each.data["date"]),
            place=each.data["place"],
            words=each.data["words"],
            handling=each.data["handling"],
            reason=each.data["reason"],
        )
        for each in material.standing.remarks
    ]
    waiting = sum(each.handling == "待处理" for each in rows)
    caption = f"共{len(rows)}条" + (f"，{waiting}条待处理" if waiting else "，全部已处理")
    title = f"{''.join(publication(material.draft).title)}意见采纳情况表"
    return remark_table(
        title, material.draft.agency, rows, caption=caption, faces=material.faces, created=material.created
    )


def correction(material: Material) -> bytes:
    """更正说明 as PDF. Raises SignoffRefused for a report that is not corrected, or not yet, ExchangeError."""
    registered, reason = material.standing.correction, no_correction(material.standing)
    if registered is None or reason:
        raise SignoffRefused(reason)
    before = material.revision(int(registered.data["from"]))
    old, new = material.draft_of(before), material.draft_of(material.newest)
    places = tuple(changed_places(old, new))
    if not places:
        raise SignoffRefused(f"{material.newest.name}与{before.name}印出来没有不同，没有可以说明的更正。")
    name = f"{new.year}{new.text('report.title_year')}{new.edition.title}"
    where = registered.data["published"]
    published = f"（网址：{where}）" if where else ""
    note = CorrectionNote(
        title=f"关于《{name}》的更正说明",
        opening=f"现对《{new.agency}{name}》{published}作如下更正：",
        places=places,
        reason=f"更正原因：{registered.data['reason'].rstrip('。')}。请以更正后的报告为准。",
        agency=new.agency,
        date=date_in_words(new.text("report.corrected_on")) if new.text("report.corrected_on") else "",
    )
    return correction_note(note, faces=material.faces, created=material.created)
