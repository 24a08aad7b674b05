"""Every rule of `validate`: its stable id, its Chinese title and how much it weighs.

The letter is the layer (DESIGN section 4): Y the text, S the shape, T the target list,
P a report, L the ledger, G the history.
"""

from typing import NamedTuple

from minsheng.problems import Severity


class Entry(NamedTuple):
    """What is known of a rule before it is run."""

    title: str
    severity: Severity = Severity.ERROR


LAYERS = {
    "Y": "文字",
    "S": "结构",
    "T": "目标清单",
    "P": "填报",
    "L": "台账",
    "G": "历史",
}

SEVERITY_WORDS = {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.INFO: "说明"}

_WARNING, _INFO = Severity.WARNING, Severity.INFO

RULES = {
    "Y001": Entry("文件不是 UTF-8 编码"),
    "Y002": Entry("文件太大"),
    "Y003": Entry("嵌套太深"),
    "Y004": Entry("语法有误"),
    "Y005": Entry("用了全角冒号"),
    "Y006": Entry("用了全角空格"),
    "Y007": Entry("用了制表符"),
    "Y008": Entry("冒号或减号后面少空格"),
    "Y009": Entry("键重复"),
    "Y010": Entry("用了锚点、别名、标签或合并键"),
    "Y011": Entry("一个文件里有几份文档"),
    "Y012": Entry("文件里没有内容"),
    "Y013": Entry("含有编辑器不计的换行符"),
    "Y014": Entry("含有控制字符"),
    "Y015": Entry("会被不同软件读成不同的值"),
    "Y016": Entry("数字太长或用了科学计数法"),
    "Y017": Entry("没有这一天"),
    "Y018": Entry("日期的写法不对"),
    "Y019": Entry("百分号没有加引号"),
    "Y020": Entry("文件名不以 .yaml 结尾"),
    "Y021": Entry("文件或文件夹无法读取"),
    "Y022": Entry("用了全角逗号"),
    "Y023": Entry("文字在 # 处被截断", _WARNING),
    "Y024": Entry("文件放在不会读取的地方", _WARNING),
    "S101": Entry("缺少必填项"),
    "S102": Entry("不认识的键"),
    "S103": Entry("值的类型不对"),
    "S104": Entry("指标没有目标"),
    "S105": Entry("指标的形式互相矛盾"),
    "S107": Entry("填报里什么也没写"),
    "S108": Entry("草拟的内容还没有确认"),
    "T201": Entry("项目序号重复"),
    "T202": Entry("指标重名"),
    "T203": Entry("清单事项重复"),
    "T204": Entry("没有这个级别"),
    "T205": Entry("引文不在任务原文里"),
    "T206": Entry("目标值不在引文里"),
    "T207": Entry("原文里的数字没有着落", _WARNING),
    "T208": Entry("部分与整体不符"),
    "T209": Entry("分期计划不合理"),
    "T210": Entry("目标调整次序不对"),
    "T211": Entry("到期日早于开始日"),
    "T212": Entry("指标的责任单位不属于项目"),
    "T213": Entry("原文里没有这些字"),
    "T214": Entry("同一年有两份清单"),
    "T215": Entry("文件名与年份不符"),
    "P301": Entry("没有这个责任单位"),
    "P302": Entry("没有这个项目"),
    "P303": Entry("没有这个指标"),
    "P304": Entry("清单里没有这一项"),
    "P305": Entry("不是本单位的项目"),
    "P306": Entry("不是本单位的指标"),
    "P307": Entry("填报值的形式不对"),
    "P308": Entry("数值为负"),
    "P309": Entry("百分比超过 100"),
    "P310": Entry("截至日期不在该年度内"),
    "P311": Entry("截至日期在将来"),
    "P312": Entry("文件名不是本单位的", _WARNING),
    "P313": Entry("没有这一年的目标清单"),
    "P314": Entry("佐证材料文件不对"),
    "L401": Entry("累计数下降而没有更正说明"),
    "L402": Entry("同一天填了两个数"),
    "L403": Entry("两个单位填的数不一致"),
    "L404": Entry("部分大于整体"),
    "L405": Entry("未达标就验收"),
    "L406": Entry("验收没有佐证材料"),
    "L407": Entry("验收日期晚于截至日期"),
    "L408": Entry("示例数据与真实填报混在一起"),
    "L409": Entry("验收后回退", _WARNING),
    "L410": Entry("达标而没有佐证材料", _WARNING),
    "L411": Entry("超过目标三倍", _WARNING),
    "L412": Entry("数得清的东西填了小数", _WARNING),
    "L413": Entry("示例数据", _INFO),
    "L414": Entry("久未填报", _INFO),
    "L415": Entry("责任单位没有填报文件", _INFO),
    "L416": Entry("到期以前没有应达数的指标", _INFO),
    "G501": Entry("改动了已提交的填报"),
    "G502": Entry("删除了已提交的填报"),
    "G503": Entry("直接改动了已公布的目标"),
    "G504": Entry("直接改动了已公布的原文"),
    "G505": Entry("直接改动了文号"),
    "G506": Entry("一次改动了几个单位的填报", _INFO),
}
"""In the order of their ids."""


def severity_of(rule: str) -> Severity:
    """How much a problem of the rule weighs."""
    return RULES[rule].severity
