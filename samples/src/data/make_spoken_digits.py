"""Makes sounds/spoken-digits.zip: the digits zero to nine, spoken by voices of eSpeak NG.

    apt-get install espeak-ng python3-numpy python3-scipy     (made with espeak-ng 1.51)
    python3 make_spoken_digits.py

Each voice is a variant of the synthesiser: its throat, breath and manner. The voices of the test part
are none of those of the training part. WAV files of 8 kHz and 8 bits, mono, as telephones have them.
The synthesiser is under the GPL-3, which does not extend to what it speaks: see NOTICE.
"""
import io
import subprocess
import wave
import zipfile
from pathlib import Path

import numpy
import scipy.signal

WORDS = "zero one two three four five six seven eight nine".split()
RATE = 8000
LONGEST = int(0.64 * RATE)
FILE = Path(__file__).parent / "../main/resources/org/layerloom/samples/sounds/spoken-digits.zip"

TRAIN = [
    "m1", "m2", "m3", "m5", "m7", "f1", "f3", "f4", "klatt2", "klatt4", "Andy", "Annie", "Denis", "Gene",
    "Lee", "Mario", "Michael", "adam", "anika", "antonio", "belinda", "benjamin", "caleb", "edward",
    "iven", "john", "linda", "max", "norbert", "pablo", "paul", "robert", "sandro", "shelby", "steph", "victor",
]
TEST = [
    "m4", "m6", "m8", "f2", "f5", "klatt3", "Alex", "Andrea", "Hugo", "Marco", "aunty", "boris", "david",
    "iven2", "miguel", "quincy", "steph2", "travis",
]
ACCENTS = ["en-us", "en-gb", "en-gb-x-rp", "en-gb-scotland", "en-gb-x-gbclan", "en-029"]


def spoken(word, accent, voice, pitch, speed):
    command = ["espeak-ng", "-v", f"{accent}+{voice}", "-p", str(pitch), "-s", str(speed), "--stdout", word]
    out = subprocess.run(command, check=True, capture_output=True).stdout
    head = out.index(b"data") + 8  # the length that a pipe is given is made up
    rate = int.from_bytes(out[24:28], "little")
    sound = numpy.frombuffer(out[head:][: (len(out) - head) // 2 * 2], "<i2") / 32768
    common = numpy.gcd(RATE, rate)
    sound = scipy.signal.resample_poly(sound, RATE // common, rate // common)
    loud = numpy.flatnonzero(numpy.abs(sound) > 0.02 * numpy.abs(sound).max())
    return sound[loud[0] : loud[-1] + 1]


def packed(sound, chance):
    sound = sound * (chance.uniform(0.5, 0.95) / numpy.abs(sound).max())
    start = numpy.zeros(chance.integers(0, min(320, LONGEST - len(sound)) + 1))
    bits = numpy.clip(numpy.round(128 + 127 * numpy.concatenate([start, sound])), 0, 255)
    file = io.BytesIO()
    with wave.open(file, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(1)
        out.setframerate(RATE)
        out.writeframes(bits.astype(numpy.uint8).tobytes())
    return file.getvalue()


def main():
    chance = numpy.random.default_rng(20260101)
    count = {"train": 0, "test": 0}
    with zipfile.ZipFile(FILE, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for part, voices, times in [("train", TRAIN, 2), ("test", TEST, 2)]:
            for digit, word in enumerate(WORDS):
                for voice in voices:
                    for time in range(times):
                        accent = ACCENTS[chance.integers(len(ACCENTS))]
                        pitch, speed = chance.integers(20, 81), chance.integers(150, 231)
                        sound = spoken(word, accent, voice, pitch, speed)
                        while len(sound) > LONGEST:
                            speed += 15
                            sound = spoken(word, accent, voice, pitch, speed)
                        name = f"{part}/{digit}/{voice}-{accent}-{pitch}-{speed}.wav"
                        entry = zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0))
                        entry.compress_type = zipfile.ZIP_DEFLATED
                        archive.writestr(entry, packed(sound, chance))
                        count[part] += 1
    print(count)


main()
