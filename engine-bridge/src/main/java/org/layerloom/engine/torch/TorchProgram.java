package org.layerloom.engine.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValueUtils;
import java.util.List;

/** A compiled program. Its methods take lists of tensors and return a list of tensors. */
public final class TorchProgram implements AutoCloseable {

  private final Torch torch;
  private final PtSymbolBlock block;
  private final PtNDManager own;

  TorchProgram(Torch torch, PtSymbolBlock block, PtNDManager own) {
    this.torch = torch;
    this.block = block;
    this.own = own;
  }

  /**
   * Runs a method.
   *
   * @param scope owns the results, and closes them
   * @param lists the arguments in order; none may be empty
   * @throws ai.djl.engine.EngineException with libtorch's own words where the program fails
   */
  @SafeVarargs
  public final NDList call(NDManager scope, String method, List<NDArray>... lists) {
    torch.check();
    // DJL picks the method by an array's name, groups lists by names, and gives the results to the
    // manager of the first array.
    NDArray name = scope.create(0);
    name.setName("module_method:" + method);
    NDList arguments = new NDList(name);
    for (int list = 0; list < lists.length; list++) {
      if (lists[list].isEmpty()) {
        throw new IllegalArgumentException("argument " + list + " of " + method + " is empty");
      }
      for (NDArray array : lists[list]) {
        array.setName("a" + list + "[]");
        arguments.add(array);
      }
    }
    return IValueUtils.forward(block, arguments, true);
  }

  @Override
  public void close() {
    torch.check();
    block.close();
    own.close();
  }
}
