/**
 * A thin layer over DJL's PyTorch engine: programs from source text, called with lists of tensors.
 *
 * <p>{@link org.layerloom.engine.torch.Torch#open} loads the native library and makes the calling
 * thread the owner of all that follows; {@link org.layerloom.engine.torch.TorchProgram#call} runs a
 * method. Everything is {@code AutoCloseable}, and using it from another thread throws.
 */
package org.layerloom.engine.torch;
