"""Makes the .keras files beside it, and what their networks answer.

The files are laid out as Keras 3 lays them out, by h5py itself; Keras is not needed. The answers
are computed here from the same numbers, plainly and in Keras's own order of axes, so that nothing
of Layerloom takes part. Run it where python3-h5py and python3-numpy are installed:

    python3 make_fixture.py
"""
import io
import json
import os
import zipfile

import h5py
import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
STAMP = (2026, 1, 1, 0, 0, 0)


def numbers(seed, *shape, dtype="float32"):
    """No two alike, so that no two may change places."""
    count = int(np.prod(shape))
    return (np.sin(np.arange(count) * 1.7 + seed) * 0.6).reshape(shape).astype(dtype)


def entry(archive, name, data):
    info = zipfile.ZipInfo(name, STAMP)
    info.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(info, data)


def save(name, config, groups):
    """groups: by the path of a layer's group, the variables in order."""
    held = io.BytesIO()
    with h5py.File(held, "w") as file:
        for path, variables in groups.items():
            group = file.create_group(path).create_group("vars")
            for place, variable in enumerate(variables):
                group[str(place)] = variable
        file.create_group("optimizer").create_group("vars")["0"] = np.int64(7)
    with zipfile.ZipFile(os.path.join(HERE, name), "w") as archive:
        entry(archive, "metadata.json", json.dumps({"keras_version": "3.6.0"}))
        entry(archive, "config.json", json.dumps(config))
        entry(archive, "model.weights.h5", held.getvalue())


def layer(kind, name, **config):
    return {"module": "keras.layers", "class_name": kind, "config": {"name": name, **config}}


def given(name, *shape):
    return layer("InputLayer", name, batch_shape=[None, *shape])


def sequential(*layers):
    return {"module": "keras", "class_name": "Sequential",
            "config": {"name": "model", "layers": list(layers)}}


def functional(*layers):
    """Each behind the one before it."""
    chain = []
    before = None
    for each in layers:
        name = each["config"]["name"]
        tensor = {"class_name": "__keras_tensor__",
                  "config": {"keras_history": [before, 0, 0]}}
        nodes = [{"args": [tensor], "kwargs": {}}] if before else []
        chain.append({**each, "name": name, "inbound_nodes": nodes})
        before = name
    return {"module": "keras", "class_name": "Functional",
            "config": {"name": "model", "layers": chain}}


# ---- what Keras's layers compute, channels last, in double precision


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def relu(x):
    return np.maximum(x, 0)


def conv(x, kernel, bias):
    height, width = kernel.shape[:2]
    out = np.zeros((x.shape[0], x.shape[1] - height + 1, x.shape[2] - width + 1, kernel.shape[3]))
    for row in range(out.shape[1]):
        for column in range(out.shape[2]):
            window = x[:, row:row + height, column:column + width, :]
            out[:, row, column] = np.einsum("nhwc,hwcf->nf", window, kernel)
    return out + bias


def depthwise(x, kernel, bias):
    height, width = kernel.shape[:2]
    out = np.zeros((x.shape[0], x.shape[1] - height + 1, x.shape[2] - width + 1,
                    kernel.shape[2] * kernel.shape[3]))
    for row in range(out.shape[1]):
        for column in range(out.shape[2]):
            window = x[:, row:row + height, column:column + width, :]
            each = np.einsum("nhwc,hwcm->ncm", window, kernel)
            out[:, row, column] = each.reshape(len(x), -1)
    return out + bias


def transposed(x, kernel, bias):
    """Valid, by a stride of one; the kernel is height, width, out, in."""
    height, width = kernel.shape[:2]
    out = np.zeros((x.shape[0], x.shape[1] + height - 1, x.shape[2] + width - 1, kernel.shape[2]))
    for row in range(x.shape[1]):
        for column in range(x.shape[2]):
            out[:, row:row + height, column:column + width] += np.einsum(
                "nc,hwfc->nhwf", x[:, row, column], kernel)
    return out + bias


def conv1d(x, kernel, bias):
    return conv(x[:, :, None], kernel[:, None], bias)[:, :, 0]


def pooled(x):
    height, width = x.shape[1] // 2, x.shape[2] // 2
    x = x[:, :2 * height, :2 * width]
    return x.reshape(len(x), height, 2, width, 2, x.shape[3]).max(axis=(2, 4))


def norm(x, gamma, beta, mean, variance):
    return (x - mean) / np.sqrt(variance + 1e-3) * gamma + beta


def lstm(x, kernel, recurrent, bias):
    units = recurrent.shape[0]
    h = np.zeros((len(x), units))
    c = np.zeros((len(x), units))
    steps = []
    for step in range(x.shape[1]):
        i, f, g, o = np.split(x[:, step] @ kernel + h @ recurrent + bias, 4, axis=1)
        c = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
        h = sigmoid(o) * np.tanh(c)
        steps.append(h)
    return np.stack(steps, axis=1)


def gru(x, kernel, recurrent, bias):
    units = recurrent.shape[0]
    h = np.zeros((len(x), units))
    steps = []
    for step in range(x.shape[1]):
        xz, xr, xn = np.split(x[:, step] @ kernel + bias[0], 3, axis=1)
        hz, hr, hn = np.split(h @ recurrent + bias[1], 3, axis=1)
        update = sigmoid(xz + hz)
        new = np.tanh(xn + sigmoid(xr + hr) * hn)
        h = update * h + (1 - update) * new
        steps.append(h)
    return np.stack(steps, axis=1)


def rnn(x, kernel, recurrent, bias):
    h = np.zeros((len(x), recurrent.shape[0]))
    for step in range(x.shape[1]):
        h = np.tanh(x[:, step] @ kernel + h @ recurrent + bias)
    return h


def double(variables):
    return [np.asarray(variable, "float64") for variable in variables]


# ---- the models


def picture():
    """Names that count as Keras counts, but from one on: the group of dense_1 is dense."""
    convolution = [numbers(1, 3, 2, 2, 4), numbers(2, 4)]
    batch = [numbers(3, 4), numbers(4, 4), numbers(5, 4), np.abs(numbers(6, 4)) + 0.5]
    flat = [numbers(8, 16), numbers(9, 16), np.abs(numbers(10, 16)) + 0.5]
    hidden = [numbers(11, 16, 5), numbers(12, 5)]
    last = [numbers(13, 5, 3)]
    save("picture.keras", sequential(
        given("in", 6, 5, 2),
        layer("Conv2D", "conv", filters=4, kernel_size=[3, 2], strides=[1, 1], padding="valid",
              data_format="channels_last", activation="relu", use_bias=True),
        layer("BatchNormalization", "norm", axis=3, momentum=0.99, epsilon=0.001, center=True,
              scale=True),
        layer("MaxPooling2D", "pool", pool_size=[2, 2], strides=[2, 2], padding="valid",
              data_format="channels_last"),
        layer("Flatten", "flat", data_format="channels_last"),
        layer("Dropout", "drop", rate=0.5),
        layer("BatchNormalization", "norm_flat", axis=1, momentum=0.99, epsilon=0.001,
              center=True, scale=False),
        layer("Dense", "dense_1", units=5, activation="tanh", use_bias=True),
        layer("Dense", "dense_2", units=3, activation="linear", use_bias=False),
    ), {
        "layers/conv2d": convolution,
        "layers/batch_normalization": batch,
        "layers/max_pooling2d": [],
        "layers/flatten": [],
        "layers/dropout": [],
        "layers/dropout/seed_generator": [np.array([1, 2], "uint32")],
        "layers/batch_normalization_1": flat,
        "layers/dense": hidden,
        "layers/dense_1": last,
    })
    x = numbers(20, 2, 6, 5, 2)
    y = conv(double([x])[0], *double(convolution))
    y = pooled(norm(relu(y), *double(batch))).reshape(2, -1)
    beta, mean, variance = double(flat)
    y = norm(y, 1, beta, mean, variance)
    kernel, bias = double(hidden)
    return np.moveaxis(x, -1, 1), np.tanh(y @ kernel + bias) @ double(last)[0]


def windows():
    """Numbers of half and of double precision, as mixed precision keeps some."""
    alone = [numbers(1, 2, 3, 2, 2, dtype="float16"), numbers(2, 4, dtype="float16")]
    apart = [numbers(3, 2, 2, 4, 1), numbers(4, 1, 1, 4, 3), numbers(5, 3)]
    slope = [numbers(6, 1, 1, 3)]
    wide = [numbers(7, 2, 3, 2, 3, dtype="float64"), numbers(8, 2, dtype="float64")]
    last = [numbers(9, 4 * 4 * 2, 3), numbers(10, 3)]
    save("windows.keras", functional(
        given("in", 5, 5, 2),
        layer("DepthwiseConv2D", "alone", kernel_size=[2, 3], strides=[1, 1], padding="valid",
              depth_multiplier=2, data_format="channels_last", activation="linear"),
        layer("SeparableConv2D", "apart", filters=3, kernel_size=[2, 2], strides=[1, 1],
              padding="valid", depth_multiplier=1, data_format="channels_last",
              activation="linear"),
        layer("PReLU", "slope", shared_axes=[1, 2]),
        layer("Conv2DTranspose", "wide", filters=2, kernel_size=[2, 3], strides=[1, 1],
              padding="valid", data_format="channels_last", activation="linear"),
        layer("Flatten", "flat", data_format="channels_last"),
        layer("Dense", "classes", units=3, activation="linear", use_bias=True),
    ), {
        "layers/depthwise_conv2d": alone,
        "layers/separable_conv2d": apart,
        "layers/p_re_lu": slope,
        "layers/conv2d_transpose": wide,
        "layers/dense": last,
    })
    x = numbers(20, 2, 5, 5, 2)
    y = depthwise(double([x])[0], *double(alone))
    deep, point, bias = double(apart)
    y = depthwise(y, deep, 0) @ point[0, 0] + bias
    y = np.where(y > 0, y, y * double(slope)[0][0, 0])
    y = transposed(y, *double(wide)).reshape(2, -1)
    kernel, bias = double(last)
    return np.moveaxis(x, -1, 1), y @ kernel + bias


def sound():
    """A sequence that windows go over: channels last too."""
    first = [numbers(1, 3, 2, 4), numbers(2, 4)]
    last = [numbers(3, 20, 3), numbers(4, 3)]
    save("sound.keras", sequential(
        given("in", 7, 2),
        layer("Conv1D", "tones", filters=4, kernel_size=[3], strides=[1], padding="valid",
              data_format="channels_last", activation="relu", use_bias=True),
        layer("Flatten", "flat", data_format="channels_last"),
        layer("Dense", "classes", units=3, activation="linear", use_bias=True),
    ), {"layers/conv1d": first, "layers/dense": last})
    x = numbers(20, 2, 7, 2)
    y = relu(conv1d(double([x])[0], *double(first))).reshape(2, -1)
    kernel, bias = double(last)
    return np.moveaxis(x, -1, 1), y @ kernel + bias


def memory():
    """Both directions, then one; as Keras 2.13 called the group of all layers."""
    forward = [numbers(1, 3, 16), numbers(2, 4, 16), numbers(3, 16)]
    backward = [numbers(4, 3, 16), numbers(5, 4, 16), numbers(6, 16)]
    second = [numbers(7, 8, 20), numbers(8, 5, 20), numbers(9, 20)]
    last = [numbers(10, 5, 2), numbers(11, 2)]
    inner = layer("LSTM", "lstm", units=4, activation="tanh", recurrent_activation="sigmoid",
                  use_bias=True, return_sequences=True)
    root = "_layer_checkpoint_dependencies/"
    save("memory.keras", functional(
        given("in", 6, 3),
        layer("Bidirectional", "both ways", merge_mode="concat", layer=inner),
        layer("LSTM", "second", units=5, activation="tanh", recurrent_activation="sigmoid",
              use_bias=True, return_sequences=False),
        layer("Dense", "classes", units=2, activation="sigmoid", use_bias=True),
    ), {
        root + "bidirectional/forward_layer/cell": forward,
        root + "bidirectional/backward_layer/cell": backward,
        root + "lstm/cell": second,
        root + "dense": last,
    })
    x = numbers(20, 2, 6, 3)
    twice = double([x])[0]
    y = np.concatenate([lstm(twice, *double(forward)),
                        lstm(twice[:, ::-1], *double(backward))[:, ::-1]], axis=2)
    kernel, bias = double(last)
    return x, sigmoid(lstm(y, *double(second))[:, -1] @ kernel + bias)


def words():
    """Groups that are called as the layers are."""
    table = [numbers(1, 11, 4)]
    gates = [numbers(2, 4, 15), numbers(3, 5, 15), numbers(4, 2, 15)]
    plain = [numbers(5, 5, 3), numbers(6, 3, 3), numbers(7, 3)]
    scale = [numbers(8, 3), numbers(9, 3)]
    last = [numbers(10, 3, 2), numbers(11, 2)]
    save("words.keras", sequential(
        given("tokens", 6),
        layer("Embedding", "table", input_dim=11, output_dim=4, mask_zero=False),
        layer("GRU", "gates", units=5, activation="tanh", recurrent_activation="sigmoid",
              use_bias=True, reset_after=True, return_sequences=True),
        layer("SimpleRNN", "plain", units=3, activation="tanh", use_bias=True,
              return_sequences=False),
        layer("LayerNormalization", "scale", axis=-1, epsilon=0.001, center=True, scale=True),
        layer("Dense", "classes", units=2, activation="linear", use_bias=True),
    ), {
        "layers/table": table,
        "layers/gates/cell": gates,
        "layers/plain/cell": plain,
        "layers/scale": scale,
        "layers/classes": last,
    })
    x = np.array([[1, 5, 0, 10, 3, 7], [2, 2, 9, 4, 8, 6]])
    y = rnn(gru(double(table)[0][x], *double(gates)), *double(plain))
    gamma, beta = double(scale)
    y = norm(y, gamma, beta, y.mean(axis=1, keepdims=True), y.var(axis=1, keepdims=True))
    kernel, bias = double(last)
    return x, y @ kernel + bias


def trees(good, levels, child):
    """The root's tree is one more of many levels, each of three nodes."""
    width = 3
    size = 24 + 16 * width + 8
    old = good.find(b"TREE")

    def place(level):
        return len(good) + level * size if level < levels else old

    out = bytearray(good)
    for level in range(levels):
        node = b"TREE" + bytes([0, levels - level]) + np.uint16(width).tobytes() + b"\xff" * 16
        node += (np.uint64(0).tobytes() + np.uint64(child(level, place)).tobytes()) * width
        out += node.ljust(size, b"\0")
    out += bytes(1000)
    at = out.find(np.uint64(old).tobytes())
    while 0 <= at < len(good):
        out[at:at + 8] = np.uint64(len(good)).tobytes()
        at = out.find(np.uint64(old).tobytes(), at + 8)
    return out


def broken():
    """Files that are damaged or lie, each in one way."""
    kernel = numbers(1, 2, 3)

    def held(write):
        out = io.BytesIO()
        with h5py.File(out, "w") as file:
            write(file)
        return bytearray(out.getvalue())

    def plain(file):
        file["layers/dense/vars/0"] = kernel
        file["layers/dense/vars/1"] = numbers(2, 3)

    def packed(file):
        file.create_dataset("layers/dense/vars/0", data=kernel, chunks=(1, 3), compression="gzip")

    def whole(file):
        file["layers/dense/vars/0"] = np.arange(6, dtype="int8").reshape(2, 3)

    def circle(file):
        file["layers/dense/vars/0"] = kernel
        file["layers/dense/cell"] = file["layers"]

    good = held(plain)
    dims = good.find(np.array([2, 3], "<u8").tobytes())
    huge = bytearray(good)
    huge[dims:dims + 16] = np.array([1 << 20, 1 << 20], "<u8").tobytes()
    # A node of a group's tree whose every child is itself; levels of which each is many times the next.
    circular = trees(good, 20, lambda level, place: place(0))
    levels = trees(good, 12, lambda level, place: place(level + 1))
    newer = io.BytesIO()
    with h5py.File(newer, "w", libver="latest") as file:
        plain(file)
    return {"good": good, "cut": good[:len(good) // 2], "huge": huge, "circular": circular, "levels": levels,
            "packed": held(packed), "whole": held(whole), "circle": held(circle),
            "newer": newer.getvalue(), "text": b"no HDF5 at all", "empty": b""}


def main():
    answers = {}
    for make in (picture, windows, sound, memory, words):
        x, y = make()
        answers[make.__name__] = {"in": [float(v) for v in np.asarray(x, "float64").ravel()],
                                  "out": [float(v) for v in y.ravel()]}
    with open(os.path.join(HERE, "answers.json"), "w") as file:
        json.dump(answers, file)
    with zipfile.ZipFile(os.path.join(HERE, "broken.zip"), "w") as archive:
        for name, data in broken().items():
            entry(archive, name, bytes(data))


main()
