package io.opentrade.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Purpose;
import io.opentrade.engine.domain.Side;
import io.opentrade.engine.domain.Terms;
import io.opentrade.engine.event.Command;
import io.opentrade.engine.event.Scope;
import io.opentrade.protocol.Decimal;
import io.opentrade.protocol.DivergenceRun;
import io.opentrade.sandbox.Language;
import io.opentrade.sandbox.Script;
import io.opentrade.server.log.Log;
import io.opentrade.server.log.LogLevel;
import io.opentrade.server.log.Redactor;
import io.opentrade.server.log.RotatingFile;
import io.opentrade.store.LedgerStore;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A strategy's trades and what happened to it, as the journal of a demo account tells them.
class LiveRecordsTest {
  private static final String BY = "strategy sma";

  @SuppressWarnings("NullAway.Init") // JUnit fills it
  @TempDir
  Path folder;

  private long now = 1_700_000_000_000L;

  private static StrategyFacts facts() {
    return new StrategyFacts(
        1,
        "sma",
        List.of("BTC/USDT@binance:1m"),
        new Script("sma.js", Language.JAVASCRIPT, "export const strategy = {};"),
        Map.of(),
        Money.of("1000"));
  }

  private Log log() throws IOException {
    return new Log(
        new RotatingFile(folder.resolve("log"), 1 << 20, 1),
        new Redactor(),
        () -> Instant.ofEpochMilli(now),
        () -> LogLevel.WARN);
  }

  private void trade(Session.Loop loop, Side side, String price, String by) {
    now += 60_000;
    loop.accept(Demo.quote(now, 0, price));
    Purpose purpose = side == Side.BUY ? Purpose.ENTRY : Purpose.EXIT;
    loop.accept(
        new Entry.Placed(
            new Command.Place(now, 0, Demo.single(side, "0.5", new Terms.Market(), purpose)),
            null,
            by));
  }

  @Test
  void tradesFillsAndMeddlingAreToldAndAnAlteredFillIsNamed() throws Exception {
    Path file = folder.resolve("demo.db");
    try (LedgerStore store = Demo.store(file);
        Session session =
            new Session(
                store,
                store.account("demo").orElseThrow(),
                () -> Instant.ofEpochMilli(now),
                log())) {
      DeskFacts market = Demo.market("BTC/USDT");
      session.ask(
          loop -> {
            loop.accept(new Entry.StrategyStarted(now, facts()));
            loop.desk(
                new DeskFacts(
                    "binance",
                    market.instrument(),
                    new BigDecimal("0.001"),
                    Money.of("5"),
                    1,
                    Money.of("1000"),
                    30_000,
                    false,
                    false));
            trade(loop, Side.BUY, "1000", BY);
            trade(loop, Side.SELL, "1100", "ada");
            loop.accept(new Entry.Told(new Command.Halt(now, new Scope.Account()), "ada"));
            return 0;
          });
      LiveRecords.Found found =
          LiveRecords.of(session, facts(), Instant.EPOCH, Instant.ofEpochMilli(now + 1));
      assertEquals(List.of(), found.altered());
      assertEquals(1, found.trades().size());
      DivergenceRun.LiveTrade trade = found.trades().getFirst();
      assertEquals("long", trade.trade().side());
      assertEquals(2, trade.fills().size());
      assertEquals(Decimal.of("1000.02"), trade.fills().getFirst().price());
      assertEquals(
          List.of("started it was started", "byHand order by ada", "byHand halted by ada"),
          found.notes().stream().map(note -> note.kind() + " " + note.text().raw()).toList());

      alter(file, "\"price\":\"1000.02\"", "\"price\":\"990\"");
      found = LiveRecords.of(session, facts(), Instant.EPOCH, Instant.ofEpochMilli(now + 1));
      String altered = found.altered().getFirst().raw();
      assertTrue(altered.contains("of order " + trade.fills().getFirst().order()), altered);
      assertTrue(altered.contains("says 0.5 at 990"), altered);
      assertTrue(altered.contains("0.5 at 1000.02"), altered);
    }
  }

  private static void alter(Path file, String is, String becomes) throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      int changed =
          statement.executeUpdate(
              "UPDATE entry SET body = replace(body, '"
                  + is
                  + "', '"
                  + becomes
                  + "')"
                  + " WHERE kind = 'fill' AND body LIKE '%"
                  + is
                  + "%'");
      assertEquals(1, changed);
    }
  }
}
