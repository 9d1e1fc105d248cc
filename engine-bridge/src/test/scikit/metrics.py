"""Writes what scikit-learn says of random cases, for ScikitTest. Needs Debian's python3-sklearn 1.2.1.

    /usr/bin/python3 engine-bridge/src/test/scikit/metrics.py \
        > engine-bridge/src/test/resources/org/layerloom/evaluation/scikit.json

Cases have ties (shares of a few values only), empty classes, one class only, and one sample.
"""

import json
import math
import random
import warnings

import numpy as np
from sklearn import metrics
from sklearn.calibration import calibration_curve

warnings.filterwarnings("ignore")


def plain(value):
    value = float(value)
    return None if math.isnan(value) else value


def classes(chance):
    count = chance.randint(2, 6)
    samples = chance.choice([1, 2, 5, 20, 60])
    present = chance.sample(range(count), chance.randint(1, count))
    truth = [chance.choice(present) for _ in range(samples)]
    grid = chance.choice([2, 4, 1 << 20])  # few different shares make ties
    rows = []
    for _ in range(samples):
        raw = [chance.randint(0, grid) for _ in range(count)]
        if sum(raw) == 0:
            raw[chance.randrange(count)] = 1
        # 32-bit floats, as the network gives them.
        rows.append([float(np.float32(part / sum(raw))) for part in raw])
    shares = np.array(rows)
    answers = np.argmax(shares, axis=1)  # the lowest index of those that tie
    labels = list(range(count))
    case = {"classes": count, "truth": truth, "shares": shares.reshape(-1).tolist()}
    case["confusion"] = metrics.confusion_matrix(truth, answers, labels=labels).tolist()
    case["accuracy"] = plain(metrics.accuracy_score(truth, answers))
    for average in [None, "macro", "weighted"]:
        chosen = labels if average is None else None
        p, r, f, s = metrics.precision_recall_fscore_support(
            truth, answers, labels=chosen, average=average, zero_division=0
        )
        case[average or "each"] = [np.atleast_1d(x).astype(float).tolist() for x in (p, r, f)]
    # scikit-learn prefers the higher index where shares tie: mirrored, that is the lower one.
    mirrored = [count - 1 - one for one in truth]
    case["topK"] = [
        plain(metrics.top_k_accuracy_score(mirrored, shares[:, ::-1], k=k, labels=labels))
        if count > 2 and k < count
        else None
        for k in range(1, count + 1)
    ]
    case["ranking"] = []
    for index in labels:
        positive = np.array([one == index for one in truth])
        scores = shares[:, index]
        both = positive.any() and not positive.all()
        found = {"auc": None, "ap": None, "roc": None, "pr": None}
        if both:
            found["auc"] = plain(metrics.roc_auc_score(positive, scores))
            fpr, tpr, _ = metrics.roc_curve(positive, scores, drop_intermediate=False)
            found["roc"] = [fpr.tolist(), tpr.tolist()]
        if positive.any():
            found["ap"] = plain(metrics.average_precision_score(positive, scores))
            precision, recall, _ = metrics.precision_recall_curve(positive, scores)
            found["pr"] = [precision[::-1].tolist(), recall[::-1].tolist()]
        case["ranking"].append(found)
    confidence = shares.max(axis=1)
    right = np.array([int(a == t) for a, t in zip(answers, truth)])
    true, said = calibration_curve(right, confidence, n_bins=10, pos_label=1) if right.any() and not right.all() else ([], [])
    case["calibration"] = [list(map(float, said)), list(map(float, true))]
    # Not scikit-learn's log_loss, which divides each row by its sum once more.
    own = np.clip(shares[np.arange(samples), truth], 2.0**-52, 1 - 2.0**-52)
    case["logLoss"] = plain(-np.log(own).mean())
    return case


def numbers(chance):
    samples = chance.choice([1, 2, 5, 50])
    outputs = chance.choice([1, 1, 3])
    constant = chance.random() < 0.2
    truth = np.array(
        [[2.0 if constant else chance.gauss(3, 40) for _ in range(outputs)] for _ in range(samples)]
    )
    error = 0 if chance.random() < 0.2 else 10
    answers = truth + np.array(
        [[error * chance.gauss(0, 1) for _ in range(outputs)] for _ in range(samples)]
    )
    return {
        "outputs": outputs,
        "truth": truth.reshape(-1).tolist(),
        "answers": answers.reshape(-1).tolist(),
        "mae": plain(metrics.mean_absolute_error(truth, answers)),
        "mse": plain(metrics.mean_squared_error(truth, answers)),
        "r2": plain(metrics.r2_score(truth, answers)) if samples > 1 else None,
        "largest": plain(np.abs(truth - answers).max()),
    }


def main():
    chance = random.Random(6)
    result = {
        "classes": [classes(chance) for _ in range(120)],
        "numbers": [numbers(chance) for _ in range(60)],
    }
    print(json.dumps(result, separators=(",", ":")))


main()
