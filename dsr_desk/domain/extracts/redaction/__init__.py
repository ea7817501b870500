"""Other people in the person's items: found, decided about, and taken out (law.md L26–L29)."""
