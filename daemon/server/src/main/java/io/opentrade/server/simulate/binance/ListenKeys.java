package io.opentrade.server.simulate.binance;

import io.opentrade.server.simulate.exchange.Moment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Names of user data streams: one an account, good for an hour, longer where it is asked for. Used
/// while nothing else happens in the exchange.
final class ListenKeys {
  private static final long HOUR = 3_600_000;

  private record Key(String account, long until) {}

  private final Map<String, Key> keys = new HashMap<>();
  private final RandomGenerator chance;

  ListenKeys(RandomGenerator chance) {
    this.chance = chance;
  }

  String open(String account, Moment now) {
    Optional<String> present =
        keys.entrySet().stream()
            .filter(entry -> entry.getValue().account().equals(account))
            .filter(entry -> entry.getValue().until() > now.server())
            .map(Map.Entry::getKey)
            .findFirst();
    String key = present.orElseGet(() -> Credentials.letters(chance));
    keys.put(key, new Key(account, now.server() + HOUR));
    return key;
  }

  boolean extend(String key, Moment now) {
    Optional<String> account = account(key, now);
    account.ifPresent(name -> keys.put(key, new Key(name, now.server() + HOUR)));
    return account.isPresent();
  }

  boolean close(String key) {
    return keys.remove(key) != null;
  }

  /// The names of the account's streams.
  List<String> of(String account, Moment now) {
    return keys.entrySet().stream()
        .filter(entry -> entry.getValue().account().equals(account))
        .filter(entry -> entry.getValue().until() > now.server())
        .map(Map.Entry::getKey)
        .toList();
  }

  /// Whose stream it is, empty where it is nobody's any more.
  Optional<String> account(String key, Moment now) {
    return Optional.ofNullable(keys.get(key))
        .filter(each -> each.until() > now.server())
        .map(Key::account);
  }
}
