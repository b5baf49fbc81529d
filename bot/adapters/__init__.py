"""A file or folder a platform."""
