package io.opentrade.server.session.futures;

import io.opentrade.engine.strategy.Intent;

/// What of a strategy's wishes a futures exchange can be asked for: leverage is set there for a
/// market, before anything is entered, so an entry cannot bring another one.
///
/// @param leverage at which the market is held
public record FuturesWishes(int leverage) {
  /// The wish, or in its place a refusal with the reason.
  public Intent possible(Intent intent) {
    return switch (intent) {
      case Intent.Enter enter when other(enter.leverage()) ->
          new Intent.Invalid(
              enter.direction(),
              "at an exchange the leverage is set at the start (--leverage), here " + leverage);
      case Intent.Enter _, Intent.Place _, Intent.Invalid _, Intent.Close _, Intent.Withdraw _ ->
          intent;
    };
  }

  private boolean other(double wanted) {
    return !Double.isNaN(wanted) && wanted != leverage;
  }
}
