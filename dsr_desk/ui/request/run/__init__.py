"""Step 4, Run: carried out stage by stage, and what is proved."""
