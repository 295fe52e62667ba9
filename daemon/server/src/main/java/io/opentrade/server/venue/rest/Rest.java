package io.opentrade.server.venue.rest;

import io.opentrade.server.log.Redactor;
import io.opentrade.server.venue.Answer;
import io.opentrade.server.venue.VenueError;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/// Requests to one REST interface. Questions are asked again after a time-out, a lost connection or
/// trouble on the other side, with growing pauses; commands never are.
public final class Rest {
  /// What is shorter, or digits only, may stand in an answer by chance.
  private static final int SHORTEST_KEY = 8;

  private static final Pattern LETTER = Pattern.compile("[A-Za-z]");

  private final OkHttpClient client;
  private final HttpUrl base;
  private final Dialect dialect;
  private final Limits limits;
  private final CircuitBreaker breaker;
  private final RestSettings settings;
  private final Pace pace;

  /// An answer as it came.
  private record Reply(int status, String body, @Nullable Duration retryAfter, int used) {}

  /// @param network its connections are shared between interfaces, and nothing else of its client
  /// @param base the address, without a path of the call
  public Rest(
      Network network, HttpUrl base, Dialect dialect, Limits limits, CircuitBreaker breaker) {
    this.client = Sending.client(network.client(), network.settings(), base, dialect.keyHeaders());
    this.base = base;
    this.dialect = dialect;
    this.limits = limits;
    this.breaker = breaker;
    this.settings = network.settings();
    this.pace = network.pace();
  }

  public String host() {
    return base.host();
  }

  HttpUrl base() {
    return base;
  }

  Dialect dialect() {
    return dialect;
  }

  /// Asks what anybody may ask.
  public <T> Answer<T> ask(RestCall call, Function<Json, T> parse) {
    return question(call, () -> dialect.open(base, call), parse);
  }

  /// Asks until there is an answer or patience ends.
  ///
  /// @param request made anew for each attempt, so that its timestamp is fresh
  <T> Answer<T> question(RestCall call, Supplier<Request> request, Function<Json, T> parse) {
    for (int attempt = 1; ; attempt++) {
      Answer<T> answer = once(call, request, settings.patience(), false, parse);
      Duration pause =
          answer instanceof Answer.Failed<T>(VenueError error) ? pauseAfter(error, attempt) : null;
      if (pause == null || attempt >= settings.attempts()) {
        return answer;
      }
      if (!rest(pause, ((Answer.Failed<T>) answer).error().words())) {
        return Answer.failed(new VenueError.Stopped());
      }
    }
  }

  /// Sends what changes something, once.
  <T> Answer<T> command(RestCall call, Supplier<Request> request, Function<Json, T> parse) {
    return once(call, request, settings.commandPatience(), true, parse);
  }

  /// How long to wait before asking again; null where that would not help.
  private @Nullable Duration pauseAfter(VenueError error, int attempt) {
    return switch (error) {
      case VenueError.TimedOut _, VenueError.Unreachable _, VenueError.Down _ ->
          Duration.ofSeconds(1L << Math.min(attempt - 1, 5));
      // The budget is blocked meanwhile: the pause is made when the request takes its weight.
      case VenueError.RateLimited(Duration wait) ->
          wait.compareTo(settings.patience()) <= 0 ? Duration.ZERO : null;
      case VenueError.Rejected _,
          VenueError.NotSent _,
          VenueError.Withheld _,
          VenueError.Missing _,
          VenueError.Unknown _,
          VenueError.ClockSkew _,
          VenueError.BadKey _,
          VenueError.NotPermitted _,
          VenueError.Nonsense _,
          VenueError.Stopped _ ->
          null;
    };
  }

  private <T> Answer<T> once(
      RestCall call,
      Supplier<Request> request,
      Duration patience,
      boolean command,
      Function<Json, T> parse) {
    VenueError refused = waitForTurn(call, patience);
    if (refused != null) {
      return Answer.failed(refused);
    }
    try (AnswerRoom room = new AnswerRoom()) {
      return once(request, command, parse, room);
    }
  }

  private <T> Answer<T> once(
      Supplier<Request> request, boolean command, Function<Json, T> parse, AnswerRoom room) {
    Sending sending = new Sending();
    Reply reply;
    try {
      reply = send(request.get().newBuilder().tag(Sending.class, sending).build(), room);
    } catch (IOException e) {
      if (!Thread.currentThread().isInterrupted()) {
        breaker.failed();
      }
      return Answer.failed(failure(e, command, sending.begun()));
    } catch (UnexpectedAnswer e) {
      return Answer.failed(nonsense(e, command));
    } catch (LastLook.Withheld e) {
      return Answer.failed(new VenueError.Withheld(String.valueOf(e.getMessage())));
    }
    return understood(reply, command, parse);
  }

  /// Waits until the budgets allow the request; an error where that takes too long.
  private @Nullable VenueError waitForTurn(RestCall call, Duration patience) {
    Duration open = breaker.open();
    // A cancel is tried even so.
    if (!open.isZero() && call.urgency() == Urgency.ORDINARY) {
      return new VenueError.Down("left alone for " + Math.max(1, open.toSeconds()) + " s");
    }
    Duration wait = limits.endpoints().take(call, patience);
    if (wait.compareTo(patience) <= 0) {
      wait = longer(wait, limits.requests().take(call.weight(), call.urgency(), patience));
    }
    if (wait.compareTo(patience) <= 0 && call.order()) {
      wait = longer(wait, limits.orders().take(1, call.urgency(), patience));
    }
    if (wait.compareTo(patience) > 0) {
      return new VenueError.RateLimited(wait);
    }
    if (!wait.isZero() && !rest(wait, "Near " + host() + "'s limit of requests")) {
      return new VenueError.Stopped();
    }
    return null;
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  private Reply send(Request request, AnswerRoom room) throws IOException {
    try (Response response = execute(request)) {
      return new Reply(
          response.code(),
          withoutKeys(room.read(response.body().source()), request),
          RetryAfter.of(response.headers()),
          dialect.used(response.headers()));
    }
  }

  /// What a server repeats of the key goes neither to people nor into a journal. The secret itself
  /// is never sent.
  private String withoutKeys(String body, Request request) {
    String clean = body;
    for (String name : dialect.keyHeaders()) {
      String value = request.header(name);
      if (value != null && value.length() >= SHORTEST_KEY && LETTER.matcher(value).find()) {
        clean = clean.replace(value, Redactor.REMOVED);
      }
    }
    return clean;
  }

  private Response execute(Request request) throws IOException {
    try {
      return client.newCall(request).execute();
    } catch (Exception e) {
      // The library is written in Kotlin, and throws this one unannounced.
      if (e instanceof InterruptedException) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("interrupted");
      }
      throw e;
    }
  }

  private VenueError failure(IOException cause, boolean command, boolean begun) {
    String why = host() + ": " + words(cause);
    if (command && begun) {
      return new VenueError.Unknown(why);
    }
    if (Thread.currentThread().isInterrupted()) {
      return new VenueError.Stopped();
    }
    if (!command && cause instanceof InterruptedIOException) {
      return new VenueError.TimedOut(host());
    }
    return new VenueError.Unreachable(why);
  }

  private static String words(IOException cause) {
    return cause instanceof InterruptedIOException
        ? "no answer in time"
        : cause.getClass().getSimpleName().replace("Exception", "");
  }

  private <T> Answer<T> understood(Reply reply, boolean command, Function<Json, T> parse) {
    if (reply.used() >= 0) {
      limits.requests().told(reply.used());
    }
    if (reply.status() == 429 || reply.status() == 418) {
      breaker.succeeded();
      Duration wait = reply.retryAfter();
      return limited(wait == null ? Duration.ofMinutes(1) : wait);
    }
    Duration banned = dialect.banned(reply.status(), reply.body());
    if (banned != null) {
      breaker.succeeded();
      return limited(reply.retryAfter() == null ? banned : longer(banned, reply.retryAfter()));
    }
    if (reply.status() >= 500) {
      breaker.failed();
      String why = host() + " answered with status " + reply.status();
      return Answer.failed(command ? new VenueError.Unknown(why) : new VenueError.Down(why));
    }
    Answer<T> answer;
    try {
      answer = dialect.read(reply.status(), Json.parse(reply.body())).map(parse);
    } catch (UnexpectedAnswer e) {
      breaker.failed();
      String what = e.found() + " (status " + reply.status() + ")";
      return Answer.failed(nonsense(new UnexpectedAnswer(what), command));
    }
    breaker.succeeded();
    if (answer instanceof Answer.Failed<T>(VenueError.RateLimited(Duration wait))) {
      return limited(wait);
    }
    if (command && answer instanceof Answer.Failed<T>(VenueError.Down(String why))) {
      return Answer.failed(new VenueError.Unknown(why));
    }
    return answer;
  }

  private VenueError nonsense(UnexpectedAnswer found, boolean command) {
    String words = host() + " sent " + found.found();
    return command ? new VenueError.Unknown(words) : new VenueError.Nonsense(words);
  }

  private <T> Answer<T> limited(Duration wait) {
    limits.requests().block(wait);
    return Answer.failed(new VenueError.RateLimited(wait));
  }

  /// Whether the pause was made to its end.
  private boolean rest(Duration time, String why) {
    if (Thread.currentThread().isInterrupted()) {
      return false;
    }
    if (time.isZero()) {
      return true;
    }
    try {
      pace.pause(time, why);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
