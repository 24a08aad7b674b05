"""The smallest sound files of made-up pledges, for tests to add to and to break in one place."""

PROJECT = """\
  - id: 1
    level: 市级
    name: 修路
    units: [建设局]
    task: 开工道路 12 条。
    indicators:
"""
LIST = f"year: 2025\ntitle: 示例\nprojects:\n{PROJECT}"
"""A target list whose indicators are still to come."""

REPORT = """\
unit: 建设局
year: 2025
reports:
  - as_of: 2025-09-30
    projects:
      - project: 1
        progress: 好
"""
COUNTY = """\
year: 2025
title: 示例县2025年民生实事
levels: [县级]
projects:
  - id: 1
    level: 县级
    name: 示例
    units: [建设局]
"""
"""A target list whose one project still lacks its task and its indicators."""
