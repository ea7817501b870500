"""Other people in an extract: who there is, and who is taken out."""
