package io.opentrade.server.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class DescriptionsTest {
  private static final Locale PERSIAN = Locale.of("fa");

  @Test
  void everySettingIsDescribedInPersian() {
    for (Setting<?> setting : SettingsTable.all()) {
      String own = Descriptions.of(setting, PERSIAN);
      assertNotEquals(setting.doc(), own, setting.key());
      assertTrue(own.chars().anyMatch(c -> c >= 0x600 && c <= 0x6ff), setting.key());
      assertEquals(setting.doc(), Descriptions.of(setting, Locale.ENGLISH));
      assertEquals(setting.doc(), Descriptions.of(setting, Locale.GERMAN));
    }
  }
}
