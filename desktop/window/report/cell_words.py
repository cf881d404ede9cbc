"""What the panel 说明 says of a field, as rich text: what it means, last year's, who said so, and what it was before.

What can be done about a line stands behind it as a link: ``take:`` and a place in the history, ``ruling:`` an entry,
``offer:`` one of last year's.
"""

from collections.abc import Iterator, Sequence
from html import escape

from forms.draft.draft import Draft
from forms.draft.journal import Edit
from forms.draft.recount import result_words
from forms.draft.ruling import Ruling, offered, place_of, rulings
from forms.draft.source import source_of

SHOWN = 12  # earlier values
TAKE, RULING, OFFER = "take:", "change:", "offer:"


def cell_words(draft: Draft, field_id: str, journal: Sequence[Edit], *, locked: bool) -> str:
    """The whole of it; nothing can be done about a line while the report is ``locked``."""
    return "".join(_parts(draft, field_id, journal, locked))


def earlier(draft: Draft, field_id: str, journal: Sequence[Edit]) -> list[tuple[Edit, str]]:
    """The changes of a field of one value, the newest first, each with the value it made."""
    field = draft.field(field_id)
    if field is None or field.prose:
        return []
    return [(edit, edit.inserted) for edit in reversed(journal) if edit.field == field_id][:SHOWN]


def _parts(draft: Draft, field_id: str, journal: Sequence[Edit], locked: bool) -> Iterator[str]:
    field = draft.field(field_id)
    if field is None:
        return
    yield f"<h3>{escape(field.path)}</h3>"
    if field.help:
        yield f"<p><b>口径</b>　{escape(field.help).replace(chr(10), '<br>')}</p>"
    if field.mistake:
        yield f"<p><b>常见差错</b>　{escape(field.mistake)}</p>"
    for key, each in rulings(draft.entries).items():
        if each.covers(field_id):
            yield _ruling(draft, each, "口径记录", "" if locked else _link(RULING + key, "改"))
    for key, each in offered(draft).items():
        if each.covers(field_id):
            yield _ruling(draft, each, "上年的口径记录", "" if locked else _link(OFFER + key, "今年也这样"))
    if field.number:
        last = draft.last_number(field_id)
        yield f"<p><b>上年</b>　{'没有' if last is None else f'{last}{escape(field.unit)}'}</p>"
    counted = draft.entries.get(f"control:{field_id}")
    if counted:
        yield f"<p><b>台账数</b>　{escape(counted)}，程序合计{escape(draft.reading(field_id).stored) or '空白'}</p>"
    known = source_of(draft.entries, field_id)
    if known:
        yield f"<p><b>来源</b>　{escape(known.words)}</p>"
    recounted = result_words(draft, field_id.partition(".")[0]) if field.in_table else ""
    if recounted:
        yield f"<p><b>复核录入</b>　{escape(recounted)}。</p>"
    lines = [
        _line(draft, number, edit, text, locked)
        for number, (edit, text) in enumerate(earlier(draft, field_id, journal))
    ]
    if lines:
        yield "<p><b>改动</b><br>" + "<br>".join(lines) + "</p>"


def _line(draft: Draft, number: int, edit: Edit, text: str, locked: bool) -> str:
    told = (
        f"{escape(edit.when.replace('T', ' ')[:16])}　{escape(edit.who)}　"
        f"{escape(edit.removed) or '（空）'} → {escape(text) or '（空）'}"
    )
    if locked or text == draft.entries.get(edit.field, ""):
        return told
    return f"{told}　{_link(f'{TAKE}{number}', '取回' + escape(text or '空白'))}"


def _ruling(draft: Draft, each: Ruling, name: str, link: str) -> str:
    place = place_of(draft, each.about).rpartition(" · ")[2]
    given = f"（{escape(each.given)}）" if each.given else ""
    told = f"<p><b>{name}</b>　{escape(place)}：{escape(each.question)}<br>答：{escape(each.answer)}{given}"
    return f"{told}　{link}</p>"


def _link(target: str, words: str) -> str:
    return f'<a href="{target}">{words}</a>'
