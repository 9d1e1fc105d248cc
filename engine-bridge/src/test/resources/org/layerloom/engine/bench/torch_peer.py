"""Python's PyTorch as a peer of the benchmark: tensors resident, batches by index_select, Adam in its fastest form.

A line on standard input, "s1 1 200": network, threads, steps. The answer: "rate" and samples a second.
Its argument is the folder of MNIST's files.
"""
import gzip
import os
import resource
import struct
import sys
import time

import torch
from torch import nn

BATCH = 64


def read(folder, name):
    with gzip.open(os.path.join(folder, name)) as file:
        content = file.read()
    rank = content[3]
    extents = struct.unpack(">" + "I" * rank, content[4:4 + 4 * rank])
    return torch.frombuffer(bytearray(content[4 + 4 * rank:]), dtype=torch.uint8).reshape(extents)


class Rows(nn.Module):
    """A picture as a sequence of its rows."""

    def forward(self, x):
        return x.squeeze(1)


class LastStep(nn.Module):
    def __init__(self):
        super().__init__()
        self.lstm = nn.LSTM(28, 128, batch_first=True)

    def forward(self, x):
        _, (hidden, _) = self.lstm(x)
        return hidden[-1]


class Encoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.into = nn.Linear(28, 128)
        self.layers = nn.Sequential(*[
            nn.TransformerEncoderLayer(128, 4, 256, dropout=0.0, batch_first=True) for _ in range(2)])

    def forward(self, x):
        return self.layers(self.into(x)).mean(1)


NETWORKS = {
    "s1": lambda: nn.Sequential(
        nn.Conv2d(1, 32, 3), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(32, 64, 3), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(1600, 128), nn.ReLU(), nn.Linear(128, 10)),
    "mlp": lambda: nn.Sequential(nn.Flatten(), nn.Linear(784, 128), nn.ReLU(), nn.Linear(128, 10)),
    "lstm": lambda: nn.Sequential(Rows(), LastStep(), nn.Linear(128, 10)),
    "transformer": lambda: nn.Sequential(Rows(), Encoder(), nn.Linear(128, 10)),
}


def adam(parameters):
    for option in ({"fused": True}, {"foreach": True}, {}):
        try:
            return torch.optim.Adam(parameters, lr=1e-3, **option), option
        except (TypeError, RuntimeError):
            pass
    raise RuntimeError("no Adam")


class Run:
    def __init__(self, network):
        torch.manual_seed(1)
        self.net = NETWORKS[network]()
        self.optimiser, option = adam(list(self.net.parameters()))
        try:
            self.step(torch.arange(BATCH))
        except RuntimeError:
            # Fused updates came to the processor later than their name.
            self.optimiser = torch.optim.Adam(self.net.parameters(), lr=1e-3, foreach=True)
        self.order = torch.randperm(len(features))
        self.at = 0

    def step(self, index):
        self.optimiser.zero_grad(set_to_none=True)
        loss = nn.functional.cross_entropy(self.net(features.index_select(0, index)), labels.index_select(0, index))
        loss.backward()
        self.optimiser.step()

    def steps(self, count):
        for _ in range(count):
            if self.at + BATCH > len(self.order):
                self.order = torch.randperm(len(features))
                self.at = 0
            self.step(self.order[self.at:self.at + BATCH])
            self.at += BATCH


folder = sys.argv[1]
features = read(folder, "train-images-idx3-ubyte.gz").unsqueeze(1).float().div(255)
labels = read(folder, "train-labels-idx1-ubyte.gz").long()
print("version", torch.__version__, flush=True)
runs = {}
for line in sys.stdin:
    network, threads, steps = line.split()
    torch.set_num_threads(int(threads))
    if network not in runs:
        runs[network] = Run(network)
    began = time.perf_counter()
    runs[network].steps(int(steps))
    print("rate", int(steps) * BATCH / (time.perf_counter() - began), flush=True)
    print("memory", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, "MB", file=sys.stderr, flush=True)
