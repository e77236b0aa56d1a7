"""Actions: root fields answered by webhooks, at once or by a worker that writes the answer down."""
