"""Step 5, Answer: the mail back to the editor, and what goes with it."""
