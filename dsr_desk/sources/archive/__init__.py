"""The workspace's own store for imported content, and the demo's."""
