package io.opentrade.server.venue.bybit;

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
import java.util.Set;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/// Bybit v5: parameters in the query of a GET and in the JSON body of a POST; signed over
/// timestamp, key, receive window and whichever of the two.
final class BybitDialect implements Dialect {
  private static final Duration WINDOW = Duration.ofSeconds(5);

  /// "403, access too frequent": nothing is to be sent for ten minutes at least, as
  /// https://bybit-exchange.github.io/docs/v5/rate-limit has it. Who goes on is banned for longer.
  private static final Duration BAN = Duration.ofMinutes(10);

  private static final int FORBIDDEN = 403;

  @Override
  public Request open(HttpUrl base, RestCall call) {
    return builder(base, call, body(call)).build();
  }

  @Override
  public Request signed(HttpUrl base, RestCall call, ApiKey key, long timestamp) {
    String body = body(call);
    String payload = call.method() == RestCall.Method.GET ? call.query() : body;
    String window = Long.toString(WINDOW.toMillis());
    return builder(base, call, body)
        .header("X-BAPI-API-KEY", key.key())
        .header("X-BAPI-TIMESTAMP", Long.toString(timestamp))
        .header("X-BAPI-RECV-WINDOW", window)
        .header("X-BAPI-SIGN", key.sign(timestamp + key.key() + window + payload).hex())
        .build();
  }

  private static String body(RestCall call) {
    return call.method() == RestCall.Method.GET ? "" : Bodies.jsonOf(call);
  }

  private static Request.Builder builder(HttpUrl base, RestCall call, String body) {
    HttpUrl.Builder url = base.newBuilder().addPathSegments(call.path());
    if (call.method() == RestCall.Method.GET) {
      String query = call.query();
      return new Request.Builder().url(url.encodedQuery(query.isEmpty() ? null : query).build());
    }
    return new Request.Builder().url(url.build()).method(call.method().name(), Bodies.json(body));
  }

  /// Countries that Bybit does not serve get that status, too, from the same gate: no pause helps
  /// there.
  @Override
  public @Nullable Duration banned(int status, String body) {
    return status == FORBIDDEN && !body.contains("country") && !body.contains("retCode")
        ? BAN
        : null;
  }

  @Override
  public Answer<Json> read(int status, Json body) {
    int code = (int) body.whole("retCode");
    if (code == 0) {
      return Answer.of(body.at("result"));
    }
    ForeignText said = new ForeignText(body.text("retMsg", ""));
    String written = Integer.toString(code);
    return Answer.failed(
        switch (code) {
          case 10002 -> new VenueError.ClockSkew(Duration.ZERO, WINDOW);
          case 10003, 10004, 10007, 10010, 33004 -> new VenueError.BadKey(written, said);
          case 10005, 10008, 10024, 10029 -> new VenueError.NotPermitted(written, said);
          case 10006, 10018 -> new VenueError.RateLimited(Duration.ofSeconds(5));
          case 10000, 10016, 10019, 170007, 170032 ->
              new VenueError.Down("code " + code + ", " + said);
          default -> new VenueError.Rejected(reason(code, said.toString()), written, said);
        });
  }

  private static Reason reason(int code, String said) {
    return switch (code) {
      case 110001, 170213, 170142, 170143 -> Reason.UNKNOWN_ORDER;
      case 110004, 110006, 110007, 110012, 110014, 110044, 110045, 170131, 170033 ->
          Reason.NOT_ENOUGH_FUNDS;
      case 110094, 170140, 170124 -> Reason.BELOW_MINIMUM;
      case 170136, 170137, 170135 -> Reason.BAD_QUANTITY;
      case 110003, 170132, 170133, 170134, 170193, 170194 -> Reason.BAD_PRICE;
      case 110017, 110013 -> Reason.NOTHING_TO_REDUCE;
      case 110072, 170141 -> Reason.DUPLICATE_ID;
      case 110009, 110020, 170810 -> Reason.TOO_MANY_ORDERS;
      case 170121, 110023, 10029 -> Reason.UNKNOWN_SYMBOL;
      case 110074, 30228, 170115 -> Reason.MARKET_CLOSED;
      case 170218 -> Reason.WOULD_TAKE;
      case 110028, 110030 -> Reason.WRONG_MODE;
      case 10001 ->
          said.toLowerCase(java.util.Locale.ROOT).contains("symbol")
              ? Reason.UNKNOWN_SYMBOL
              : said.contains("position idx") ? Reason.WRONG_MODE : Reason.OTHER;
      default -> Reason.OTHER;
    };
  }

  @Override
  public Duration receiveWindow() {
    return WINDOW;
  }

  @Override
  public Set<String> keyHeaders() {
    return Set.of("X-BAPI-API-KEY", "X-BAPI-SIGN");
  }
}
