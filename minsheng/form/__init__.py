"""The form (填报表) that a unit fills in: what it asks, how it is written, how it is read back."""
