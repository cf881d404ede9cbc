"""Small forms for what is known beside what is printed: 来源, 口径记录, 统计范围."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QPushButton, QWidget

from desktop.signoff.refused import SignoffRefused
from desktop.window.approval.register_dialog import RegisterDialog, chosen
from forms.draft.coverage import APART, IN, changed_coverage, coverage, coverage_changes, last_coverage
from forms.draft.draft import Draft
from forms.draft.editor import DraftEditor
from forms.draft.entering import EntryRefused
from forms.draft.readings import date_in_words, is_date
from forms.draft.ruling import WAYS, Ruling, about_choices, new_entry, place_of, rulings
from forms.draft.source import PREFIX as SOURCE
from forms.draft.source import Source, source_of

UNITS_LINES = 6


def source_dialog(editor: DraftEditor, fields: Sequence[str], parent: QWidget) -> RegisterDialog:
    """Where the numbers of ``fields`` come from, as one step."""
    form = RegisterDialog("来源", "记下", parent)
    field = editor.draft.field(fields[0])
    where = f"“{field.path if field else fields[0]}”" + (f"等{len(fields)}格" if len(fields) > 1 else "")
    form.add_sentence(f"{where}的数是谁提供的。选中几格再点“来源”，一次记下几格；全部清空的，去掉来源。")
    office, person, day = form.add_line("处室", "如：法规处"), form.add_line("提供人"), form.add_date("日期")
    known = {source_of(editor.draft.entries, each) for each in fields}
    first = known.pop()
    if first and not known:
        office.setText(first.office)
        person.setText(first.person)
        day.set_text(_day(first.date))

    def act() -> str:
        told = Source(office.text().strip(), person.text().strip(), day.text().strip())
        text = told.to_entry() if any(told) else ""
        _enter(editor, {SOURCE + each: text for each in fields}, f"登记来源（{len(fields)}格）")
        return f"已记下{len(fields)}格的来源。" if text else f"已去掉{len(fields)}格的来源。"

    form.on_register(act)
    return form


def ruling_dialog(editor: DraftEditor, field_id: str, entry: str, parent: QWidget) -> RegisterDialog:
    """A 口径记录 at ``field_id``: a new one, or the one kept under ``entry``."""
    draft = editor.draft
    kept = rulings(draft.entries).get(entry)
    form = RegisterDialog("口径记录", "记下", parent, characters=30)
    form.add_sentence("电话里问到的口径，记下来，明年这一格还会提示，也可以用来说明核对结果。")
    choices = list(about_choices(draft, field_id))
    if kept and kept.about not in choices:
        choices.append(kept.about)
    names = [place_of(draft, each).rpartition(" · ")[2] or each for each in choices]
    about = form.add_choice(
        "关于", [f"{words}（{_reach(draft, each)}）" for each, words in zip(choices, names, strict=True)]
    )
    about.setCurrentIndex(1 + (choices.index(kept.about) if kept else min(1, len(choices) - 1)))
    question, answer = form.add_words("问题", "如：合并答复算几件"), form.add_words("答复")
    by, day = form.add_line("答复单位和人", "如：市政府办公室李强"), form.add_date("日期")
    way = form.add_choice("方式", WAYS, free=True)
    if kept:
        question.setPlainText(kept.question)
        answer.setPlainText(kept.answer)
        by.setText(kept.by)
        day.set_text(_day(kept.date))
        way.setCurrentText(kept.way)
        _add_removal(form, lambda: _enter(editor, {entry: ""}, "删去口径记录"))

    def act() -> str:
        if about.currentIndex() < 1:
            raise SignoffRefused("请选择是关于哪里的口径。")
        told = Ruling(
            choices[about.currentIndex() - 1],
            question.toPlainText().strip(),
            answer.toPlainText().strip(),
            by.text().strip(),
            day.text().strip(),
            chosen(way).strip(),
        )
        _enter(editor, {entry if kept else new_entry(draft.entries): told.to_entry()}, "登记口径")
        return "口径已记下。"

    form.on_register(act)
    return form


def coverage_dialog(editor: DraftEditor, parent: QWidget) -> RegisterDialog:
    """统计范围: a unit a line."""
    form = RegisterDialog("统计范围", "记下", parent, characters=30)
    before = last_coverage(editor.draft)
    changed = changed_coverage(editor.draft)
    form.add_sentence(
        "数字是哪些处室和直属单位的，一行一个。与上年不同的，可以用来说明与上年相差大的数；只印在附页上，不公布。"
    )
    if changed:
        form.add_sentence(f"{changed}。")
    boxes = [
        form.add_words("数字纳入本报告", "如：办公室\n法规处\n执法支队"),
        form.add_words("单独编制、不纳入", "如：高新区分局"),
    ]

    def show(units: dict[str, str]) -> None:
        for box, state in zip(boxes, (IN, APART), strict=True):
            box.setPlainText("\n".join(name for name, each in units.items() if each == state))

    for box, lines in zip(boxes, (UNITS_LINES, UNITS_LINES // 2), strict=True):
        box.setFixedHeight(box.fontMetrics().lineSpacing() * lines + 14)
    show(coverage(editor.draft.entries))
    if before:
        again = QPushButton("照上年的填")
        again.setAutoDefault(False)
        again.clicked.connect(lambda: show(before))
        form.form.addRow("", again)

    def act() -> str:
        lists = [box.toPlainText() for box in boxes]
        _enter(editor, coverage_changes(editor.draft.entries, *lists), "登记统计范围")
        told = changed_coverage(editor.draft)
        return f"统计范围已记下。{told}。" if told else "统计范围已记下。"

    form.on_register(act)
    return form


def _enter(editor: DraftEditor, changes: dict[str, str], label: str) -> None:
    """Change the draft; what it refuses is said in the form."""
    try:
        editor.fill(changes, label)
    except EntryRefused as refused:
        raise SignoffRefused(str(refused)) from None


def _add_removal(form: RegisterDialog, act: Callable[[], None]) -> None:
    button = QPushButton("删去")
    button.setAutoDefault(False)

    def remove() -> None:
        try:
            act()
        except SignoffRefused as refused:
            form.tell(str(refused))
            return
        form.registered.emit("已删去这一条口径，可以撤销。")
        form.accept()

    button.clicked.connect(remove)
    form.buttons.insertWidget(0, button)


def _reach(draft: Draft, about: str) -> str:
    """这一格, 整行, 整组 (of columns) or 整个部分."""
    if draft.field(about):
        return "这一格"
    if "." not in about:
        return "整个部分"
    under = next(each for each in draft.edition.fields.values() if each.id.startswith(f"{about}."))
    return "整行" if under.row else "整组"


def _day(day: str) -> str:
    return date_in_words(day) if is_date(day) else day
