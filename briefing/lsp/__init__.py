"""What editors are told of a brief while it is written: a language server, which needs the extra `lsp`."""
