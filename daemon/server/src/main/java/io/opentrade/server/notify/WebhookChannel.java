package io.opentrade.server.notify;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opentrade.protocol.ForeignText;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.UUID;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/// Notices as JSON, posted to an address and signed as <https://www.standardwebhooks.com> says: the
/// same `webhook-id` is the same notice, a `webhook-timestamp` that is old is a replay.
final class WebhookChannel implements Channel {
  static final String KIND = "webhook";
  private static final int SCHEMA = 1;
  private static final long LONGEST_REST_SECONDS = 3600;
  private static final MediaType JSON = MediaType.get("application/json");

  private final String name;
  private final ChannelSetup.Webhook setup;
  private final ChannelSecrets secrets;
  private final OkHttpClient http;
  private final InstantSource clock;

  WebhookChannel(
      String name,
      ChannelSetup.Webhook setup,
      ChannelSecrets secrets,
      OkHttpClient http,
      InstantSource clock) {
    this.name = name;
    this.setup = setup;
    this.secrets = secrets;
    this.clock = clock;
    this.http =
        http.newBuilder()
            .followRedirects(false)
            .retryOnConnectionFailure(false)
            .callTimeout(Duration.ofSeconds(20))
            .build();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public String target() {
    return setup.target();
  }

  @Override
  public @Nullable String obstacle() {
    return secrets.open() ? null : "the vault is locked";
  }

  @Override
  public void deliver(Notice notice, boolean repeat) throws IOException, InterruptedException {
    secrets.use(name, secret -> post(notice, repeat, false, secret));
  }

  @Override
  public void deliverSilently(Notice notice, boolean repeat)
      throws IOException, InterruptedException {
    secrets.use(name, secret -> post(notice, repeat, true, secret));
  }

  private void post(Notice notice, boolean repeat, boolean silent, String secret)
      throws IOException {
    String id = "msg_" + UUID.nameUUIDFromBytes(notice.key().getBytes(UTF_8));
    long now = clock.instant().getEpochSecond();
    String body = document(notice, repeat, silent).toString();
    Request request =
        new Request.Builder()
            .url(setup.address())
            .header("webhook-id", id)
            .header("webhook-timestamp", Long.toString(now))
            .header("webhook-signature", new WebhookSignature(secret).of(id, now, body))
            .header("user-agent", "OpenTrade")
            .post(RequestBody.create(body, JSON))
            .build();
    try (Response response = http.newCall(request).execute()) {
      judge(response);
    }
  }

  /// An answer of the kind 5xx may come from a server that took it before it fell over.
  private static void judge(Response response) throws IOException {
    int code = response.code();
    if (response.isSuccessful()) {
      return;
    }
    String reason = "the address answers " + code;
    if (code == 429 || code == 503) {
      throw new NotDelivered(reason, rest(response.header("retry-after")));
    }
    if (code >= 500) {
      throw new IOException(reason);
    }
    throw new NotDelivered(reason);
  }

  private static Duration rest(@Nullable String seconds) {
    if (seconds == null || !seconds.matches("[0-9]{1,9}")) {
      return Duration.ZERO;
    }
    return Duration.ofSeconds(Math.min(Long.parseLong(seconds), LONGEST_REST_SECONDS));
  }

  private static ObjectNode document(Notice notice, boolean repeat, boolean silent) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put("schema", SCHEMA);
    document.put("key", ForeignText.printable(notice.key()));
    document.put("kind", notice.kind());
    document.put("severity", notice.severity().name().toLowerCase(Locale.ROOT));
    document.put("at", notice.at().toString());
    document.put("title", notice.title().raw());
    document.put("text", notice.text().raw());
    document.put("repeat", repeat);
    document.put("silent", silent);
    return document;
  }
}
