import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks or rewrites Java sources with google-java-format. Maven plugins for it run inside Maven's own Java, which may
 * be 17 and cannot parse today's syntax; this runs on the toolchain's.
 *
 * <p>Arguments: {@code check|write}, then folders.
 */
void main(String[] args) throws Exception {
  boolean write = args[0].equals("write");
  var options =
      JavaFormatterOptions.builder().style(JavaFormatterOptions.Style.GOOGLE).build();
  var formatter = new Formatter(options);
  List<Path> wrong = new ArrayList<>();
  for (String folder : List.of(args).subList(1, args.length)) {
    if (!Files.isDirectory(Path.of(folder))) {
      continue;
    }
    List<Path> files;
    try (var walk = Files.walk(Path.of(folder))) {
      files =
          walk.filter(f -> f.toString().endsWith(".java"))
              .filter(f -> !f.toString().matches(".*[/\\\\](target|\\.[a-z]+)[/\\\\].*"))
              .sorted()
              .toList();
    }
    for (Path file : files) {
      String source = Files.readString(file);
      String tidy =
          formatter.formatSource(
              ImportOrderer.reorderImports(
                  RemoveUnusedImports.removeUnusedImports(source), JavaFormatterOptions.Style.GOOGLE));
      if (!tidy.equals(source)) {
        wrong.add(file);
        if (write) {
          Files.writeString(file, tidy);
        }
      }
    }
  }
  if (!write && !wrong.isEmpty()) {
    System.err.println("Not formatted (mvn -Pformat mends it):");
    wrong.forEach(file -> System.err.println("  " + file));
    System.exit(1);
  }
}
