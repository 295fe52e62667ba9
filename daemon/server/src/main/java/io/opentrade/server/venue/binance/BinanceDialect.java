package io.opentrade.server.venue.binance;

import io.opentrade.protocol.ForeignText;
import io.opentrade.server.venue.Answer;
import io.opentrade.server.venue.ApiKey;
import io.opentrade.server.venue.VenueError;
import io.opentrade.server.venue.VenueError.Reason;
import io.opentrade.server.venue.rest.Bodies;
import io.opentrade.server.venue.rest.Dialect;
import io.opentrade.server.venue.rest.Json;
import io.opentrade.server.venue.rest.RestCall;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Request;

/// Binance: all parameters in the query, whatever the method; the signature of the query stands at
/// its end.
final class BinanceDialect implements Dialect {
  private static final Duration WINDOW = Duration.ofSeconds(5);

  @Override
  public Request open(HttpUrl base, RestCall call) {
    return request(base, call, call.query()).build();
  }

  @Override
  public Request signed(HttpUrl base, RestCall call, ApiKey key, long timestamp) {
    if (call.path().endsWith(BinanceFuturesAccount.LISTEN_KEY)) {
      return request(base, call, call.query()).header("X-MBX-APIKEY", key.key()).build();
    }
    String query =
        call.with("recvWindow", Long.toString(WINDOW.toMillis()))
            .with("timestamp", Long.toString(timestamp))
            .query();
    return request(base, call, query + "&signature=" + key.sign(query).hex())
        .header("X-MBX-APIKEY", key.key())
        .build();
  }

  private static Request.Builder request(HttpUrl base, RestCall call, String query) {
    HttpUrl url =
        base.newBuilder()
            .addPathSegments(call.path())
            .encodedQuery(query.isEmpty() ? null : query)
            .build();
    return new Request.Builder()
        .url(url)
        .method(call.method().name(), call.method() == RestCall.Method.GET ? null : Bodies.empty());
  }

  @Override
  public Answer<Json> read(int status, Json body) {
    // A success may carry "code":200 too.
    long code = body.has("code") ? body.whole("code") : 0;
    if (status == 200 && code >= 0) {
      return Answer.of(body);
    }
    ForeignText said = new ForeignText(body.text("msg", ""));
    String written = Long.toString(code);
    return Answer.failed(
        switch ((int) code) {
          case -1021 -> new VenueError.ClockSkew(Duration.ZERO, WINDOW);
          case -1022, -2008, -2014, -2015 -> new VenueError.BadKey(written, said);
          case -1002 -> new VenueError.NotPermitted(written, said);
          case -1003 -> new VenueError.RateLimited(Duration.ofMinutes(1));
          case -1015 -> new VenueError.RateLimited(Duration.ofSeconds(10));
          case -1000, -1001, -1006, -1007, -1008, -1016 ->
              new VenueError.Down("code " + code + ", " + said);
          default -> new VenueError.Rejected(reason((int) code, said.toString()), written, said);
        });
  }

  private static Reason reason(int code, String said) {
    return switch (code) {
      case -1121 -> Reason.UNKNOWN_SYMBOL;
      case -2011, -2013 -> Reason.UNKNOWN_ORDER;
      case -2018, -2019 -> Reason.NOT_ENOUGH_FUNDS;
      case -2022 -> Reason.NOTHING_TO_REDUCE;
      case -2025 -> Reason.TOO_MANY_ORDERS;
      case -4061, -4047, -4048, -4059, -4067, -4168 -> Reason.WRONG_MODE;
      case -4164 -> Reason.BELOW_MINIMUM;
      case -4116 -> Reason.DUPLICATE_ID;
      case -5022 -> Reason.WOULD_TAKE;
      case -4001, -4002, -4014, -4016, -4024 -> Reason.BAD_PRICE;
      case -4003, -4004, -4005, -4023 -> Reason.BAD_QUANTITY;
      case -1013, -2010 -> byWords(said.toUpperCase(Locale.ROOT));
      default -> Reason.OTHER;
    };
  }

  /// Codes that say only that a filter or the matching engine refused; the words say which.
  private static Reason byWords(String said) {
    if (said.contains("NOTIONAL")) {
      return Reason.BELOW_MINIMUM;
    }
    if (said.contains("LOT_SIZE") || said.contains("QUANTITY")) {
      return Reason.BAD_QUANTITY;
    }
    if (said.contains("PRICE")) {
      return Reason.BAD_PRICE;
    }
    if (said.contains("MAX_NUM")) {
      return Reason.TOO_MANY_ORDERS;
    }
    if (said.contains("INSUFFICIENT")) {
      return Reason.NOT_ENOUGH_FUNDS;
    }
    if (said.contains("DUPLICATE")) {
      return Reason.DUPLICATE_ID;
    }
    if (said.contains("IMMEDIATELY MATCH")) {
      return Reason.WOULD_TAKE;
    }
    return said.contains("CLOSED") ? Reason.MARKET_CLOSED : Reason.OTHER;
  }

  @Override
  public int used(Headers headers) {
    String weight = headers.get("X-MBX-USED-WEIGHT-1M");
    return weight != null && weight.matches("\\d{1,9}") ? Integer.parseInt(weight) : -1;
  }

  @Override
  public Duration receiveWindow() {
    return WINDOW;
  }

  @Override
  public Set<String> keyHeaders() {
    return Set.of("X-MBX-APIKEY");
  }
}
