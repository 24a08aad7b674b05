"""The JSON Schemas that editors use, and whether they say what the models say."""
