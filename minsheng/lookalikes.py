"""Characters that look like others: one table, and what a name looks like without them."""

import re
import unicodedata

# White space, zero-width and directional marks, soft hyphen, variation selectors.
_UNSEEN = (
    r"\s\u00ad\u034f\u061c\u115f\u1160\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    r"\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\U000e0100-\U000e01ef"
)
_UNSEEN_CHARS = re.compile(f"[{_UNSEEN}]+")

# Each group is one sign to the eye; the first stands for all of it. In lower case, after NFKC.
_SIGNS = (
    "o0οоօ〇○◯零",
    "l1iіι|ı",
    "-‐‑‒–—―−─ー一",
    "\"“”„″〃「」『』'‘’‚′`",
    "(〈《⟨〔【[{<",
    ")〉》⟩〕】]}>",
    "·•・‧∙⋅.。",
    ",、;،",
    ":：∶",
    "x×✕╳хχ",
    "~～∼〜",
)
# Latin letters and their Greek and Cyrillic doubles (capitals by their small letters).
_LETTERS = (
    "aаα", "bвβ", "cсϲ", "eеε", "hнη", "jјϳ", "kкκ", "mмμ", "nν", "pрρ", "sѕ", "tтτ", "uυ", "yуγ",
    "zζ", "dԁ", "gɡ", "wԝω", "vѵ", "qԛ",
)  # fmt: skip
# Han characters that are taken for each other, by their shape or by their sound.
_HAN = (
    "己已巳", "未末", "土士", "戊戌戍戎", "曰日", "人入八", "治冶", "账帐", "候侯", "干千于",
    "大太犬", "天夭", "辨辩辫", "拔拨", "准淮", "徒徙", "洒酒", "贷货", "折拆析", "茶荼", "刀力",
    "见贝⻅", "历厉", "王玉", "目自", "田由甲申", "鸟乌⻦", "免兔", "住往佳", "提堤", "稍梢",
    "坐座", "园圆", "像象", "作做", "部布", "须需", "制置", "密蜜", "幅副", "暑署", "廷延", "撤撒",
    "楷揩", "钓钩", "棵颗", "裁栽载", "赢羸", "券卷", "陪培赔", "坏环", "清请情", "低底抵", "竟竞",
    "遣遗", "壁璧", "沏砌",
    # radicals that a copied PDF leaves in the place of the character
    "民⺠", "车⻋", "长⻓", "门⻔", "页⻚", "风⻛", "飞⻜", "马⻢", "鱼⻥", "黄⻩", "齐⻬", "龙⻰",
)  # fmt: skip
# Traditional forms of words that stand in names of offices and of what they build.
_TRADITIONAL = dict(
    zip(
        "設務區縣鄉鎮會與開發應環產業農業學醫衛辦處廳財計統總監測護診療養戶項數據電車輛駛證"
        "網絡橋樑樓體館點線場園廠灣濱機關團組織單責領導員專業認證動態題報標準實現進續廣東華麗",
        "设务区县乡镇会与开发应环产业农业学医卫办处厅财计统总监测护诊疗养户项数据电车辆驶证"
        "网络桥梁楼体馆点线场园厂湾滨机关团组织单责领导员专业认证动态题报标准实现进续广东华丽",
        strict=True,
    )
)

_SAME = {ord(char): group[0] for group in (*_LETTERS, *_SIGNS, *_HAN) for char in group}
_SAME |= {ord(old): _SAME.get(ord(new), new) for old, new in _TRADITIONAL.items()}


def without_unseen(text: str) -> str:
    """`text` without white space and without characters that nobody sees."""
    return _UNSEEN_CHARS.sub("", text)


def is_unseen(char: str) -> bool:
    """Whether the character is white space, or nothing to the eye."""
    return _UNSEEN_CHARS.fullmatch(char) is not None


def skeleton(name: str) -> str:
    """What `name` looks like: equal for names that a reader would take for the same."""
    plain = without_unseen(unicodedata.normalize("NFKC", name).casefold())
    return plain.translate(_SAME)
