package org.layerloom.exchange.pytorch;

import java.util.LinkedHashMap;
import java.util.Map;

/** Modules that PyTorch has not, or not in every version: written into the files that use them. */
final class Helpers {

  static final Map<String, String> ALL = all();

  private Helpers() {}

  private static Map<String, String> all() {
    Map<String, String> all = new LinkedHashMap<>();
    all.put(
        "SeparableConv2d",
        """
        class SeparableConv2d(nn.Module):
            \"""Each channel by itself, then all of them mixed (Chollet 2017).\"""

            def __init__(self, channels, filters, kernel_size, multiplier=1, bias=True, **window):
                super().__init__()
                spread = channels * multiplier
                alone = nn.Conv2d(channels, spread, kernel_size, groups=channels, bias=False)
                self.depthwise = alone.weight
                self.pointwise = nn.Conv2d(spread, filters, 1, bias=False).weight
                self.bias = nn.Parameter(torch.zeros(filters)) if bias else None
                self.channels = channels
                self.window = window

            def forward(self, x):
                x = F.conv2d(x, self.depthwise, groups=self.channels, **self.window)
                return F.conv2d(x, self.pointwise, self.bias)
        """);
    all.put(
        "PositionalEncoding",
        """
        class PositionalEncoding(nn.Module):
            \"""Waves that tell each step's place (Vaswani et al. 2017).\"""

            def __init__(self, steps, width):
                super().__init__()
                step = torch.arange(steps, dtype=torch.float32).unsqueeze(1)
                feature = torch.arange(width, dtype=torch.float32)
                pair = torch.floor(feature / 2)
                angle = step * torch.exp(pair * (-2 * math.log(10_000) / width))
                wave = torch.sin(angle + (feature - 2 * pair) * (math.pi / 2))
                self.register_buffer("wave", wave, persistent=False)

            def forward(self, x):
                return x + self.wave
        """);
    all.put(
        "LearnedPositions",
        """
        class LearnedPositions(nn.Module):
            \"""A learned row that tells each step's place.\"""

            def __init__(self, steps, width):
                super().__init__()
                self.weight = nn.Parameter(0.02 * torch.randn(steps, width))

            def forward(self, x):
                return x + self.weight
        """);
    all.put(
        "Constant",
        """
        class Constant(nn.Module):
            \"""The same numbers for every sample.\"""

            def __init__(self, shape, value, learned):
                super().__init__()
                self.value = nn.Parameter(torch.full(shape, value), requires_grad=learned)

            def forward(self, x):
                return self.value.expand(x.shape[0], *self.value.shape)
        """);
    all.put(
        "Noise",
        """
        class Noise(nn.Module):
            \"""Normal random numbers; outside training the same for the same sample.\"""

            def __init__(self, shape, size):
                super().__init__()
                self.shape = shape
                self.register_buffer("ways", torch.randn(64, size))
                self.register_buffer("mix", torch.randn(math.prod(shape), 64))

            def forward(self, x):
                x = x.reshape(len(x), -1)
                x = x / torch.sqrt((x * x).sum(1, keepdim=True) + 1e-12)
                z = torch.cos(8.0 * (x @ self.ways.T)) @ self.mix.T * math.sqrt(2.0 / 64)
                z = torch.randn_like(z) if self.training else z
                return z.reshape(len(x), *self.shape)
        """);
    all.put(
        "GaussianNoise",
        """
        class GaussianNoise(nn.Module):
            \"""Adds normal noise, while training only.\"""

            def __init__(self, deviation):
                super().__init__()
                self.deviation = deviation

            def forward(self, x):
                return x + self.deviation * torch.randn_like(x) if self.training else x
        """);
    augmentation(all);
    SoundHelpers.addTo(all);
    all.put(
        "RMSNorm",
        """
        class RMSNorm(nn.Module):
            \"""Brings the last axis to size 1 (Zhang and Sennrich 2019).\"""

            def __init__(self, width, eps):
                super().__init__()
                self.weight = nn.Parameter(torch.ones(width))
                self.eps = eps

            def forward(self, x):
                return x * torch.rsqrt((x * x).mean(-1, keepdim=True) + self.eps) * self.weight
        """);
    return all;
  }

  /** Each draws for each picture, while training only. */
  private static void augmentation(Map<String, String> all) {
    all.put(
        "RandomFlip",
        """
        class RandomFlip(nn.Module):
            \"""Mirrors some pictures, while training only.\"""

            def __init__(self, axis, probability):
                super().__init__()
                self.axes = {"horizontal": (3,), "vertical": (2,), "both": (3, 2)}[axis]
                self.probability = probability

            def forward(self, x):
                if not self.training:
                    return x
                for axis in self.axes:
                    chosen = torch.rand(len(x), 1, 1, 1, device=x.device) < self.probability
                    x = torch.where(chosen, x.flip(axis), x)
                return x
        """);
    all.put(
        "RandomShift",
        """
        class RandomShift(nn.Module):
            \"""Moves each picture by up to so many pixels, while training only.\"""

            def __init__(self, pixels):
                super().__init__()
                self.pixels = pixels

            def forward(self, x):
                if not self.training:
                    return x
                n, (count, channels, height, width) = self.pixels, x.shape
                x = F.pad(x, (n, n, n, n))
                first = torch.randint(0, 2 * n + 1, (2, count, 1, 1, 1), device=x.device)
                rows = first[0] + torch.arange(height, device=x.device).view(1, 1, -1, 1)
                columns = first[1] + torch.arange(width, device=x.device).view(1, 1, 1, -1)
                x = x.gather(2, rows.expand(-1, channels, -1, width + 2 * n))
                return x.gather(3, columns.expand(-1, channels, height, -1))
        """);
    all.put(
        "RandomAffine",
        """
        class RandomAffine(nn.Module):
            \"""Turns, scales and shears each picture, while training only.\"""

            def __init__(self, degrees, scale, shear):
                super().__init__()
                self.degrees, self.scale, self.shear = degrees, scale, shear

            def forward(self, x):
                if not self.training:
                    return x
                u = 2 * torch.rand(3, len(x), device=x.device) - 1
                angle = u[0] * math.radians(self.degrees)
                scale = 1 / (1 + u[1] * self.scale)
                shear = torch.tan(u[2] * math.radians(self.shear))
                cos, sin = torch.cos(angle) * scale, torch.sin(angle) * scale
                wide, zero = x.shape[2] / x.shape[3], torch.zeros_like(cos)
                across = [cos, (cos * shear - sin) * wide, zero]
                down = [sin / wide, sin * shear + cos, zero]
                map = torch.stack(across + down, 1).view(-1, 2, 3)
                grid = F.affine_grid(map, list(x.shape), align_corners=False)
                return F.grid_sample(x, grid, align_corners=False)
        """);
    all.put(
        "RandomLight",
        """
        class RandomLight(nn.Module):
            \"""Changes brightness and contrast of each picture, while training only.\"""

            def __init__(self, brightness, contrast):
                super().__init__()
                self.brightness, self.contrast = brightness, contrast

            def forward(self, x):
                if not self.training:
                    return x
                u = 2 * torch.rand(2, len(x), 1, 1, 1, device=x.device) - 1
                mean = x.mean((1, 2, 3), keepdim=True)
                x = mean + (x - mean) * (1 + u[0] * self.contrast)
                return x * (1 + u[1] * self.brightness)
        """);
    all.put(
        "CutOut",
        """
        class CutOut(nn.Module):
            \"""Sets a square of each picture to zero, while training only.\"""

            def __init__(self, size):
                super().__init__()
                self.size = size

            def inside(self, extent, count, x):
                middle = torch.floor(torch.rand(count, 1, device=x.device) * extent)
                place = torch.arange(extent, device=x.device) - middle + self.size // 2
                return (place >= 0) & (place < self.size)

            def forward(self, x):
                if not self.training:
                    return x
                rows = self.inside(x.shape[2], len(x), x)[:, None, :, None]
                columns = self.inside(x.shape[3], len(x), x)[:, None, None, :]
                return x.masked_fill(rows & columns, 0.0)
        """);
    all.put(
        "SpectrumMask",
        """
        class SpectrumMask(nn.Module):
            \"""Some bands and frames of a spectrogram give its mean, while training only.\"""

            def __init__(self, bands, frames):
                super().__init__()
                self.bands, self.frames = bands, frames

            def run(self, most, extent, x):
                most = min(most, extent)
                u = torch.rand(2, len(x), 1, device=x.device)
                length = torch.clamp(torch.floor(u[0] * (most + 1)), max=most)
                place = torch.arange(extent, device=x.device)
                place = place - torch.floor(u[1] * (extent + 1 - length))
                return (place >= 0) & (place < length)

            def forward(self, x):
                if not self.training:
                    return x
                bands = self.run(self.bands, x.shape[2], x)[:, None, :, None]
                frames = self.run(self.frames, x.shape[3], x)[:, None, None, :]
                return torch.where(bands | frames, x.mean((1, 2, 3), keepdim=True), x)
        """);
  }
}
