"""What an indicator is called: the words of its clause, without what says nothing."""

import re

# Verbs that every pledge begins with …
_LIGHT = (
    "开展|完成|实施|推进|组织|举办|开办|开设|进行|落实|实现|建设|建成|建立|构建|打造|设立|提供|做好|培育|培养|评选|增设|持续|继续|全面|积极|大力"
    "|加快|深入|有序|稳步|扎实|统筹|力争|确保|同时|其中|主要包括|包括|政府|新增"
)
# … those that tell one indicator from another …
_TELLING = (
    "新建|改建|扩建|新改建|新改扩建|改造|新增|增加|完工|竣工|开工|投用|修建|安装|筹集|招募|培训|投入|更新|购置|修缮|提升|整治|治理|建设|建成|完成|覆盖"
    "|化解|发放|帮扶|救助|创建|举办|开展"
)
# … and words that belong to a time, a number or a sentence.
_TIME = r"\d{4}年|全年|年内|年底前?|今年|本年度?|\d{1,2}月(?:底|份|\d{1,2}日)?前?|每年|一年内"
_LINKS = "至少|不少于|不低于|不超过|不高于|为|对|向|在|将|把|从|给|使|让|共|和|及|与|并|的|各"
_FRONT = re.compile(
    rf"^(?:(?:{_TIME}|{_LIGHT}|至少|不少于|不低于|\d+次|在?全[区市县镇](?:范围)?内?)(?=..))++"
)
_BACK = re.compile(
    "(?:[总数]?数量|共计|合计|总计|累计|共|计|达到?|不少于|不低于|不超过|不高于|至少|超过|低于|大?(?<![公节预签合契条履违制守解])约为?|近|逾|为|至"
    "|，?每年|控制在|(?:提高|增加|提升|扩大|下降|降低)[到至]?|[到在各等])$"
)
_LONGEST_BACK = 8  # characters
_WITHIN = re.compile(r".*(?:提供|开展|完成|实施)(?=...)")
_NOTHING = re.compile(rf"(?:{_TIME}|{_LIGHT}|{_TELLING}|{_LINKS})*+")
_MARKS = re.compile("[“”‘’《》\"'（）()]")
_BRACKETS = re.compile("（[^（）]*）|\\([^()]*\\)")
_ENDS = re.compile("^[的、，：:和及与]+|[、，：:和及与的]+$")
_VERBS = re.compile(rf"^(?:(?:{_TIME}|{_LIGHT}|{_TELLING})(?=..))++")
_OF_THE_SAME = (
    "完工",
    "竣工",
    "开工",
    "投用",
    "建成",
    "完成",
    "新建",
    "改建",
    "扩建",
    "改造",
    "更新",
)
_VERB = re.compile(f"(?:{_TELLING})$")


def front(text: str) -> str:
    """The words before an amount, without those that only lead to it."""
    while match := _BACK.search(text, max(len(text) - _LONGEST_BACK, 0)):
        text = text[: match.start()]
    return text


def is_nothing(text: str) -> bool:
    """Whether words before an amount name nothing by themselves: only verbs, 为, 全年."""
    return _NOTHING.fullmatch(front(text)) is not None


def verb_of(text: str) -> str:
    """The verb that tells one indicator from another at the end of `text`, if there is one."""
    match = _VERB.search(front(text))
    return match[0] if match else ""


def goes_on(verb: str) -> bool:
    """Whether a verb without an object speaks of what was named before: 完工 3 座."""
    return not verb or verb in _OF_THE_SAME


def name_of(text: str) -> str:
    """A name from the words of a clause: 开展急救技能认证培训 is 急救技能认证培训."""
    text = _WITHIN.sub("", front(text))
    return _bare_name(_FRONT.sub("", text))


def full_name_of(text: str) -> str:
    """A longer one, for where the short one is taken."""
    return _bare_name(front(text))


def _bare_name(text: str) -> str:
    return _ENDS.sub("", _MARKS.sub("", _BRACKETS.sub("", text)))


def without_verbs(text: str) -> str:
    """The thing itself: 建设立体过街设施 is 立体过街设施."""
    return _VERBS.sub("", text)
