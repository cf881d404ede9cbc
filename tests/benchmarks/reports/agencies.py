"""The agency that reports: what it is, what it calls itself, what it deals with."""

from dataclasses import dataclass
from random import Random

from tests.benchmarks.reports.places import PLACES, PROVINCES, Place

SECTORS: dict[str, tuple[str, ...]] = {
    # sector: name at the province, name below, 我厅/我委 there, then what it deals with
    "教育": ("教育厅", "教育局", "义务教育招生入学", "学生资助", "教师招聘", "校园安全", "民办学校年检"),
    "卫生健康": ("卫生健康委员会", "卫生健康委员会", "传染病防控", "医疗机构设置审批", "基本公共卫生服务", "健康科普"),
    "交通运输": ("交通运输厅", "交通运输局", "农村公路建设", "道路运输管理", "公交线路调整", "水上交通安全"),
    "文化旅游": ("文化和旅游厅", "文化和旅游局", "公共文化服务", "旅游市场监管", "文物保护", "非物质文化遗产保护"),
    "生态环境": ("生态环境厅", "生态环境局", "环境影响评价审批", "环境质量状况", "排污许可管理", "环保督察整改"),
    "自然资源": ("自然资源厅", "自然资源局", "土地征收", "不动产登记", "国土空间规划", "地质灾害防治"),
    "农业农村": ("农业农村厅", "农业农村局", "惠农补贴", "高标准农田建设", "农产品质量安全", "农村宅基地管理"),
    "市场监管": ("市场监督管理局", "市场监督管理局", "食品安全抽检", "特种设备监管", "双随机抽查", "消费维权"),
    "人社": ("人力资源和社会保障厅", "人力资源和社会保障局", "就业创业", "社会保险", "事业单位招聘", "职业技能培训"),
    "住建": ("住房和城乡建设厅", "住房和城乡建设局", "保障性住房", "老旧小区改造", "工程质量监督", "物业管理"),
    "民政": ("民政厅", "民政局", "最低生活保障", "养老服务", "社会组织登记", "殡葬管理"),
    "财政": ("财政厅", "财政局", "预算决算", "政府采购", "地方政府债务", "惠民惠农补贴资金"),
    "水利": ("水利厅", "水利局", "河湖长制", "水旱灾害防御", "农村饮水安全", "取水许可"),
    "应急管理": ("应急管理厅", "应急管理局", "安全生产执法", "防灾减灾救灾", "生产安全事故调查", "森林防灭火"),
    "审计": ("审计厅", "审计局", "预算执行审计", "审计结果公告", "经济责任审计", "审计整改"),
    "统计": ("统计局", "统计局", "统计公报", "经济普查", "统计数据发布", "统计执法检查"),
    "司法": ("司法厅", "司法局", "公共法律服务", "人民调解", "行政执法监督", "法治宣传"),
    "医保": ("医疗保障局", "医疗保障局", "医保待遇", "药品集中采购", "医保基金监管", "异地就医结算"),
    "商务": ("商务厅", "商务局", "促消费活动", "成品油流通管理", "外贸发展扶持", "电子商务进农村"),
    "退役军人": ("退役军人事务厅", "退役军人事务局", "优抚对象抚恤", "退役士兵安置", "烈士纪念", "拥军优属"),
    "发展改革": ("发展和改革委员会", "发展和改革委员会", "重大项目审批", "价格监测", "节能审查", "营商环境优化"),
    "科技": ("科学技术厅", "科学技术局", "科技计划项目申报", "高新技术企业认定", "创新平台建设", "科技成果转化"),
    "林业": ("林业局", "林业局", "林木采伐管理", "林地审核", "野生动植物保护", "国土绿化"),
    "公安": ("公安厅", "公安局", "户籍管理", "出入境管理", "道路交通安全", "反电信网络诈骗"),
}
GOVERNMENT_TOPICS = (
    *("财政预决算", "重大建设项目", "乡村振兴", "义务教育", "社会救助", "食品安全"),
    *("优化营商环境", "安全生产", "生态环境保护", "稳岗就业", "城市更新", "医疗卫生"),
)
TOWNSHIP_TOPICS = ("社会救助", "惠农补贴", "村务公开", "农村危房改造", "防汛抗旱", "人居环境整治", "乡村振兴项目")


@dataclass(frozen=True, slots=True)
class Agency:
    """``self`` 我局, ``short`` 县教育局, ``ours`` the word of its area (我县), ``superior`` whom it reports to."""

    kind: str
    level: str
    place: Place
    sector: str
    name: str
    short: str
    self: str
    ours: str
    whole: str  # 全县; of a department: 全局, 全系统
    above: str  # 市、县 …: whose tasks it carries out
    superior: str
    domain: str
    topics: tuple[str, ...]

    @property
    def leaders(self) -> str:
        """Whose 主要负责人 are meant: 我局, 市政府."""
        return self.short if self.kind == "rollup" else self.self

    @property
    def account(self) -> str:
        """The name of its account on WeChat."""
        return f"{self.name[:2]}发布" if self.kind in ("office", "rollup") else self.short

    @property
    def units(self) -> str:
        """What its parts are called."""
        if self.kind in ("rollup", "township"):
            return {"rollup": "部门", "township": "站所"}[self.kind]
        return {"省": "处室", "市": "科室", "县": "股室"}.get(self.level, "科室")

    @property
    def government(self) -> bool:
        """Whether 条例 50 (4) asks it for assessment, review and accountability."""
        return self.kind != "department"


def area_word(name: str) -> str:
    """省, 自治区, 市, 州, 县, 区, 旗, 镇: what 我 and 全 go with."""
    return "自治区" if name.endswith("自治区") else name[-1]


def _upwards(place: Place) -> tuple[str, str, str]:
    """The words for its province, city and county."""
    return area_word(place.province), area_word(place.city), area_word(place.county)


def invented_agency(rng: Random) -> Agency:
    """An agency of any kind and level."""
    place = rng.choice(PLACES)
    kind = rng.choices(("department", "township", "office", "rollup"), (58, 14, 12, 16))[0]
    if kind == "department":
        return _department(rng, place)
    if kind == "township":
        return _township(rng, place)
    return _government(rng, place, kind)


def _department(rng: Random, place: Place) -> Agency:
    sector = rng.choice(list(SECTORS))
    level = rng.choices(("省", "市", "县"), (12, 33, 55))[0]
    area = {"省": place.province, "市": place.city, "县": place.county}[level]
    at_province, below, *topics = SECTORS[sector]
    body = at_province if level == "省" else below
    word = area_word(area)
    province, city, _ = _upwards(place)
    own = "我" + {"会": "委", "厅": "厅", "局": "局"}[body[-1]]
    short = word + (body.replace("委员会", "委") if rng.random() < 0.6 else body)
    return Agency(
        kind="department",
        level=level,
        place=place,
        sector=sector,
        name=area + body,
        short=short,
        self=own,
        ours="我" + word,
        whole=rng.choice(("全系统", "全" + own[-1])),
        above={"省": "国家", "市": f"国家、{province}", "县": f"{province}、{city}"}[level],
        superior=f"{word}政府办公{'厅' if level == '省' else '室'}",
        domain={"省": PROVINCES[place.province], "市": place.city_domain, "县": place.domain}[level],
        topics=tuple(topics),
    )


def _township(rng: Random, place: Place) -> Agency:
    street = place.county.endswith(("区", "市")) and rng.random() < 0.5
    base = place.township[:-1]
    province, city, county = _upwards(place)
    own = f"{base}街道办事处" if street else f"{place.township}人民政府"
    name = place.county + own if rng.random() < 0.7 else own
    return Agency(
        kind="township",
        level="乡",
        place=place,
        sector="乡镇街道",
        name=name,
        short=own if rng.random() < 0.5 else ("街道办事处" if street else "镇政府"),
        self="我街道" if street else "我镇",
        ours="我街道" if street else "我镇",
        whole="全街道" if street else "全镇",
        above=f"{province}、{city}、{county}",
        superior=f"{place.county}人民政府办公室" if rng.random() < 0.5 else f"{county}政府办公室",
        domain=place.domain,
        topics=TOWNSHIP_TOPICS,
    )


def _government(rng: Random, place: Place, kind: str) -> Agency:
    level = rng.choices(("市", "县"), (35, 65))[0]
    area = place.city if level == "市" else place.county
    word = area_word(area)
    province, city, _ = _upwards(place)
    name = f"{area}人民政府"
    if kind == "office" and rng.random() < 0.5:
        name += "办公室"
    return Agency(
        kind=kind,
        level=level,
        place=place,
        sector="",
        name=name,
        short=f"{word}政府办公室" if name.endswith("办公室") else f"{word}政府",
        self=f"我{word}" if kind == "rollup" else f"{word}政府办公室",
        ours=f"我{word}",
        whole=f"全{word}" if kind == "rollup" else "本机关",  # the office's own report speaks of nobody else
        above=f"国家、{province}" if level == "市" else f"{province}、{city}",
        superior=f"{province}政府办公厅" if level == "市" else f"{place.city}人民政府办公室",
        domain=place.city_domain if level == "市" else place.domain,
        topics=GOVERNMENT_TOPICS,
    )
