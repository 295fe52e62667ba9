package io.opentrade.server.notify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signs as Standard Webhooks do: `v1,` and the base64 of the HMAC-SHA256 of `id.timestamp.body`.
///
/// @param secret `whsec_` and the key in base64; any other text is the key itself
record WebhookSignature(String secret) {
  static final String PREFIX = "whsec_";
  private static final int SHORTEST = 24;

  /// Whether a secret can be used: long enough not to be guessed, and base64 where it says so.
  static boolean usable(String secret) {
    try {
      return new WebhookSignature(secret).key().length >= SHORTEST;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  private byte[] key() {
    return secret.startsWith(PREFIX)
        ? Base64.getDecoder().decode(secret.substring(PREFIX.length()))
        : secret.getBytes(UTF_8);
  }

  /// The value of the header `webhook-signature`.
  String of(String id, long timestamp, String body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key(), "HmacSHA256"));
      byte[] hash = mac.doFinal((id + "." + timestamp + "." + body).getBytes(UTF_8));
      return "v1," + Base64.getEncoder().encodeToString(hash);
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException(missing);
    }
  }

  @Override
  public String toString() {
    return "•••";
  }
}
