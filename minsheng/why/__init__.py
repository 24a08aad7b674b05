"""Where every figure of a project comes from: pure values, for `minsheng why` to print."""
