"""What is read holds itself in no circle, so that the search for circles may rest meanwhile."""

import gc

import pytest

from minsheng.loader import load_progress

FILES = {
    "sound": "unit: 建设局\nyear: 2025\nreports: []\n",
    "no YAML": "unit: [建设局\n",
    "fullwidth colon": "unit：建设局\n",
    "repeated key": "unit: 甲\nunit: 乙\n",
    "anchor": "unit: &a 甲\n",
    "too deep": "[" * 40,
    "misfits": "unit: 甲\nyer: 2025\nreports:\n  - as_of: 2025/9/30\n",
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_leaves_no_circular_garbage(tmp_path, name):
    path = tmp_path / "甲.yaml"
    path.write_text(FILES[name], encoding="utf-8")
    load_progress(path)
    gc.collect()
    gc.disable()
    try:
        load_progress(path)
        assert gc.collect() == 0
    finally:
        gc.enable()
