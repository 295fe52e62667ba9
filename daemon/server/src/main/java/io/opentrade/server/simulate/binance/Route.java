package io.opentrade.server.simulate.binance;

import com.fasterxml.jackson.databind.JsonNode;
import io.opentrade.server.simulate.exchange.Moment;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/// One thing that can be asked.
///
/// @param weight what it uses of the limit of requests
/// @param orders how many orders it counts as
record Route(Security security, ToIntFunction<Parameters> weight, int orders, Action action) {
  /// Who may ask.
  enum Security {
    /// Everybody.
    NONE,
    /// Who sends a key.
    KEY,
    /// Who signs.
    SIGNED
  }

  /// A request whose sender is known.
  ///
  /// @param credentials null for a route that everybody may ask
  record Call(Parameters parameters, @Nullable Credentials credentials, Moment now) {
    String account() {
      if (credentials == null) {
        throw new IllegalStateException("this route is for accounts");
      }
      return credentials.account();
    }
  }

  /// Answers a request; runs while nothing else happens in the exchange.
  @FunctionalInterface
  interface Action {
    JsonNode answer(Call call);
  }

  static Route open(int weight, Action action) {
    return new Route(Security.NONE, _ -> weight, 0, action);
  }

  static Route keyed(int weight, Action action) {
    return new Route(Security.KEY, _ -> weight, 0, action);
  }

  static Route signed(int weight, Action action) {
    return new Route(Security.SIGNED, _ -> weight, 0, action);
  }

  static Route ordering(int orders, Action action) {
    return new Route(Security.SIGNED, _ -> 1, orders, action);
  }
}
