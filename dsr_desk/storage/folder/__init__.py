"""The workspace folder: what it is, whether it can be worked in, and who works in it."""
