"""Every action of the window as data: its words, its key, its menu. Menus and the finder are built from this alone."""

from typing import NamedTuple


class ActionSpec(NamedTuple):
    """One action, done by the method ``do_<id>`` of the window or one of its parts, or of the report on the screen.

    ``separated``: a line above it in the menu.
    """

    id: str
    text: str
    menu: str
    key: str = ""
    needs_report: bool = True
    separated: bool = False


ACTIONS = (
    ActionSpec("start_page", "全部报告", "报告", "Ctrl+Shift+A", needs_report=False),
    ActionSpec("new_report", "新建年度报告…", "报告", "Ctrl+N", needs_report=False),
    ActionSpec("open_file", "读入数据文件…", "报告", "Ctrl+O", needs_report=False),
    ActionSpec("open_handed", "打开送审文件…", "报告", "Ctrl+Shift+O", needs_report=False),
    ActionSpec("report_info", "报告信息", "报告", "Ctrl+I", separated=True),
    ActionSpec("show_demands", "本年要求", "报告", "Ctrl+Alt+Y"),
    ActionSpec("show_collecting", "素材征集", "报告", "Ctrl+Alt+Z"),
    ActionSpec("save_file", "写出数据文件…", "报告", "Ctrl+Shift+S"),
    ActionSpec("save_pdf", "存为PDF…", "报告", "Ctrl+S", separated=True),
    ActionSpec("backup", "立即备份", "报告", "Ctrl+B", needs_report=False, separated=True),
    ActionSpec("restore_backup", "从备份恢复…", "报告", "Ctrl+Shift+B", needs_report=False),
    ActionSpec("pack_reports", "搬到另一台电脑…", "报告", "Ctrl+Alt+M", needs_report=False, separated=True),
    ActionSpec("unpack_reports", "读入搬来的年报…", "报告", "Ctrl+Alt+R", needs_report=False),
    ActionSpec("settings", "设置", "报告", "Ctrl+,", needs_report=False),
    ActionSpec("quit", "退出", "报告", "Ctrl+Q", needs_report=False, separated=True),
    ActionSpec("undo", "撤销", "编辑", "Ctrl+Z"),
    ActionSpec("redo", "重做", "编辑", "Ctrl+Y"),
    ActionSpec("fill_zeros", "空格补0", "编辑", "Ctrl+0", separated=True),
    ActionSpec("confirm_zeros", "确认补的0", "编辑", "Ctrl+Shift+0"),
    ActionSpec("fill_from_ledger", "按台账填入", "编辑", "Ctrl+Shift+T"),
    ActionSpec("source_of_cells", "来源…", "编辑", "Ctrl+Alt+L", separated=True),
    ActionSpec("note_ruling", "记口径…", "编辑", "Ctrl+Alt+K"),
    ActionSpec("coverage", "统计范围…", "编辑", "Ctrl+Alt+U"),
    ActionSpec("recount", "复核录入…", "编辑", "Ctrl+Alt+F"),
    ActionSpec("find_text", "查找…", "编辑", "Ctrl+F", separated=True),
    ActionSpec("find_next", "查找下一处", "编辑", "F3"),
    ActionSpec("replace_text", "替换…", "编辑", "Ctrl+H"),
    ActionSpec("insert_figure", "活数字…", "插入", "Ctrl+Shift+K"),
    ActionSpec("insert_contact", "本单位联系方式", "插入", "Ctrl+Shift+I"),
    ActionSpec("heading_2", "标题（一）", "插入", "Ctrl+Alt+2", separated=True),
    ActionSpec("heading_3", "标题1.", "插入", "Ctrl+Alt+3"),
    ActionSpec("heading_4", "标题（1）", "插入", "Ctrl+Alt+4"),
    ActionSpec("subheading", "小标题", "插入", "Ctrl+Alt+1"),
    ActionSpec("body_text", "正文", "插入", "Ctrl+Alt+0"),
    ActionSpec("find_anything", "找操作和格子…", "查看", "Ctrl+K", needs_report=False),
    ActionSpec("previous_part", "上一部分", "查看", "Ctrl+PgUp", separated=True),
    ActionSpec("next_part", "下一部分", "查看", "Ctrl+PgDown"),
    ActionSpec("show_findings", "核对", "查看", "F7", separated=True),
    ActionSpec("show_preview", "预览", "查看", "F5"),
    ActionSpec("show_help", "说明", "查看", "F1"),
    ActionSpec("ledger_of_cell", "这一格的台账", "查看", "Shift+F4"),
    ActionSpec("show_ledger", "台账…", "查看", "F4"),
    ActionSpec("fold_sides", "收起两侧", "查看", "F8"),
    ActionSpec("larger", "放大", "查看", "Ctrl+=", needs_report=False, separated=True),
    ActionSpec("smaller", "缩小", "查看", "Ctrl+-", needs_report=False),
    ActionSpec("submit_report", "送审…", "审签", "F9"),
    ActionSpec("sign_step", "登记审签意见…", "审签", "Shift+F9"),
    ActionSpec("receive_decision", "登记带回的意见…", "审签", "Ctrl+Shift+R", needs_report=False),
    ActionSpec("amend_report", "按批改修改…", "审签", "Ctrl+F9"),
    ActionSpec("deliver_report", "登记报送…", "审签", "F11"),
    ActionSpec("publish_report", "登记公布…", "审签", "Shift+F11"),
    ActionSpec("correct_report", "更正…", "审签", "Ctrl+F11"),
    ActionSpec("register_remark", "登记意见…", "审签", "F12", separated=True),
    ActionSpec("register_proof", "登记校对…", "审签", "Shift+F12"),
    ActionSpec("tell_correction", "登记告知…", "审签", "Ctrl+F12"),
    ActionSpec("strike_act", "撤销最后一次登记…", "审签", "Ctrl+Shift+F12"),
    ActionSpec("export_papers", "导出审签材料…", "审签", "Ctrl+Shift+F9", separated=True),
    ActionSpec("export_output", "导出送审稿、盖章稿、公开稿…", "审签", "Ctrl+Shift+F11"),
    ActionSpec("verify_file", "核验…", "审签", "Shift+F6", needs_report=False),
    ActionSpec("show_revisions", "各稿和登记…", "审签", "F6", separated=True),
    ActionSpec("approval_steps", "审签环节…", "审签", "Ctrl+F6", needs_report=False),
    ActionSpec("print_report", "打印现在的稿子…", "打印", "Ctrl+P"),
    ActionSpec("print_elsewhere", "用系统PDF程序打印", "打印", "Ctrl+Shift+P"),
    ActionSpec("print_together", "打印这一步的一套…", "打印", "Ctrl+Alt+P"),
    ActionSpec("fill_sheet", "填写审签单…", "打印", "Alt+0", separated=True),
    ActionSpec("print_sources", "数据来源确认表…", "打印", "Alt+Shift+1", separated=True),
    ActionSpec("print_proof", "校对稿…", "打印", "Alt+1"),
    ActionSpec("print_reviewed", "送审稿…", "打印", "Alt+2"),
    ActionSpec("print_approval", "审签单…", "打印", "Alt+3"),
    ActionSpec("print_data", "数据与核对情况…", "打印", "Alt+4"),
    ActionSpec("print_secrecy", "保密审查表…", "打印", "Alt+5"),
    ActionSpec("print_covering", "呈批说明…", "打印", "Alt+6"),
    ActionSpec("copy_covering", "复制呈批说明", "打印", "Alt+Shift+6"),
    ActionSpec("print_annex", "附页（口径、来源、备注）…", "打印", "Alt+Shift+5"),
    ActionSpec("print_marked", "花脸稿…", "打印", "Alt+7", separated=True),
    ActionSpec("print_clean", "清样…", "打印", "Alt+Shift+7"),
    ActionSpec("print_remarks", "意见采纳情况表…", "打印", "Alt+8"),
    ActionSpec("print_sealed", "盖章稿…", "打印", "Alt+9", separated=True),
    ActionSpec("print_record", "审签记录…", "打印", "Alt+Shift+9"),
    ActionSpec("print_correction", "更正说明…", "打印", "Alt+Shift+8"),
    ActionSpec("rules", "核对规则", "帮助", "Ctrl+F7", needs_report=False),
    ActionSpec("keys", "快捷键", "帮助", "Ctrl+F1", needs_report=False),
    ActionSpec("practise", "练习", "帮助", "Ctrl+Shift+E", needs_report=False, separated=True),
    ActionSpec("practice_go", "练习：去这一步的地方", "帮助", "Ctrl+G"),
    ActionSpec("practice_skip", "练习：跳过这一步", "帮助", "Ctrl+J"),
    ActionSpec("practice_result", "练习：看结果", "帮助", "Ctrl+Shift+J"),
    ActionSpec("practice_again", "练习：从头再来", "帮助", "Ctrl+Shift+G"),
    ActionSpec("data_folder", "打开数据文件夹", "帮助", "Ctrl+Shift+D", needs_report=False, separated=True),
    ActionSpec("open_log", "打开日志", "帮助", "Ctrl+Shift+L", needs_report=False),
    ActionSpec("licences", "许可", "帮助", "Ctrl+Shift+F1", needs_report=False, separated=True),
    ActionSpec("about", "关于", "帮助", "Shift+F1", needs_report=False),
)
# With the letter that opens each together with Alt.
MENUS = {"报告": "R", "编辑": "E", "插入": "I", "查看": "V", "审签": "S", "打印": "P", "帮助": "H"}
