"""Step 3, Approve: a second person looks, then signs."""
