"""What the form tells whoever fills it in, the same in Excel and CSV."""

from minsheng.form.rows import Form

_FIGURES = (
    "“本期累计”填到截至日期为止一共完成的数，不是本月新增；没有数就空着，空着等于没报，不等于 0。"
)
_CHOICES = "有“事项”的和没有数量的，选“是”或“否”。"
_SHARES = "目标注明“合计”的，只填本单位自己的数。"
_WORDS = (
    "“进展情况”以后各栏，每个项目填一处；累计数比上期小，写更正说明；"
    "各项指标都达标并通过验收，才填验收日期。"
)


def instructions(form: Form) -> str:
    """How the form is filled in, in one paragraph."""
    told = [
        _FIGURES,
        _CHOICES if any(row.is_yes_no for row in form.rows) else "",
        _SHARES if any(row.is_share for row in form.rows) else "",
        _WORDS,
    ]
    return "".join(told)
