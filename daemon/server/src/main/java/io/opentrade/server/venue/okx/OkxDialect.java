package io.opentrade.server.venue.okx;

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
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import okhttp3.HttpUrl;
import okhttp3.Request;

/// OKX v5: parameters in the query of a GET and in the JSON body of a POST; signed over timestamp,
/// method, path with query, and body.
///
/// @param demo whether requests are for the exchange's own practice accounts
record OkxDialect(boolean demo) implements Dialect {
  private static final Duration WINDOW = Duration.ofSeconds(30);

  /// Always with milliseconds, which `Instant` leaves out where they are zero.
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  @Override
  public Request open(HttpUrl base, RestCall call) {
    return builder(base, call, body(call)).build();
  }

  @Override
  public Request signed(HttpUrl base, RestCall call, ApiKey key, long timestamp) {
    String stamp = STAMP.format(Instant.ofEpochMilli(timestamp));
    String query = call.method() == RestCall.Method.GET ? call.query() : "";
    String path = "/" + call.path() + (query.isEmpty() ? "" : "?" + query);
    String body = body(call);
    return builder(base, call, body)
        .header("OK-ACCESS-KEY", key.key())
        .header("OK-ACCESS-TIMESTAMP", stamp)
        .header("OK-ACCESS-PASSPHRASE", key.passphrase())
        .header("OK-ACCESS-SIGN", key.sign(stamp + call.method() + path + body).base64())
        .build();
  }

  private static String body(RestCall call) {
    return call.method() == RestCall.Method.GET ? "" : Bodies.jsonOf(call);
  }

  private Request.Builder builder(HttpUrl base, RestCall call, String body) {
    HttpUrl.Builder url = base.newBuilder().addPathSegments(call.path());
    Request.Builder request = new Request.Builder();
    if (demo) {
      request.header("x-simulated-trading", "1");
    }
    if (call.method() == RestCall.Method.GET) {
      String query = call.query();
      return request.url(url.encodedQuery(query.isEmpty() ? null : query).build());
    }
    return request.url(url.build()).method(call.method().name(), Bodies.json(body));
  }

  /// `{"code":"0","data":[…]}`. A command that failed has code 1, and its own in `sCode`.
  @Override
  public Answer<Json> read(int status, Json body) {
    int code = (int) body.whole("code");
    String said = body.text("msg", "");
    if (body.has("data")) {
      for (Json row : body.list("data")) {
        if (row.has("sCode") && row.whole("sCode") != 0) {
          code = (int) row.whole("sCode");
          said = row.text("sMsg", "");
        }
      }
    }
    return code == 0
        ? Answer.of(body.at("data"))
        : Answer.failed(error(code, new ForeignText(said)));
  }

  private static VenueError error(int code, ForeignText said) {
    String written = Integer.toString(code);
    return switch (code) {
      case 50102 -> new VenueError.ClockSkew(Duration.ZERO, WINDOW);
      case 50101, 50103, 50104, 50105, 50106, 50107, 50110, 50111, 50112, 50113, 50119 ->
          new VenueError.BadKey(written, said);
      case 50114, 50120, 50030 -> new VenueError.NotPermitted(written, said);
      case 50011, 50040, 50061 -> new VenueError.RateLimited(Duration.ofSeconds(2));
      case 50001, 50004, 50005, 50013, 50026, 51149 ->
          new VenueError.Down("code " + code + ", " + said);
      default -> new VenueError.Rejected(reason(code, said.toString()), written, said);
    };
  }

  private static Reason reason(int code, String said) {
    return switch (code) {
      case 51001, 51015 -> Reason.UNKNOWN_SYMBOL;
      case 51400, 51401, 51402, 51410, 51503, 51509, 51603 -> Reason.UNKNOWN_ORDER;
      case 51008, 51119, 51127, 51131, 51502, 51511 -> Reason.NOT_ENOUGH_FUNDS;
      case 51020 -> Reason.BELOW_MINIMUM;
      case 51005, 51024, 51120, 51121, 51202 -> Reason.BAD_QUANTITY;
      case 51006, 51116, 51122, 51136, 51137, 51138, 51250, 51280 -> Reason.BAD_PRICE;
      case 51016, 51065 -> Reason.DUPLICATE_ID;
      case 51112, 51169, 51170, 51205 -> Reason.NOTHING_TO_REDUCE;
      case 51010, 51302 -> Reason.WRONG_MODE;
      case 51021, 51027, 51028 -> Reason.MARKET_CLOSED;
      case 51025, 51100, 51101, 51102, 51103 -> Reason.TOO_MANY_ORDERS;
      case 51000 -> said.contains("posSide") ? Reason.WRONG_MODE : Reason.OTHER;
      default -> Reason.OTHER;
    };
  }

  @Override
  public Duration receiveWindow() {
    return WINDOW;
  }

  @Override
  public Set<String> keyHeaders() {
    return Set.of("OK-ACCESS-KEY", "OK-ACCESS-SIGN", "OK-ACCESS-PASSPHRASE");
  }
}
