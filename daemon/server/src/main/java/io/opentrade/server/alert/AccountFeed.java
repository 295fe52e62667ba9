package io.opentrade.server.alert;

import io.opentrade.protocol.BalanceShow;
import io.opentrade.protocol.Health;
import io.opentrade.protocol.PnlShow;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.server.alert.language.Quantity.AccountKind;
import io.opentrade.server.alert.language.Quantity.OfAccount;
import io.opentrade.store.AlertStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Looks at accounts every ten seconds and at the daemon's health every minute, where some alert
/// needs them. Looking at an account asks its exchange for prices.
final class AccountFeed {
  private static final Duration ACCOUNTS = Duration.ofSeconds(10);
  private static final Duration HEALTH = Duration.ofMinutes(1);

  private final Roster roster;
  private final AlertSources sources;
  private final AlertStore store;
  private final InstantSource clock;
  private final Map<String, Double> peaks;
  private final Map<String, String> troubles = new ConcurrentHashMap<>();
  private long lookedAtAccounts = Long.MIN_VALUE;
  private long lookedAtHealth = Long.MIN_VALUE;

  AccountFeed(Roster roster, AlertSources sources, AlertStore store, InstantSource clock) {
    this.roster = roster;
    this.sources = sources;
    this.store = store;
    this.clock = clock;
    this.peaks = new HashMap<>(store.peaks());
  }

  void look(Needs needs) throws InterruptedException {
    long now = clock.millis();
    if (!needs.accounts().isEmpty() && isOver(lookedAtAccounts, ACCOUNTS, now)) {
      lookedAtAccounts = now;
      accounts(needs, now);
    }
    if (needs.health() && isOver(lookedAtHealth, HEALTH, now)) {
      lookedAtHealth = now;
      health(now);
    }
  }

  private static boolean isOver(long last, Duration pause, long now) {
    return last == Long.MIN_VALUE || now - last >= pause.toMillis() || now < last;
  }

  private void accounts(Needs needs, long now) throws InterruptedException {
    Map<OfAccount, Double> values = new HashMap<>();
    for (String account : needs.accounts().stream().map(OfAccount::account).distinct().toList()) {
      List<OfAccount> wanted =
          needs.accounts().stream().filter(one -> one.account().equals(account)).toList();
      try {
        look(account, wanted, values);
        troubles.remove(account);
      } catch (RequestFailed failed) {
        troubles.put(account, failed.failure().message());
      }
    }
    roster.tell(board -> board.accounts(of -> values.getOrDefault(of, Double.NaN), now));
  }

  private void look(String account, List<OfAccount> wanted, Map<OfAccount, Double> values)
      throws InterruptedException {
    if (wanted.stream().anyMatch(one -> one.kind() != AccountKind.BALANCE)) {
      PnlShow.Reply reply = sources.pnl(account);
      double profit = reply.net().toDouble();
      values.put(new OfAccount(account, AccountKind.EQUITY, ""), reply.equity().toDouble());
      values.put(new OfAccount(account, AccountKind.PNL, ""), profit);
      values.put(
          new OfAccount(account, AccountKind.DRAWDOWN, ""),
          drawdown(account, reply.start().toDouble(), profit));
    }
    if (wanted.stream().anyMatch(one -> one.kind() == AccountKind.BALANCE)) {
      BalanceShow.Reply reply = sources.balance(account);
      for (OfAccount one : wanted) {
        if (one.kind() == AccountKind.BALANCE) {
          values.put(one, balance(reply, one.currency()));
        }
      }
    }
  }

  private static double balance(BalanceShow.Reply reply, String currency) {
    return reply.balances().stream()
        .filter(one -> one.currency().equals(currency))
        .mapToDouble(one -> one.total().toDouble())
        .sum();
  }

  /// Of profits, not of equity: what is paid in or out is neither.
  private double drawdown(String account, double paidIn, double profit) {
    double peak = Math.max(profit, peaks.getOrDefault(account, 0.0));
    if (peaks.getOrDefault(account, Double.NEGATIVE_INFINITY) < peak) {
      peaks.put(account, peak);
      store.peak(account, peak);
    }
    double highest = paidIn + peak;
    return highest <= 0 ? Double.NaN : (peak - profit) / highest;
  }

  private void health(long now) {
    Map<String, Double> bad = new HashMap<>();
    boolean any = false;
    for (Health.Check check : sources.health()) {
      boolean failed = check.state() == Health.State.FAILED;
      any |= failed;
      bad.put(check.name(), failed ? 1.0 : 0.0);
    }
    bad.put("", any ? 1.0 : 0.0);
    roster.tell(board -> board.health(check -> bad.getOrDefault(check, Double.NaN), now));
  }

  @Nullable String trouble(Needs needs) {
    for (OfAccount one : needs.accounts()) {
      String why = troubles.get(one.account());
      if (why != null) {
        return why;
      }
    }
    return null;
  }
}
