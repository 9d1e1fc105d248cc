package org.layerloom.project;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.layerloom.network.Catalogue;

class ProjectSchemaTest {

  private static final Path FILE =
      Path.of("src/main/resources/org/layerloom/project/loom.schema.json");

  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(ProjectSchema.of(Catalogue.standard()));

  /** With {@code -Dschema=write} it writes the file as it should be. */
  @Test
  void theFileIsThatOfTheCatalogue() throws IOException {
    String schema = ProjectSchema.of(Catalogue.standard());
    if ("write".equals(System.getProperty("schema"))) {
      Files.writeString(FILE, schema);
    }

    assertThat(Files.readString(FILE))
        .as("after a change of kinds, refresh it: -Dtest=ProjectSchemaTest -Dschema=write")
        .isEqualTo(schema);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void whatIsSavedFollowsTheSchema(long seed) {
    String text = ProjectFile.text(new RandomDocuments(seed).document());

    assertThat(SCHEMA.validate(text, InputFormat.JSON)).isEmpty();
  }

  @Test
  void theSoundFileFollowsIt() {
    assertThat(SCHEMA.validate(Texts.SOUND, InputFormat.JSON)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void itFindsWhatIsWrongInOneNode(String stands, String put) {
    String text = Texts.SOUND.replace(stands, put);

    assertThat(SCHEMA.validate(text, InputFormat.JSON)).isNotEmpty();
  }

  static String[][] wrong() {
    return new String[][] {
      {"\"format\": 1", "\"format\": 2"},
      {"{\"units\": 1}", "{}"},
      {"{\"units\": 1}", "{\"units\": 0}"},
      {"{\"units\": 1}", "{\"units\": 1, \"activation\": \"gulp\"}"},
      {"\"mse\"", "\"warp\""},
      {"\"dense.in\"", "\"dense\""},
      {"[208, 0]", "[208]"},
    };
  }
}
