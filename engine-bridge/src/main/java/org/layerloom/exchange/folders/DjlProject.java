package org.layerloom.exchange.folders;

import java.util.List;
import java.util.stream.Collectors;

/** A small Maven project that loads the network by DJL and asks it. */
public final class DjlProject {

  /** Where the program looks for the network, and for samples with what should be answered. */
  public static final String NETWORK = "model/network.pt";

  public static final String SAMPLES = "samples.csv";
  public static final String ANSWERS = "answers.csv";

  /** Where the program's source is. */
  public static final String SOURCE = "src/main/java/network/Predict.java";

  private static final String DJL = "0.35.1";
  private static final String TORCH = "2.7.1";

  private DjlProject() {}

  public static String pom() {
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <project xmlns="http://maven.apache.org/POM/4.0.0">
      <modelVersion>4.0.0</modelVersion>
      <groupId>network</groupId>
      <artifactId>predict</artifactId>
      <version>1.0</version>
      <properties>
        <maven.compiler.release>17</maven.compiler.release>
        <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
        <torch.platform>linux-x86_64</torch.platform>
      </properties>
      <dependencies>
        <dependency><groupId>ai.djl</groupId><artifactId>api</artifactId><version>%1$s</version></dependency>
        <dependency><groupId>ai.djl.pytorch</groupId><artifactId>pytorch-engine</artifactId><version>%1$s</version></dependency>
        <dependency><groupId>ai.djl.pytorch</groupId><artifactId>pytorch-jni</artifactId><version>%2$s-%1$s</version><scope>runtime</scope></dependency>
        <dependency><groupId>ai.djl.pytorch</groupId><artifactId>pytorch-native-cpu</artifactId><version>%2$s</version><classifier>${torch.platform}</classifier><scope>runtime</scope></dependency>
        <dependency><groupId>org.slf4j</groupId><artifactId>slf4j-simple</artifactId><version>2.0.17</version><scope>runtime</scope></dependency>
      </dependencies>
      <build>
        <defaultGoal>compile exec:java</defaultGoal>
        <plugins>
          <plugin>
            <groupId>org.codehaus.mojo</groupId>
            <artifactId>exec-maven-plugin</artifactId>
            <version>3.6.2</version>
            <configuration><mainClass>network.Predict</mainClass></configuration>
          </plugin>
        </plugins>
      </build>
      <profiles>
        <profile>
          <id>windows</id>
          <activation><os><family>windows</family></os></activation>
          <properties><torch.platform>win-x86_64</torch.platform></properties>
        </profile>
        <profile>
          <id>mac</id>
          <activation><os><family>mac</family></os></activation>
          <properties><torch.platform>osx-aarch64</torch.platform></properties>
        </profile>
      </profiles>
    </project>
    """
        .formatted(DJL, TORCH);
  }

  /**
   * @param type of one sample's numbers, as DJL calls it: {@code FLOAT32}
   * @param extents one sample's
   */
  public static String source(String type, List<Long> extents) {
    String shape =
        extents.stream().map(extent -> ", " + extent).collect(Collectors.joining("", "1", ""));
    return """
    package network;

    import ai.djl.inference.Predictor;
    import ai.djl.ndarray.NDArray;
    import ai.djl.ndarray.NDList;
    import ai.djl.ndarray.NDManager;
    import ai.djl.ndarray.types.DataType;
    import ai.djl.ndarray.types.Shape;
    import ai.djl.repository.zoo.Criteria;
    import ai.djl.repository.zoo.ZooModel;
    import ai.djl.translate.NoopTranslator;
    import java.nio.file.Files;
    import java.nio.file.Path;
    import java.util.Arrays;
    import java.util.List;

    /** Asks the network about each line of %2$s; says how far the answers are from %3$s. */
    public final class Predict {

      private static final Shape SAMPLE = new Shape(%5$s);
      private static final double TOLERANCE = 1e-4;

      public static void main(String[] arguments) throws Exception {
        Criteria<NDList, NDList> network =
            Criteria.builder()
                .setTypes(NDList.class, NDList.class)
                .optModelPath(Path.of("%1$s"))
                .optEngine("PyTorch")
                .optTranslator(new NoopTranslator())
                .build();
        List<String> samples = Files.readAllLines(Path.of("%2$s"));
        List<String> answers = Files.readAllLines(Path.of("%3$s"));
        double difference = 0;
        try (ZooModel<NDList, NDList> model = network.loadModel();
            Predictor<NDList, NDList> predictor = model.newPredictor();
            NDManager manager = NDManager.newBaseManager("PyTorch")) {
          for (int i = 0; i < samples.size(); i++) {
            try (NDArray sample =
                manager
                    .create(numbers(samples.get(i)), SAMPLE)
                    .toType(DataType.%4$s, false)) {
              float[] answer =
                  predictor.predict(new NDList(sample)).get(0).toType(DataType.FLOAT32, false).toFloatArray();
              System.out.println(Arrays.toString(answer));
              difference = Math.max(difference, difference(answer, numbers(answers.get(i))));
            }
          }
        }
        System.out.printf("largest difference %%.1e of the largest number%%n", difference);
        if (!(difference <= TOLERANCE)) {
          throw new IllegalStateException("these are not the answers of the network that was trained");
        }
      }

      private static float[] numbers(String line) {
        String[] parts = line.split(",");
        float[] numbers = new float[parts.length];
        for (int i = 0; i < numbers.length; i++) {
          numbers[i] = Float.parseFloat(parts[i]);
        }
        return numbers;
      }

      private static double difference(float[] found, float[] wanted) {
        double apart = 0;
        double largest = 1e-6;
        for (int i = 0; i < wanted.length; i++) {
          apart = Math.max(apart, Math.abs(found[i] - wanted[i]));
          largest = Math.max(largest, Math.abs(wanted[i]));
        }
        return apart / largest;
      }
    }
    """
        .formatted(NETWORK, SAMPLES, ANSWERS, type, shape);
  }

  public static String readme(String title) {
    return """
    # %s

    Drawn and trained in Layerloom; here for Java, by DJL. Needs a JDK 17 or newer and Maven.

    ```sh
    mvn -q        # fetches PyTorch's library once, then asks the network about samples.csv
    ```

    `src/main/java/network/Predict.java` is all there is: copy it into your own program with `model/network.pt` and the dependencies of `pom.xml`.
    `answers.csv` has what the engine that trained it answered.
    """
        .formatted(title);
  }
}
