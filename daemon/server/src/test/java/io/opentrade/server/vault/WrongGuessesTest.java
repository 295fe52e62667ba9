package io.opentrade.server.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.opentrade.server.vault.VaultRefused.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WrongGuessesTest {
  private final List<Long> waited = new ArrayList<>();
  private final WrongGuesses guesses = new WrongGuesses(time -> waited.add(time.toMillis()));

  private void wrong(Reason reason) {
    assertThrows(
        VaultRefused.class,
        () ->
            guesses.counted(
                () -> {
                  throw new VaultRefused(reason, "no");
                }));
  }

  @Test
  void eachWrongGuessMakesTheNextOneSlower() throws Exception {
    for (int i = 0; i < 12; i++) {
      wrong(Reason.WRONG_KEY);
    }
    assertEquals(
        List.of(0L, 250L, 500L, 1_000L, 2_000L, 4_000L, 8_000L, 16_000L, 32_000L, 60_000L),
        waited.subList(0, 10));
    assertEquals(60_000L, waited.getLast());
    guesses.counted(() -> {});
    guesses.counted(() -> {});
    assertEquals(0L, waited.getLast());
    assertEquals(Duration.ofMinutes(1).toMillis(), waited.get(waited.size() - 2));
  }

  @Test
  void otherTroubleIsNoGuess() {
    wrong(Reason.DAMAGED);
    wrong(Reason.ABSENT);
    assertEquals(List.of(0L, 0L), waited);
  }
}
