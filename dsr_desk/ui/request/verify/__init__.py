"""Step 1, Verify: the mail with its evidence beside the checklist."""
