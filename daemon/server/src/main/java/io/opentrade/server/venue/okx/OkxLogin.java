package io.opentrade.server.venue.okx;

import io.opentrade.server.venue.Answer;
import io.opentrade.server.venue.ApiKey;
import io.opentrade.server.venue.rest.Json;
import io.opentrade.server.venue.rest.SignedRest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/// The first word on a connection that tells an account's own events.
///
/// @param rest knows the exchange's clock
record OkxLogin(ApiKey key, SignedRest rest, InstantSource clock) {
  String message() {
    Duration ahead =
        rest.clockAhead() instanceof Answer.Value<Duration>(Duration known) ? known : Duration.ZERO;
    String seconds = Long.toString((clock.millis() - ahead.toMillis()) / 1_000);
    return Json.write(
        Map.of(
            "op",
            "login",
            "args",
            List.of(
                Map.of(
                    "apiKey",
                    key.key(),
                    "passphrase",
                    key.passphrase(),
                    "timestamp",
                    seconds,
                    "sign",
                    key.sign(seconds + "GET/users/self/verify").base64()))));
  }

  /// Whether that message says that the key was accepted.
  static boolean accepted(Json message) {
    return message.text("event", "").equals("login") && message.text("code", "").equals("0");
  }
}
