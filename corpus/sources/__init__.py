"""One reader for each kind of input, each giving Articles."""
