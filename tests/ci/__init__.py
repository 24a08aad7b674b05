"""What other people's machines run: hooks, workflows and the examples of docs/ci.md."""
