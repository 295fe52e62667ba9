package io.opentrade.protocol;

/// `exchange.stop`: ends a local exchange.
///
/// @param id as `exchange.simulate` answered it
public record ExchangeStop(String id) implements Request<ExchangeStop.Reply> {
  public ExchangeStop {
    Values.required("id", id);
  }

  /// @param stopped false where there was none of that id
  public record Reply(boolean stopped) {}
}
