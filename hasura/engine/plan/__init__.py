"""What a request means: frozen values with permissions merged in, made without any I/O."""
