package io.opentrade.engine.risk;

import io.opentrade.engine.event.Scope;
import java.util.HashMap;
import java.util.Map;

/// What may be traded, for everything, for an account and for each of its strategies. The strictest
/// that applies wins.
public final class TradingStates {
  private final Map<Scope, TradingState> states = new HashMap<>();

  /// Sets the state of a scope; the others keep theirs.
  public void set(Scope scope, TradingState state) {
    if (state == TradingState.ACTIVE) {
      states.remove(scope);
    } else {
      states.put(scope, state);
    }
  }

  /// What a strategy may do.
  public TradingState of(int strategy) {
    return of(new Scope.Everything())
        .strictest(of(new Scope.Account()))
        .strictest(of(new Scope.Strategy(strategy)));
  }

  private TradingState of(Scope scope) {
    return states.getOrDefault(scope, TradingState.ACTIVE);
  }

  /// What was set, for keeping it: scopes that are missing are active.
  public Map<Scope, TradingState> all() {
    return Map.copyOf(states);
  }
}
