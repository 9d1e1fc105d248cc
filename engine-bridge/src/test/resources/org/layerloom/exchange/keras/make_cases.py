"""Makes cases.zip beside it: small models that Keras itself saved, and what Keras answers.

Each model has a layer, or an argument of one, that does something else here unless care is taken.
make_fixture.py calculates by hand; this asks Keras 3 (3.15, on JAX for processors):

    pip install keras jax h5py numpy
    KERAS_BACKEND=jax python3 make_cases.py

Beside each NAME.keras in the zip stands NAME.json: what goes in, with its extents, and what comes
out, both in Keras's order of axes; and where Keras answers what no flowchart answers, the words
that the import has to say of it.
"""
import io
import json
import os
import tempfile
import zipfile

import keras
import numpy as np
from keras import layers

HERE = os.path.dirname(os.path.abspath(__file__))
STAMP = (2026, 1, 1, 0, 0, 0)
CASES = {}


def case(*says, tokens=None):
    """A function that gives inputs and outputs of a model makes a case."""
    def keep(make):
        CASES[make.__name__] = (make, says, tokens)
        return make
    return keep


def chain(shape, *steps, dtype=None):
    given = keras.Input(shape, dtype=dtype, name="given")
    x = given
    for step in steps:
        x = step(x)
    return given, x


def numbers(seed, shape):
    count = int(np.prod(shape))
    return (np.sin(np.arange(count) * 1.7 + seed) * 0.6).reshape(shape)


def filled(model):
    """No two numbers alike, so that no two may change places."""
    for place, variable in enumerate(model.weights):
        if "seed" in variable.path or variable.path.endswith("count"):
            continue
        values = numbers(place + 1, variable.shape)
        variable.assign(np.abs(values) + 0.5 if "variance" in variable.path else values)


def rounded(values):
    return [round(float(value), 7) for value in np.asarray(values).ravel()]


def entry(archive, name, data):
    info = zipfile.ZipInfo(name, STAMP)
    info.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(info, data)


def saved(model):
    """The file, packed again by a date that does not change, and the model that is in it."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "model.keras")
        model.save(path)
        again = keras.models.load_model(path)
        out = io.BytesIO()
        with zipfile.ZipFile(path) as old, zipfile.ZipFile(out, "w") as new:
            for name in ("config.json", "model.weights.h5"):
                entry(new, name, old.read(name))
    return out.getvalue(), again


def made(archive, name):
    make, says, tokens = CASES[name]
    keras.utils.clear_session()
    keras.utils.set_random_seed(1)
    result = make()
    model = result if isinstance(result, keras.Model) else keras.Model(*result, name=name)
    filled(model)
    file, model = saved(model)
    given = []
    for place, tensor in enumerate(model.inputs):
        shape = [2, *(extent or 6 for extent in tensor.shape[1:])]
        values = numbers(50 + place, shape)
        if tokens:
            values = np.floor(np.abs(values) * tokens)
        given.append((shape, values.astype("float32")))
    answer = np.asarray(model([values for _, values in given] if len(given) > 1 else given[0][1]))
    entry(archive, name + ".keras", file)
    entry(archive, name + ".json", json.dumps({
        "in": [{"extents": shape, "values": rounded(values)}
               for shape, values in given],
        "out": {"extents": list(answer.shape), "values": rounded(answer)},
        "says": list(says)}))


def main():
    with zipfile.ZipFile(os.path.join(HERE, "cases.zip"), "w") as archive:
        for name in CASES:
            made(archive, name)


# ---- the order of axes


@case()
def reshape_to_picture():
    return chain((24,), layers.Reshape((4, 3, 2)), layers.Conv2D(3, 2), layers.Flatten(),
                 layers.Dense(2))


@case()
def reshape_of_picture():
    return chain((4, 3, 2), layers.Conv2D(3, 2), layers.Reshape((6, 3)), layers.LSTM(4),
                 layers.Dense(2))


@case()
def reshape_to_row():
    return chain((4, 3, 2), layers.Conv2D(3, 2), layers.Reshape((18,)), layers.Dense(2))


@case()
def reshape_open():
    return chain((4, 3, 2), layers.Conv2D(3, 2), layers.Reshape((-1, 3)), layers.Dense(2),
                 layers.Flatten(), layers.Dense(2))


@case()
def reshape_flat_back():
    return chain((4, 3, 2), layers.Conv2D(3, 2), layers.Flatten(), layers.Reshape((3, 6)),
                 layers.GRU(3))


@case()
def permuted():
    return chain((4, 3, 2), layers.Conv2D(3, 2), layers.Permute((3, 1, 2)), layers.Reshape((3, 6)),
                 layers.SimpleRNN(4))


@case()
def permuted_sequence():
    return chain((5, 3), layers.Permute((2, 1)), layers.LSTM(4))


@case()
def turned_and_flattened():
    return chain((4, 3, 2), layers.Permute((2, 1, 3)), layers.Conv2D(3, 2), layers.Flatten(),
                 layers.Dense(2))


@case()
def flat_through_others():
    given = keras.Input((4, 3, 2), name="given")
    flat = layers.Flatten()(layers.Conv2D(3, 2)(given))
    one = layers.Dense(4)(layers.Activation("tanh")(layers.Dropout(0.3)(flat)))
    other = layers.Dense(4)(layers.BatchNormalization()(flat))
    return given, layers.Add()([one, other])


@case()
def flat_joined():
    given = keras.Input((4, 3, 2), name="given")
    one = layers.Flatten()(layers.Conv2D(3, 2)(given))
    other = layers.GlobalAveragePooling2D()(given)
    return given, layers.Dense(3)(layers.Concatenate()([one, other]))


@case()
def flat_repeated():
    return chain((4, 3, 2), layers.Flatten(), layers.RepeatVector(3), layers.GRU(2))


@case()
def flat_layer_norm():
    return chain((4, 3, 2), layers.Conv2D(3, 2), layers.Flatten(), layers.LayerNormalization(),
                 layers.PReLU(), layers.Dense(2))


@case()
def flat_group_norm():
    return chain((4, 3, 2), layers.Conv2D(3, 2), layers.Flatten(), layers.GroupNormalization(3),
                 layers.Dense(2))


@case()
def flat_added():
    given = keras.Input((4, 3, 2), name="given")
    x = layers.Conv2D(3, 2)(given)
    return given, layers.Dense(2)(layers.Add()([layers.Flatten()(x), layers.Flatten()(
        layers.Conv2D(3, 2)(given))]))


@case()
def windows_then_memory():
    return chain((8, 3), layers.Conv1D(4, 3, activation="relu"), layers.MaxPooling1D(2),
                 layers.LSTM(3), layers.Dense(2))


@case()
def windows_behind_memory():
    return chain((8, 3), layers.LSTM(4, return_sequences=True), layers.Conv1D(2, 3),
                 layers.Flatten(), layers.Dense(2))


@case(tokens=11)
def words_on_average():
    return chain((6,), layers.Embedding(11, 4), layers.GlobalAveragePooling1D(), layers.Dense(2),
                 dtype="int32")


@case(tokens=11)
def words_by_windows():
    return chain((9,), layers.Embedding(11, 4), layers.Conv1D(5, 3, activation="relu"),
                 layers.GlobalMaxPooling1D(), layers.Dense(2), dtype="int32")


@case(tokens=11)
def words_flat():
    return chain((6,), layers.Embedding(11, 4), layers.Flatten(), layers.Dense(2), dtype="int32")


@case()
def picture_out():
    return chain((5, 4, 2), layers.Conv2D(3, 2, padding="same"), layers.Conv2D(2, 1,
                 activation="softmax"))


# ---- normalisations


@case()
def norm_of_steps():
    return chain((5, 3), layers.LSTM(4, return_sequences=True), layers.BatchNormalization(),
                 layers.GRU(2))


@case()
def norm_of_rows():
    return chain((5, 4, 2), layers.BatchNormalization(axis=1), layers.Conv2D(3, 2),
                 layers.BatchNormalization(axis=2), layers.Flatten(), layers.Dense(2))


@case()
def norm_of_sequence_axis():
    return chain((5, 3), layers.BatchNormalization(axis=1), layers.GRU(2))


@case()
def layer_norm_of_pictures():
    return chain((5, 4, 2), layers.Conv2D(3, 2), layers.LayerNormalization(), layers.Conv2D(2, 2),
                 layers.LayerNormalization(axis=1), layers.Flatten(), layers.Dense(2))


@case()
def layer_norm_of_steps():
    return chain((5, 3), layers.LayerNormalization(axis=1), layers.LSTM(3, return_sequences=True),
                 layers.LayerNormalization(epsilon=0.1), layers.Flatten(), layers.Dense(2))


@case("whole", "axis")
def layer_norm_of_all():
    return chain((5, 4, 2), layers.LayerNormalization(axis=[1, 2, 3], name="whole"),
                 layers.Flatten(), layers.Dense(2))


@case()
def group_norm():
    return chain((5, 4, 2), layers.Conv2D(6, 2), layers.GroupNormalization(3),
                 layers.GroupNormalization(-1), layers.Flatten(), layers.Dense(2))


@case()
def group_norm_of_steps():
    return chain((5, 6), layers.LSTM(6, return_sequences=True), layers.GroupNormalization(2),
                 layers.LSTM(2))


@case()
def norm_bare():
    return chain((5, 4, 2), layers.BatchNormalization(center=False, scale=False, epsilon=0.2),
                 layers.LayerNormalization(center=False), layers.Flatten(), layers.Dense(2))


@case()
def normalization():
    return chain((4,), layers.Normalization(), layers.Dense(2))


@case()
def normalization_of_pictures():
    return chain((4, 3, 2), layers.Normalization(), layers.Conv2D(2, 2))


@case()
def normalization_said():
    return chain((4,), layers.Normalization(mean=[1., 2., 3., 4.], variance=[4., .5, 1., 2.]),
                 layers.Dense(2), layers.Normalization(mean=3., variance=2.))


@case()
def normalization_undone():
    return chain((4,), layers.Normalization(invert=True), layers.Dense(2))


@case()
def rms_norm():
    return chain((5, 3), layers.RMSNormalization(), layers.LSTM(2))


@case()
def rescaling():
    return chain((4, 3, 2), layers.Rescaling(1 / 255), layers.Conv2D(2, 2), layers.Rescaling(-3., .25),
                 layers.Flatten(), layers.Dense(2))


@case()
def rescaling_signed():
    return chain((4, 3, 2), layers.Rescaling(1 / 127.5, offset=-1), layers.Conv2D(2, 2))


# ---- recurrent layers


@case("cell", "activation=relu")
def memory_relu():
    return chain((5, 3), layers.LSTM(4, activation="relu", name="cell"))


@case("cell", "recurrent_activation=hard_sigmoid")
def memory_hard():
    return chain((5, 3), layers.GRU(4, recurrent_activation="hard_sigmoid", name="cell"))


@case("cell", "activation=relu")
def plain_relu():
    return chain((5, 3), layers.SimpleRNN(4, activation="relu", name="cell"))


@case("cell", "resetsBefore")
def gru_reset_before():
    return chain((5, 3), layers.GRU(4, reset_after=False, name="cell"))


@case()
def memory_without_bias():
    return chain((5, 3), layers.LSTM(4, use_bias=False, return_sequences=True),
                 layers.GRU(4, use_bias=False, return_sequences=True),
                 layers.SimpleRNN(3, use_bias=False))


@case()
def memory_backwards():
    return chain((5, 3), layers.LSTM(4, go_backwards=True), layers.Dense(2))


@case()
def gru_backwards():
    return chain((5, 3), layers.GRU(4, go_backwards=True, use_bias=False))


@case("cell", "go_backwards")
def memory_backwards_steps():
    return chain((5, 3), layers.LSTM(4, go_backwards=True, return_sequences=True, name="cell"),
                 layers.GRU(2))


@case("cell", "stateful")
def memory_stateful():
    given = keras.Input(batch_shape=(2, 5, 3), name="given")
    return given, layers.LSTM(4, stateful=True, name="cell")(given)


@case()
def both_ways_sum():
    return chain((5, 3), layers.Bidirectional(layers.LSTM(4, return_sequences=True),
                 merge_mode="sum"), layers.Dense(2), layers.Flatten(), layers.Dense(2))


@case()
def both_ways_mul():
    return chain((5, 3), layers.Bidirectional(layers.GRU(4), merge_mode="mul"), layers.Dense(2))


@case()
def both_ways_ave():
    return chain((5, 3), layers.Bidirectional(layers.SimpleRNN(4), merge_mode="ave"))


@case()
def both_ways_last():
    return chain((5, 3), layers.Bidirectional(layers.LSTM(4)), layers.Dense(2))


@case("cell", "merge_mode")
def both_ways_apart():
    given = keras.Input((5, 3), name="given")
    one, other = layers.Bidirectional(layers.GRU(4), merge_mode=None, name="cell")(given)
    return given, layers.Add()([one, other])


@case("cell", "activation=relu")
def both_ways_relu():
    return chain((5, 3), layers.Bidirectional(layers.GRU(4, activation="relu"), name="cell"))


@case("second", "initial_state")
def states():
    given = keras.Input((5, 3), name="given")
    _, h, c = layers.LSTM(4, return_state=True, name="first")(given)
    return given, layers.LSTM(4, name="second")(given, initial_state=[h, c])


@case("first", "return_state")
def state_taken():
    given = keras.Input((5, 3), name="given")
    _, _, c = layers.LSTM(4, return_state=True, name="first")(given)
    return given, layers.Dense(4)(c)


@case("table", "mask_zero", tokens=11)
def masked_words():
    return chain((6,), layers.Embedding(11, 4, mask_zero=True, name="table"), layers.LSTM(3),
                 dtype="int32")


@case("twice")
def shared():
    given = keras.Input((4,), name="given")
    twice = layers.Dense(4, name="twice", activation="tanh")
    return given, layers.Add()([twice(given), twice(twice(given))])


# ---- windows


@case()
def same_by_two():
    return chain((6, 5, 2), layers.Conv2D(3, 3, strides=2, padding="same"), layers.Flatten(),
                 layers.Dense(2))


@case()
def same_by_two_even():
    return chain((6, 7, 2), layers.Conv2D(3, (2, 4), strides=(2, 3), padding="same",
                 activation="relu"), layers.Flatten(), layers.Dense(2))


@case()
def same_by_two_odd():
    return chain((7, 7, 2), layers.Conv2D(3, 3, strides=2, padding="same"))


@case()
def same_small_window():
    return chain((6, 5, 2), layers.Conv2D(3, 1, strides=2, padding="same"),
                 layers.Conv2D(2, 2, strides=3, padding="same"))


@case()
def same_even():
    return chain((6, 5, 2), layers.Conv2D(3, 2, padding="same"),
                 layers.Conv2D(2, (4, 3), dilation_rate=(1, 2), padding="same"))


@case()
def same_one_axis():
    return chain((9, 2), layers.Conv1D(3, 4, strides=2, padding="same"), layers.Flatten(),
                 layers.Dense(2))


@case()
def same_one_axis_even():
    return chain((8, 2), layers.Conv1D(3, 3, strides=2, padding="same"), layers.Flatten(),
                 layers.Dense(2))


@case()
def same_three_axes():
    return chain((4, 5, 6, 2), layers.Conv3D(3, 3, strides=2, padding="same"), layers.Flatten(),
                 layers.Dense(2))


@case()
def causal():
    return chain((9, 2), layers.Conv1D(3, 3, dilation_rate=2, padding="causal"),
                 layers.Conv1D(2, 2, strides=2, padding="causal"), layers.Flatten(),
                 layers.Dense(2))


@case()
def grouped():
    return chain((6, 5, 4), layers.Conv2D(6, 3, groups=2), layers.Flatten(), layers.Dense(2))


@case()
def depthwise_by_two():
    return chain((6, 5, 2), layers.DepthwiseConv2D(3, strides=2, padding="same",
                 depth_multiplier=2), layers.Flatten(), layers.Dense(2))


@case()
def separable_by_two():
    return chain((6, 5, 2), layers.SeparableConv2D(3, 3, strides=2, padding="same",
                 depth_multiplier=2, activation="relu"), layers.Flatten(), layers.Dense(2))


@case()
def max_pool_same():
    return chain((5, 7, 2), layers.Rescaling(1., -2.), layers.MaxPooling2D(2, padding="same"),
                 layers.MaxPooling2D(3, strides=1, padding="same"), layers.Flatten(),
                 layers.Dense(2))


@case()
def max_pool_same_one_axis():
    return chain((7, 2), layers.Rescaling(1., -2.), layers.MaxPooling1D(2, padding="same"),
                 layers.MaxPooling1D(3, strides=1, padding="same"), layers.Flatten(),
                 layers.Dense(2))


@case()
def average_pool_same():
    return chain((5, 7, 2), layers.AveragePooling2D(3, strides=1, padding="same"),
                 layers.AveragePooling2D(3, strides=2, padding="same"), layers.Flatten(),
                 layers.Dense(2))


@case()
def max_pool_of_zeros():
    return chain((5, 6, 2), layers.Rescaling(1., -2.), layers.ZeroPadding2D(1),
                 layers.MaxPooling2D(3, strides=2), layers.Flatten(), layers.Dense(2))


@case("mean", "padding=same")
def average_pool_same_even():
    return chain((5, 7, 2), layers.AveragePooling2D(2, padding="same", name="mean"),
                 layers.Flatten(), layers.Dense(2))


@case()
def pooled_wholly():
    given = keras.Input((5, 4, 2), name="given")
    x = layers.Conv2D(4, 2, name="conv")(given)
    weight = layers.GlobalAveragePooling2D(keepdims=True)(x)
    weight = layers.Conv2D(4, 1, activation="sigmoid")(weight)
    x = layers.Multiply()([x, weight])
    return given, layers.Dense(2)(layers.GlobalMaxPooling2D()(x))


@case()
def squeezed():
    given = keras.Input((5, 4, 2), name="given")
    x = layers.Conv2D(4, 2)(given)
    weight = layers.Reshape((1, 1, 4))(layers.GlobalAveragePooling2D()(x))
    weight = layers.Dense(4, activation="sigmoid")(layers.Dense(2, activation="relu")(weight))
    return given, layers.Dense(2)(layers.Flatten()(layers.Multiply()([x, weight])))


@case()
def pooled_steps():
    return chain((5, 3), layers.LSTM(4, return_sequences=True),
                 layers.GlobalAveragePooling1D(keepdims=True), layers.Flatten(), layers.Dense(2))


@case()
def borders():
    return chain((5, 4, 2), layers.ZeroPadding2D(((1, 2), (0, 3))), layers.Conv2D(3, 3),
                 layers.ZeroPadding2D(1), layers.Cropping2D(((1, 2), (2, 1))),
                 layers.ZeroPadding2D((2, 1)), layers.Flatten(), layers.Dense(2))


@case()
def larger():
    return chain((3, 4, 2), layers.UpSampling2D((2, 3)), layers.Conv2D(2, 2),
                 layers.UpSampling2D(2, interpolation="bilinear"), layers.Flatten(),
                 layers.Dense(2))


@case("up", "interpolation=bicubic")
def larger_bicubic():
    return chain((3, 4, 2), layers.UpSampling2D(2, interpolation="bicubic", name="up"))


@case()
def transposed_same():
    return chain((3, 4, 2), layers.Conv2DTranspose(3, 3, strides=2, padding="same",
                 activation="relu"), layers.Conv2DTranspose(2, 4, strides=2, padding="same"),
                 layers.Flatten(), layers.Dense(2))


@case()
def transposed_valid():
    return chain((3, 4, 2), layers.Conv2DTranspose(3, 2, strides=3),
                 layers.Conv2DTranspose(2, (3, 2), strides=(1, 2)), layers.Flatten(),
                 layers.Dense(2))


@case()
def transposed_short():
    return chain((3, 4, 2), layers.Conv2DTranspose(3, 2, strides=3, padding="same"),
                 layers.Conv2DTranspose(3, 5, strides=2, padding="same"), layers.Flatten(),
                 layers.Dense(2))


@case()
def transposed_one_axis():
    return chain((4, 2), layers.Conv1DTranspose(3, 3, strides=2, padding="same"),
                 layers.Flatten(), layers.Dense(2))


# ---- layers that join


@case()
def joined_pictures():
    given = keras.Input((5, 4, 2), name="given")
    one = layers.Conv2D(3, 3, padding="same")(given)
    x = layers.Concatenate(axis=-1)([one, given])
    x = layers.Concatenate(axis=1)([x, layers.Conv2D(5, 1)(given)])
    x = layers.Concatenate(axis=2)([x, layers.Conv2D(5, 1)(x)])
    return given, layers.Dense(2)(layers.Flatten()(x))


@case()
def joined_steps():
    given = keras.Input((5, 3), name="given")
    one = layers.LSTM(4, return_sequences=True)(given)
    other = layers.Conv1D(2, 3, padding="same")(given)
    x = layers.Concatenate()([one, other, given])
    x = layers.Concatenate(axis=1)([x, layers.Dense(9)(x)])
    return given, layers.GRU(2)(x)


@case()
def two_inputs():
    picture = keras.Input((5, 4, 2), name="picture")
    row = keras.Input((3,), name="row")
    x = layers.Flatten()(layers.Conv2D(3, 2)(picture))
    x = layers.Concatenate()([x, layers.Dense(4)(row)])
    return [picture, row], layers.Dense(2)(x)


@case()
def added_across():
    given = keras.Input((5, 3), name="given")
    one = layers.LSTM(4, return_sequences=True)(given)
    other = layers.Conv1D(4, 3, padding="same")(given)
    return given, layers.GRU(2)(layers.Average()([one, layers.Subtract()([other, one])]))


# ---- dense layers and activations


@case()
def dense_of_pictures():
    return chain((5, 4, 2), layers.Dense(3, activation="softmax"), layers.Conv2D(2, 2),
                 layers.Dense(3, use_bias=False), layers.Flatten(), layers.Dense(2))


@case()
def dense_of_steps():
    return chain((5, 3), layers.Dense(4, activation="softmax"), layers.Conv1D(3, 2),
                 layers.Dense(2, activation="gelu"), layers.Flatten(), layers.Dense(2))


@case()
def sums_and_products():
    given = keras.Input((5, 4, 2), name="given")
    x = layers.Conv2D(3, 2)(given)
    x = (1. - (x + 3.) * 0.5) / 4. + (x - 2.) * (x + x)
    return given, layers.Dense(2)(layers.Flatten()(x))


@case("ops_", "Sin")
def operations():
    given = keras.Input((5, 4, 2), name="given")
    return given, layers.Dense(2)(layers.Flatten()(keras.ops.sin(given)))


@case()
def softmax_axes():
    return chain((5, 4, 3), layers.Conv2D(3, 2), layers.Softmax(), layers.Conv2D(3, 2),
                 layers.Activation("softmax"), layers.Conv2D(4, 1), layers.Softmax(axis=1),
                 layers.Activation("log_softmax"), layers.Flatten(), layers.Dense(2))


@case()
def softmax_of_steps():
    return chain((5, 3), layers.Conv1D(4, 2), layers.Softmax(), layers.LSTM(3,
                 return_sequences=True), layers.Softmax(axis=1), layers.Softmax(), layers.GRU(2))


@case()
def slopes():
    return chain((6,), layers.Dense(8), layers.LeakyReLU(), layers.Dense(8, activation="leaky_relu"),
                 layers.LeakyReLU(negative_slope=0.1), layers.ELU(), layers.Dense(6),
                 layers.ELU(alpha=0.5), layers.Activation("leaky_relu"), layers.Dense(8),
                 layers.Activation("elu"), layers.PReLU(), layers.Dense(3))


@case()
def rectified():
    return chain((6,), layers.Rescaling(20.), layers.Dense(8), layers.ReLU(6.), layers.Dense(8),
                 layers.ReLU(negative_slope=0.2), layers.Dense(8), layers.ReLU(2., 0.1),
                 layers.Dense(3), layers.ReLU())


@case("bent", "threshold")
def rectified_late():
    return chain((6,), layers.ReLU(threshold=0.3, name="bent"), layers.Dense(8))


@case()
def activations():
    names = ["gelu", "silu", "mish", "selu", "softplus", "softsign", "relu6", "hard_sigmoid",
             "hard_silu", "log_sigmoid", "celu", "hard_tanh", "exponential", "linear", "tanh_shrink",
             "squareplus", "swish", "hard_swish"]
    steps = []
    for name in names:
        steps += [layers.Dense(6, activation=name), layers.Activation(name),
                  layers.Rescaling(0.5)]
    return chain((6,), *steps, layers.Dense(3))


@case("odd", "sparse_plus")
def activation_unknown():
    return chain((6,), layers.Dense(6, activation="sparse_plus", name="odd"), layers.Dense(3))


@case("odd", "LeakyReLU")
def activation_of_its_own():
    return chain((6,), layers.Dense(6, activation=layers.LeakyReLU(), name="odd"), layers.Dense(3))


@case()
def slopes_of_channels():
    return chain((5, 4, 2), layers.PReLU(shared_axes=[1, 2]), layers.Conv2D(3, 2),
                 layers.PReLU(shared_axes=[2, 3]), layers.Flatten(), layers.Dense(2))


@case("bent")
def slopes_of_places():
    return chain((5, 4, 2), layers.PReLU(name="bent"), layers.Flatten(), layers.Dense(2))


@case()
def noises():
    return chain((5, 4, 2), layers.GaussianNoise(0.2), layers.SpatialDropout2D(0.3),
                 layers.AlphaDropout(0.1), layers.Conv2D(2, 2), layers.Flatten(), layers.Dense(2))


@case("strange", "UnitNormalization")
def unknown_layer():
    return chain((5, 4, 2), layers.UnitNormalization(name="strange"), layers.Flatten(),
                 layers.Dense(2))


@case()
def front_channels():
    return chain((2, 5, 4), layers.Conv2D(3, 2, data_format="channels_first"),
                 layers.BatchNormalization(axis=1), layers.MaxPooling2D(2,
                 data_format="channels_first"), layers.Flatten(data_format="channels_first"),
                 layers.Dense(2))


@case()
def front_channels_softmax():
    return chain((2, 5, 4), layers.Conv2D(3, 2, data_format="channels_first", activation="softmax"),
                 layers.LayerNormalization(), layers.Flatten(), layers.Dense(2))


@case()
def one_after_another():
    return keras.Sequential([keras.Input((6, 5, 2)), layers.ZeroPadding2D(((0, 1), (0, 1))),
                             layers.DepthwiseConv2D(3, strides=2), layers.BatchNormalization(),
                             layers.ReLU(6.), layers.Conv2D(4, 1, use_bias=False),
                             layers.GlobalAveragePooling2D(), layers.Dropout(0.2),
                             layers.Dense(3, activation="softmax")])


if __name__ == "__main__":
    main()
