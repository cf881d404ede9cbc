"""意见登记 and 登记校对: what others said of the report and what was done about it; who read which proof."""

from PySide6.QtWidgets import QComboBox, QWidget

from desktop.signoff.registry import HANDLINGS, SOURCES, WAYS, Registry, Remark
from desktop.window.approval.register_dialog import RegisterDialog, chosen
from desktop.window.findings.remark_places import places
from forms.draft.draft import Draft

NEW = "（新的意见）"
TURNS = ("一校", "二校", "三校")
SHORT = 24  # characters of a remark in the list


class RemarkForm:
    """登记意见: a new remark, or an earlier one with what was done about it."""

    def __init__(self, registry: Registry, parent: QWidget, draft: Draft, here: str) -> None:
        self._registry = registry
        self._kept = {each.data["id"]: each.data for each in registry.standing.remarks}
        form = self.form = RegisterDialog("登记意见", "登记", parent)
        self._which = QComboBox()
        self._which.addItem(NEW, "")
        for number, data in self._kept.items():
            words = data["words"] if len(data["words"]) <= SHORT else f"{data['words'][:SHORT]}…"
            self._which.addItem(f"{number}. {words}（{data['handling']}）", number)
        if self._kept:
            form.add_widget("意见", self._which)
        self._source = form.add_choice("来自", SOURCES)
        self._way = form.add_choice("提出方式", WAYS)
        self._date = form.add_date("提出日期")
        self._words = form.add_words("意见内容", "照原话写")
        self._place = form.add_choice("位置", places(draft, here), free=True)
        self._handling = form.add_choice("处理", HANDLINGS)
        self._handling.removeItem(0)  # a new remark is 待处理, and nothing else to begin with
        self._reason = form.add_line("理由", "不改的，写明为什么")
        self._which.activated.connect(self._show)
        form.on_register(self._act)

    def _show(self) -> None:
        """The remark that is chosen, to be changed."""
        data = self._kept.get(str(self._which.currentData()), {})
        self._source.setCurrentIndex(max(0, self._source.findData(data.get("source", ""))))
        self._way.setCurrentIndex(max(0, self._way.findData(data.get("way", ""))))
        self._date.set_text(data.get("date", ""))
        self._words.setPlainText(data.get("words", ""))
        self._place.setEditText(data.get("place", ""))
        self._handling.setCurrentIndex(max(0, self._handling.findData(data.get("handling", ""))))
        self._reason.setText(data.get("reason", ""))

    def _act(self) -> str:
        remark = Remark(
            source=chosen(self._source),
            way=chosen(self._way),
            date=self._date.text(),
            words=self._words.toPlainText(),
            handling=chosen(self._handling),
            reason=self._reason.text(),
            place=chosen(self._place),
            id=str(self._which.currentData()),
        )
        return f"已登记意见{self._registry.remark(remark)}。"


def proof_dialog(registry: Registry, parent: QWidget) -> RegisterDialog:
    """登记校对: which proof, by whom, when; it holds for the text as it is now."""
    form = RegisterDialog("登记校对", "登记", parent)
    form.add_sentence("登记的是现在这一稿的文字。以后再有改动，核对栏会说明。")
    turn = form.add_choice("校次", TURNS)
    name = form.add_line("校对人", "姓名")
    date = form.add_date("校对日期")

    def act() -> str:
        registry.proof(turn.currentIndex(), name.text(), date.text())
        return f"已登记{chosen(turn)}。"

    form.on_register(act)
    return form
