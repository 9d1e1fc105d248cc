package org.layerloom.network.kinds;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.layerloom.network.Family;
import org.layerloom.network.Inference;
import org.layerloom.network.Inference.Misfit;
import org.layerloom.network.Kind;
import org.layerloom.network.Message;
import org.layerloom.network.Parameter;
import org.layerloom.network.Port;
import org.layerloom.network.PortType;
import org.layerloom.network.Repair;
import org.layerloom.network.Settings;
import org.layerloom.network.Shape;
import org.layerloom.network.Signal;
import org.layerloom.network.Site;
import org.layerloom.network.TorchCode;
import org.layerloom.network.Value;

/**
 * Makes a picture of a sound: how much of each frequency there is in each frame of time. {@code
 * channels x samples} becomes {@code channels x rows x frames}, the lowest row first.
 *
 * <p>Frames follow each other by {@code hop} samples and lie wholly within the sound; the power of
 * each frequency under a Hann window is a convolution by cosines and one by sines, squared and
 * added up. So every runtime has what it takes, where few have Fourier transforms.
 */
final class Sound extends Layer {

  /** Its waves take 16 MiB, and a frame of it four million multiplications. */
  private static final long LONGEST_WINDOW = 2048;

  /** What the rows are. */
  private enum Form {
    FREQUENCIES("spectrogram", "fth-music"),
    BANDS("melSpectrogram", "fth-headphones"),
    COEFFICIENTS("mfcc", "fth-mic");

    private final String id;
    private final String icon;

    Form(String id, String icon) {
      this.id = id;
      this.icon = icon;
    }
  }

  private final Form form;

  private Sound(Form form) {
    super(form.id, Family.PREPARATION, form.icon, settings(form));
    this.form = form;
  }

  static List<Kind> all() {
    return List.of(
        new Sound(Form.FREQUENCIES), new Sound(Form.BANDS), new Sound(Form.COEFFICIENTS));
  }

  private static Parameter[] settings(Form form) {
    List<Parameter> all = new ArrayList<>();
    all.add(Parameter.whole("window", 512, 2, LONGEST_WINDOW).stated());
    all.add(Parameter.whole("hop", 256, 1, 1 << 16).stated());
    if (form != Form.FREQUENCIES) {
      all.add(Parameter.whole("bands", 40, 1, 256).stated());
    }
    if (form == Form.COEFFICIENTS) {
      all.add(Parameter.whole("coefficients", 13, 1, 256).stated());
    }
    if (form != Form.FREQUENCIES) {
      all.add(Parameter.whole("sampleRate", 16_000, 1, 1_000_000).stated());
      all.add(Parameter.real("lowest", 0, 0, 500_000));
      all.add(Parameter.real("highest", 0, 0, 500_000));
    }
    if (form != Form.COEFFICIENTS) {
      all.add(Parameter.yesNo("logarithm", true));
    }
    all.add(
        Parameter.factor("floor", 1e-6, 1e-12, 1)
            .when(it -> form == Form.COEFFICIENTS || it.flag("logarithm")));
    return all.toArray(Parameter[]::new);
  }

  @Override
  public List<Port> inputs() {
    return List.of(Port.of("in", PortType.SAMPLES));
  }

  @Override
  public List<Port> outputs() {
    return List.of(Port.of("out", PortType.SAMPLES));
  }

  @Override
  Inference shape(Site site) {
    Shape in = site.tensor(0).shape();
    Settings settings = site.settings();
    @Nullable Misfit misfit = Fits.rank(in, 2, Sliding.layout(1), Fits.intoChannels(in, 1));
    if (misfit == null) {
      misfit = misfit(settings, in);
    }
    if (misfit != null) {
      return misfit;
    }
    Shape out = Shape.of(in.extent(0), rows(settings), frames(settings, in));
    return new Inference.Known(List.of(Signal.Tensor.real(out)), warnings(settings));
  }

  private @Nullable Misfit misfit(Settings settings, Shape in) {
    long window = settings.whole("window");
    if (window > in.extent(1)) {
      Message message = Message.of("network.sound.short", window, in.extent(1));
      long fitting = Long.highestOneBit(in.extent(1));
      return fitting < 2
          ? Fits.misfit("window", message)
          : Fits.misfit("window", message, new Repair.Set("window", new Value.Whole(fitting)));
    }
    if (form == Form.FREQUENCIES) {
      return null;
    }
    double half = rate(settings) / 2;
    if (highest(settings) > half) {
      return Fits.misfit(
          "highest",
          Message.of("network.sound.highest", settings.real("highest"), half),
          new Repair.Set("highest", new Value.Real(0)));
    }
    if (settings.real("lowest") >= highest(settings)) {
      return Fits.misfit(
          "lowest",
          Message.of("network.sound.lowest", settings.real("lowest"), highest(settings)),
          new Repair.Set("lowest", new Value.Real(0)));
    }
    if (form == Form.COEFFICIENTS && settings.whole("coefficients") > settings.whole("bands")) {
      return Fits.misfit(
          "coefficients",
          Message.of(
              "network.sound.coefficients",
              settings.whole("coefficients"),
              settings.whole("bands")),
          new Repair.Set("coefficients", new Value.Whole(settings.whole("bands"))));
    }
    return null;
  }

  /** Bands that no frequency falls into stay silent whatever is heard. */
  private List<Misfit> warnings(Settings settings) {
    if (form == Form.FREQUENCIES) {
      return List.of();
    }
    int bands = (int) settings.whole("bands");
    int empty = empty(settings, bands);
    if (empty == 0) {
      return List.of();
    }
    int fewer = bands - 1;
    while (fewer > 1 && empty(settings, fewer) > 0) {
      fewer--;
    }
    Message message =
        Message.of("network.sound.empty", empty, bands, settings.whole("window"), fewer);
    boolean mends =
        fewer >= 1
            && empty(settings, fewer) == 0
            && (form == Form.BANDS || settings.whole("coefficients") <= fewer);
    return List.of(
        mends
            ? Fits.misfit("bands", message, new Repair.Set("bands", new Value.Whole(fewer)))
            : Fits.misfit("bands", message));
  }

  private static int empty(Settings settings, int bands) {
    return SoundNumbers.empty(
        settings.whole("window"),
        rate(settings),
        bands,
        settings.real("lowest"),
        highest(settings));
  }

  /** Nothing said is half the rate, above which nothing was recorded. */
  private static double highest(Settings settings) {
    double said = settings.real("highest");
    return said == 0 ? rate(settings) / 2 : said;
  }

  /** In hertz. */
  private static double rate(Settings settings) {
    return (double) settings.whole("sampleRate");
  }

  private long rows(Settings settings) {
    return switch (form) {
      case FREQUENCIES -> SoundNumbers.frequencies(settings.whole("window"));
      case BANDS -> settings.whole("bands");
      case COEFFICIENTS -> settings.whole("coefficients");
    };
  }

  private static long frames(Settings settings, Shape in) {
    return Sliding.places(in.extent(1), settings.whole("window"), settings.whole("hop"), 0);
  }

  @Override
  long multiplyAdds(Site site, Shape out) {
    Settings settings = site.settings();
    long frequencies = SoundNumbers.frequencies(settings.whole("window"));
    long each = 2 * frequencies * settings.whole("window") + 2 * frequencies;
    if (form != Form.FREQUENCIES) {
      each += settings.whole("bands") * frequencies;
    }
    if (form == Form.COEFFICIENTS) {
      each += settings.whole("bands") * settings.whole("coefficients");
    }
    return each * out.extent(0) * out.extent(2);
  }

  @Override
  long activations(Shape out) {
    return 0; // nothing goes back through it
  }

  @Override
  public List<String> forward(TorchCode code) {
    Settings settings = code.settings();
    Shape in = code.site().tensor(0).shape();
    String sound = code.input(0);
    if (in.extent(0) > 1) {
      sound = code.let("torch.reshape(%s, [-1, 1, %d])".formatted(sound, in.extent(1)));
    }
    String rows = power(code, sound);
    if (form != Form.FREQUENCIES) {
      int window = (int) settings.whole("window");
      int bands = (int) settings.whole("bands");
      Supplier<float[]> triangles =
          () ->
              SoundNumbers.triangles(
                  window, rate(settings), bands, settings.real("lowest"), highest(settings));
      rows = mixed(code, "triangles", bands, SoundNumbers.frequencies(window), triangles, rows);
    }
    if (form == Form.COEFFICIENTS || settings.flag("logarithm")) {
      rows = code.let("torch.log(torch.add(%s, %s))".formatted(rows, settings.real("floor")));
    }
    if (form == Form.COEFFICIENTS) {
      int bands = (int) settings.whole("bands");
      int count = (int) settings.whole("coefficients");
      rows = mixed(code, "cosines", count, bands, () -> SoundNumbers.cosines(count, bands), rows);
    }
    return List.of(
        code.let(
            "torch.reshape(%s, [-1, %d, %d, %d])"
                .formatted(rows, in.extent(0), rows(settings), frames(settings, in))));
  }

  private static String power(TorchCode code, String sound) {
    int window = (int) code.settings().whole("window");
    long count = SoundNumbers.frequencies(window);
    String waves =
        code.fixed(
            "waves",
            Shape.of(2 * count, 1, window),
            () -> SoundNumbers.waves(window),
            code.input(0));
    String both =
        code.let(
            "torch.conv1d(%s, %s, None, [%d], [0], [1], 1)"
                .formatted(sound, waves, code.settings().whole("hop")));
    String cosine = code.let("torch.slice(%s, 1, 0, %d, 1)".formatted(both, count));
    String sine = code.let("torch.slice(%s, 1, %d, %d, 1)".formatted(both, count, 2 * count));
    return code.let(
        "torch.add(torch.mul(%s, %s), torch.mul(%s, %s))".formatted(cosine, cosine, sine, sine));
  }

  /** Each row of the result from all rows of what was there, frame by frame. */
  private static String mixed(
      TorchCode code, String name, long out, long in, Supplier<float[]> numbers, String rows) {
    String weights = code.fixed(name, Shape.of(out, in, 1), numbers, code.input(0));
    return code.let("torch.conv1d(%s, %s, None, [1], [0], [1], 1)".formatted(rows, weights));
  }

  @Override
  public String summary(Settings settings) {
    return switch (form) {
      case FREQUENCIES -> "{window} · {hop}";
      case BANDS -> "{bands} · {window} · {hop}";
      case COEFFICIENTS -> "{coefficients} · {bands} · {window} · {hop}";
    };
  }

  @Override
  public String formula(Settings settings) {
    String power = "\\left|\\sum_{n=0}^{N-1} h_n\\,x_{tH+n}\\,e^{-2\\pi i k n/N}\\right|^2";
    return switch (form) {
      case FREQUENCIES -> "y_{k,t} = " + logarithm(settings, power);
      case BANDS -> "y_{m,t} = " + logarithm(settings, "\\sum_k M_{m,k} " + power);
      case COEFFICIENTS ->
          "y_{c,t} = \\sum_m C_{c,m} \\log\\left(\\sum_k M_{m,k} "
              + power
              + " + \\varepsilon\\right)";
    };
  }

  private static String logarithm(Settings settings, String of) {
    return settings.flag("logarithm") ? "\\log\\left(" + of + " + \\varepsilon\\right)" : of;
  }
}
