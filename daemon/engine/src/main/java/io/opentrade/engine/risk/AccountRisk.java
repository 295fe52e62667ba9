package io.opentrade.engine.risk;

import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Price;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The risk rules of an account at work. A function of what it is told: it has no clock, and asks
/// nobody. Entries are its business; cancellations and reductions always pass.
public final class AccountRisk {
  private final RiskRules rules;
  private final TradingStates states = new TradingStates();
  private final Activity activity;
  private final Performance performance;
  private final KillSwitch killSwitch;
  private final Locks locks;

  /// @param start equity at the start
  /// @param bar length of a bar, milliseconds: a lock ends with the bar in which it runs out; 0 to
  ///     end it at once
  public AccountRisk(RiskRules rules, Money start, long bar) {
    this.rules = rules;
    this.activity = new Activity(rules.days());
    this.performance = new Performance(start, rules.days());
    this.killSwitch = new KillSwitch(rules.kills());
    this.locks = new Locks(rules.protections(), bar);
  }

  /// No rules but the trading states.
  public static AccountRisk none() {
    return new AccountRisk(RiskRules.NONE, Money.ZERO, 0);
  }

  public RiskRules rules() {
    return rules;
  }

  /// What may be traded, by what people said.
  public TradingStates states() {
    return states;
  }

  /// Why an entry may not be sent, a clause with the same words for the same rule; null where it
  /// may.
  public @Nullable String refusal(Proposal entry, AccountView account) {
    Kill kill = killSwitch.kill();
    if (kill != null) {
      return "trading is halted: " + kill.reason();
    }
    TradingState state = states.of(entry.strategy());
    if (state != TradingState.ACTIVE) {
      return "trading is " + state.word();
    }
    Lock lock = locks.holding(entry.at(), entry.symbol(), entry.direction());
    if (lock != null) {
      return "locked by " + lock.protection();
    }
    for (Limit limit : rules.limits()) {
      String refusal = limit.refusal(entry, account, activity);
      if (refusal != null) {
        return refusal;
      }
    }
    return null;
  }

  /// An order was sent, of whatever kind.
  public void sent(long at) {
    activity.sent(at);
  }

  /// Something was traded.
  public void traded(long at, Money notional) {
    activity.traded(at, notional);
  }

  /// A market stands at a price, and the account is worth so much.
  ///
  /// @return the kill that this made certain; null for none
  public @Nullable Kill priced(long at, String symbol, Price price, Money equity) {
    activity.priced(at, symbol, price);
    performance.marked(at, equity);
    return killSwitch.look(at, symbol, performance);
  }

  /// Time has passed.
  ///
  /// @return the kill that this made certain; null for none
  public @Nullable Kill passed(long at) {
    return killSwitch.look(at, null, performance);
  }

  /// Money came in, or went out where `amount` is negative: neither profit nor loss.
  public void moved(long at, Money amount) {
    performance.moved(at, amount);
  }

  /// A trade ended.
  ///
  /// @return the locks that follow
  public List<Lock> closed(ClosedTrade trade) {
    performance.closed(trade);
    return locks.closed(trade);
  }

  /// The owner lets trading go on: kill limits count from here.
  public void resumed() {
    killSwitch.reset();
    performance.restart();
  }
}
