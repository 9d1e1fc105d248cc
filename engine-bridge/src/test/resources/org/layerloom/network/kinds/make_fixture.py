"""What a spectrogram, a mel spectrogram and an MFCC should be, by SciPy: writes sound.json.

    apt-get install python3-numpy python3-scipy
    python3 make_fixture.py

Nothing here is Layerloom's own formula: frames and transforms are scipy.signal.stft and
scipy.fft.dct, and each mel triangle is drawn by numpy.interp between its three corners.
"""
import json

import numpy
import scipy.fft
import scipy.signal

RATE, WINDOW, HOP, BANDS, COEFFICIENTS = 8000, 128, 48, 20, 12
LOWEST, HIGHEST, FLOOR = 60.0, 3700.0, 1e-6

t = numpy.arange(700) / RATE
noise = numpy.random.default_rng(7).standard_normal(len(t))
sound = 0.4 * numpy.sin(2 * numpy.pi * (300 * t + 2500 * t * t))
sound += 0.2 * numpy.sin(2 * numpy.pi * 1234 * t) * (t > 0.04) + 0.01 * noise
sound[:150] = 0  # silence, where only the floor is heard
sound = sound.astype(numpy.float32)

_, _, waves = scipy.signal.stft(
    sound.astype(float), RATE, "hann", WINDOW, WINDOW - HOP,
    boundary=None, padded=False, scaling="spectrum",
)
waves *= scipy.signal.get_window("hann", WINDOW).sum()  # which stft divides by
power = numpy.abs(waves) ** 2


def mel(f):
    return 2595 * numpy.log10(1 + f / 700)


edges = 700 * (10 ** (numpy.linspace(mel(LOWEST), mel(HIGHEST), BANDS + 2) / 2595) - 1)
frequencies = scipy.fft.rfftfreq(WINDOW, 1 / RATE)
bank = numpy.array([
    numpy.interp(frequencies, edges[i : i + 3], [0, 1, 0], left=0, right=0) for i in range(BANDS)
])
bands = bank @ power
mfcc = scipy.fft.dct(numpy.log(bands + FLOOR), type=2, axis=0, norm="ortho")[:COEFFICIENTS]

with open("sound.json", "w") as file:
    json.dump(
        {
            "made by": "make_fixture.py, scipy " + scipy.__version__,
            "settings": {
                "window": WINDOW, "hop": HOP, "bands": BANDS, "coefficients": COEFFICIENTS,
                "sampleRate": RATE, "lowest": LOWEST, "highest": HIGHEST, "floor": FLOOR,
            },
            "sound": [float(f"{x:.9g}") for x in sound],
            "power": [[float(f"{x:.9g}") for x in row] for row in power],
            "bands": [[float(f"{x:.9g}") for x in row] for row in bands],
            "mfcc": [[float(f"{x:.9g}") for x in row] for row in mfcc],
        },
        file,
    )
    file.write("\n")
