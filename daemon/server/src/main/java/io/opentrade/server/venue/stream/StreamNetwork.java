package io.opentrade.server.venue.stream;

import io.opentrade.server.venue.rest.Network;
import io.opentrade.server.venue.rest.Pace;
import java.time.Duration;
import java.util.random.RandomGenerator;
import okhttp3.OkHttpClient;

/// What streams reach the world with.
///
/// @param random scatters the pauses, so that a thousand daemons do not come back at once
public record StreamNetwork(
    OkHttpClient client, StreamSettings settings, Pace pace, RandomGenerator random) {
  /// The usual settings over the same client. Only the chance of the pauses is not repeatable.
  public static StreamNetwork beside(Network network) {
    OkHttpClient client =
        network
            .client()
            .newBuilder()
            .readTimeout(Duration.ZERO)
            .pingInterval(Duration.ofSeconds(20))
            .followRedirects(false)
            .followSslRedirects(false)
            .build();
    return new StreamNetwork(
        client, StreamSettings.USUAL, network.pace(), RandomGenerator.getDefault());
  }
}
