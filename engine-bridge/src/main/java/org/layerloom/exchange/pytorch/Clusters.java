package org.layerloom.exchange.pytorch;

/** What stands beside the code: the proof, how to train on many machines, and a page to read. */
public final class Clusters {

  /** Compares the network's answers with those that Layerloom's engine gave. */
  public static final String VERIFY =
      """
      \"""Gives samples to the network and compares with what Layerloom's engine answered.\"""
      import json
      import statistics
      import sys
      import time

      import torch

      from model import load, read_tensors

      TOLERANCE = 1e-4


      def main():
          torch.set_num_threads(1)
          model = load()
          samples = read_tensors("samples.safetensors")
          given = [tensor for name, tensor in samples.items() if name.startswith("in.")]
          wanted = [tensor for name, tensor in samples.items() if name.startswith("out.")]
          with torch.no_grad():
              answers = model(*given)
              answers = answers if isinstance(answers, tuple) else (answers,)
              difference = max(
                  ((a - w).abs().max() / w.abs().max().clamp(min=1e-6)).item()
                  for a, w in zip(answers, wanted)
              )
              times = []
              for _ in range(30):
                  began = time.perf_counter()
                  model(*(tensor[:1] for tensor in given))
                  times.append(1e6 * (time.perf_counter() - began))
          result = {
              "torch": torch.__version__,
              "samples": len(given[0]),
              "difference": difference,
              "microseconds": statistics.median(times),
          }
          print(json.dumps(result) if "--json" in sys.argv else result)
          return 0 if difference <= TOLERANCE else 1


      if __name__ == "__main__":
          sys.exit(main())
      """;

  /** For clusters under Slurm. */
  public static final String SLURM =
      """
      #!/bin/bash
      # Two machines with four GPUs each: change to what yours has, then: sbatch slurm.sbatch
      #SBATCH --job-name=layerloom
      #SBATCH --nodes=2
      #SBATCH --ntasks-per-node=1
      #SBATCH --gpus-per-node=4
      #SBATCH --cpus-per-task=16
      #SBATCH --time=04:00:00

      head=$(scontrol show hostnames "$SLURM_JOB_NODELIST" | head -n 1)
      srun torchrun --nnodes="$SLURM_NNODES" --nproc_per_node=4 \\
        --rdzv_id="$SLURM_JOB_ID" --rdzv_backend=c10d --rdzv_endpoint="$head:29500" train.py
      """;

  /** For clusters under Kubernetes with Kubeflow's training operator. */
  public static final String KUBERNETES =
      """
      # Build an image that holds this folder at /work and PyTorch, name it below, then:
      #   kubectl apply -f pytorchjob.yaml
      apiVersion: kubeflow.org/v1
      kind: PyTorchJob
      metadata:
        name: layerloom
      spec:
        nprocPerNode: "1"
        pytorchReplicaSpecs:
          Master:
            replicas: 1
            restartPolicy: OnFailure
            template: &pod
              spec:
                containers:
                  - name: pytorch
                    image: your-registry/layerloom:latest
                    workingDir: /work
                    command: ["torchrun", "train.py"]
                    resources:
                      limits:
                        nvidia.com/gpu: 1
          Worker:
            replicas: 3
            restartPolicy: OnFailure
            template: *pod
      """;

  private Clusters() {}

  /**
   * @param trains whether there is a training script
   */
  public static String readme(String title, boolean trains) {
    String training =
        """

        Train it again:

        ```sh
        python3 train.py                          # this machine
        torchrun --nproc_per_node=4 train.py      # four GPUs
        sbatch slurm.sbatch                       # a cluster under Slurm
        kubectl apply -f pytorchjob.yaml          # a cluster under Kubernetes
        ```

        `data.safetensors` holds the samples. Losses, optimiser, schedule and first numbers are the flowchart's;
        the order of samples is not, so results differ by chance.
        """;
    return """
        # %s

        Drawn and trained in Layerloom. Needs PyTorch 1.13 or later, nothing else.

        ```python
        from model import load
        model = load()          # reads model.safetensors
        answers = model(batch)  # the batch is the first axis
        ```

        `python3 verify.py` compares the answers with those of the engine that trained it.
        %s"""
        .formatted(title, trains ? training : "");
  }
}
