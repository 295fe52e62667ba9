package io.opentrade.protocol;

import java.util.List;

/// `symbol.list`: names of markets, for somebody who is typing one: those that are stored, held or
/// listed by an exchange. An exchange that does not answer at once is left out.
///
/// @param prefix of the name, in any case; empty for all
/// @param limit how many at most; 0 for 50, at most 500
public record SymbolList(String prefix, int limit) implements Request<SymbolList.Reply> {
  public SymbolList {
    prefix = prefix == null ? "" : prefix;
    limit = Values.limit(limit, 50, 500);
  }

  /// @param symbols such as `BTC/USDT`; exchanges choose names, so they are foreign
  public record Reply(List<ForeignText> symbols) {
    public Reply {
      symbols = Values.list(symbols);
    }
  }
}
