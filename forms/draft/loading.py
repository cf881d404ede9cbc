"""Reads a report in exchange form, part by part; every error names the place in the file."""

import json
import re
from typing import Any

from forms.draft import predecessors
from forms.draft.answer import PREFIX, Answer
from forms.draft.collected import COLLECT, MATERIAL
from forms.draft.demands import ENTRY as DEMANDS
from forms.draft.draft import OWN_FIGURE, Draft, OwnFigure, figure_section
from forms.draft.entering import MARKED, EntryRefused, changes_for
from forms.draft.exchange_facts import facts_in
from forms.draft.exchange_values import edition_key, number_text, one_line, prose_text, text_value, year_of
from forms.draft.loading_predecessors import load_predecessor
from forms.draft.readings import read_line
from forms.draft.source import PREFIX as SOURCE
from forms.draft.strict_json import ExchangeError, JsonNumber, shortened
from forms.edition import Edition, Editions
from forms.edition.model import Field, Form, Kind

FORMAT = "nianbao-report/1"
TOP = ("agency", "kind", "level", "year")  # these report.* fields stand at the top of the file
KEYS = (
    *("format", "id", "agency", "kind", "level", "year", "edition", "values", "figures"),
    *("published", "control", "filled", "predecessors", "answers", "unplaced", "sources", "facts"),
    *("collect", "material", "demands"),
)


_ID = re.compile(r"[0-9a-f]{32}")


class Loading:
    """One file being read: the JSON as it came, and where in it we are."""

    def __init__(self, whole: dict[str, Any], editions: Editions) -> None:
        self._whole = whole
        self._editions = editions
        self._entries: dict[str, str] = {}

    def report(self) -> tuple[str | None, dict[str, str]]:
        """The id, if the file has one, and the entries."""
        whole = self._whole
        if whole.get("format") != FORMAT:
            raise ExchangeError("这不是年报数据文件，或者是更新版本的程序写的。")
        for key in whole:
            if key not in KEYS:
                raise ExchangeError(f"{shortened(key)}：不认识这一项。可能是更新版本的程序写的。")
        for key in ("agency", "year", "values"):
            if key not in whole:
                raise ExchangeError(f"缺少“{key}”。请补上后再读入。")
        report_id = whole.get("id")
        if report_id is not None and not (isinstance(report_id, str) and _ID.fullmatch(report_id)):
            raise ExchangeError("id：应为32位十六进制小写数字。不知道的可以整项删去。")
        self._read_identity()
        edition = self._editions[self._entries["report.edition"]]
        draft = Draft(self._editions, self._entries)
        self._read_figures(edition)
        for key, value in self._object(whole, "values").items():
            self._read_value(edition, draft, key, value)
        for prefix in ("published", "control"):
            for key, value in self._object(whole, prefix).items():
                self._read_total(edition, prefix, key, value)
        self._read_filled(edition)
        self._read_predecessors()
        self._read_answers()
        sources = {SOURCE + key: value for key, value in self._object(whole, "sources").items()}
        self._entries.update(facts_in("sources", sources, draft))
        self._entries.update(facts_in("facts", whole.get("facts", {}), draft))
        for key, value in self._object(whole, "unplaced").items():
            kept = str(value) if isinstance(value, JsonNumber) else text_value(f"unplaced.{shortened(key)}", value)
            self._keep(f"unplaced:{text_value('unplaced', key)}", kept)
        self._read_beside()
        return report_id, self._entries

    def _keep(self, entry: str, text: str) -> None:
        if text:
            self._entries[entry] = text

    def _object(self, whole: dict[str, Any], key: str) -> dict[str, Any]:
        value = whole.get(key, {})
        if not isinstance(value, dict):
            raise ExchangeError(f"{key}：应为一组键值。")
        return value

    def _list(self, key: str) -> list[Any]:
        value = self._whole.get(key, [])
        if not isinstance(value, list):
            raise ExchangeError(f"{key}：应为列表。")
        return value

    def _read_identity(self) -> None:
        whole = self._whole
        agency = one_line("agency", whole["agency"])
        if not agency:
            raise ExchangeError("agency：单位名称不能为空。")
        year = year_of("year", whole["year"])
        edition = edition_key("edition", whole.get("edition"), year, self._editions)
        kinds = self._editions[edition].fields["report.kind"]
        kind = text_value("kind", whole.get("kind", kinds.default))
        if kind not in kinds.choices:
            raise ExchangeError(f"kind：只能是{'、'.join(kinds.choices)}，现为“{shortened(kind)}”。")
        levels = self._editions[edition].fields["report.level"].choices
        level = text_value("level", whole.get("level", ""))
        if level and level not in levels:
            raise ExchangeError(f"level：只能是{'、'.join(levels)}，现为“{shortened(level)}”。")
        self._entries.update(
            {"report.agency": agency, "report.year": str(year), "report.kind": kind, "report.edition": edition}
        )
        self._keep("report.level", level)

    def _read_figures(self, edition: Edition) -> None:
        figures = self._list("figures")
        for order, figure in enumerate(figures, start=1):
            place = f"figures[{order}]"
            if not isinstance(figure, dict):
                raise ExchangeError(f"{place}：应为一组键值。")
            for key in figure:
                if key not in ("id", "section", "label", "unit", "value", "part_of"):
                    raise ExchangeError(f"{place}.{shortened(key)}：不认识这一项。")
            parts = {
                key: text_value(f"{place}.{key}", figure.get(key, "")) for key in ("id", "label", "unit", "part_of")
            }
            match = OWN_FIGURE.fullmatch(parts["id"])
            if not match or figure_section(edition, match["section"]) is None:
                raise ExchangeError(
                    f"{place}.id：“{shortened(parts['id'])}”不是自有数字的编号（如 overview.on_request.own_1a2b）。"
                )
            if figure.get("section", match["section"]) != match["section"]:
                raise ExchangeError(f"{place}.section：应为“{match['section']}”。")
            if f"figure:{parts['id']}" in self._entries:
                raise ExchangeError(f"{place}.id：“{parts['id']}”写了两次。")
            if not parts["label"]:
                raise ExchangeError(f"{place}.label：缺少名称。")
            own = OwnFigure(parts["id"], parts["label"], parts["unit"], parts["part_of"], order)
            self._entries[f"figure:{own.id}"] = own.to_entry()
            if "value" in figure:
                amount = Field(own.id, "", "", (), (), Kind.AMOUNT, own.unit, "")
                self._keep(own.id, number_text(f"{place}.value", figure["value"], amount))
        known = Draft(self._editions, self._entries)
        for own in known.own_figures():
            whole = known.field(own.part_of) if own.part_of else None
            if own.part_of and (not whole or not whole.number or not own.part_of.startswith(f"{own.section}.")):
                raise ExchangeError(f"figures：“{own.label}”的 part_of 指向没有的“{shortened(own.part_of)}”。")

    def _read_value(self, edition: Edition, draft: Draft, key: str, value: Any) -> None:
        place = f"values.{shortened(key)}"
        if key.startswith("note:"):
            cell = edition.fields.get(key.removeprefix("note:"))
            if not cell or not cell.in_table:
                raise ExchangeError(f"{place}：没有这一格，不能加注。")
            self._keep(key, text_value(place, value).strip("\n"))
            return
        known = edition.fields.get(key)
        if known is None:
            raise ExchangeError(f"{place}：{edition.label}里没有这个编号。")
        if known.computed:
            raise ExchangeError(f"{place}：合计由程序计算，不能写在 values 里。已公布的总计请写在 published 里。")
        if known.prose:
            self._keep(key, prose_text(place, value, draft.can_refer))
        elif known.number:
            self._keep(key, number_text(place, value, known))
        elif key.removeprefix("report.") in TOP:
            raise ExchangeError(f"{place}：请写在最外层的“{key.removeprefix('report.')}”里。")
        else:
            self._read_line(place, known, value)

    def _read_line(self, place: str, known: Field, value: Any) -> None:
        text = one_line(place, value)
        if known.form is Form.CHOICE and text and text not in known.choices:
            raise ExchangeError(f"{place}：只能是{'、'.join(known.choices)}，现为“{shortened(text)}”。")
        text = read_line(text, known.form)
        self._keep(known.id, "" if text == known.default else text)

    def _read_total(self, edition: Edition, prefix: str, key: str, value: Any) -> None:
        place = f"{prefix}.{shortened(key)}"
        known = edition.fields.get(key)
        if known is None or not known.computed:
            raise ExchangeError(f"{place}：不是合计格的编号。")
        self._keep(f"{prefix}:{key}", number_text(place, value, known, unlimited=True))

    def _read_filled(self, edition: Edition) -> None:
        for value in self._list("filled"):
            key = text_value("filled", value)
            known = edition.fields.get(key)
            if known is None or not known.in_table or known.computed or self._entries.get(key) != "0":
                raise ExchangeError(f"filled：“{shortened(key)}”不是一个填了0的格。")
            if f"filled:{key}" in self._entries:
                raise ExchangeError(f"filled：“{key}”写了两次。")
            self._entries[f"filled:{key}"] = MARKED

    def _read_beside(self) -> None:
        """Sources, what offices were asked for, what the notice asks for: as the door itself would take them."""
        draft = Draft(self._editions, self._entries)
        for key, start in (("collect", COLLECT), ("material", MATERIAL)):
            for target, value in self._object(self._whole, key).items():
                place = f"{key}.{shortened(target)}"
                text = text_value(place, value) if key == "material" else json.dumps(value, ensure_ascii=False)
                self._take(place, draft, start + text_value(key, target), text)
        asked = self._object(self._whole, "demands")
        if asked:
            self._take("demands", draft, DEMANDS, json.dumps(asked, ensure_ascii=False))

    def _take(self, place: str, draft: Draft, entry: str, text: str) -> None:
        try:
            for key, kept in changes_for(draft, entry, text).items():
                self._keep(key, kept)
        except EntryRefused as refused:
            raise ExchangeError(f"{place}：{refused}") from None

    def _read_answers(self) -> None:
        for key, value in self._object(self._whole, "answers").items():
            place = f"answers.{shortened(key)}"
            if not isinstance(value, list) or len(value) != 2:
                raise ExchangeError(f"{place}：应为说明的文字和依据两项。")
            words, basis = (text_value(place, each) for each in value)
            self._keep(f"{PREFIX}:{text_value('answers', key)}", Answer(words, basis).to_entry())

    def _read_predecessors(self) -> None:
        listed = [
            load_predecessor(f"predecessors[{number}]", each, self._editions)
            for number, each in enumerate(self._list("predecessors"), start=1)
        ]
        self._keep(predecessors.ENTRY, predecessors.to_entry(listed))
