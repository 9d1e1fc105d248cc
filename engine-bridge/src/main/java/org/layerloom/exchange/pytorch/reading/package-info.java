/**
 * PyTorch code on its way in: the {@code model.py} that Layerloom writes, and modules that people
 * write by hand in the same manner.
 *
 * <p>The code is read, not run. {@link org.layerloom.exchange.pytorch.reading.TorchReader} looks
 * for a class whose base is {@code nn.Module}: what its constructor makes are the layers, what its
 * {@code forward} does with them are the links. {@code nn.Sequential} is read too. A line that is
 * not understood is named and left out.
 *
 * <pre>{@code
 * Imported imported = TorchReader.read(source, "model.py", Catalogue.standard());
 * }</pre>
 */
package org.layerloom.exchange.pytorch.reading;
