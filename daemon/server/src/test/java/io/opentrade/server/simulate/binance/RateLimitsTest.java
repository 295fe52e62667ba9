package io.opentrade.server.simulate.binance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Objects;
import org.junit.jupiter.api.Test;

final class RateLimitsTest {
  private static final long NOW = 1_700_000_040_000L; // a minute begins

  private final RateLimits limits = new RateLimits(true);

  private static void refused(int status, long retryAfter, RateLimits.Refused refused) {
    assertNotNull(refused);
    assertEquals(status, refused.status());
    assertEquals(retryAfter, refused.retryAfter());
  }

  @Test
  void aHundredOrdersInTenSecondsAreTheMost() {
    for (int i = 0; i < 100; i++) {
      assertNull(limits.use(1, 1, NOW + i));
    }
    RateLimits.Refused refused = Objects.requireNonNull(limits.use(1, 1, NOW + 4_000));
    refused(429, 6, refused);
    assertEquals(-1015, refused.error().document().get("code").asInt());
    assertNull(limits.use(1, 0, NOW + 4_000), "what is no order goes on");
    assertNull(limits.use(1, 1, NOW + 10_000), "the next ten seconds");
    assertEquals("1", limits.headers(NOW + 10_000, true).get("X-MBX-ORDER-COUNT-10S"));
  }

  @Test
  void whoDoesNotListenIsBanned() {
    assertNull(limits.use(6_000, 0, NOW));
    for (int i = 0; i < 20; i++) {
      refused(429, 30, Objects.requireNonNull(limits.use(1, 0, NOW + 30_000)));
    }
    refused(418, 120, Objects.requireNonNull(limits.use(1, 0, NOW + 30_000)));
    refused(418, 30, Objects.requireNonNull(limits.use(1, 0, NOW + 120_000)));
    assertNull(limits.use(1, 0, NOW + 150_000));
  }

  @Test
  void limitsThatAreNotEnforcedAreCounted() {
    RateLimits counted = new RateLimits(false);
    for (int i = 0; i < 500; i++) {
      assertNull(counted.use(100, 1, NOW));
    }
    assertEquals("50000", counted.headers(NOW, true).get("X-MBX-USED-WEIGHT-1M"));
    assertEquals("500", counted.headers(NOW, true).get("X-MBX-ORDER-COUNT-10S"));
  }
}
