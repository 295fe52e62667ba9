package io.opentrade.server.venue.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class AnswerRoomTest {
  private static Buffer of(int bytes) {
    return new Buffer().write(new byte[bytes]);
  }

  @Test
  void anEndlessAnswerIsRefused() {
    try (AnswerRoom room = new AnswerRoom()) {
      assertThrows(UnexpectedAnswer.class, () -> room.read(of(33 << 20)));
    }
  }

  @Test
  void ofLargeAnswersOneIsHeldAtATimeAndSmallOnesNeverWait() throws Exception {
    var read = new AtomicBoolean();
    CompletableFuture<Void> second;
    try (AnswerRoom first = new AnswerRoom();
        AnswerRoom small = new AnswerRoom()) {
      assertEquals(1 << 20, first.read(of(1 << 20)).length());
      second =
          CompletableFuture.runAsync(
              () -> {
                try (AnswerRoom room = new AnswerRoom()) {
                  room.read(of(1 << 20));
                  read.set(true);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
      assertEquals(1_000, small.read(of(1_000)).length());
      Thread.sleep(Duration.ofMillis(200));
      assertFalse(read.get());
    }
    second.get();
    assertTrue(read.get());
  }
}
