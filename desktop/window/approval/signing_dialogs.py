"""From draft to signature: hand the report on, register what stands on the sheet, change it as asked for by pen."""

from itertools import chain

from PySide6.QtWidgets import QPushButton, QWidget

from desktop.signoff.refused import SignoffRefused
from desktop.signoff.registry import Registry
from desktop.signoff.standing import Opinion, Standing, State
from desktop.signoff.steps import Step
from desktop.signoff.substance import substantive
from desktop.window.approval.change_table import ChangeTable
from desktop.window.approval.register_dialog import LINE_CHARACTERS, RegisterDialog, chosen
from desktop.workplace import Workplace, user_name
from forms.draft.difference import difference


def submit_dialog(registry: Registry, parent: QWidget, office: tuple[Step, ...], verdict: str) -> RegisterDialog:
    """送审 through the steps of the last round, or those of the ``office``; ``verdict``: what the findings come to."""
    own = registry.standing.steps
    ways = {_way(each): each for each in (own, office) if each}
    number = len(registry.revisions) + 1
    form = RegisterDialog("送审", f"作为第{number}稿送审", parent)
    form.add_sentence(f"把现在的稿子定为第{number}稿。送审以后不能直接改，领导批改的用“按批改修改”。")
    if len(ways) == 1:
        form.add_sentence(f"审签环节：{next(iter(ways))}")
    if verdict:
        form.add_sentence(f"核对：{verdict}。")
    way = form.add_choice("审签环节", list(ways)) if len(ways) > 1 else None
    if way:
        way.setCurrentIndex(1)  # the report goes the way it went before unless the person says otherwise
        form.add_sentence("前一个是上一轮的环节，后一个是现在设置的环节。", "below")
    remark = form.add_line("说明", "可以不填，如：初稿")

    def act() -> str:
        if way and not chosen(way):
            raise SignoffRefused("请选择审签环节。")
        made = registry.submit(ways[chosen(way)] if way else own or office, remark.text())
        return f"{made.name}已送审，校验码 {made.code}。"

    form.on_register(act)
    return form


def _way(steps: tuple[Step, ...]) -> str:
    return " → ".join(each.name for each in steps)


def revise_dialog(registry: Registry, parent: QWidget, workplace: Workplace) -> RegisterDialog:
    """The draft changed by pen is handed on as the next revision."""
    now, before = registry.standing, registry.newest
    assert before is not None
    changes = difference(before.draft(workplace.editions), registry.draft())
    grave = substantive(changes)
    number = len(registry.revisions) + 1
    form = RegisterDialog("改好的稿子送审", f"作为第{number}稿送审", parent, LINE_CHARACTERS * 2)
    form.add_sentence(f"与{before.name}相比，改动{len(changes)}处：")
    form.above.addWidget(ChangeTable(changes, short=True))
    reviewer = None
    if now.state is not State.SIGNED:
        form.add_sentence("已登记的意见保留，注明签了以后又有批改。")
    elif grave:
        form.add_sentence(f"其中{len(grave)}处是实质性修改，须报原签批人复审；第{now.signed}稿的签发不再有效。")
    else:
        form.add_sentence("这是签发以后的文字修改，签发保留。请写明由谁复核。")
        reviewer = form.add_line("复核人", "姓名")

    def act() -> str:
        made, found = registry.revise(reviewer.text() if reviewer else "")
        after = registry.standing
        if after.withdrawn and found:
            return f"{made.name}是实质性修改，须报原签批人复审；第{after.withdrawn}稿的签发不再有效。"
        return f"已定为{made.name}，校验码 {made.code}。"

    form.on_register(act)
    return form


def amend_dialog(registry: Registry, parent: QWidget) -> RegisterDialog:
    """按批改修改: who wants the change, and where it is written."""
    form = RegisterDialog("按批改修改", "开始修改", parent)
    form.add_sentence(f"打开第{registry.standing.revision}稿修改。改好以后送审，成为下一稿；以前的稿子都留着。")
    asked_by = form.add_line("谁要求修改", "姓名或者职务，照批改的写")
    sheet = form.add_line("写在哪里", "可以不填，如：1月15日审签单")

    def act() -> str:
        registry.amend(asked_by.text(), sheet.text())
        return "可以修改了。改好以后请用“送审”。"

    form.on_register(act)
    return form


class SigningSheet:
    """登记审签意见: one opinion after the other from the sheet, each in ``form``."""

    def __init__(self, registry: Registry, parent: QWidget) -> None:
        self._registry = registry
        form = self.form = RegisterDialog("登记审签意见", "登记", parent)
        self._given = form.add_sentence("")
        self._step = form.add_choice("审签环节", [each.name for each in registry.standing.steps])
        self._opinion = form.add_choice("意见", [each.value for each in Opinion])
        self._words = form.add_words("意见原话", "照纸上的字抄；只有“同意”的不用填")
        self._name = form.add_line("姓名", "签字的人")
        self._date = form.add_date("签字日期")
        form.add_sentence(f"由{user_name()}据纸质审签单登记", "below")
        self._go_on = QPushButton("登记，接着登记下一个")
        self._go_on.setAutoDefault(False)
        self._go_on.clicked.connect(self._register_and_stay)
        form.buttons.insertWidget(1, self._go_on)
        self._opinion.currentIndexChanged.connect(self._leave_out)
        form.on_register(self._act)
        self._begin(registry.standing, "")

    def _act(self) -> str:
        before = self._registry.standing
        if not chosen(self._step):
            raise SignoffRefused("请选择审签环节。")
        if not chosen(self._opinion):
            raise SignoffRefused("请照纸上写的选择意见。")
        doubt = self._registry.doubt(chosen(self._step), self._date.text()) if self._date.isEnabled() else ""
        self.form.ask_once(doubt)
        opinion, words = Opinion(chosen(self._opinion)), self._words.toPlainText()
        told = self._registry.sign(chosen(self._step), self._name.text(), opinion, self._date.text(), words=words)
        return "".join((_registered(before, self._registry.standing, chosen(self._step)), *told))

    def _register_and_stay(self) -> None:
        done = chosen(self._step)
        if not self.form.register():
            return
        now = self._registry.standing
        if now.state is State.IN_REVIEW:
            self._begin(now, done)
        else:
            self.form.accept()

    def _begin(self, now: Standing, done: str) -> None:
        """Empty for the next opinion: of the step ``done`` where several give one, else of the first that is open."""
        self._given.setText(_given(now))
        several = next((each for each in now.steps if each.several and each.name == done), None)
        wanted = several or now.current
        self._step.setCurrentIndex(self._step.findData(wanted.name) if wanted else 0)
        self._opinion.setCurrentIndex(0)
        self._words.clear()
        self._name.clear()
        self._date.set_text("")
        (self._opinion if wanted else self._step).setFocus()

    def _leave_out(self) -> None:
        """Who did not have to sign has neither name nor date."""
        passed = chosen(self._opinion) == Opinion.NOT_NEEDED.value
        for widget in (self._name, self._date):
            widget.setEnabled(not passed)


def _given(now: Standing) -> str:
    lines = [
        f"{each.step}：{each.said} {each.name} {now.day(each.date) if each.date else ''}".rstrip()
        + ("（签后又有批改）" if each.amended else "")
        for each in now.signatures
    ]
    head = f"第{now.revision}稿，{now.label}。"
    return "\n".join(chain([head], ["已登记："] if lines else [], lines))


def _registered(before: Standing, now: Standing, step: str) -> str:
    """What the last opinion has come to, in a sentence."""
    if now.state is State.RETURNED:
        return f"第{now.revision}稿已退回修改，现在可以改了。"
    if now.state is not State.SIGNED:
        return f"已登记“{step}”。现在{now.label}。"
    dated = "" if now.signed == before.revision else f"成文日期原来空着，已填为签发日期，所以签发的是第{now.signed}稿。"
    return f"第{now.signed}稿已签发。{dated}"
