"""Scenes to be rendered, a module a room; each registers its own."""
