"""The command line of ``nianbao``, with its help and its mistakes in Chinese."""

import argparse
import re
import sys
from collections.abc import Callable
from gettext import gettext
from typing import Any, NoReturn

from desktop.signoff.sheet import TEMPLATE_NAMES

_ENGLISH = (
    (r"the following arguments are required: (.+)", r"缺少：\1。"),
    (r"unrecognized arguments: (.+)", r"不认识：\1。"),
    (r"argument (.+): invalid choice: '?(.*?)'? \(choose from (.+)\)", r"\1 不能是“\2”，只能是 \3。"),
    (r"argument (.+): expected .*argument.*", r"\1 后面缺少内容。"),
    (r"argument (.+): not allowed with argument (.+)", r"\1 与 \2 只能用一个。"),
    (r"ambiguous option: (.+) could match (.+)", r"\1 不明确，可能是 \2。"),
    (r"argument (.+): ignored explicit argument '(.*)'", r"\1 后面不能写“\2”。"),
)
REPORT_HELP = "报告编号（8位以上）或者 机关/年度"
OUTPUTS = ("草稿", "征求意见稿", "送审稿", "盖章稿", "公开稿", "归档件")
TEMPLATE_HELP = "、".join(f"{{{name}}}" for name in TEMPLATE_NAMES) + "，和各审签环节的名称"
SOURCE_HELP = "报告编号、机关/年度，或者一个数据文件"


class _Formatter(argparse.HelpFormatter):
    def add_usage(self, usage: str | None, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, "用法：" if prefix is None else prefix)


class ChineseParser(argparse.ArgumentParser):
    """argparse with Chinese help and Chinese mistakes. Wrong usage ends the program with status 2."""

    def __init__(self, **options: Any) -> None:
        super().__init__(add_help=False, formatter_class=_Formatter, allow_abbrev=False, **options)
        self._positionals.title, self._optionals.title = "参数", "选项"
        self.add_argument("-h", "--help", action="help", help="显示这份说明")

    def error(self, message: str) -> NoReturn:
        """One sentence on what is wrong and where help is."""
        sentence = gettext(message)
        for english, chinese in _ENGLISH:
            sentence = re.sub(f"^{english}$", chinese, sentence, flags=re.DOTALL)
        print(f"命令写法不对：{sentence} 可用 {self.prog} --help 查看用法。", file=sys.stderr)
        raise SystemExit(2)


class _Version(argparse.Action):
    """Looks the version up only when asked: the look-up costs more than most commands."""

    def __call__(self, parser: argparse.ArgumentParser, *_: Any) -> NoReturn:
        from desktop.command.version import version_lines  # noqa: PLC0415

        print("\n".join(version_lines()))
        raise SystemExit(0)


def build_parser() -> ChineseParser:
    """The whole command line; the parsed ``command`` names what to run."""
    parser = ChineseParser(prog="nianbao", description="公开年报：政府信息公开工作年度报告的填报、核对与打印。")
    parser.add_argument("--version", action=_Version, nargs=0, help="显示程序、草稿库和版式的版本")
    parser.add_argument("--data-dir", metavar="文件夹", help="草稿库所在的文件夹")
    parser.add_argument("--open", metavar="文件", help="打开窗口，看这个送审文件，或者登记带回的意见")
    parser.add_argument("--selftest", metavar="文件", help="检验装好的程序，结果写进这个文件（JSON）；不碰草稿")
    parser.add_argument("--qt-platform", metavar="名称", help="窗口用的 Qt 平台，如 offscreen；检验时用")
    commands = parser.add_subparsers(dest="command", metavar="命令", title="命令", parser_class=ChineseParser)

    def command(name: str, summary: str) -> argparse.ArgumentParser:
        inner = commands.add_parser(name, help=summary, description=summary)
        inner.add_argument("--data-dir", metavar="文件夹", default=argparse.SUPPRESS, help="草稿库所在的文件夹")
        return inner

    add = command("demo", "打开真实的示例报告；没有屏幕时从头走一遍：填报、核对、打印").add_argument
    add("--out", metavar="文件夹", help="不开窗口，把 PDF 写到这个文件夹（没有屏幕时默认当前文件夹）")

    add = command("new", "新建一份年度报告，输出编号").add_argument
    add("--agency", required=True, metavar="单位名称", help="单位名称（全称）")
    add("--year", required=True, metavar="年度", help="报告年度，如 2021")
    add("--kind", metavar="类型", help="department 部门、township 乡镇政府、office 本政府机关、rollup 本级政府汇总")
    add("--level", metavar="层级", help="国家、省、市、县、乡")

    add = command("load", "读入一个数据文件，输出编号").add_argument
    add("file", metavar="文件", help="nianbao dump 写出的数据文件（JSON）")
    add("--replace", action="store_true", help="已有同一份报告时，用文件的内容代替")

    add = command("list", "列出报告").add_argument
    add("--json", action="store_true", help="输出 JSON")
    add("--bin", action="store_true", help="列出回收站")

    for name, summary in (
        ("dump", "输出报告的数据（JSON）"),
        ("copy", "复制一份报告，输出新编号"),
        ("undo", "撤销上一步"),
        ("redo", "重做撤销的一步"),
        ("log", "列出修改记录"),
        ("delete", "放入回收站"),
        ("restore", "从回收站恢复"),
    ):
        command(name, summary).add_argument("report", metavar="报告", help=REPORT_HELP)

    add = command("set", "填写一个格或一段文字").add_argument
    add("report", metavar="报告", help=REPORT_HELP)
    add("field", metavar="编号", help="nianbao fields 列出的编号")
    add("value", metavar="内容", help="要填的内容；空的表示清空；以 - 开头的文字前面先写 --")

    add = command("check", "核对一份报告；有须改的问题时退出码为1").add_argument
    add("report", metavar="报告", help=SOURCE_HELP)
    add("--previous", metavar="文件", action="append", default=[], help="上年的报告（可以有几个）")
    add("--json", action="store_true", help="输出 JSON")

    for name, summary in (
        ("mend", "照核对结果的建议改好一处，可以撤销"),
        ("answer", "说明一条核对结果为什么是对的；空的说明表示收回"),
    ):
        add = command(name, summary).add_argument
        add("report", metavar="报告", help=REPORT_HELP)
        add("key", metavar="结果", help="nianbao check --json 列出的 key")
        if name == "answer":
            add("words", metavar="说明", help="如：按主管部门口径")

    _add_export(command)
    _add_papers(command)
    _add_approval(command)
    _add_ledger(command)
    _add_facts(command)
    _add_collecting(command)
    _add_lists(command)
    return parser


def _add_ledger(command: Callable[[str, str], argparse.ArgumentParser]) -> None:
    """The ledger beside the report, from which parts three and four are counted."""
    whole = command("ledger", "依申请公开台账：导入、查看、按台账填表；台账不进任何输出")
    acts = whole.add_subparsers(dest="act", metavar="操作", title="操作", parser_class=ChineseParser, required=True)
    for name, summary in (
        ("import", "导入 .xlsx 或者 .csv；不加 --yes 只说明怎样理解，什么也不导入"),
        ("list", "列出台账，或者一格里的各件"),
        ("count", "按台账数出来的表，与表里不同的标出来"),
        ("fill", "按台账填入第三部分的表（或者第四部分的），一步可以撤销"),
        ("carry", "从上年台账结转没有办结的"),
        ("export", "把台账写成单独的 .xlsx，换电脑、交接时用"),
        ("clear", "清空台账，可以撤销"),
        ("undo", "撤销台账的上一步"),
        ("redo", "重做台账撤销的一步"),
    ):
        inner = acts.add_parser(name, help=summary, description=summary)
        add = inner.add_argument
        add("--data-dir", metavar="文件夹", default=argparse.SUPPRESS, help="草稿库所在的文件夹")
        add("report", metavar="报告", help=REPORT_HELP)
        add("--part", choices=("三", "四"), default="三", help="第三部分的申请台账，或者第四部分的复议诉讼台账")
        if name == "import":
            add("file", metavar="文件", help="台账的 .xlsx 或者 .csv")
            add("--yes", action="store_true", help="照说明的导入")
            add(
                "--means",
                metavar="写法=选项",
                action="append",
                default=[],
                help="认不出的写法是哪一项，如 待定=（四）1",
            )
        elif name == "list":
            add("--cell", metavar="编号", default="", help="只列一格里的，如 requests.received.natural")
            add("--json", action="store_true", help="输出 JSON")
        elif name == "count":
            add("--json", action="store_true", help="输出 JSON")
        elif name == "export":
            add("-o", "--output", required=True, metavar="文件", help=".xlsx 的文件名")


def _add_facts(command: Callable[[str, str], argparse.ArgumentParser]) -> None:
    """What is known beside what is printed."""
    day = "日期，如 2022-01-18"
    add = command("history", "一格的来历：上年的数、来源、备注、口径、谁在什么时候由什么改为什么").add_argument
    add("report", metavar="报告", help=REPORT_HELP)
    add("field", metavar="编号", help="nianbao fields 列出的编号")

    add = command("source", "登记一格或者几格的数是谁提供的，一步可以撤销；不写内容的，列出").add_argument
    add("report", metavar="报告", help=REPORT_HELP)
    add("fields", metavar="编号", nargs="*", help="一格或者几格的编号")
    for option, words in (("--office", "处室"), ("--person", "提供人"), ("--date", day)):
        add(option, metavar="内容", default="", help=words)
    add("--clear", action="store_true", help="去掉这些格的来源")

    add = command("ruling", "登记口径：问题、答复、由谁答复；不写答复的，列出（上年的也列）").add_argument
    add("report", metavar="报告", help=REPORT_HELP)
    add("about", metavar="编号", nargs="?", default="", help="一格、一行或者一部分，如 requests.received、requests")
    for option, words in (
        ("--question", "问题"),
        ("--answer", "答复"),
        ("--by", "答复单位和人"),
        ("--date", day),
        ("--way", "方式，如 电话"),
    ):
        add(option, metavar="内容", default="", help=words)

    add = command("scope", "登记统计范围：哪些处室和直属单位；不写的，列出，并与上年比较").add_argument
    add("report", metavar="报告", help=REPORT_HELP)
    add("--in", dest="counted", metavar="单位", default=None, help="数字纳入本报告的全部处室和直属单位，用、隔开")
    add("--apart", metavar="单位", default=None, help="单独编制年报、不纳入的，用、隔开")


def _add_collecting(command: Callable[[str, str], argparse.ArgumentParser]) -> None:
    """What offices are asked for, and what the year's notice wants."""
    whole = command("collect", "素材征集：给各处室的征集表导出、收回、列出")
    acts = whole.add_subparsers(dest="act", metavar="操作", title="操作", parser_class=ChineseParser, required=True)
    for name, summary in (
        ("out", "导出征集表，每个处室一份 .xlsx 和一份 .docx"),
        ("in", "收回一份征集表；不加 --yes 只列出与报告不同的数，什么也不改"),
        ("list", "列出各处室报到哪里了，和下一步"),
        ("mark", "登记一个处室的表：未发、已发、已核、退回"),
        ("assign", "改责任处室，明年也用；不写处室的，只列出"),
    ):
        inner = acts.add_parser(name, help=summary, description=summary)
        add = inner.add_argument
        add("--data-dir", metavar="文件夹", default=argparse.SUPPRESS, help="草稿库所在的文件夹")
        add("report", metavar="报告", help=REPORT_HELP)
        if name == "out":
            add("--out", required=True, metavar="文件夹", help="写到哪个文件夹")
            add("--only", default="", metavar="处室", help="只要哪几个处室，用、隔开")
        elif name == "in":
            add("file", metavar="文件", help="填好的 .xlsx 或者 .docx")
            add("--yes", action="store_true", help="照列出的取")
            add("--except", dest="left", default="", metavar="编号", help="哪几项不取，用、隔开，列出时写在前面的编号")
        elif name == "list":
            add("--json", action="store_true", help="输出 JSON")
        elif name == "mark":
            add("office", metavar="处室", help="哪个处室")
            add("stage", choices=("未发", "已发", "已核", "退回"), help="到了哪一步")
        elif name == "assign":
            add("item", nargs="?", default="", metavar="编号", help="如 disclosure.fees；可以是一行或者一部分")
            add("office", nargs="?", default="", metavar="处室", help="由哪个处室报")

    add = command("demands", "本年要求：通知的文号、日期和须写内容；不写选项的，只列出").add_argument
    add("report", metavar="报告", help=REPORT_HELP)
    add("--number", metavar="文号", help="通知的文号")
    add("--issued", metavar="日期", help="下发日期，如 2021-12-10")
    add("--date", metavar="名称=日期", action="append", default=[], help="如 报送=2022-01-26；日期空着的，恢复默认")
    add("--line", metavar="部分=内容", action="append", default=[], help="须写的文字，如 一=政务公开专区")
    add("--figure", metavar="部分=内容", action="append", default=[], help="须写的数，如 一=政务公开专区数量")
    add("--drop", metavar="内容", action="append", default=[], help="去掉一条须写内容")
    add("--read", metavar="文件", default="", help="读入主管部门给的要求包，代替现在的")
    add("--save", metavar="文件", default="", help="存成要求包，发给别的单位")


def _add_papers(command: Callable[[str, str], argparse.ArgumentParser]) -> None:
    """The papers that go with a report."""
    add = command("papers", "生成审签用的单子，输出文件名").add_argument
    add("report", metavar="报告", help=REPORT_HELP)
    add("--out", required=True, metavar="文件夹", help="写到哪个文件夹")
    add("--only", default="", metavar="单子", help="只要其中几种，如 审签单,审签记录；不写的，能做的都做")
    add("--revision", default="", metavar="稿次", help="以前某一稿的单子，如 1；不写的，用最新的")
    add("--template", default="", metavar="文件", help=f"本单位自己的审签单（.docx），里面可以写：{TEMPLATE_HELP}")

    add = command("sheet", "填写审签单上的内容；不写内容的，只列出").add_argument
    add("report", metavar="报告", help=REPORT_HELP)
    add("--fill", metavar="名称=内容", action="append", default=[], help="如 主送=市政府办公室；可以写几次")
    add("--office", action="store_true", help="存为本单位的固定内容，每份报告都用")


def _add_export(command: Callable[[str, str], argparse.ArgumentParser]) -> None:
    """The command that makes pages, and those for what travels."""
    export = command("export", "生成 PDF，输出文件名")
    add = export.add_argument
    add("report", metavar="报告", help=SOURCE_HELP)
    add("-o", "--output", required=True, metavar="文件", help="PDF 的文件名；送审稿也可以是 .zip 或者 .xlsx")
    kinds = export.add_mutually_exclusive_group()
    kinds.add_argument(
        "--as", dest="kind", choices=OUTPUTS, help="要哪一种；送审稿带数据，盖章稿、公开稿用签发时留存的"
    )
    kinds.add_argument("--mark", choices=OUTPUTS[:3], help="现在的草稿，只加页眉上的标记，默认 草稿")
    kinds.add_argument("--final", action="store_true", help="与 --as 盖章稿 相同；有须改的问题时不能用")
    add("--revision", metavar="稿次", default="", help="第几稿，如 2；与 --as 一起用")
    add("--code", action="store_true", help="盖章稿的页眉上印校验码")
    add("--previous", metavar="文件", action="append", default=[], help="上年的报告（可以有几个），用于数据文件")

    add = command("decide", "在收到的送审文件上签意见，生成带回的文件").add_argument
    add("file", metavar="送审文件", help="收到的 .pdf、.zip 或者 .xlsx")
    for option, words in (
        ("--step", "审签环节，如 办公室核稿"),
        ("--name", "签意见的人"),
        ("--opinion", "同意、同意，修改后发、退回修改，或者原话"),
        ("--date", "签的日期，如 2022-01-18"),
    ):
        add(option, metavar="内容", required=True, help=words)
    add("--words", metavar="内容", default="", help="意见的原话")
    add("-o", "--output", required=True, metavar="文件", help="带回的文件名，如 审签意见.zip")

    command("receive", "收取带回的审签意见，或者查看收到的送审文件").add_argument(
        "file", metavar="文件", help="收到的文件"
    )

    add = command("verify", "验明一个文件，或者查找校验码；是原件或者内容一致时退出码为0").add_argument
    add("subject", metavar="文件或者校验码", help="PDF、送审文件，或者16位校验码")
    add("--out", metavar="文件夹", default="", help="按校验码找到的页面写到这个文件夹")


def _add_approval(command: Callable[[str, str], argparse.ArgumentParser]) -> None:
    """Commands that register what happens on paper."""

    def on_report(name: str, summary: str, *options: tuple[str, str, bool]) -> argparse.ArgumentParser:
        inner = command(name, summary)
        inner.add_argument("report", metavar="报告", help=REPORT_HELP)
        for option, words, required in options:
            inner.add_argument(option, metavar="内容", required=required, default="", help=words)
        return inner

    day = ("--date", "日期，如 2022-01-18", True)
    add = on_report(
        "submit",
        "送审：现在的稿子成为下一稿；按批改修改以后也用它",
        ("--remark", "这一稿的说明", False),
        ("--reviewer", "签发以后只改文字的，由谁复核", False),
    ).add_argument
    add("--steps", metavar="环节", default="", help="七级（省厅）、四级（县级单位），或者自己写，用、隔开")
    step, name = ("--step", "审签环节，如 办公室核稿", True), ("--name", "谁签的", False)
    add = on_report("sign", "登记纸质审签单上的意见", step, name, ("--words", "意见的原话", False)).add_argument
    add("--date", metavar="日期", default="", help="签的日期，如 2022-01-18")
    add("--opinion", metavar="意见", required=True, help="同意、同意，修改后发、不经过，或者原话")
    on_report("return", "登记退回修改", step, ("--name", "谁退回的", True), day, ("--words", "意见的原话", False))
    on_report("amend", "按批改修改：打开送审中的稿子", ("--by", "谁批改的", True), ("--sheet", "哪张纸上的批改", False))
    on_report("deliver", "登记报送", day, ("--way", "报送方式", True), ("--to", "报送给哪个单位", True))
    on_report(
        "publish",
        "登记公布",
        day,
        ("--address", "公布的网址", True),
        ("--column", "栏目，如 政府信息公开年报", False),
        ("--by", "上传人", True),
        ("--cleared", "保密审查的日期", False),
    )
    on_report(
        "correct", "更正已经报送或者公布的报告", ("--reason", "更正的原因", True), ("--found-by", "由谁发现", True), day
    )
    on_report("tell", "登记更正告知了谁", ("--whom", "告知了谁", True), day, ("--words", "对方的情况", False))
    on_report(
        "remark",
        "登记对报告的意见和处理",
        ("--id", "已登记的意见的编号；新的意见不写", False),
        ("--source", "处室、领导、主管部门或者第三方评估", True),
        ("--way", "纸质、电话、即时通讯或者Word批注", True),
        day,
        ("--words", "意见的内容", True),
        ("--handling", "待处理、已改或者不改", False),
        ("--reason", "不改的理由", False),
        ("--place", "说的是哪里", False),
    )
    on_report("proof", "登记校对", ("--turn", "校次：1、2、3", True), ("--name", "校对人", True), day)
    on_report("strike", "撤销最后一次登记；记录里仍看得到")
    on_report("revisions", "列出各稿和登记的事项").add_argument("--json", action="store_true", help="输出 JSON")
    add = on_report("diff", "列出两稿之间的改动").add_argument
    add("first", metavar="前一稿", help="稿次，如 1")
    add("second", metavar="后一稿", help="稿次，如 2；now 表示现在的草稿")
    add = on_report("copies", "打印校对稿、花脸稿、清样、意见采纳情况表和更正说明").add_argument
    add("--out", metavar="文件夹", required=True, help="PDF 写到这个文件夹")
    add("--only", metavar="名称", default="", help="只要哪几样，用、隔开；不写的，能做的都做")
    add("--revision", metavar="稿次", default="", help="哪一稿，如 2；不写的，校对稿用现在的草稿，其余用最新一稿")


def _add_lists(command: Callable[[str, str], argparse.ArgumentParser]) -> None:
    """Commands about the program itself: its definitions and its store."""
    add = command("fields", "列出一版的全部编号").add_argument
    add("--edition", required=True, metavar="版", help="2019 或 2021")
    add("--json", action="store_true", help="输出 JSON")

    command("rules", "列出核对规则").add_argument("--json", action="store_true", help="输出 JSON")
    command("backup", "立即备份草稿库，输出备份的文件名")
    command("backups", "列出备份：什么时候的、几份报告、多大")
    add = command(
        "recover", "备份与现在有什么不同；加 --yes 的，从备份恢复一份报告、一个部分或者整个草稿库"
    ).add_argument
    add("backup", metavar="备份", help="nianbao backups 列出的数字，或者备份的文件名")
    add("report", metavar="报告", nargs="?", default="", help=REPORT_HELP)
    add("--part", metavar="部分", default="", help="只恢复一个部分，如 总体情况、台账")
    add("--all", action="store_true", help="把整个草稿库恢复成备份的样子；备份里没有的报告保留")
    add("--yes", action="store_true", help="照说明的恢复；先备份现在的")
    _add_moving(command)
    command("doctor", "检查草稿库：是否完好、版本、由谁打开")


def _add_moving(command: Callable[[str, str], argparse.ArgumentParser]) -> None:
    """Reports to another computer and from there."""
    add = command("pack", "搬到另一台电脑：报告连同修改记录、各稿、登记和台账，存成一个文件").add_argument
    add("reports", metavar="报告", nargs="*", help=f"{REPORT_HELP}；不写的，全部")
    add("-o", "--output", required=True, metavar="文件", help="文件名，以 .nianbao 结尾")
    add = command("unpack", "读入搬来的文件；不加 --yes 只说明里面有什么，什么也不动").add_argument
    add("file", metavar="文件", help="nianbao pack 存出的 .nianbao 文件")
    add("--yes", action="store_true", help="读入这里没有的")
    add("--update", action="store_true", help="比这里新的，也换成搬来的")
    add("--both", action="store_true", help="两边都改过的，搬来的另存为一份")
    add = command("merge", "把搬来的一份报告与这里的合并，一步可以撤销；不加 --yes 只列出两边都改过的地方").add_argument
    add("file", metavar="文件", help="nianbao pack 存出的 .nianbao 文件")
    add("report", metavar="报告", help=REPORT_HELP)
    add("--ours", metavar="编号", action="append", default=[], help="这一处用这里的")
    add("--theirs", metavar="编号", action="append", default=[], help="这一处用搬来的")
    add("--all", choices=("ours", "theirs"), help="其余的都用这里的（ours）或者搬来的（theirs）")
    add("--yes", action="store_true", help="合并")
