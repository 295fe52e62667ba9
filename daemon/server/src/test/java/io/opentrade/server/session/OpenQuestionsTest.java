package io.opentrade.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.opentrade.engine.domain.OrderId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenQuestionsTest {
  private static final OrderId ID = new OrderId("otX1");

  /// A monotonic clock may begin anywhere, also below zero.
  private long nano = -5_000_000_000L;

  private final OpenQuestions questions = new OpenQuestions(Duration.ofMillis(100), () -> nano);

  /// The milliseconds at which it is asked, until then.
  private List<Long> asked(long untilMillis) {
    List<Long> at = new ArrayList<>();
    long begin = nano;
    for (; nano - begin <= untilMillis * 1_000_000; nano += 10_000_000) {
      if (questions.due().contains(ID)) {
        at.add((nano - begin) / 1_000_000);
      }
    }
    return at;
  }

  @Test
  void pausesDoubleUpToALongest() {
    questions.soon(ID);
    assertEquals(
        List.of(0L, 100L, 300L, 700L, 1_500L, 3_100L, 6_300L, 12_700L, 19_100L), asked(20_000));
    questions.decided(ID);
    assertEquals(List.of(), asked(20_000));
  }

  @Test
  void newsAsksAtOnce() {
    questions.undecided(ID);
    assertEquals(List.of(100L, 300L, 700L), asked(1_000));
    questions.soon(ID);
    assertEquals(List.of(0L), asked(500));
  }

  @Test
  void whatIsTooEarlyIsAskedWhenItIsNotAndThenOften() {
    questions.soon(ID);
    assertEquals(List.of(0L, 100L, 300L, 700L, 1_500L), asked(1_600));
    questions.tooEarly(ID, Duration.ofMillis(300));
    assertEquals(List.of(300L, 400L, 600L), asked(700));
  }

  /// A pause that ends before that moment is not prolonged: the exchange may learn of the order.
  @Test
  void aShorterPauseStays() {
    questions.undecided(ID);
    questions.tooEarly(ID, Duration.ofSeconds(9));
    assertEquals(List.of(100L, 300L), asked(600));
  }
}
