package io.opentrade.server.venue;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// A key of an account with its secret. Shows neither; not a record, so that nothing shows them by
/// accident.
public final class ApiKey {
  private final String key;
  private final byte[] secret;
  private final @Nullable String passphrase;

  /// @param passphrase where the exchange has one (OKX), else null
  /// @throws IllegalArgumentException where a part could not stand in a header
  public ApiKey(String key, String secret, @Nullable String passphrase) {
    if (!visible(key) || !visible(secret) || (passphrase != null && !visible(passphrase))) {
      // Without the value: a wrong secret is nearly a right one.
      throw new IllegalArgumentException("a key is printable ASCII without spaces around it");
    }
    this.key = key;
    this.secret = secret.getBytes(StandardCharsets.US_ASCII);
    this.passphrase = passphrase;
  }

  private static boolean visible(String text) {
    return text.equals(text.strip())
        && !text.isEmpty()
        && text.chars().allMatch(c -> c >= 0x20 && c < 0x7f);
  }

  /// The public half, which goes into a header.
  public String key() {
    return key;
  }

  /// For the header of exchanges that want it.
  public String passphrase() {
    return passphrase == null ? "" : passphrase;
  }

  /// A signature of the message.
  public Signature sign(String message) {
    return Signature.hmacSha256(secret, message);
  }

  /// Says that there is a key, and nothing of it.
  @Override
  public String toString() {
    return "an API key";
  }
}
