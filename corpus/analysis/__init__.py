"""Pure steps from Document to Document, a file each."""
