package org.layerloom.samples.bundled;

import java.util.List;
import java.util.stream.IntStream;
import org.layerloom.data.DatasetInfo;
import org.layerloom.data.Samples;
import org.layerloom.network.Shape;
import org.layerloom.network.Signal;
import org.layerloom.network.Site;

/** The bundled tables. None has a publisher's split, so each is split by {@link Split}. */
public final class Tables {

  private static final String CC_BY = "CC BY 4.0";

  private Tables() {}

  /** 1,797 digits of 8 x 8 in 17 greys, spread over 0 to 255 so that they are pictures as any. */
  public static Bundle digits() {
    return new Table(
        classes(
            "digits",
            "Digits 8×8",
            Shape.of(1, 8, 8),
            1438,
            359,
            IntStream.range(0, 10).mapToObj(String::valueOf).toList(),
            "E. Alpaydin, C. Kaynak: Optical Recognition of Handwritten Digits, UCI, 1998"),
        Samples.Type.BYTE,
        () -> TextTable.read("tables/digits.csv.gz", 0, 255f / 16));
  }

  public static Bundle iris() {
    return new Table(
        classes(
            "iris",
            "Iris",
            Shape.of(4),
            120,
            30,
            List.of("setosa", "versicolor", "virginica"),
            "R. A. Fisher: Iris, UCI, 1936"),
        Samples.Type.FLOAT,
        () -> TextTable.read("tables/iris.csv", 1, 1));
  }

  public static Bundle wine() {
    return new Table(
        classes(
            "wine",
            "Wine",
            Shape.of(13),
            142,
            36,
            List.of("class 0", "class 1", "class 2"),
            "S. Aeberhard, M. Forina: Wine, UCI, 1991"),
        Samples.Type.FLOAT,
        () -> TextTable.read("tables/wine_data.csv", 1, 1));
  }

  public static Bundle breastCancer() {
    return new Table(
        classes(
            "breast-cancer",
            "Breast cancer",
            Shape.of(30),
            456,
            113,
            List.of("malignant", "benign"),
            "W. Wolberg, O. Mangasarian, N. Street, W. Street:"
                + " Breast Cancer Wisconsin (Diagnostic), UCI, 1993"),
        Samples.Type.FLOAT,
        () -> TextTable.read("tables/breast_cancer.csv", 1, 1));
  }

  /** 442 patients: age, sex, body mass index, blood pressure, six serum values. */
  public static Bundle diabetes() {
    return new Table(
        new DatasetInfo(
            "diabetes",
            "Diabetes",
            new Site.DatasetShape(
                Signal.Tensor.real(Shape.of(10)), new Signal.Labels(0, Shape.of(1)), 354, 88),
            List.of(),
            "free",
            "B. Efron, T. Hastie, I. Johnstone, R. Tibshirani:"
                + " Least Angle Regression, Annals of Statistics 32, 2004"),
        Samples.Type.FLOAT,
        () -> TextTable.join("tables/diabetes_data_raw.csv.gz", "tables/diabetes_target.csv.gz"));
  }

  private static DatasetInfo classes(
      String id,
      String title,
      Shape shape,
      long train,
      long test,
      List<String> names,
      String citation) {
    return new DatasetInfo(
        id,
        title,
        new Site.DatasetShape(
            Signal.Tensor.real(shape), new Signal.Labels(names.size(), Shape.of()), train, test),
        names,
        CC_BY,
        citation);
  }
}
