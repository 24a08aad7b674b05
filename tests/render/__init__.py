"""What the formats say: the same figures everywhere, in the words and columns of the design."""
