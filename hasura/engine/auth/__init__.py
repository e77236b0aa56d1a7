"""Who asks? From request headers to a `Session`: admin secret, JWT, webhook, unauthorized role."""
