package io.opentrade.protocol;

import java.util.List;

/// `exchange.events`: what happened on a local exchange since this was asked last.
///
/// @param id as `exchange.simulate` answered it
public record ExchangeEvents(String id) implements Request<ExchangeEvents.Reply> {
  public ExchangeEvents {
    Values.required("id", id);
  }

  /// @param lines a JSON object each, as in its journal
  /// @param ended whether its process has ended
  public record Reply(List<ForeignText> lines, boolean ended) {
    public Reply {
      lines = Values.list(lines);
    }
  }
}
