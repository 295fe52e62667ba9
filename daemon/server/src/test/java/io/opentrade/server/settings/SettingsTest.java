package io.opentrade.server.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.opentrade.server.settings.SettingRefused.Reason;
import io.opentrade.server.text.Messages;
import io.opentrade.server.text.Phrase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
  private final Path folder;
  private final Path file;

  SettingsTest(@TempDir Path folder) {
    this.folder = folder;
    this.file = folder.resolve("settings.json");
  }

  private Settings settings(Map<String, String> environment) {
    return new Settings(new SettingsFile(file), environment);
  }

  private Settings settings() {
    return settings(Map.of());
  }

  @Test
  void theDefaultHoldsUntilTheFileSaysOtherwiseAndTheEnvironmentWins() {
    var environment = Map.of("OPENTRADE_STRATEGY_TIME_LIMIT", "3s");
    assertEquals(Origin.DEFAULT, settings().find("strategy.timeLimit").origin());

    SettingValue written = settings().set("strategy.timeLimit", "90000ms");
    assertEquals(Origin.FILE, written.origin());
    assertEquals("90s", written.text());

    SettingValue forced = settings(environment).set("strategy.timeLimit", "1m");
    assertEquals(Origin.ENVIRONMENT, forced.origin());
    assertEquals("3s", forced.text());
    assertEquals(
        Duration.ofSeconds(3), settings(environment).get(SettingsTable.STRATEGY_TIME_LIMIT));

    SettingValue gone = settings().unset("strategy.timeLimit");
    assertEquals(Origin.DEFAULT, gone.origin());
    assertEquals("10s", gone.text());
  }

  @Test
  void anUnknownKeyNamesTheNearest() {
    var refused = assertThrows(SettingRefused.class, () -> settings().find("strategy.timelimt"));
    assertEquals(Reason.UNKNOWN_KEY, refused.reason());
    Phrase hint = refused.hint();
    assertNotNull(hint);
    assertEquals("did you mean strategy.timeLimit?", Messages.in("en").say(hint));
  }

  @Test
  void partOfAKeyNamesThoseThatHaveIt() {
    var refused = assertThrows(SettingRefused.class, () -> settings().set("heap", "1g"));
    Phrase hint = refused.hint();
    assertNotNull(hint);
    assertEquals("did you mean research.heap, strategy.heap?", Messages.in("en").say(hint));
  }

  @Test
  void aRefusedValueChangesNothing() {
    settings().set("log.level", "debug");
    var refused = assertThrows(SettingRefused.class, () -> settings().set("log.level", "loud"));
    assertEquals(Reason.INVALID_VALUE, refused.reason());
    assertEquals("debug", settings().find("log.level").text());
  }

  @Test
  void aWrongValueInTheFileIsIgnoredAndListed() throws IOException {
    Files.writeString(file, "{\"log.level\":\"loud\",\"log.files\":7,\"colour\":\"red\"}");
    assertEquals("info", settings().get(SettingsTable.LOG_LEVEL));
    assertEquals(7, settings().get(SettingsTable.LOG_FILES));
    assertNotNull(settings().find("log.level").problem());
    assertNull(settings().find("log.files").problem());
    assertEquals(2, settings().problems().size());
  }

  @Test
  void aBrokenFileStopsNothingAndIsNotOverwritten() throws IOException {
    Files.writeString(file, "{\"log.level\": ");
    assertEquals("info", settings().get(SettingsTable.LOG_LEVEL));
    assertEquals(1, settings().problems().size());
    var refused = assertThrows(SettingRefused.class, () -> settings().set("log.level", "warn"));
    assertEquals(Reason.FILE, refused.reason());
    assertEquals("{\"log.level\": ", Files.readString(file));
  }

  @Test
  void whatThisVersionDoesNotKnowIsKept() throws IOException {
    Files.writeString(file, "{\"from.the.future\":\"1\"}");
    settings().set("log.level", "warn");
    assertTrue(Files.readString(file).contains("from.the.future"));
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(file), files.toList());
    }
  }

  @Test
  void anEditByHandHoldsAtOnce() throws IOException {
    Settings settings = settings();
    settings.set("log.level", "warn");
    assertEquals("warn", settings.get(SettingsTable.LOG_LEVEL));
    Path edited = Files.writeString(folder.resolve("edited"), "{\"log.level\":\"error\"}");
    Files.move(edited, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    assertEquals("error", settings.get(SettingsTable.LOG_LEVEL));
  }

  @Test
  void keysAndVariablesAreUnique() {
    Set<String> names = new HashSet<>();
    for (Setting<?> setting : SettingsTable.all()) {
      assertTrue(names.add(setting.key()), setting.key());
      assertTrue(names.add(setting.environmentVariable()), setting.environmentVariable());
      assertFalse(setting.doc().isBlank(), setting.key());
    }
    assertTrue(names.contains("OPENTRADE_EXCHANGE_BINANCE_ADDRESS"));
  }

  @Test
  void theSchemaKnowsEverySettingAndItsDefaultFits() {
    JsonNode properties = SettingsSchema.document().path("properties");
    assertEquals(SettingsTable.all().size(), properties.size());
    for (Setting<?> setting : SettingsTable.all()) {
      JsonNode property = properties.path(setting.key());
      String standard = property.path("default").asText();
      assertEquals(setting.standardText(), standard);
      if (property.has("pattern")) {
        assertTrue(standard.matches(property.path("pattern").asText()), setting.key());
      }
    }
  }
}
