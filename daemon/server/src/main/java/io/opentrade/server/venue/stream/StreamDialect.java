package io.opentrade.server.venue.stream;

import io.opentrade.server.venue.StreamEvent;
import io.opentrade.server.venue.Topic;
import io.opentrade.server.venue.rest.Json;
import java.util.List;
import java.util.Set;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/// How one exchange's streams are opened, asked and read.
public interface StreamDialect {
  /// Where to connect; `ws` written as http.
  HttpUrl address();

  /// The messages that subscribe to all topics.
  List<String> subscribe(Set<Topic> topics);

  /// What we send to show that we live; null where pings of the protocol are enough.
  @Nullable String heartbeat();

  /// An answer that is no JSON and only shows that the other side lives.
  default boolean isPulse(String message) {
    return false;
  }

  /// What the exchange wants back at once for a message; null for nothing.
  default @Nullable String reply(Json message) {
    return null;
  }

  /// What a message tells.
  ///
  /// @throws io.opentrade.server.venue.rest.UnexpectedAnswer where it is of no known form
  List<StreamEvent> read(Json message);
}
