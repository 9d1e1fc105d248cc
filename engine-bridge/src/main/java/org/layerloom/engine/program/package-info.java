/**
 * From a flowchart to a program that libtorch runs.
 *
 * <p>{@link org.layerloom.engine.program.Program#compile} turns a sound analysis into the text of
 * one TorchScript class, in the dialect in which TorchScript archives keep their code: every call
 * names its operation ({@code torch.conv2d(...)}), every value is assigned. A layer's part of the
 * text comes from its own kind ({@link org.layerloom.network.LayerKind#forward}). The class keeps
 * no tensors; its methods get lists of them and give a list:
 *
 * <ul>
 *   <li>{@code train(control, data, state)}: whole steps, as many as there are rates. {@code
 *       control} is the order of samples, then {first place, batch size, batches}, a learning rate
 *       a step, a seed a step, and 1 for each step to be looked at. {@code data} is features and
 *       labels as they are stored. {@code state} is the network's slots and what the optimiser
 *       keeps, changed in place. Gives the mean loss and the right answers of each step; where
 *       steps were looked at, for each of them the norms of every trained tensor's gradient, of the
 *       tensor, of its update.
 *   <li>{@code evaluate(control, data, state)}: the same without change and without randomness.
 *   <li>{@code predict(control, state)}: what arrives at each loss, for the samples in {@code
 *       control}.
 *   <li>{@code activations(control, state)}: what every node computes.
 *   <li>{@code judge(control, state)}: the loss of the samples and labels in {@code control}, and
 *       what {@code predict} gives.
 *   <li>{@code look(control, state)}: what {@code activations} gives, and the gradient of one
 *       answer by each of them; {@code control} is features, labels, and {prediction, answer}.
 *   <li>{@code step(control, data, state)}: what a step of training does before its update: the
 *       loss, each loss's value, the parameters' gradients, what every node computes, and the
 *       gradient of the loss by each of them. {@code control} is the order of samples, {first
 *       place, batch size}, and the step's seed. Statistics in {@code state} change as in training.
 * </ul>
 */
package org.layerloom.engine.program;
