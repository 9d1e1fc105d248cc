package org.layerloom.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.layerloom.network.Shape;
import org.layerloom.network.Signal;
import org.layerloom.network.Site;

/**
 * A {@linkplain ClassFolder folder with a sub-folder} of pictures a class: PNG, JPEG, BMP or GIF.
 *
 * <p>All pictures have the size of the first, or are scaled to {@code ?size=32x48} (height x
 * width); they are grey where the first is, or as {@code &colour=grey} or {@code rgb} says. {@code
 * &bad=skip} leaves out what cannot be read or has another size.
 */
final class ImageFolder implements LocalData.Format {

  private static final List<String> ENDINGS = List.of(".png", ".jpg", ".jpeg", ".bmp", ".gif");

  @Override
  public LocalData.@Nullable Dataset open(Path path, Options options)
      throws IOException, DataException {
    ClassFolder folder = ClassFolder.find(path, ENDINGS);
    if (folder == null) {
      return null;
    }
    options.allow(List.of("size", "colour", "bad", "test"));
    ClassFolder.Parts parts = folder.parts(options, "data.images.one", "data.images.empty");
    ImageFormat format = ImageFormat.of(folder.first(), options);
    DatasetInfo info =
        new DatasetInfo(
            options.name(),
            options.path(),
            new Site.DatasetShape(
                Signal.Tensor.real(format.shape()),
                new Signal.Labels(parts.names().size(), Shape.of()),
                parts.train().size(),
                parts.test().size()),
            parts.names(),
            "",
            "");
    return new Dataset(info, format, parts);
  }

  private record Dataset(DatasetInfo info, ImageFormat format, ClassFolder.Parts parts)
      implements LocalData.Dataset {

    @Override
    public Samples read(DatasetSource.Part part) throws DataException {
      List<ClassFolder.Member> pictures =
          part == DatasetSource.Part.TRAIN ? parts.train() : parts.test();
      if (pictures.isEmpty()) {
        throw DataException.of("data.test.none", info.id());
      }
      return ImageReader.read(pictures, format, info.classNames().size());
    }
  }
}
