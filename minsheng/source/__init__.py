"""YAML text to plain values with line and column, safely (libyaml's events, no recursion)."""
