"""The overview as a Word document, laid out to GB/T 9704-2012: a 通报, or one unit's report.

`sentences`, `matters` and `silence` say it, `notice` and `account` put it in order as plain
`blocks`, `document` sets these on paper.
"""

from minsheng.ledger import Ledger
from minsheng.office import library
from minsheng.summarize import Overview


def file(overview: Overview, ledger: Ledger) -> bytes:
    """The whole .docx file; UsageError where python-docx is missing."""
    del ledger
    library("docx", "python-docx", "写 Word 文件")
    from minsheng.render.word.account import account
    from minsheng.render.word.document import document_bytes
    from minsheng.render.word.notice import notice

    return document_bytes((account if overview.selection.unit else notice)(overview))
