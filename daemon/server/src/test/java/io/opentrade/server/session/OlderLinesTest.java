package io.opentrade.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.opentrade.engine.domain.Side;
import io.opentrade.engine.domain.TimeInForce;
import io.opentrade.engine.strategy.Intent;
import io.opentrade.engine.strategy.OrderRequest;
import io.opentrade.engine.strategy.Placement;
import io.opentrade.store.LedgerAccount;
import io.opentrade.store.LedgerEntry;
import io.opentrade.store.LedgerStore;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Lines of a journal that were written before a component came to them.
final class OlderLinesTest {
  @TempDir Path folder;

  private static Entry answered(boolean reducing) {
    OrderRequest buy = market(Side.BUY);
    Placement then = new Placement.Single(market(Side.SELL));
    Placement both = new Placement.OneTriggersOther(buy, then, reducing);
    return new Entry.Answered(
        1, 0, 1, 1, List.of(new Intent.Place(1, both)), false, 0, null, List.of(), "ada", null);
  }

  private static OrderRequest market(Side side) {
    double none = Double.NaN;
    return new OrderRequest(
        side,
        null,
        OrderRequest.Type.MARKET,
        none,
        none,
        null,
        false,
        false,
        none,
        new TimeInForce.GoodTillCancelled(),
        "");
  }

  @Test
  void whatFollowedAnOrderIsReadByTheRuleOfThen() {
    String now = EntryCodec.write(answered(false));
    String older = now.replace(",\"reducing\":false", "");
    assertNotEquals(now, older);
    LedgerEntry line = new LedgerEntry(1, 1, "answer", older);
    assertEquals(answered(false), EntryCodec.read(line));
    try (LedgerStore store = Demo.prefix(folder.resolve("demo.db"), List.of(line))) {
      LedgerAccount account = store.account("demo").orElseThrow();
      Journal journal = new Journal(store, account);
      assertEquals(answered(false), journal.next());
      journal.write(answered(false));
      assertEquals(1, journal.sequence());
      Journal other = new Journal(store, account);
      assertThrows(IllegalStateException.class, () -> other.write(answered(true)));
    }
  }
}
