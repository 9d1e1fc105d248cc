package org.layerloom.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class CacheFolderTest {

  private static final Path HOME = Path.of("home").toAbsolutePath();

  @Test
  void followsTheSystemsConvention() {
    assertThat(CacheFolder.of(Map.of(), "Linux", HOME)).isEqualTo(HOME.resolve(".cache/layerloom"));
    assertThat(CacheFolder.of(Map.of(), "Mac OS X", HOME))
        .isEqualTo(HOME.resolve("Library/Caches/Layerloom"));
    assertThat(CacheFolder.of(Map.of(), "Windows 11", HOME))
        .isEqualTo(HOME.resolve("AppData/Local/Layerloom/cache"));
  }

  @Test
  void aVariableSaysOtherwise() {
    Path own = HOME.resolve("own");

    assertThat(CacheFolder.of(Map.of("XDG_CACHE_HOME", own.toString()), "Linux", HOME))
        .isEqualTo(own.resolve("layerloom"));
    assertThat(CacheFolder.of(Map.of("LAYERLOOM_HOME", own.toString()), "Linux", HOME))
        .isEqualTo(own.resolve("cache"));
  }

  @Test
  void aRelativeVariableDoesNotCount() {
    assertThat(CacheFolder.of(Map.of("XDG_CACHE_HOME", "here"), "Linux", HOME))
        .isEqualTo(HOME.resolve(".cache/layerloom"));
  }
}
