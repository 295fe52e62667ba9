package io.opentrade.scripting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.sandbox.Language;
import io.opentrade.scripting.guest.Guest;
import java.io.IOException;
import org.junit.jupiter.api.Test;

final class PracticeTest {
  private boolean asked;
  private int looks;

  @Test
  void stopsWhenAskedGoesOnAfterwardsAndHasAnEnd() throws IOException {
    Practice practice =
        new Practice(
            () -> {
              looks++;
              return asked;
            });
    try (Guest guest = Guest.open(Language.JAVASCRIPT, new LogBook(0))) {
      asked = true;
      practice.goOn(guest);
      assertTrue(looks <= 2, "it went on for " + looks + " looks");
      int before = looks;
      asked = false;
      practice.goOn(guest);
      assertTrue(looks > before + 4, "three plans, and then bars: " + (looks - before));
      before = looks;
      practice.goOn(guest);
      assertEquals(before, looks);
    }
  }
}
