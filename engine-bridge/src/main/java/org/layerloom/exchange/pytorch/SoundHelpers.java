package org.layerloom.exchange.pytorch;

import java.util.Map;

/**
 * Modules that hear as Layerloom's own nodes do. PyTorch's {@code torchaudio} would be one thing
 * more to install, and its frames begin elsewhere.
 */
final class SoundHelpers {

  private SoundHelpers() {}

  static void addTo(Map<String, String> all) {
    all.put(
        "Frames",
        """
        class Frames(nn.Module):
            \"""The power of each frequency in frames of a sound, under a Hann window.\"""

            def __init__(self, window, hop):
                super().__init__()
                self.hop = hop
                n, k = torch.arange(window), torch.arange(window // 2 + 1)
                angle = 2 * math.pi * (k[:, None] * n % window).double() / window
                hann = 0.5 - 0.5 * torch.cos(2 * math.pi * n.double() / window)
                waves = torch.cat([hann * torch.cos(angle), hann * torch.sin(angle)])
                self.register_buffer("waves", waves.float()[:, None], persistent=False)

            def power(self, x):
                x = x.reshape(-1, 1, x.shape[-1])
                cosine, sine = F.conv1d(x, self.waves, stride=self.hop).chunk(2, 1)
                return cosine * cosine + sine * sine

            def picture(self, rows, x):
                return rows.reshape(len(x), x.shape[1], *rows.shape[1:])

            @staticmethod
            def triangles(window, bands, rate, lowest, highest):
                \"""Bands equally wide in HTK's mel, 2595 log10(1 + f / 700).\"""
                highest = highest or rate / 2
                low, high = (2595 * math.log10(1 + f / 700) for f in (lowest, highest))
                edges = low + (high - low) / (bands + 1) * torch.arange(bands + 2).double()
                edges = 700 * (10 ** (edges / 2595) - 1)
                f = torch.arange(window // 2 + 1).double() * rate / window
                a, b, c = edges[:-2, None], edges[1:-1, None], edges[2:, None]
                both = torch.minimum((f - a) / (b - a), (c - f) / (c - b))
                return both.clamp(min=0).float()
        """);
    all.put(
        "Spectrogram",
        """
        class Spectrogram(Frames):
            \"""The power of each frequency, or its logarithm.\"""

            def __init__(self, window, hop, logarithm=True, floor=1e-6):
                super().__init__(window, hop)
                self.logarithm, self.floor = logarithm, floor

            def forward(self, x):
                rows = self.power(x)
                rows = torch.log(rows + self.floor) if self.logarithm else rows
                return self.picture(rows, x)
        """);
    all.put(
        "MelSpectrogram",
        """
        class MelSpectrogram(Frames):
            \"""The power of each mel band, or its logarithm.\"""

            def __init__(
                self, window, hop, bands, rate, lowest=0.0, highest=0.0, logarithm=True, floor=1e-6
            ):
                super().__init__(window, hop)
                bank = self.triangles(window, bands, rate, lowest, highest)
                self.register_buffer("bank", bank, persistent=False)
                self.logarithm, self.floor = logarithm, floor

            def forward(self, x):
                rows = self.bank @ self.power(x)
                rows = torch.log(rows + self.floor) if self.logarithm else rows
                return self.picture(rows, x)
        """);
    all.put(
        "MFCC",
        """
        class MFCC(Frames):
            \"""The first cosines (DCT-II) over the logarithms of mel bands.\"""

            def __init__(
                self, window, hop, bands, coefficients, rate, lowest=0.0, highest=0.0, floor=1e-6
            ):
                super().__init__(window, hop)
                bank = self.triangles(window, bands, rate, lowest, highest)
                k, m = torch.arange(coefficients).double(), torch.arange(bands).double()
                cosines = torch.cos(math.pi / bands * k[:, None] * (m + 0.5))
                scale = torch.full((coefficients, 1), math.sqrt(2 / bands)).double()
                scale[0] = math.sqrt(1 / bands)
                self.register_buffer("bank", bank, persistent=False)
                self.register_buffer("cosines", (scale * cosines).float(), persistent=False)
                self.floor = floor

            def forward(self, x):
                rows = torch.log(self.bank @ self.power(x) + self.floor)
                return self.picture(self.cosines @ rows, x)
        """);
  }
}
