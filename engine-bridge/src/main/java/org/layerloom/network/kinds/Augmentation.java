package org.layerloom.network.kinds;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.layerloom.network.Family;
import org.layerloom.network.Inference;
import org.layerloom.network.Inference.Misfit;
import org.layerloom.network.Kind;
import org.layerloom.network.Parameter;
import org.layerloom.network.Port;
import org.layerloom.network.PortType;
import org.layerloom.network.Settings;
import org.layerloom.network.Shape;
import org.layerloom.network.Signal;
import org.layerloom.network.Site;
import org.layerloom.network.TorchCode;

/**
 * Makes other pictures of those that there are, each time drawn anew for each picture: while
 * training only. Validation, test and every export see the picture as it is.
 *
 * <p>It is part of the compiled training step and draws from the engine's generator, as dropout
 * does: the same seed gives the same pictures, also after a run was resumed.
 */
final class Augmentation extends Layer {

  /** Writes what becomes of a batch of pictures. */
  private interface Program {
    String write(Drawing drawing);
  }

  private final String summary;
  private final String formula;
  private final Program program;

  private Augmentation(
      String id,
      String icon,
      String summary,
      String formula,
      Program program,
      Parameter... parameters) {
    super(id, Family.PREPARATION, icon, parameters);
    this.summary = summary;
    this.formula = formula;
    this.program = program;
  }

  static List<Kind> all() {
    return List.of(flip(), shift(), affine(), light(), cutOut(), spectrumMask());
  }

  private static Augmentation flip() {
    return new Augmentation(
        "randomFlip",
        "fth-repeat",
        "{axis} · {probability}",
        "y = \\begin{cases} x_{c,i,W-1-j} & u < p \\\\ x & \\mathrm{else} \\end{cases}",
        drawing -> {
          String axis = drawing.text("axis");
          String x = drawing.x();
          if (!axis.equals("vertical")) {
            x = flipped(drawing, x, 3);
          }
          return axis.equals("horizontal") ? x : flipped(drawing, x, 2);
        },
        Parameter.choice("axis", "horizontal", "vertical", "both").stated(),
        Parameter.real("probability", 0.5, 0, 1));
  }

  private static String flipped(Drawing drawing, String x, int axis) {
    String chosen =
        drawing.let("torch.lt(%s, %s)".formatted(drawing.chance(), drawing.real("probability")));
    return drawing.let(
        "torch.where(%s, torch.flip(%s, [%d]), %s)"
            .formatted(drawing.eachPicture(chosen), x, axis, x));
  }

  /** A border of zeros, and of that a window of the old size: He and others 2016, section 4.2. */
  private static Augmentation shift() {
    return new Augmentation(
        "randomShift",
        "fth-move",
        "{pixels}",
        "y_{c,i,j} = x_{c,\\,i+\\Delta_i,\\,j+\\Delta_j},\\quad \\Delta \\sim U\\{-n,\\ldots,n\\}",
        drawing -> {
          long n = drawing.whole("pixels");
          String padded =
              drawing.let(
                  "torch.constant_pad_nd(%s, [%d, %d, %d, %d], 0)"
                      .formatted(drawing.x(), n, n, n, n));
          String rows = window(drawing, n, drawing.height(), "[-1, 1, 1, 1]", "[1, 1, -1, 1]");
          String columns = window(drawing, n, drawing.width(), "[-1, 1, 1, 1]", "[1, 1, 1, -1]");
          String some =
              drawing.let(
                  "torch.gather(%s, 2, torch.expand(%s, [-1, %d, -1, %d]))"
                      .formatted(padded, rows, drawing.channels(), drawing.width() + 2 * n));
          return drawing.let(
              "torch.gather(%s, 3, torch.expand(%s, [-1, %d, %d, -1]))"
                  .formatted(some, columns, drawing.channels(), drawing.height()));
        },
        Parameter.whole("pixels", 4, 1, 256).stated());
  }

  /** The rows or columns that a window of each picture begins at, as indices. */
  private static String window(
      Drawing drawing, long n, long extent, String pictures, String places) {
    // The largest random number times 2n+1 may round up to 2n+1 itself.
    String first =
        drawing.let(
            "torch.clamp(torch.floor(torch.mul(%s, %d.)), 0., %d.)"
                .formatted(drawing.chance(), 2 * n + 1, 2 * n));
    return drawing.let(
        "torch.to(torch.add(torch.reshape(%s, %s), torch.reshape(%s, %s)), 4)"
            .formatted(first, pictures, drawing.places(extent), places));
  }

  /**
   * Turned, scaled and sheared about the middle, in between by the four nearest pixels; what comes
   * from outside is zero.
   */
  private static Augmentation affine() {
    return new Augmentation(
        "randomAffine",
        "fth-rotate-cw",
        "±{degrees}° · ±{scale}",
        "y(p) = x(A^{-1} p),\\quad A = s\\,R(\\varphi)\\,S(\\psi)",
        Augmentation::turned,
        Parameter.real("degrees", 10, 0, 180).stated(),
        Parameter.real("scale", 0.1, 0, 0.9),
        Parameter.real("shear", 0, 0, 45));
  }

  private static String turned(Drawing drawing) {
    String angle = drawing.spread(Math.toRadians(drawing.number("degrees")));
    String scale =
        drawing.let(
            "torch.reciprocal(torch.add(%s, 1.))"
                .formatted(drawing.spread(drawing.number("scale"))));
    String shear =
        drawing.let(
            "torch.tan(%s)".formatted(drawing.spread(Math.toRadians(drawing.number("shear")))));
    String cos = drawing.let("torch.mul(torch.cos(%s), %s)".formatted(angle, scale));
    String sin = drawing.let("torch.mul(torch.sin(%s), %s)".formatted(angle, scale));
    // Coordinates go from -1 to 1 both ways: a turn must not squeeze what is not square.
    double wide = (double) drawing.height() / drawing.width();
    String right =
        drawing.let(
            "torch.mul(torch.sub(torch.mul(%s, %s), %s), %s)".formatted(cos, shear, sin, wide));
    String down = drawing.let("torch.mul(%s, %s)".formatted(sin, 1 / wide));
    String below = drawing.let("torch.add(torch.mul(%s, %s), %s)".formatted(sin, shear, cos));
    String zero = drawing.let("torch.zeros_like(%s)".formatted(cos));
    String map =
        drawing.let(
            "torch.reshape(torch.stack([%s, %s, %s, %s, %s, %s], 1), [-1, 2, 3])"
                .formatted(cos, right, zero, down, below, zero));
    String grid =
        drawing.let(
            "torch.affine_grid_generator(%s, [torch.size(%s, 0), %d, %d, %d], False)"
                .formatted(
                    map, drawing.x(), drawing.channels(), drawing.height(), drawing.width()));
    return drawing.let("torch.grid_sampler(%s, %s, 0, 0, False)".formatted(drawing.x(), grid));
  }

  private static Augmentation light() {
    return new Augmentation(
        "randomLight",
        "fth-sun",
        "±{brightness} · ±{contrast}",
        "y = b\\,(\\bar{x} + k\\,(x - \\bar{x}))",
        drawing -> {
          String mean = drawing.let("torch.mean(%s, [1, 2, 3], True)".formatted(drawing.x()));
          String contrast =
              drawing.eachPicture(
                  drawing.let(
                      "torch.add(%s, 1.)".formatted(drawing.spread(drawing.number("contrast")))));
          String brightness =
              drawing.eachPicture(
                  drawing.let(
                      "torch.add(%s, 1.)".formatted(drawing.spread(drawing.number("brightness")))));
          String from =
              drawing.let(
                  "torch.mul(torch.sub(%s, %s), %s)".formatted(drawing.x(), mean, contrast));
          return drawing.let("torch.mul(torch.add(%s, %s), %s)".formatted(from, mean, brightness));
        },
        Parameter.real("brightness", 0.2, 0, 1).stated(),
        Parameter.real("contrast", 0.2, 0, 1).stated());
  }

  /** A square of zeros somewhere: DeVries and Taylor 2017. */
  private static Augmentation cutOut() {
    return new Augmentation(
        "cutOut",
        "fth-scissors",
        "{size}",
        "y_{c,i,j} = \\begin{cases} 0 & (i,j) \\in Q \\\\ x_{c,i,j} & \\mathrm{else} \\end{cases}",
        drawing -> {
          String rows = inside(drawing, drawing.height(), "[1, 1, -1, 1]");
          String columns = inside(drawing, drawing.width(), "[1, 1, 1, -1]");
          return drawing.let(
              "torch.masked_fill(%s, torch.logical_and(%s, %s), 0.)"
                  .formatted(drawing.x(), rows, columns));
        },
        Parameter.whole("size", 8, 1, 256).stated());
  }

  /** Which rows or columns of each picture the square covers. */
  private static String inside(Drawing drawing, long extent, String places) {
    long size = drawing.whole("size");
    String middle =
        drawing.eachPicture(
            drawing.let("torch.floor(torch.mul(%s, %d.))".formatted(drawing.chance(), extent)));
    String from =
        drawing.let(
            "torch.add(torch.sub(torch.reshape(%s, %s), %s), %d.)"
                .formatted(drawing.places(extent), places, middle, size / 2));
    return drawing.let(
        "torch.logical_and(torch.ge(%s, 0.), torch.lt(%s, %d.))".formatted(from, from, size));
  }

  /**
   * Some rows and some columns give the picture's mean: bands and frames of a spectrogram that are
   * not heard (Park et al. 2019, "SpecAugment").
   */
  private static Augmentation spectrumMask() {
    return new Augmentation(
        "spectrumMask",
        "fth-volume-x",
        "{bands} · {frames}",
        "y_{c,i,j} = \\begin{cases} \\bar{x} & i \\in B \\lor j \\in T \\\\ x_{c,i,j} & \\mathrm{else} \\end{cases}",
        drawing -> {
          String bands = run(drawing, "bands", drawing.height(), "[1, 1, -1, 1]");
          String frames = run(drawing, "frames", drawing.width(), "[1, 1, 1, -1]");
          String mean = drawing.let("torch.mean(%s, [1, 2, 3], True)".formatted(drawing.x()));
          return drawing.let(
              "torch.where(torch.logical_or(%s, %s), %s, %s)"
                  .formatted(bands, frames, mean, drawing.x()));
        },
        Parameter.whole("bands", 6, 0, 256).stated(),
        Parameter.whole("frames", 8, 0, 100_000).stated());
  }

  /** Which rows or columns of each picture lie in a run of up to so many. */
  private static String run(Drawing drawing, String most, long extent, String places) {
    long n = Math.min(drawing.whole(most), extent);
    // The largest random number times n+1 may round up to n+1 itself.
    String length =
        drawing.let(
            "torch.clamp(torch.floor(torch.mul(%s, %d.)), 0., %d.)"
                .formatted(drawing.chance(), n + 1, n));
    String first =
        drawing.let(
            "torch.floor(torch.mul(%s, torch.rsub(%s, %d.)))"
                .formatted(drawing.chance(), length, extent + 1));
    String from =
        drawing.let(
            "torch.sub(torch.reshape(%s, %s), %s)"
                .formatted(drawing.places(extent), places, drawing.eachPicture(first)));
    return drawing.let(
        "torch.logical_and(torch.ge(%s, 0.), torch.lt(%s, %s))"
            .formatted(from, from, drawing.eachPicture(length)));
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
  public boolean augments() {
    return true;
  }

  @Override
  Inference shape(Site site) {
    Signal.Tensor in = site.tensor(0);
    @Nullable Misfit misfit =
        Fits.rank(in.shape(), 3, Sliding.layout(2), Fits.intoChannels(in.shape(), 2));
    return misfit != null
        ? misfit
        : Inference.of(new Signal.Tensor(in.shape(), Signal.Numbers.REAL, 0));
  }

  @Override
  long activations(Shape out) {
    return 0; // nothing goes back through it
  }

  @Override
  public List<String> forward(TorchCode code) {
    if (!code.training().equals("True")) {
      return List.of(code.input(0));
    }
    String made = program.write(new Drawing(code));
    // Behind it all runs at the speed of the layout that pictures came in: a third of S4's time.
    return List.of(
        code.let("torch.copy_(torch.empty_like(%s), %s)".formatted(code.input(0), made)));
  }

  @Override
  public String summary(Settings settings) {
    return summary;
  }

  @Override
  public String formula(Settings settings) {
    return formula;
  }

  /** Writes a program that draws by picture. */
  private static final class Drawing {
    private final TorchCode code;
    private final Shape shape;

    Drawing(TorchCode code) {
      this.code = code;
      this.shape = code.site().tensor(0).shape();
    }

    String x() {
      return code.input(0);
    }

    long channels() {
      return shape.extent(0);
    }

    long height() {
      return shape.extent(1);
    }

    long width() {
      return shape.extent(2);
    }

    String let(String expression) {
      return code.let(expression);
    }

    /** A random number from 0 up to 1 for each picture. */
    String chance() {
      return let(
          "torch.rand_like(torch.select(torch.select(torch.select(%s, 1, 0), 1, 0), 1, 0))"
              .formatted(x()));
    }

    /** A random number from minus to plus so much for each picture. */
    String spread(double much) {
      return let("torch.mul(torch.sub(torch.mul(%s, 2.), 1.), %s)".formatted(chance(), much));
    }

    /** What is known of each picture, beside its numbers. */
    String eachPicture(String each) {
      return let("torch.reshape(%s, [-1, 1, 1, 1])".formatted(each));
    }

    /** 0, 1, 2 and so on, where the pictures are. */
    String places(long extent) {
      return let("torch.sub(torch.cumsum(torch.new_ones(%s, [%d]), 0), 1.)".formatted(x(), extent));
    }

    long whole(String name) {
      return code.settings().whole(name);
    }

    double number(String name) {
      return code.settings().real(name);
    }

    String real(String name) {
      return String.valueOf(number(name));
    }

    String text(String name) {
      return code.settings().text(name);
    }
  }
}
