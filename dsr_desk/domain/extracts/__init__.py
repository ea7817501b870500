"""The register extract: its contents, the people in it, and its sealing."""
