package org.layerloom.exchange.onnx.reading;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.layerloom.exchange.in.Imported;
import org.layerloom.network.Analyser;
import org.layerloom.network.Analysis;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Message;
import org.layerloom.network.NodeId;
import org.layerloom.network.Shape;
import org.layerloom.network.Signal;
import org.layerloom.network.Site;

/** Reads ONNX files. See the package's tutorial. */
public final class OnnxReader {

  /** Older files say many operators in ways of their own. */
  private static final long OLDEST = 7;

  /** So often a node that turned out not to fit is sealed instead, and all is read again. */
  private static final int MOST_ROUNDS = 20;

  private static final int MOST_NODES = 50_000;

  private OnnxReader() {}

  /**
   * Blocks while it is read.
   *
   * @param data tells the shapes of datasets that Layerloom's own files name
   */
  public static Imported read(
      Path file, String name, Catalogue catalogue, Given given, Site.DatasetShapes data) {
    try {
      return read(ModelFile.read(file), name, catalogue, given, data);
    } catch (Unreadable e) {
      return new Imported.Refused(List.of(e.reason()));
    } catch (InvalidProtocolBufferException e) {
      return new Imported.Refused(
          List.of(Message.of("exchange.onnx.damaged", name, String.valueOf(e.getMessage()))));
    } catch (IOException e) {
      return new Imported.Refused(
          List.of(
              Message.of(
                  "exchange.in.unreadable", file.toString(), String.valueOf(e.getMessage()))));
    }
  }

  /** Reads what has been taken apart already. */
  public static Imported read(
      ModelProto model, String name, Catalogue catalogue, Given given, Site.DatasetShapes data) {
    try {
      Imported own = OwnFile.read(model, name, catalogue, data);
      return own != null ? own : foreign(model, name, catalogue, given);
    } catch (Unreadable e) {
      return new Imported.Refused(List.of(e.reason()));
    } catch (IndexOutOfBoundsException | NegativeArraySizeException | ArithmeticException e) {
      // An operator with fewer inputs, or other extents, than the standard says.
      return new Imported.Refused(
          List.of(Message.of("exchange.onnx.damaged", name, String.valueOf(e.getMessage()))));
    }
  }

  private static Imported foreign(ModelProto model, String name, Catalogue catalogue, Given given) {
    GraphProto graph = model.getGraph();
    if (graph.getNodeCount() == 0) {
      throw new Unreadable("exchange.onnx.empty", name);
    }
    if (graph.getNodeCount() > MOST_NODES) {
      throw new Unreadable("exchange.onnx.many", MOST_NODES);
    }
    Map<String, Long> domains = new HashMap<>();
    for (OperatorSetIdProto set : model.getOpsetImportList()) {
      domains.put(set.getDomain(), set.getVersion());
    }
    long version = Math.max(domains.getOrDefault("", 0L), domains.getOrDefault("ai.onnx", 0L));
    if (version < OLDEST) {
      throw new Unreadable("exchange.onnx.version", version, OLDEST);
    }
    List<NodeProto> nodes = Sorting.sorted(graph);
    Set<Integer> sealed = new HashSet<>();
    for (int round = 0; ; round++) {
      Reading reading = new Reading(graph, nodes, version, domains, name, catalogue, given, sealed);
      Imported read = reading.read();
      Set<Integer> misfits =
          read instanceof Imported.Read found ? misfits(found, reading, catalogue) : Set.of();
      if (misfits.isEmpty()) {
        return read;
      }
      if (!sealed.addAll(misfits) || round >= MOST_ROUNDS) {
        throw new Unreadable("exchange.onnx.misfit", name);
      }
    }
  }

  /**
   * Operators whose node is refused by its own kind, or gives something else than the file says.
   */
  private static Set<Integer> misfits(Imported.Read read, Reading reading, Catalogue catalogue) {
    Analysis analysis =
        Analyser.analyse(
            read.document().graph(),
            read.document().network().catalogue(catalogue),
            OpenInputs.SHAPES);
    Set<Integer> misfits = new HashSet<>();
    for (Chart.Made made : reading.chart().made().values()) {
      List<Signal> outputs = analysis.outputs().get(new NodeId(made.id()));
      if (outputs == null) {
        // The first that fails; those behind it know nothing either.
        boolean arrived = analysis.sites().containsKey(new NodeId(made.id()));
        if (arrived) {
          misfits.add(made.operator());
        }
      } else if (!outputs.isEmpty()
          && outputs.getFirst() instanceof Signal.Tensor tensor
          && !tensor.shape().equals(shape(made.dims()))) {
        misfits.add(made.operator());
      }
    }
    return misfits;
  }

  private static Shape shape(long[] dims) {
    return new Shape(java.util.Arrays.stream(dims).skip(1).boxed().toList());
  }
}
