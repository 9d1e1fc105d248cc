package org.layerloom.engine.trainer;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.layerloom.engine.program.Program;
import org.layerloom.engine.torch.TorchArchive;
import org.layerloom.exchange.NamedTensor;
import org.layerloom.exchange.SafeTensors;

/** Writes a trained network for other programs, as a flowchart's export nodes ask. */
public final class Exports {

  private Exports() {}

  /**
   * A program with its numbers, which PyTorch and DJL run.
   *
   * @param network the program's slots
   */
  public static void torchscript(Path path, Program program, List<NamedTensor> network)
      throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(path))) {
      TorchArchive.write(
          out, program.standalone(), program.constants(), attributes(program, network));
    }
  }

  /** Plain numbers by name. */
  public static void safetensors(Path path, List<NamedTensor> network) throws IOException {
    try (FileChannel file =
        FileChannel.open(
            path,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      SafeTensors.write(file, network, Map.of("format", "pt"));
    }
  }

  private static List<NamedTensor> attributes(Program program, List<NamedTensor> network) {
    List<String> names = Program.attributes(program.slots());
    List<NamedTensor> renamed = new ArrayList<>();
    for (int i = 0; i < network.size(); i++) {
      NamedTensor tensor = network.get(i);
      renamed.add(new NamedTensor(names.get(i), tensor.shape(), tensor.values()));
    }
    return renamed;
  }
}
