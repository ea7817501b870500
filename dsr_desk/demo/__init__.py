"""The demo workspace's content, made up and the same every time."""
