"""What a user has in a terminal: a chat, the models of a server and how fast they are. A client, like any other."""
