package io.opentrade.server.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.opentrade.server.text.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsReplaceTest {
  private final Path file;
  private final Settings settings;

  SettingsReplaceTest(@TempDir Path folder) {
    file = folder.resolve("settings.json");
    settings = new Settings(new SettingsFile(file), Map.of("OPENTRADE_LOG_LEVEL", "error"));
  }

  private List<String> wrong(Map<String, String> before, Map<String, String> values) {
    return settings.wrong(before, values).stream().map(Messages.in("en")::say).sorted().toList();
  }

  @Test
  void allThatIsWrongIsNamedByKeyAndValue() {
    assertEquals(
        List.of(
            "log.level: 'loud' is not one of debug, info, warn, error",
            "there is no setting 'log.colour'"),
        wrong(Map.of(), Map.of("log.level", "loud", "log.colour", "red", "log.files", "3")));
    assertFalse(Files.exists(file));
  }

  @Test
  void theWholeIsWrittenAndWhatIsLeftOutIsGone() {
    settings.set("log.files", "3");
    settings.replace(Map.of("log.files", "3"), Map.of("trading.stopLoss", "2.5%"));
    assertEquals(Map.of("trading.stopLoss", "2.5%"), settings.inFile());
    assertEquals(Origin.DEFAULT, settings.find("log.files").origin());
  }

  @Test
  void whatTheEnvironmentSaysStaysOutOfTheFile() {
    settings.replace(Map.of(), Map.of("log.level", "warn"));
    assertEquals(Map.of("log.level", "warn"), settings.inFile());
    assertEquals("error", settings.find("log.level").text());
  }

  @Test
  void aKeyOfAnotherVersionIsKeptAndNotChanged() throws IOException {
    Files.writeString(file, "{\"later.thing\": \"1\"}");
    Map<String, String> before = Map.of("later.thing", "1");
    assertEquals(List.of(), wrong(before, before));
    assertEquals(1, wrong(before, Map.of("later.thing", "2")).size());
    settings.replace(before, Map.of("later.thing", "1", "log.files", "2"));
    assertEquals(Map.of("later.thing", "1", "log.files", "2"), settings.inFile());
  }

  @Test
  void whatSomebodyElseWroteMeanwhileIsNotLost() {
    settings.set("log.files", "3");
    SettingRefused refused =
        assertThrows(
            SettingRefused.class, () -> settings.replace(Map.of(), Map.of("log.files", "4")));
    assertEquals(SettingRefused.Reason.FILE, refused.reason());
    assertEquals(Map.of("log.files", "3"), settings.inFile());
  }
}
