package io.opentrade.server.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.server.settings.SettingRefused.Reason;
import io.opentrade.server.text.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Every setting of the table: its default, a bad value, a good one, and where each comes from.
class EverySettingTest {
  private final Path folder;

  EverySettingTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @TestFactory
  Stream<DynamicTest> everySetting() {
    return SettingsTable.all().stream()
        .map(setting -> DynamicTest.dynamicTest(setting.key(), () -> check(setting)));
  }

  private void check(Setting<?> setting) throws IOException {
    String key = setting.key();
    Path file = folder.resolve(key + ".json");
    Settings settings = new Settings(new SettingsFile(file), Map.of());
    SettingValue standard = settings.find(key);
    assertEquals(Origin.DEFAULT, standard.origin());
    assertEquals(setting.standardText(), standard.text());

    String bad = bad(setting.type());
    SettingRefused refused = assertThrows(SettingRefused.class, () -> settings.set(key, bad));
    assertEquals(Reason.INVALID_VALUE, refused.reason());
    String said = Messages.in("en").say(refused.phrase());
    assertTrue(said.contains(key) && said.contains(bad), said);
    assertFalse(Files.exists(file), "validated before anything changes");

    String good = good(setting);
    SettingValue written = settings.set(key, good);
    assertEquals(Origin.FILE, written.origin());
    assertEquals(good, written.text());
    assertEquals(good, new Settings(new SettingsFile(file), Map.of()).find(key).text());

    String variable = setting.environmentVariable();
    Map<String, String> environment = Map.of(variable, setting.standardText());
    SettingValue forced = new Settings(new SettingsFile(file), environment).find(key);
    assertEquals(Origin.ENVIRONMENT, forced.origin());
    assertEquals(setting.standardText(), forced.text());

    Map<String, String> wrong = Map.of(variable, bad);
    SettingValue ignored = new Settings(new SettingsFile(file), wrong).find(key);
    assertEquals(setting.standardText(), ignored.text(), "a bad value never stops the daemon");
    assertNotNull(ignored.problem());

    assertEquals(Origin.DEFAULT, settings.unset(key).origin());
  }

  private static String bad(SettingType<?> type) {
    return switch (type) {
      case SettingType.Whole whole -> Long.toString(whole.most() + 1);
      case SettingType.Size _, SettingType.Span _, SettingType.Hours _ -> "12 parsecs";
      case SettingType.Choice _ -> "perhaps";
      case SettingType.Share _ -> "120%";
      case SettingType.Address _ -> "ftp://example.com";
      case SettingType.File _ -> "here/below";
    };
  }

  /// Another than the default, as the type writes it; the default where there is no other.
  private static String good(Setting<?> setting) {
    return switch (setting.type()) {
      case SettingType.Whole whole ->
          Long.toString(
              setting.standardText().equals(Long.toString(whole.least()))
                  ? whole.most()
                  : whole.least());
      case SettingType.Size size -> size.write(size.most());
      case SettingType.Span span -> span.write(span.most());
      case SettingType.Choice choice -> choice.words().getLast();
      case SettingType.Share _ -> "2.5%";
      case SettingType.Hours _ -> "23:00-07:00 UTC";
      case SettingType.Address _ -> "https://example.com/a";
      case SettingType.File _ -> "/run/there";
    };
  }
}
