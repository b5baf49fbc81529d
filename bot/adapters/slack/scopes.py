"""What the app asks a workspace for, and why."""

SCOPES = {
    "app_mentions:read": "to hear when somebody mentions Parallax",
    "channels:history": "to see whether a digest arrived before it is sent again, where public",
    "chat:write": "to answer mentions, and to post digests",
    "chat:write.public": "to post digests in public channels without being invited",
    "commands": "slash commands and shortcuts",
    "files:write": "to show a chart as a picture",
    "groups:history": "to see whether a digest arrived, in private channels",
    "im:history": "to hear direct messages",
    "im:write": "to answer the form that was opened outside of a channel",
    "users:read": "to know who manages the workspace, when somebody changes a setting",
}

EVENTS = ("app_home_opened", "app_mention", "app_uninstalled", "message.im", "tokens_revoked")
