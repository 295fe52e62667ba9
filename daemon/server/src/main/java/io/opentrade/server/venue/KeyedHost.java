package io.opentrade.server.venue;

import java.util.Set;
import okhttp3.HttpUrl;

/// Where a key may be sent.
public sealed interface KeyedHost {
  /// The hosts compiled into the connector: real money.
  record Real() implements KeyedHost {}

  /// The exchange's own test or demo hosts, compiled into the connector.
  record Testnet() implements KeyedHost {}

  /// A program on this machine, for test accounts.
  ///
  /// @param rest for all kinds of markets
  /// @param stream `ws` written as http
  record Loopback(HttpUrl rest, HttpUrl stream) implements KeyedHost {
    private static final Set<String> HERE = Set.of("127.0.0.1", "::1", "localhost");

    public Loopback {
      if (!HERE.contains(rest.host()) || !HERE.contains(stream.host())) {
        throw new IllegalArgumentException("a test account's address must be on this machine");
      }
    }
  }

  /// Another host that the owner confirmed with the vault's passphrase. Only the vault makes one:
  /// never from environment, settings or a restored backup.
  record Confirmed(HttpUrl rest, HttpUrl stream) implements KeyedHost {
    public Confirmed {
      if (!rest.isHttps() || !stream.isHttps()) {
        throw new IllegalArgumentException("a key leaves this machine only over https");
      }
    }
  }
}
