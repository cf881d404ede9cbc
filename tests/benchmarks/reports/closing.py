"""五、存在的主要问题及改进情况 and 六、其他需要报告的事项."""

from tests.benchmarks.reports.asides import problem_aside
from tests.benchmarks.reports.marks import mark
from tests.benchmarks.reports.writing import Pen, clause, numbered

FEE_RULES = "《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）"


def problems(pen: Pen) -> str:
    """What is wanting, and what will be done."""
    wanting, mending = _paired(pen)
    way = pen.pick("semicolons", "stops", "first", "semicolons")
    return clause("wanting", _wanting(pen, wanting, way)) + "\n" + clause("improvements", _mending(pen, mending, way))


def _paired(pen: Pen) -> tuple[list[str], list[str]]:
    """Two or three shortcomings and what mends each."""
    first, second, *_ = pen.agency.topics
    pairs = [
        ("政策解读形式还不够丰富，以文字解读为主", "丰富解读形式，多采用图表、视频、案例等方式，提高群众的接受度"),
        (
            "个别科室对政务公开工作的重要性认识不足，主动公开的意识有待增强",
            "加强学习宣传，压实科室责任，把公开要求融入日常工作",
        ),
        (
            f"{first}等重点领域信息公开的深度和广度还有差距",
            f"梳理{first}、{second}等领域的公开事项，细化公开内容，及时动态更新",
        ),
        (
            "工作人员多为兼职，业务能力与工作要求还不完全适应",
            "通过集中培训、跟班学习、以案说法等方式，提升队伍专业化水平",
        ),
        ("信息更新的时效性不强，部分栏目更新间隔较长", "建立栏目更新提醒和定期检查制度，确保信息及时准确"),
        (
            "依申请公开答复的规范性有待提高，与申请人的沟通还不够充分",
            "完善会商和合法性审查机制，统一文书样式，主动与申请人沟通",
        ),
        (
            "公众参与渠道不够多，互动交流的效果不够明显",
            "拓展意见征集、政府开放日、网络问政等渠道，认真吸收采纳公众意见",
        ),
        ("政务公开与业务工作结合不紧密", f"围绕{second}等业务开展政务公开主题活动，以公开促业务"),
        ("基层公开的标准化程度不平衡", "对照标准目录查漏补缺，开展抽查和通报，补齐短板"),
        ("网站检索功能不够便捷，有的信息归类不够准确", "优化栏目分类和检索服务，方便公众查找"),
        ("政策宣传的覆盖面还不够广，老年群众知晓率不高", "用好“大喇叭”、宣传车等方式，让政策走进田间地头、千家万户"),
        (
            "主动公开与保密审查的尺度有时把握不准",
            "加强保密审查培训，严格执行“先审后发”，做到应公开尽公开、该保密必保密",
        ),
        ("政务新媒体原创内容偏少，吸引力不强", "增加原创内容比重，每月至少策划推出2期专题"),
        (
            "部分文件解读与文件本身不同步",
            "落实解读方案与文件同步起草、同步报批、同步发布，时限不超过3个工作日",
        ),
    ]
    open_pairs = pairs[pen.manner.half :: 2]
    chosen = pen.rng.sample(open_pairs, pen.rng.choice((2, 3, 3)))
    return [each[0] for each in chosen], [each[1] for each in chosen]


def _wanting(pen: Pen, items: list[str], way: str) -> str:
    own, year = pen.agency.self, pen.year()
    begin = pen.pick(
        f"{year}，{own}政府信息公开工作取得了一定成效，但仍存在一些不足：",
        "对照上级要求和群众期待，还存在以下问题：",
        "虽然政府信息公开工作有了新的进展，但还有一些薄弱环节，主要表现在：",
        f"{own}政府信息公开工作存在的主要问题有：",
    )
    before = pen.pick(
        "",
        "针对上年度报告中提出的公开内容不够全面等问题，通过完善制度、加强培训，均已整改到位。",
        "",
        f"{pen.year(-1)}存在的信息报送不及时问题已基本解决。",
        problem_aside(pen),
        "上年度查找出的2个问题均已完成整改。",
    )
    return before + begin + numbered(items, way)


def _mending(pen: Pen, items: list[str], way: str) -> str:
    own, following = pen.agency.self, pen.year(1)
    begin = pen.pick(
        f"{following}，{own}将着力做好以下工作：",
        f"下一步，{own}将重点从以下方面加以改进：",
        "针对上述问题，采取以下改进措施：",
        f"{following}，{own}将坚持问题导向，采取有效措施加以改进：",
    )
    return begin + numbered(items, way)


def other_matters(pen: Pen) -> str:
    """The processing fee, which the 2021 edition asks for, and what else there is."""
    pieces = [clause("fee", _fee(pen))] if pen.facts.edition == "2021" else []
    pieces.append(
        pen.pick(
            "无其他需要报告的事项。",
            "除上述内容外，没有其他需要报告的事项。",
            "本年度无其他需要报告的事项。",
            "无其他需报告事项。",
        )
        if pen.chance(0.6) or not pieces
        else ""
    )
    return "".join(pieces)


def _fee(pen: Pen) -> str:
    own, year, fee = pen.agency.self, pen.year(), pen.facts.fee
    if fee == "0":
        return pen.pick(
            f"{year}，{own}未收取政府信息公开信息处理费。",
            f"按照{FEE_RULES}规定，{own}本年度未产生信息处理费。",
            f"依据{FEE_RULES}，{year}没有发出收费通知，未收取信息处理费。",
            f"{year}，{own}依申请提供政府信息收取信息处理费0元。",
            "信息处理费收取情况：本年度收取信息处理费总金额为0元。",
            f"{year}，{own}无收取信息处理费情况。",
        )
    amount = mark("fee", "", fee)
    return pen.pick(
        f"{year}，{own}严格执行{FEE_RULES}，全年收取信息处理费{amount}元。",
        f"{year}，按件计收信息处理费{amount}元，已全额缴入国库。",
        f"按照{FEE_RULES}规定，{year}共收取政府信息公开信息处理费{amount}元。",
        f"{own}依法收取信息处理费{amount}元，涉及申请2件。",
    )
