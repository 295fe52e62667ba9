package io.opentrade.server.session;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.opentrade.server.vault.Secret;
import io.opentrade.server.venue.AccountAccess;
import io.opentrade.server.venue.ApiKey;
import io.opentrade.server.venue.KeyedHost;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/// An account's key and where it may go, as the vault keeps it: who can change the address can read
/// the key. Shows nothing.
///
/// @param passphrase where the exchange has one, else null
/// @param at `real`, `testnet`, or an address
record StoredKey(String key, String secret, @Nullable String passphrase, String at) {
  static final String REAL = "real";
  static final String TESTNET = "testnet";
  private static final ObjectMapper JSON = new ObjectMapper();

  /// @throws IllegalArgumentException where it is none
  static StoredKey read(Secret secret) {
    try {
      return JSON.readValue(secret.reveal(), StoredKey.class);
    } catch (JsonProcessingException damaged) {
      // Without its cause: that quotes the text.
      throw new IllegalArgumentException("the vault holds something that is no key");
    }
  }

  Secret secretText() {
    try {
      return Secret.of(JSON.writeValueAsString(this));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a key cannot be written");
    }
  }

  /// @throws IllegalArgumentException where it may not go there, or could not stand in a header
  AccountAccess access() {
    return new AccountAccess(new ApiKey(key, secret, passphrase), host());
  }

  /// @throws IllegalArgumentException where a key may not go there
  KeyedHost host() {
    return switch (at) {
      case REAL -> new KeyedHost.Real();
      case TESTNET -> new KeyedHost.Testnet();
      default -> {
        HttpUrl url = HttpUrl.get(at);
        yield url.isHttps() ? new KeyedHost.Confirmed(url, url) : new KeyedHost.Loopback(url, url);
      }
    };
  }

  @Override
  public String toString() {
    return "a key";
  }
}
