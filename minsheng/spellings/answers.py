"""Whether a person meant yes, no or nothing who wrote 已完成, 进行中 or 无."""

from minsheng.spellings.numbers import plain_text

_YES = """
是 √ ✓ ✔ ☑ 对 yes y true ok done 1 100% 全部 完成 已完成 全部完成 已全部完成 均已完成 完成了
完毕 已完毕 建成 已建成 建立 已建立 完工 已完工 竣工 已竣工 办结 已办结 达标 已达标 实现 已实现
落实 已落实 已实行 已运行 已启用
"""
_NO = """
否 × x ✗ ✘ ✕ 不是 no n false 0 0% 未 未完成 尚未完成 没完成 没有完成 未建成 未建立 未完工
未竣工 未办结 未达标 未实现 未落实 未启动 未开始 未开工 尚未启动 尚未开工 进行中 推进中 正在进行
正在推进 正在建设 正在办理 在建 建设中 办理中 筹备中 基本完成 部分完成 即将完成
"""
_NOTHING = (
    "无 暂无 没有 - -- — —— – / // \\ n/a na nil none 空 缺 暂缺 ? ?? 待定 待报 未报 未填 未统计"
)

_ANSWERS = dict.fromkeys(_YES.split(), True) | dict.fromkeys(_NO.split(), False)
_BLANKS = frozenset(_NOTHING.split())


def yes_or_no(text: str) -> bool | None:
    """True for 已完成, 是, √ …; False for 未完成, 否, 进行中 …; None for anything else."""
    return _ANSWERS.get(plain_text(text).casefold())


def says_nothing(text: str) -> bool:
    """Whether `text` stands for no answer: 无, —, /."""
    return plain_text(text).casefold() in _BLANKS
