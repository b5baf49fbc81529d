"""The bot: commands, adapters, and what joins them."""
