package io.opentrade.server.notify;

import static java.time.temporal.ChronoUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.opentrade.protocol.AccountInfo;
import io.opentrade.protocol.AccountList;
import io.opentrade.protocol.Decimal;
import io.opentrade.protocol.FillInfo;
import io.opentrade.protocol.FillList;
import io.opentrade.protocol.Health;
import io.opentrade.protocol.OrderList;
import io.opentrade.protocol.StrategyList;
import io.opentrade.protocol.TradingRequest;
import io.opentrade.server.text.Messages;
import io.opentrade.store.DeliveryRow;
import io.opentrade.store.NoticeStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventNoticesTest {
  private static final Instant START = Instant.now().truncatedTo(SECONDS);

  private final Path folder;
  private final List<FillInfo> fills = new ArrayList<>();
  private Instant now = START;
  private String state = "active";
  private @Nullable String obstacle;
  private long progress;
  private int looks;
  private NoticeStore store;
  private Outbox outbox;
  private EventNotices watch;

  EventNoticesTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    store = NoticeStore.open(folder.resolve("notices.db"));
    outbox = NotifyBench.outbox(folder, store);
    watch = watch();
  }

  private EventNotices watch() throws IOException {
    return new EventNotices(
        new Accounts(), outbox, store, () -> now, () -> Messages.in("en"), NotifyBench.log(folder));
  }

  private void restart() throws IOException {
    outbox.close();
    store = NoticeStore.open(folder.resolve("notices.db"));
    outbox = NotifyBench.outbox(folder, store);
    watch = watch();
  }

  @AfterEach
  void close() {
    outbox.close();
  }

  /// One account, as the test says it stands.
  private final class Accounts implements EventNotices.Source {
    @Override
    public Object ask(TradingRequest<?> request) {
      return switch (request) {
        case AccountList _ ->
            new AccountList.Reply(
                List.of(
                    new AccountInfo(
                        "main", false, "binance", "USDT", Decimal.ZERO, state, 0, 0, START)));
        case FillList _ -> {
          looks++;
          yield new FillList.Reply(fills);
        }
        case OrderList _ -> new OrderList.Reply(List.of());
        case StrategyList _ -> new StrategyList.Reply(List.of());
        default -> throw new AssertionError("nobody expected " + request);
      };
    }

    @Override
    public long progress(String account) {
      return progress;
    }

    @Override
    public @Nullable String obstacle(String account) {
      return obstacle;
    }

    @Override
    public List<Health.Check> health() {
      return List.of();
    }
  }

  private void fill(String id, Instant at) {
    Decimal one = Decimal.of("1");
    fills.add(new FillInfo(id, "o", "main", "BTC/USDT", "buy", one, one, one, Decimal.ZERO, at));
    progress++;
  }

  private List<String> told() {
    return store.history(null, 100).reversed().stream()
        .map(DeliveryRow::notice)
        .map(notice -> notice.title())
        .toList();
  }

  @Test
  void aFillIsToldOnceAcrossRestartsAndOldOnesNever() throws Exception {
    fill("old", START.minusSeconds(10));
    watch.look();
    fill("new", START.plusSeconds(1));
    watch.look();
    watch.look();
    assertEquals(List.of("filled buy 1 BTC/USDT at 1"), told());
    restart();
    fill("while we were gone", START.plusSeconds(2));
    watch.look();
    assertEquals(2, told().size());
  }

  @Test
  void nothingIsLookedAtWhileNothingHappens() throws InterruptedException {
    for (int i = 0; i < 10; i++) {
      watch.look();
    }
    assertEquals(1, looks);
  }

  @Test
  void aStateIsToldWhenItChangesAlsoAcrossARestart() throws Exception {
    watch.look();
    state = "halted";
    watch.look();
    watch.look();
    restart();
    watch.look();
    assertEquals(List.of("main: trading is halted now"), told());
    state = "active";
    restart();
    watch.look();
    assertEquals(List.of("main: trading is halted now", "main: trading is active now"), told());
  }

  @Test
  void aShortLossOfTheExchangeIsNoNews() throws InterruptedException {
    watch.look();
    obstacle = "it does not answer";
    watch.look();
    now = now.plusSeconds(30);
    watch.look();
    assertEquals(List.of(), told());
    now = now.plusSeconds(31);
    watch.look();
    obstacle = null;
    watch.look();
    assertEquals(List.of("main cannot trade: it does not answer", "main can trade again"), told());
  }
}
