package io.opentrade.server.market;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.InstantSource;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/// GET requests to a public REST interface: with a time limit, a size limit, an eye on the request
/// weight, and patience where the exchange asks for it. Redirects are not followed.
final class PublicRest {
  private static final long LARGEST_ANSWER = 8L << 20;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final OkHttpClient client;
  private final DownloadSettings settings;
  private final InstantSource clock;
  private final Pace pace;

  /// An answer: its status, what it holds, how long to wait before the next request.
  private record Answer(int status, String body, @Nullable String retryAfter, long weight) {}

  PublicRest(OkHttpClient client, DownloadSettings settings, InstantSource clock, Pace pace) {
    this.client =
        client
            .newBuilder()
            .callTimeout(settings.timeout())
            .followRedirects(false)
            .followSslRedirects(false)
            .build();
    this.settings = settings;
    this.clock = clock;
    this.pace = pace;
  }

  HttpUrl.Builder url(String path) {
    return settings.address().newBuilder().addPathSegments(path);
  }

  JsonNode get(HttpUrl url, DownloadProgress progress) {
    for (int attempt = 1; ; attempt++) {
      if (progress.cancelled()) {
        throw DownloadFailure.cancelled();
      }
      boolean last = attempt >= settings.attempts();
      try {
        Answer answer = ask(url);
        if (answer.status() == 429 || answer.status() == 418) {
          beAskedToWait(answer, last, progress);
        } else if (answer.status() >= 500 && !last) {
          pause(backOff(attempt), "The exchange is in trouble (" + answer.status() + ")", progress);
        } else {
          JsonNode json = read(answer);
          keepTheWeight(answer, progress);
          return json;
        }
      } catch (InterruptedIOException e) {
        if (progress.cancelled()) {
          throw DownloadFailure.cancelled();
        }
        failOrPause(DownloadFailure.Kind.TIMEOUT, "did not answer in time", e, attempt, progress);
      } catch (IOException e) {
        failOrPause(DownloadFailure.Kind.NETWORK, "cannot be reached", e, attempt, progress);
      }
    }
  }

  private Answer ask(HttpUrl url) throws IOException {
    Request request = new Request.Builder().url(url).header("Accept", "application/json").build();
    try (Response response = client.newCall(request).execute()) {
      BufferedSource source = response.body().source();
      if (source.request(LARGEST_ANSWER)) {
        throw new DownloadFailure(
            DownloadFailure.Kind.EXCHANGE, host() + " sent more than it should.", null);
      }
      String weight = response.header("X-MBX-USED-WEIGHT-1M");
      return new Answer(
          response.code(),
          source.readUtf8(),
          response.header("Retry-After"),
          weight != null && weight.matches("\\d{1,9}") ? Long.parseLong(weight) : 0);
    }
  }

  private JsonNode read(Answer answer) {
    JsonNode json;
    try {
      json = JSON.readTree(answer.body());
    } catch (JsonProcessingException e) {
      throw new DownloadFailure(
          DownloadFailure.Kind.EXCHANGE,
          host() + " sent something that is no answer (status " + answer.status() + ").",
          "Is the address right?",
          e);
    }
    if (answer.status() == 200) {
      return json;
    }
    String said = json.path("msg").asText("").replaceAll("[\\p{Cntrl}\\p{Cf}]", "?");
    String words = said.substring(0, Math.min(200, said.length()));
    int code = json.path("code").asInt(0);
    if (code == -1121) {
      throw new DownloadFailure(
          DownloadFailure.Kind.NOT_FOUND, host() + " has no such market.", "Is it spelt right?");
    }
    throw new DownloadFailure(
        DownloadFailure.Kind.EXCHANGE,
        host() + " refused (status " + answer.status() + ", code " + code + "): " + words,
        null);
  }

  private void beAskedToWait(Answer answer, boolean last, DownloadProgress progress) {
    String header = answer.retryAfter();
    Duration asked =
        header != null && header.matches("\\d{1,6}")
            ? Duration.ofSeconds(Long.parseLong(header))
            : Duration.ofMinutes(1);
    if (last || asked.compareTo(settings.patience()) > 0) {
      throw new DownloadFailure(
          DownloadFailure.Kind.RATE_LIMITED,
          host() + " wants no requests for " + asked.toSeconds() + " s.",
          "Ask again later; what was downloaded is stored.");
    }
    pause(asked, "The exchange asks for fewer requests", progress);
  }

  /// Near the limit of the minute we wait for the next one, so as not to be asked.
  private void keepTheWeight(Answer answer, DownloadProgress progress) {
    if (answer.weight() >= settings.weightLimit()) {
      long rest = 60_000 - Math.floorMod(clock.millis(), 60_000L);
      pause(Duration.ofMillis(rest), "Near the exchange's limit of requests", progress);
    }
  }

  private void failOrPause(
      DownloadFailure.Kind kind,
      String words,
      IOException cause,
      int attempt,
      DownloadProgress progress) {
    if (attempt >= settings.attempts()) {
      throw new DownloadFailure(
          kind,
          host() + " " + words + ".",
          "Ask again later; what was downloaded is stored.",
          cause);
    }
    pause(backOff(attempt), host() + " " + words, progress);
  }

  private static Duration backOff(int attempt) {
    return Duration.ofSeconds(1L << Math.min(attempt - 1, 5));
  }

  private void pause(Duration time, String why, DownloadProgress progress) {
    progress.waiting(why + "; going on in " + Math.max(1, time.toSeconds()) + " s.");
    try {
      pace.pause(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw DownloadFailure.cancelled();
    }
  }

  String host() {
    return settings.address().host();
  }
}
