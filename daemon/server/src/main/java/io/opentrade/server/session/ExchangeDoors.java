package io.opentrade.server.session;

import io.opentrade.server.vault.Vault;
import io.opentrade.server.venue.Addresses;
import io.opentrade.server.venue.KeyedHost;
import io.opentrade.server.venue.Venue;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/// Makes the ways to exchanges from keys.
public final class ExchangeDoors {
  private final KeyBox keys;
  private final Function<String, @Nullable Venue> shared;
  private final BiFunction<String, Addresses, @Nullable Venue> own;

  /// @param shared an exchange at its own addresses, whose rate budget is everybody's; null for one
  ///     that we do not speak with
  /// @param own an exchange at other addresses
  public ExchangeDoors(
      Vault vault,
      Function<String, @Nullable Venue> shared,
      BiFunction<String, Addresses, @Nullable Venue> own) {
    this.keys = new KeyBox(vault);
    this.shared = shared;
    this.own = own;
  }

  KeyBox keys() {
    return keys;
  }

  /// @return null for an exchange that we do not speak with
  /// @throws IllegalArgumentException where the key may not go there
  @Nullable ExchangeDoor open(String exchange, StoredKey key) {
    Venue venue =
        switch (key.host()) {
          case KeyedHost.Real _ -> shared.apply(exchange);
          case KeyedHost.Testnet _ -> testnet(exchange);
          case KeyedHost.Loopback(HttpUrl rest, HttpUrl stream) ->
              own.apply(exchange, new Addresses(rest, rest, stream, stream));
          case KeyedHost.Confirmed(HttpUrl rest, HttpUrl stream) ->
              own.apply(exchange, new Addresses(rest, rest, stream, stream));
        };
    return venue == null ? null : new ExchangeDoor(venue, venue.account(key.access()));
  }

  /// Where test money is traded prices are others, too. OKX has one market for both.
  private @Nullable Venue testnet(String exchange) {
    return switch (exchange) {
      case "binance" ->
          own.apply(
              exchange,
              new Addresses(
                  HttpUrl.get("https://testnet.binance.vision"),
                  HttpUrl.get("https://testnet.binancefuture.com"),
                  HttpUrl.get("https://stream.testnet.binance.vision"),
                  HttpUrl.get("https://stream.binancefuture.com")));
      case "bybit" ->
          own.apply(
              exchange,
              Addresses.of("https://api-testnet.bybit.com", "https://stream-testnet.bybit.com"));
      default -> shared.apply(exchange);
    };
  }

  /// Whoever opens the way for one account while the vault is open.
  DoorKeeper keeper(String account, String exchange) {
    return new DoorKeeper() {
      private long seen = -1;

      @Override
      public Way open() {
        if (!keys.open()) {
          return new Way.Shut("the vault is locked, and its key is in it");
        }
        seen = keys.changes();
        Optional<StoredKey> key = keys.find(account);
        if (key.isEmpty()) {
          return new Way.Shut("the vault has no key for it");
        }
        ExchangeDoor door = ExchangeDoors.this.open(exchange, key.get());
        return door == null ? new Way.Shut("we do not speak with " + exchange) : new Way.Open(door);
      }

      @Override
      public boolean stillOpen() {
        return keys.changes() == seen && keys.open();
      }
    };
  }
}
