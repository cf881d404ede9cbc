"""校对稿 of the report as it is now, or of one revision, barred where it changed since the last proof reading."""

from desktop.export.papers.proof import ProofChanges
from desktop.export.papers.proof import proof_copy as pages
from desktop.signoff.papers.comparing import block_pairs, block_text, changed_cells, changed_offsets
from desktop.signoff.papers.material import Material
from desktop.signoff.standing import short_date
from forms.draft.code import code
from forms.draft.draft import Draft
from forms.publication.build import publication
from forms.publication.model import PrintedTable


def proof_copy(material: Material, number: int | None = None) -> bytes:
    """The PDF; of 第``number``稿, or of the draft. Raises SignoffRefused, ExchangeError."""
    draft = material.draft if number is None else material.draft_of(material.revision(number))
    last = material.standing.proofs[-1] if material.standing.proofs else None
    changes, legend = ProofChanges(), ""
    if last:
        changes = _since(material.draft_from(last.data["form"]), draft)
        turn = "一二三"[int(last.data["turn"]) - 1]
        legend = f"右侧竖线：{turn}校（{short_date(last.data['date'], draft.year + 1)}）以后的改动"
    return pages(
        publication(draft),
        changes,
        caption=f"校对稿　{_name(material, draft, number)}　校验码 {code(draft)}",
        legend=legend,
        faces=material.faces,
        created=material.created,
    )


def _name(material: Material, draft: Draft, number: int | None) -> str:
    if number is not None:
        return f"第{number}稿"
    if not material.revisions:
        return "送审前的草稿"
    newest = material.newest
    return newest.name if newest.code == code(draft) else f"{newest.name}以后的草稿"


def _since(old: Draft, new: Draft) -> ProofChanges:
    before, after = publication(old), publication(new)
    texts: dict[int, frozenset[int]] = {}
    removed: set[int] = set()
    following = 0
    gone = False
    for was, is_now in block_pairs(before, after):
        if is_now is None:
            gone = True
            continue
        if isinstance(after.blocks[is_now], PrintedTable):
            continue
        if gone:
            removed.add(is_now)
            gone = False
        text = block_text(after.blocks[is_now])
        texts[is_now] = changed_offsets("" if was is None else block_text(before.blocks[was]), text)
        following = is_now
    if gone:
        texts[following] = texts.get(following, frozenset()) | {len(block_text(after.blocks[following])) - 1}
    fields = {name for name, _ in changed_cells(old, new)}
    fields |= {"report.agency"} if before.agency != after.agency else set()
    fields |= {"report.title"} if before.title[1:] != after.title[1:] else set()
    fields |= {"report.date"} if before.date != after.date else set()
    return ProofChanges(texts, frozenset(fields), frozenset(removed))
