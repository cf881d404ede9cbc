"""What comes after the signature: delivered, published, corrected, and who was told; and the last act taken back."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtWidgets import QWidget

from desktop.signoff.chronicle import act_sentence
from desktop.signoff.registry import Registry
from desktop.signoff.steps import SECRECY
from desktop.window.approval.register_dialog import RegisterDialog, chosen

DELIVERY_WAYS: Final = ("纸质", "电子公文系统", "电子邮件", "纸质和电子版")
COLUMN: Final = "政府信息公开年报"
MUST_KNOW: Final = "主管部门（是否已经汇总）、网站、提供数字的处室"


def deliver_dialog(registry: Registry, parent: QWidget) -> RegisterDialog:
    """登记报送 of the signed revision."""
    form = RegisterDialog("登记报送", "登记", parent)
    form.add_sentence(f"报送的是已签发的第{registry.standing.signed}稿。")
    date = form.add_date("报送日期")
    way = form.add_choice("报送方式", DELIVERY_WAYS, free=True)
    to = form.add_line("报送给", "单位名称")

    def act() -> str:
        form.ask_once(registry.later_doubt({"报送日期": date.text()}))
        registry.deliver(date.text(), chosen(way), to.text())
        return f"已登记报送。现在{registry.standing.line}。"

    form.on_register(act)
    return form


def publish_dialog(registry: Registry, parent: QWidget, contact: Mapping[str, str]) -> RegisterDialog:
    """登记公布 of the signed revision; ``contact`` are the office's particulars, with its website."""
    now = registry.standing
    form = RegisterDialog("登记公布", "登记", parent)
    form.add_sentence(f"公布的是已签发的第{now.signed}稿。{now.change_due}")
    date = form.add_date("公布日期")
    address = form.add_line("网址", contact.get("website", "") or "公布页面的网址")
    column = form.add_line("栏目", f"如：{COLUMN}")
    by = form.add_line("上传人", "姓名")
    cleared = form.add_date("保密审查日期")
    reviewed = next((each.date for each in now.signatures if each.step == SECRECY and each.date), "")
    cleared.set_text(reviewed)  # it stands on the sheet that is registered already

    def act() -> str:
        form.ask_once(registry.later_doubt({"公布日期": date.text(), "保密审查日期": cleared.text()}))
        missing = registry.publish(date.text(), address.text(), column.text(), by.text(), cleared.text())
        return f"已登记公布。{missing}" if missing else f"已登记公布。现在{registry.standing.line}。"

    form.on_register(act)
    return form


def correct_dialog(registry: Registry, parent: QWidget) -> RegisterDialog:
    """更正 of what went out."""
    form = RegisterDialog("更正", "开始更正", parent)
    form.add_sentence(
        f"打开第{registry.standing.signed}稿更正，改好以后重新送审、签发、报送、公布。已经公布的稿子留着，随时可以看。"
    )
    reason = form.add_words("更正的原因", "哪里错了，怎么错的")
    found_by = form.add_line("由谁发现", "如：第三方评估、主管部门、本单位自查")
    date = form.add_date("发现日期")

    def act() -> str:
        form.ask_once(registry.later_doubt({"发现日期": date.text()}))
        registry.correct(reason.toPlainText(), found_by.text(), date.text())
        return f"可以更正了。改好以后请送审。需告知：{MUST_KNOW}，告知以后请登记。"

    form.on_register(act)
    return form


def tell_dialog(registry: Registry, parent: QWidget) -> RegisterDialog:
    """登记告知: who was told of the correction."""
    form = RegisterDialog("登记告知", "登记", parent)
    form.add_sentence(f"更正以后需告知：{MUST_KNOW}。")
    told = registry.standing.told
    if told:
        listed = "、".join(f"{each.data['whom']}（{registry.standing.day(each.data['date'])}）" for each in told)
        form.add_sentence(f"已经告知：{listed}。")
    whom = form.add_line("告知了谁", "单位或者处室")
    date = form.add_date("告知日期")
    words = form.add_words("说明", "可以不填，如：对方尚未汇总")

    def act() -> str:
        form.ask_once(registry.later_doubt({"告知日期": date.text()}))
        registry.tell(whom.text(), date.text(), words.toPlainText())
        return "已登记告知。"

    form.on_register(act)
    return form


def strike_dialog(registry: Registry, parent: QWidget) -> RegisterDialog:
    """撤销最后一次登记: it cannot be undone itself, so what it takes back is shown first."""
    form = RegisterDialog("撤销最后一次登记", "撤销这一项", parent)
    last = registry.standing.strikable
    form.add_sentence(f"要撤销的是：{act_sentence(last, registry.standing.usual)}。" if last else "")
    form.add_sentence("撤销以后它不再有效，记录里仍然看得到。")

    def act() -> str:
        registry.strike()
        return f"已撤销。现在{registry.standing.line}。"

    form.on_register(act)
    return form
