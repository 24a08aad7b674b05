"""Small ledgers to break in one place: two projects of two units, a report of one."""

from pathlib import Path

TARGETS = """\
year: 2025
title: 某区2025年民生实事
projects:
  - id: 1
    level: 市级
    name: 提升急救能力
    units: [卫健局]
    task: 开展急救培训 1500 人次，安装 AED 20 台。
    indicators:
      - name: 急救培训
        target: 1500
        measure: 人次
        quote: 开展急救培训 1500 人次
      - name: AED
        target: 20
        measure: 台
        quote: 安装 AED 20 台
  - id: 2
    level: 区级
    name: 建设公园
    units: [城管局]
    task: 建设 3 个公园。
    indicators:
      - name: 公园
        target: 3
        measure: 个
        quote: 建设 3 个公园
policy: {stale_days: 3660}
"""

HEALTH = """\
unit: 卫健局
year: 2025
reports:
  - as_of: 2025-09-30
    projects:
      - project: 1
        actuals: {急救培训: 1180, AED: 14}
        progress: 已开展培训23期。
"""

PARKS = "unit: 城管局\nyear: 2025\nreports: []\n"


def ledger(folder: Path, *, targets: str = TARGETS, **reports: str) -> Path:
    """A data folder with this target list and one file of reports for each unit named."""
    data = folder / "data"
    (data / "progress").mkdir(parents=True)
    (data / "targets_2025.yaml").write_text(targets, encoding="utf-8")
    for unit, text in reports.items():
        (data / "progress" / f"{unit}.yaml").write_text(text, encoding="utf-8")
    return data


def broken(folder: Path, old: str, new: str) -> Path:
    """The ledger with one mistake in the report of 卫健局: `new` in place of `old`.

    There is nothing else in it to be remarked on: 城管局 has an empty file, none is silent.
    """
    assert HEALTH.count(old) == 1
    return ledger(folder, 卫健局=HEALTH.replace(old, new), 城管局=PARKS)
