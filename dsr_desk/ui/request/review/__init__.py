"""Step 2, Review: every match in its conversation, included or left out."""
