"""Names of places, real ones, so that lists of places are put to the test; nothing said of them here is true.

A department of a county writes of its city and province, which its own name does not show.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A chain of government: province, city, county with one township; ``domain`` of the county's website."""

    province: str
    city: str
    county: str
    township: str
    domain: str
    city_domain: str
    area_code: str
    postcode: str
    short: str  # of the city, in document numbers: 岳政办发


PLACES: tuple[Place, ...] = tuple(
    Place(*line.split())
    for line in """
湖南省 岳阳市 平江县 安定镇 pingjiang yueyang 0730 414500 岳
湖南省 怀化市 芷江侗族自治县 碧涌镇 zhijiang huaihua 0745 419100 怀
四川省 宜宾市 高县 来复镇 gaoxian yibin 0831 645150 宜
四川省 凉山彝族自治州 西昌市 安宁镇 xichang lsz 0834 615000 凉
山东省 威海市 荣成市 俚岛镇 rongcheng weihai 0631 264300 威
山东省 临沂市 沂水县 马站镇 yishui linyi 0539 276400 临
江苏省 泰州市 姜堰区 溱潼镇 jiangyan taizhou 0523 225500 泰
江苏省 宿迁市 泗阳县 众兴镇 siyang suqian 0527 223700 宿
浙江省 丽水市 龙泉市 小梅镇 longquan lishui 0578 323700 丽
浙江省 台州市 黄岩区 宁溪镇 zjhy zjtz 0576 318020 台
安徽省 宣城市 旌德县 白地镇 jingde xuancheng 0563 242600 宣
安徽省 六安市 霍山县 诸佛庵镇 huoshan luan 0564 237200 六
福建省 三明市 尤溪县 梅仙镇 fjyx sm 0598 365100 明
广东省 河源市 和平县 阳明镇 heping heyuan 0762 517200 河
广东省 茂名市 高州市 石鼓镇 gaozhou maoming 0668 525200 茂
广西壮族自治区 百色市 靖西市 新靖镇 jingxi baise 0776 533800 百
贵州省 黔东南苗族侗族自治州 锦屏县 三江镇 jinping qdn 0855 556700 黔东南
云南省 红河哈尼族彝族自治州 石屏县 异龙镇 hhsp hh 0873 662200 红
陕西省 汉中市 洋县 谢村镇 yangxian hanzhong 0916 723300 汉
甘肃省 天水市 武山县 洛门镇 wushan tianshui 0938 741300 天
青海省 海东市 互助土族自治县 威远镇 huzhu haidong 0972 810500 东
宁夏回族自治区 固原市 彭阳县 古城镇 pengyang nxgy 0954 756500 固
新疆维吾尔自治区 昌吉回族自治州 奇台县 西地镇 xjqt cj 0994 831800 昌
内蒙古自治区 赤峰市 克什克腾旗 经棚镇 kskt chifeng 0476 025350 赤
黑龙江省 齐齐哈尔市 讷河市 拉哈镇 nehe qqhr 0452 161300 齐
吉林省 吉林市 蛟河市 新站镇 jiaohe jlcity 0432 132500 吉
辽宁省 铁岭市 昌图县 宝力镇 changtu tieling 024 112500 铁
河北省 承德市 兴隆县 半壁山镇 hbxl chengde 0314 067300 承
河南省 三门峡市 渑池县 英豪镇 mianchi smx 0398 472400 三
湖北省 恩施土家族苗族自治州 来凤县 百福司镇 laifeng enshi 0718 445700 恩施州
江西省 上饶市 婺源县 清华镇 jxwy zgsr 0793 333200 饶
山西省 临汾市 洪洞县 赵城镇 hongtong linfen 0357 041600 临
""".strip().splitlines()
)
PROVINCES = dict(
    line.split("=")
    for line in """
湖南省=hunan
四川省=sc
山东省=shandong
江苏省=jiangsu
浙江省=zj
安徽省=ah
福建省=fujian
广东省=gd
广西壮族自治区=gxzf
贵州省=guizhou
云南省=yn
陕西省=shaanxi
甘肃省=gansu
青海省=qinghai
宁夏回族自治区=nx
新疆维吾尔自治区=xinjiang
内蒙古自治区=nmg
黑龙江省=hlj
吉林省=jl
辽宁省=ln
河北省=hebei
河南省=henan
湖北省=hubei
江西省=jiangxi
山西省=shanxi
海南省=hainan
""".strip().splitlines()
)
OTHERS = ("宜宾市", "连云港市", "衡阳市", "鞍山市", "曲靖市", "阜阳市", "茂名市", "平顶山市", "九江市", "渭南市")
