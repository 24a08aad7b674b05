"""The columns of the form, the same in Excel and CSV, and what the form says about itself."""

from enum import StrEnum


class Column(StrEnum):
    """A column by its title. The first ten say what is asked; the others are filled in."""

    PROJECT = "序号"
    PROJECT_NAME = "项目名称"
    INDICATOR = "指标"
    ITEM = "事项"
    WORDS = "文件原文"
    TARGET = "年度目标"
    MEASURE = "计量单位"
    LAST = "上期累计"
    LAST_DATE = "上期截至"
    OWED = "本期应达"
    ACTUAL = "本期累计"
    PROGRESS = "进展情况"
    PROBLEMS = "存在问题"
    NEXT_STEPS = "下一步举措"
    EVIDENCE = "佐证材料"
    CORRECTION = "更正说明"
    ACCEPTED = "验收日期"


COLUMNS = tuple(Column)
INPUTS = COLUMNS[COLUMNS.index(Column.ACTUAL) :]
"""The columns that are filled in: the figure of each row, the rest once a project."""
OF_A_PROJECT = INPUTS[1:]
"""What is filled in once a project, on any of its rows."""

UNIT, YEAR, AS_OF = "责任单位", "年度", "截至日期"
"""What stands above the table, each beside its value (in CSV too)."""
YES, NO = "是", "否"
STAMP_SHEET = "minsheng"
"""The hidden sheet that holds the form's version, year and unit: a title beside each value."""
STAMP_VERSION, VERSION = "版本", 1
"""What the stamp says first; then `UNIT`, `YEAR`, and `AS_OF` of the figures that were owed."""
