package io.opentrade.protocol;

/// `mode.show`: which account a person means who names none.
public record ModeShow() implements Request<ModeShow.Reply> {
  /// @param mode `demo` or `real`
  /// @param account used where a person at a terminal names none; programs mean `demo` then
  /// @param exchange where it trades, or whose prices it uses
  public record Reply(String mode, String account, String exchange) {}
}
