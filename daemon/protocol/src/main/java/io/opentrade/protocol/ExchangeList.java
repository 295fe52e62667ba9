package io.opentrade.protocol;

import java.util.List;
import java.util.Map;

/// `exchange.list`: the exchanges that we speak and what each can do.
public record ExchangeList() implements Request<ExchangeList.Reply> {
  public record Reply(List<Exchange> exchanges) {
    public Reply {
      exchanges = Values.list(exchanges);
    }
  }

  /// One exchange.
  ///
  /// @param kinds of markets: `spot`, `linear` (futures settled in the quote currency), `inverse`
  public record Exchange(String name, List<String> kinds, List<Feature> features) {
    public Exchange {
      Values.required("name", name);
      kinds = Values.list(kinds);
      features = Values.list(features);
    }
  }

  /// One thing that an exchange may do.
  ///
  /// @param support by kind of market: `native`, `emulated` (the daemon does it) or `missing`
  public record Feature(String name, Map<String, String> support) {
    public Feature {
      support = Values.map(support);
    }
  }
}
