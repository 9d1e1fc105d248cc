package org.layerloom.exchange.pytorch;

/** The text of a training script, with holes in braces. */
final class TrainTemplate {

  static final String SCHEDULE =
      """
      def factor_at(epoch, reductions):
          \"""The learning rate's factor at a position in epochs.\"""
          warmup = {warmup}
          warm = epoch / warmup if warmup > 0 and epoch < warmup else 1.0
          after = max(epoch - warmup, 0.0)
          done = min(after / max(EPOCHS - warmup, 1e-9), 1.0)
          shape = {shape}
          return warm * max(shape, {least})


      WAIT_FOR_REDUCTION = {every}
      """;

  static final String LION =
      """


      class Lion(torch.optim.Optimizer):
          \"""Steps by sign alone (Chen et al. 2023).\"""

          def __init__(self, params, betas, weight_decay):
              super().__init__(params, {"betas": betas, "weight_decay": weight_decay})

          @torch.no_grad()
          def step(self):
              for group in self.param_groups:
                  for p in group["params"]:
                      if p.grad is None:
                          continue
                      mean = self.state[p].setdefault("mean", torch.zeros_like(p))
                      first, second = group["betas"]
                      way = torch.sign(first * mean + (1 - first) * p.grad)
                      p.mul_(1 - group["lr"] * group["weight_decay"])
                      p.add_(way, alpha=-group["lr"])
                      mean.mul_(second).add_(p.grad, alpha=1 - second)
      """;

  static final String BALANCED =
      """


      CLASSES = []


      def balanced(answers, ignored=None):
          \"""A weight for each class, so that all count alike however rare they are.\"""
          labels = CLASSES[0] if ignored is None else CLASSES[0][CLASSES[0] != ignored]
          counts = torch.bincount(labels, minlength=answers.shape[1]).to(answers)
          weights = counts.sum() / ((counts > 0).sum() * counts)
          return torch.where(counts > 0, weights, torch.ones_like(weights))
      """;

  static final String TEXT =
      """
      \"""Trains the network of model.py as its flowchart says.

      On one machine:   python3 train.py
      On several GPUs:  torchrun --nproc_per_node=4 train.py
      On several machines: see slurm.sbatch and pytorchjob.yaml.

      The samples lie in data.safetensors; what is learned goes to trained.safetensors.
      \"""
      import copy
      import json
      import math
      import os
      import struct

      import torch
      import torch.nn as nn
      import torch.nn.functional as F

      from model import Model, read_tensors

      EPOCHS = int(os.environ.get("EPOCHS", "{epochs}"))
      BATCH = {batch}
      RATE = {rate}
      SEED = {seed}
      VALIDATION = {validation}
      PATIENCE = {patience}
      AVERAGE = {average}
      RANK = int(os.environ.get("RANK", "0"))
      WORLD = int(os.environ.get("WORLD_SIZE", "1"))


      def start(model):
          \"""First numbers as the flowchart draws them.\"""
      {inits}


      def begin(model):
          \"""Numbers that a network which came with some begins with instead.\"""
          if os.path.exists("start.safetensors"):
              begun = read_tensors("start.safetensors")
              for name, tensor in model.state_dict().items():
                  if name in begun and begun[name].shape == tensor.shape:
                      tensor.copy_(begun[name])


      def groups_of(model):
          \"""Layers with the factors of their learning rates.\"""
          factors = {}
      {groups}    learned = [p for p in model.parameters() if p.requires_grad]
          rates = sorted({factors.get(p, 1.0) for p in learned})
          return [
              {"params": [p for p in learned if factors.get(p, 1.0) == rate], "lr": RATE * rate,
               "factor": rate}
              for rate in rates
          ]


      {schedule}{lion}{balanced}

      def loss_of(answers, features, labels):
          return {losses}


      def right(answers, labels):
          return {score}


      def prepare(model):
          \"""Penalties and clipping, between the gradients and the step.\"""
          learned = [p for p in model.parameters() if p.grad is not None]
      {penalties}{clip}

      @torch.no_grad()
      def evaluate(model, features, labels, indices):
          model.eval()
          losses, hits, count = 0.0, 0.0, 0
          for first in range(0, len(indices), 250):
              chosen = indices[first : first + 250]
              x, t = given(features[chosen]), labels[chosen]
              answers = model(x)
              losses += loss_of(answers, x, t).item() * len(chosen)
              hits += right(answers, t).float().mean().item() * len(chosen)
              count += len(chosen)
          return (losses / count, hits / count) if count else (float("nan"), float("nan"))


      def given(features):
          return {features}


      def save(model, path):
          \"""A safetensors file, as model.load reads it.\"""
          state = {k: v for k, v in model.state_dict().items() if v.dtype == torch.float32}
          header, offset = {}, 0
          for name, tensor in state.items():
              end = offset + 4 * tensor.numel()
              header[name] = {"dtype": "F32", "shape": list(tensor.shape), "data_offsets": [offset, end]}
              offset = end
          text = json.dumps(header).encode()
          text += b" " * (-len(text) % 8)
          with open(path, "wb") as file:
              file.write(struct.pack("<Q", len(text)) + text)
              for tensor in state.values():
                  file.write(tensor.detach().cpu().contiguous().numpy().tobytes())


      def main():
          device = torch.device("cuda", int(os.environ.get("LOCAL_RANK", "0")) if WORLD > 1 else 0) \\
              if torch.cuda.is_available() else torch.device("cpu")
          if WORLD > 1:
              torch.distributed.init_process_group("nccl" if device.type == "cuda" else "gloo")
          torch.manual_seed(SEED)
          data = {name: tensor.to(device) for name, tensor in read_tensors("data.safetensors").items()}
          features, labels = data["train.features"], data["train.labels"]
          order = torch.randperm(len(features))
          kept = int(len(order) * VALIDATION)
          validation, training = order[:kept], order[kept:]
          {balance}
          model = Model().to(device)
          start(model)
          begin(model)
          pruned = [(weight, weight != 0) for weight in {pruned}]
          groups = groups_of(model)
          optimiser = {optimiser}
          trained = nn.parallel.DistributedDataParallel(model) if WORLD > 1 else model
          averaged = copy.deepcopy(model) if AVERAGE > 0 else model
          steps = math.ceil(len(training) / BATCH)
          best, waited, reductions, stuck = float("inf"), 0, 0, 0
          for epoch in range(EPOCHS):
              shuffled = training[torch.randperm(len(training))]
              trained.train()
              total = 0.0
              for step in range(steps):
                  batch = shuffled[step * BATCH : (step + 1) * BATCH][RANK::WORLD]
                  if len(batch) == 0:
                      continue
                  x, t = given(features[batch]), labels[batch]
                  for group in optimiser.param_groups:
                      group["lr"] = RATE * group["factor"] * factor_at(epoch + step / steps, reductions)
                  optimiser.zero_grad()
                  loss = loss_of(trained(x), x, t)
                  loss.backward()
                  with torch.no_grad():
                      prepare(model)
                  optimiser.step()
                  with torch.no_grad():
                      for weight, there in pruned:
                          weight.mul_(there)
                  total += loss.item()
                  if AVERAGE > 0:
                      with torch.no_grad():
                          for mean, p in zip(averaged.parameters(), model.parameters()):
                              mean.lerp_(p, 1 - AVERAGE)
                          for mean, b in zip(averaged.buffers(), model.buffers()):
                              mean.copy_(b)
              loss, score = evaluate(averaged, features, labels, validation)
              if RANK == 0:
                  print(json.dumps({"epoch": epoch + 1, "loss": total / steps,
                                    "validationLoss": loss, "validationScore": score}), flush=True)
              if math.isnan(loss):
                  continue
              better = loss < best
              best = min(best, loss)
              waited = 0 if better else waited + 1
              stuck = 0 if better else stuck + 1
              if stuck >= WAIT_FOR_REDUCTION:
                  reductions, stuck = reductions + 1, 0
              if PATIENCE and waited >= PATIENCE:
                  break
          if RANK == 0:
              save(averaged, "trained.safetensors")
              if "test.features" in data:
                  test = torch.arange(len(data["test.features"]))
                  loss, score = evaluate(averaged, data["test.features"], data["test.labels"], test)
                  print(json.dumps({"testLoss": loss, "testScore": score}), flush=True)
          if WORLD > 1:
              torch.distributed.destroy_process_group()


      if __name__ == "__main__":
          main()
      """;

  private TrainTemplate() {}
}
