"""Ledgers of other shapes, all 示例: nothing is fitted to the one document."""
