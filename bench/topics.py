"""BERTopic on the vectors and texts that bench/topics left: topics.py FOLDER

As it comes (UMAP, HDBSCAN, at least ten texts a topic), and with its outliers put into the nearest topic.
"""
import pathlib
import sys
import warnings

import numpy
from bertopic import BERTopic
from sklearn.metrics import adjusted_rand_score, normalized_mutual_info_score
from umap import UMAP

warnings.filterwarnings("ignore")


def scores(folder, name):
    vectors = numpy.fromfile(folder / f"{name}.f32", dtype="<f4").reshape(-1, 384)
    texts = (folder / f"{name}.texts").read_text().splitlines()
    truth = [int(line) for line in (folder / f"{name}.truth").read_text().split()]
    umap = UMAP(n_neighbors=15, n_components=5, min_dist=0.0, metric="cosine", random_state=42)
    model = BERTopic(embedding_model=None, umap_model=umap, min_topic_size=10)
    found, _ = model.fit_transform(texts, embeddings=vectors)
    placed = found
    if -1 in found and max(found) >= 0:
        placed = model.reduce_outliers(texts, found, strategy="embeddings", embeddings=vectors)
    return [
        (100 * normalized_mutual_info_score(truth, topics), 100 * adjusted_rand_score(truth, topics))
        for topics in (found, placed)
    ]


def main():
    folder = pathlib.Path(sys.argv[1])
    names = sorted(file.stem for file in folder.glob("zipf-*.f32"))
    whole = scores(folder, "whole")
    drawn = [scores(folder, name) for name in names]
    for i, how in enumerate(["BERTopic", "BERTopic, outliers placed"]):
        mutual = numpy.mean([one[i][0] for one in drawn])
        rand = [one[i][1] for one in drawn]
        print(
            f"{how:32} whole {whole[i][0]:.1f} / {whole[i][1]:.1f}"
            f"   skewed {mutual:.1f} / {numpy.mean(rand):.1f}, worst {min(rand):.1f}"
        )


main()
