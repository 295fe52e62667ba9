package io.opentrade.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SurroundingsTest {
  private static Map<String, String> told(String... namesAndValues) {
    Map<String, String> environment = new HashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      environment.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    Map<String, String> passed = new HashMap<>();
    Surroundings.passLanguage(environment, passed);
    return passed;
  }

  @Test
  void theFirstVariableThatSaysAnythingIsTheLanguage() {
    assertEquals(Map.of("LANG", "fa_IR.UTF-8"), told("LANG", "fa_IR.UTF-8"));
    assertEquals(Map.of("LANG", "fa_IR"), told("LANG", "en_GB.UTF-8", "LC_MESSAGES", "fa_IR"));
    assertEquals(
        Map.of("LANG", "C.UTF-8"), told("LANG", "fa_IR", "LC_MESSAGES", "fa", "LC_ALL", "C.UTF-8"));
    assertEquals(Map.of("LANG", "fa_IR"), told("LC_ALL", "", "LC_MESSAGES", "", "LANG", "fa_IR"));
    assertEquals(Map.of("LANG", "fa_IR"), told("OPENTRADE_LANG", "fa_IR", "LC_ALL", "C.UTF-8"));
    assertEquals(Map.of(), told("LC_CTYPE", "fa_IR.UTF-8"));
    assertEquals(Map.of(), told());
  }
}
