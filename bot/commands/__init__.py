"""A file a command, each exporting COMMAND."""
