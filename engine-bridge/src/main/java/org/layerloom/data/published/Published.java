package org.layerloom.data.published;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.layerloom.data.DatasetInfo;
import org.layerloom.network.Shape;
import org.layerloom.network.Signal;
import org.layerloom.network.Site;

/**
 * A dataset that its publisher serves.
 *
 * @param info what is known of it before it is here
 * @param files what is fetched
 * @param page the publisher's page about it
 * @param holds files whose presence says that it is all here, beneath its folder
 */
public record Published(DatasetInfo info, List<PublishedFile> files, URI page, List<String> holds) {

  private static final Shape GREY = Shape.of(1, 28, 28);
  private static final Shape COLOUR = Shape.of(3, 32, 32);

  private static final String TINY_IMAGES =
      "A. Krizhevsky: Learning Multiple Layers of Features from Tiny Images, 2009";

  private static final List<Published> ALL =
      List.of(fashionMnist(), kuzushijiMnist(), cifar10(), cifar100());

  public Published {
    files = List.copyOf(files);
    holds = List.copyOf(holds);
  }

  /** Every one that is known. */
  public static List<Published> all() {
    return ALL;
  }

  /** The one of this name. */
  public static Optional<Published> find(String id) {
    return ALL.stream().filter(it -> it.info().id().equals(id)).findFirst();
  }

  /** How much is to be fetched, in bytes. */
  public long bytes() {
    return files.stream().mapToLong(PublishedFile::bytes).sum();
  }

  private static Published fashionMnist() {
    URI base = URI.create("https://github.com/zalandoresearch/fashion-mnist/raw/master/data/");
    return idx(
        info(
            "fashion-mnist",
            "Fashion-MNIST",
            GREY,
            60_000,
            List.of(
                "T-shirt/top",
                "Trouser",
                "Pullover",
                "Dress",
                "Coat",
                "Sandal",
                "Shirt",
                "Sneaker",
                "Bag",
                "Ankle boot"),
            "MIT",
            "H. Xiao, K. Rasul, R. Vollgraf: Fashion-MNIST, 2017"),
        URI.create("https://github.com/zalandoresearch/fashion-mnist"),
        file(
            base.resolve("fashion/"),
            "train-images-idx3-ubyte.gz",
            26_421_880,
            "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84"),
        file(
            base.resolve("fashion/"),
            "train-labels-idx1-ubyte.gz",
            29_515,
            "a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845"),
        file(
            base.resolve("fashion/"),
            "t10k-images-idx3-ubyte.gz",
            4_422_102,
            "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073"),
        file(
            base.resolve("fashion/"),
            "t10k-labels-idx1-ubyte.gz",
            5_148,
            "67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5"));
  }

  private static Published kuzushijiMnist() {
    URI base = URI.create("https://codh.rois.ac.jp/kmnist/dataset/kmnist/");
    return idx(
        info(
            "kmnist",
            "Kuzushiji-MNIST",
            GREY,
            60_000,
            List.of("o", "ki", "su", "tsu", "na", "ha", "ma", "ya", "re", "wo"),
            "CC BY-SA 4.0",
            "T. Clanuwat and others: Deep Learning for Classical Japanese Literature, 2018"),
        URI.create("https://codh.rois.ac.jp/kmnist/"),
        file(
            base,
            "train-images-idx3-ubyte.gz",
            18_165_135,
            "51467d22d8cc72929e2a028a0428f2086b092bb31cfb79c69cc0a90ce135fde4"),
        file(
            base,
            "train-labels-idx1-ubyte.gz",
            29_497,
            "e38f9ebcd0f3ebcdec7fc8eabdcdaef93bb0df8ea12bee65224341c8183d8e17"),
        file(
            base,
            "t10k-images-idx3-ubyte.gz",
            3_041_136,
            "edd7a857845ad6bb1d0ba43fe7e794d164fe2dce499a1694695a792adfac43c5"),
        file(
            base,
            "t10k-labels-idx1-ubyte.gz",
            5_120,
            "20bb9a0ef54c7db3efc55a92eef5582c109615df22683c380526788f98e42a1c"));
  }

  private static Published cifar10() {
    return new Published(
        info(
            "cifar10",
            "CIFAR-10",
            COLOUR,
            50_000,
            List.of(
                "airplane",
                "automobile",
                "bird",
                "cat",
                "deer",
                "dog",
                "frog",
                "horse",
                "ship",
                "truck"),
            "research use",
            TINY_IMAGES),
        List.of(
            file(
                URI.create("https://www.cs.toronto.edu/~kriz/"),
                "cifar-10-binary.tar.gz",
                170_052_171,
                "c4a38c50a1bc5f3a1c5537f2155ab9d68f9f25eb1ed8d9ddda3db29a59bca1dd")),
        URI.create("https://www.cs.toronto.edu/~kriz/cifar.html"),
        Stream.concat(
                IntStream.rangeClosed(1, 5).mapToObj(i -> "data_batch_" + i + ".bin"),
                Stream.of("test_batch.bin"))
            .map(name -> "cifar-10-batches-bin/" + name)
            .toList());
  }

  private static Published cifar100() {
    return new Published(
        info("cifar100", "CIFAR-100", COLOUR, 50_000, CifarNames.FINE, "research use", TINY_IMAGES),
        List.of(
            file(
                URI.create("https://www.cs.toronto.edu/~kriz/"),
                "cifar-100-binary.tar.gz",
                168_513_733,
                "58a81ae192c23a4be8b1804d68e518ed807d710a4eb253b1f2a199162a40d8ec")),
        URI.create("https://www.cs.toronto.edu/~kriz/cifar.html"),
        List.of("cifar-100-binary/train.bin", "cifar-100-binary/test.bin"));
  }

  private static Published idx(DatasetInfo info, URI page, PublishedFile... files) {
    List<PublishedFile> all = List.of(files);
    return new Published(info, all, page, all.stream().map(PublishedFile::name).toList());
  }

  private static DatasetInfo info(
      String id,
      String title,
      Shape shape,
      long train,
      List<String> classes,
      String licence,
      String citation) {
    return new DatasetInfo(
        id,
        title,
        new Site.DatasetShape(
            Signal.Tensor.real(shape),
            new Signal.Labels(classes.size(), Shape.of()),
            train,
            10_000),
        classes,
        licence,
        citation);
  }

  private static PublishedFile file(URI base, String name, long bytes, String sha256) {
    return new PublishedFile(name, base.resolve(name), bytes, sha256);
  }
}
