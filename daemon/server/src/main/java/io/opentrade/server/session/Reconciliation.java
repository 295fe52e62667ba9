package io.opentrade.server.session;

import io.opentrade.engine.domain.OrderId;
import io.opentrade.server.log.Log;
import io.opentrade.server.venue.Answer;
import io.opentrade.server.venue.Balance;
import io.opentrade.server.venue.Market;
import io.opentrade.server.venue.MarketKind;
import io.opentrade.server.venue.OrderReport;
import io.opentrade.server.venue.VenueFill;
import io.opentrade.store.LedgerAccount;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Compares the books with the exchange: executions since the last time, every order that is not
/// over, what rests there, and the balances.
final class Reconciliation {
  private static final long OVERLAP = 120_000;
  private static final long OVERLAP_AT_START = 3_600_000;
  private static final Pattern MARK = Pattern.compile("(ot[0-9A-Z]{1,8}X)[0-9A-Z]+");

  private final LedgerAccount account;
  private final AccountBooks books;
  private final LinkSettings settings;
  private final InstantSource wall;
  private final Log log;
  private final Set<String> strangers = new HashSet<>();
  private final Set<String> traders = new TreeSet<>();
  private final MarketKind kind;
  private final @Nullable FuturesComparison futures;
  private long since;
  private Difference last = new Difference(BigDecimal.ZERO, BigDecimal.ZERO, Set.of(), false, 0);

  /// How the exchange's cash differs from ours.
  ///
  /// @param amount more there than here
  /// @param cash ours
  /// @param traceless orders that are open here, and of which nothing is found there
  /// @param settled whether each order is known there, or traceless
  /// @param since when it was found so first, milliseconds since the epoch (UTC)
  private record Difference(
      BigDecimal amount, BigDecimal cash, Set<OrderId> traceless, boolean settled, long since) {
    boolean same(Difference other) {
      return amount.compareTo(other.amount) == 0
          && cash.compareTo(other.cash) == 0
          && traceless.equals(other.traceless)
          && settled == other.settled;
    }
  }

  Reconciliation(
      LedgerAccount account, AccountBooks books, LinkSettings settings, InstantSource wall, Log log)
      throws InterruptedException {
    this.account = account;
    this.books = books;
    this.settings = settings;
    this.wall = wall;
    this.log = log;
    this.kind = books.kind();
    this.futures =
        kind == MarketKind.SPOT ? null : new FuturesComparison(account, kind, books, log);
    this.since =
        Math.max(
            account.created() - OVERLAP,
            books.session().ask(loop -> loop.trading().now()) - OVERLAP_AT_START);
  }

  /// What came of it.
  sealed interface Outcome {
    /// Every question was answered.
    ///
    /// @param balances of the exchange
    /// @param undecided orders that must be asked again
    record Whole(Elsewhere elsewhere, List<Balance> balances, List<OrderId> undecided)
        implements Outcome {}

    /// Something was not answered; nothing may be concluded.
    record Broken(String why) implements Outcome {}
  }

  /// Compares once.
  ///
  /// @param check asks for single orders
  Outcome compare(ExchangeDoor door, OrderCheck check) throws InterruptedException {
    long began = wall.millis();
    long from = since;
    for (OpenOrder order : books.open()) {
      from = Math.min(from, order.at() - OVERLAP);
    }
    for (VenueDesk desk : books.desks()) {
      String why = fills(door, desk, from);
      if (why != null) {
        return new Outcome.Broken(why);
      }
    }
    if (futures != null) {
      String why = futures.compare(door, from);
      if (why != null) {
        return new Outcome.Broken(why);
      }
    }
    List<OrderId> undecided = new ArrayList<>();
    Set<OrderId> traceless = new HashSet<>();
    for (OpenOrder order : books.open()) {
      switch (check.of(order)) {
        case OrderCheck.Finding.Agreed _ -> {}
        case OrderCheck.Finding.Unexplained _ -> {
          undecided.add(order.id());
          traceless.add(order.id());
        }
        case OrderCheck.Finding.Open _, OrderCheck.Finding.TooEarly _ -> undecided.add(order.id());
      }
    }
    Answer<List<OrderReport>> open = door.account().openOrders(kind);
    if (open instanceof Answer.Failed<List<OrderReport>>(var error)) {
      return new Outcome.Broken(error.words());
    }
    BigDecimal cash = books.cash();
    Answer<List<Balance>> balances = door.account().balances(kind);
    if (balances instanceof Answer.Failed<List<Balance>>(var error)) {
      return new Outcome.Broken(error.words());
    }
    List<Balance> has = ((Answer.Value<List<Balance>>) balances).value();
    money(has, cash, traceless);
    since = Math.max(since, began - OVERLAP);
    return new Outcome.Whole(
        elsewhere(((Answer.Value<List<OrderReport>>) open).value()), has, undecided);
  }

  private @Nullable String fills(ExchangeDoor door, VenueDesk desk, long from)
      throws InterruptedException {
    if (!(door.venue().market(desk.facts().symbol()) instanceof Answer.Value<Market>(var market))) {
      return "there is no market " + desk.facts().symbol();
    }
    return switch (door.account().fills(market, from)) {
      case Answer.Failed<List<VenueFill>>(var error) -> error.words();
      case Answer.Value<List<VenueFill>>(List<VenueFill> fills) -> {
        for (VenueFill fill : fills) {
          String why = fill(door, market, fill);
          if (why != null) {
            yield why;
          }
        }
        yield null;
      }
    };
  }

  private @Nullable String fill(ExchangeDoor door, Market market, VenueFill fill)
      throws InterruptedException {
    OrderId ours = books.ours(market, fill.theirs());
    if (futures != null && fill.taken()) {
      futures.taken(market, fill);
      return null;
    }
    String stranger = market.symbol() + " " + fill.theirs();
    if (ours == null && !strangers.contains(stranger)) {
      Answer<OrderReport> asked = door.account().orderByTheirs(fill.theirs(), market);
      if (asked instanceof Answer.Failed<OrderReport>(var error)) {
        return error.words();
      }
      OrderReport report = ((Answer.Value<OrderReport>) asked).value();
      if (futures != null && door.account().takes(report)) {
        futures.taken(market, fill);
        return null;
      }
      ours = report.ours();
      if (ours == null || !ours.text().startsWith(account.mark())) {
        strangers.add(stranger);
        // It may have nothing resting there, and trades all the same.
        mark(ours).ifPresent(traders::add);
        return null;
      }
      lacking(ours);
      books.acknowledged(ours, fill.theirs());
    }
    if (ours != null && !books.filled(ours, fill)) {
      log.warn("an execution of an order that is not in the books", "order", ours);
    }
    return null;
  }

  private void lacking(OrderId id) throws InterruptedException {
    if (books.lack(id)) {
      log.warn("the end of the journal is lost: the account is halted", "order", id);
    }
  }

  /// What our books do not know is shown even where it has our mark: books out of a backup lack
  /// what was ordered since.
  private Elsewhere elsewhere(List<OrderReport> open) throws InterruptedException {
    List<OrderReport> others = new ArrayList<>();
    Set<String> marks = new TreeSet<>(traders);
    for (OrderReport report : open) {
      OrderId id = report.ours();
      if (id == null || !id.text().startsWith(account.mark())) {
        others.add(report);
        mark(id).ifPresent(marks::add);
      } else if (!books.knows(id)) {
        others.add(report);
        lacking(id);
      }
    }
    return new Elsewhere(others, marks);
  }

  /// The instance of this program that made the order; empty where it was another program.
  private static Optional<String> mark(@Nullable OrderId id) {
    Matcher matcher = MARK.matcher(id == null ? "" : id.text());
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /// Positions as the exchange told them last; null for an account that has none.
  @Nullable FuturesComparison futures() {
    return futures;
  }

  /// Cash that differs by the same amount twice, while nothing of ours was under way, came in or
  /// went out: a deposit, a withdrawal, a transfer, a trade made elsewhere. An order of which
  /// nothing is found there does not hide that for ever, since it waits itself until the cash is
  /// explained: its own execution would be found as soon as what it cost.
  ///
  /// @param ours our cash before the exchange was asked
  private void money(List<Balance> balances, BigDecimal ours, Set<OrderId> traceless)
      throws InterruptedException {
    BigDecimal there =
        balances.stream()
            .filter(balance -> balance.currency().equals(account.currency()))
            .map(Balance::total)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal amount = there.subtract(ours);
    boolean settled =
        books.open().stream()
            .allMatch(order -> order.theirs() != null || traceless.contains(order.id()));
    Difference now = new Difference(amount, ours, Set.copyOf(traceless), settled, wall.millis());
    boolean same = now.same(last);
    if (!same) {
      last = now;
    }
    // Funding may be in the wallet before it is among the payments.
    boolean stands =
        traceless.isEmpty() && futures == null
            || now.since() - last.since() >= settings.window().toMillis();
    boolean quiet = books.cash().compareTo(ours) == 0;
    if (amount.signum() != 0 && same && settled && stands && quiet) {
      log.warn("cash changed at the exchange", "by", amount, "currency", account.currency());
      books.moved(amount);
    }
  }
}
