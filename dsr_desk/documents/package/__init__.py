"""The package as one file: written, framed, opened and looked at again."""
