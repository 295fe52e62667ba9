package io.opentrade.server.venue.rest;

import io.opentrade.server.venue.Answer;
import io.opentrade.server.venue.ApiKey;
import java.time.Duration;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/// How one exchange's REST interface writes, signs and answers.
public interface Dialect {
  /// A request that anybody may send.
  Request open(HttpUrl base, RestCall call);

  /// A request of a key's owner.
  ///
  /// @param timestamp by the exchange's clock, milliseconds since the epoch (UTC)
  Request signed(HttpUrl base, RestCall call, ApiKey key, long timestamp);

  /// What an answer says: what was asked for, taken out of its wrapping, or the exchange's error.
  ///
  /// @throws UnexpectedAnswer where it is of no known form
  Answer<Json> read(int status, Json body);

  /// How long the exchange wants no request at all after an answer in which its interface did not
  /// speak, but what stands before it; null where the answer says nothing of that. What got such an
  /// answer was not taken.
  default @Nullable Duration banned(int status, String body) {
    return null;
  }

  /// What the exchange says that we have used of the budget of requests; -1 where it does not.
  default int used(Headers headers) {
    return -1;
  }

  /// How far a timestamp may be off.
  Duration receiveWindow();

  /// Headers that carry a key or what is made with one.
  java.util.Set<String> keyHeaders();
}
