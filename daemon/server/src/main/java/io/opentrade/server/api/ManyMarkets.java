package io.opentrade.server.api;

import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.MarketTrouble;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.server.market.DownloadFailure;
import io.opentrade.server.market.Exchanges;
import io.opentrade.server.market.MarketName;
import io.opentrade.server.venue.Answer;
import io.opentrade.server.venue.Market;
import io.opentrade.server.venue.Venue;
import io.opentrade.server.venue.VenueError;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/// Asks many exchanges at once, each on a virtual thread. One that fails does not stop the others:
/// what it said stands beside their answers. Where all fail, the whole fails as the first did.
final class ManyMarkets {
  private ManyMarkets() {}

  /// What came back, in the order asked for.
  record Found<T>(List<T> values, List<MarketTrouble> troubles) {}

  /// A question about one market.
  interface OfMarket<T> {
    Answer<T> ask(Venue venue, Market market);
  }

  /// A question about one market that is named with more than itself.
  interface OfName<T> {
    Answer<T> ask(Venue venue, Market market, MarketName name);
  }

  private record One<T>(String name, Callable<Answer<T>> question) {}

  static <T> Found<T> ask(Exchanges exchanges, List<String> names, OfMarket<T> question)
      throws InterruptedException {
    return ask(exchanges, names, (venue, market, _) -> question.ask(venue, market));
  }

  static <T> Found<T> ask(Exchanges exchanges, List<String> names, OfName<T> question)
      throws InterruptedException {
    List<One<T>> all = new ArrayList<>();
    for (String text : names) {
      all.add(
          new One<>(
              text,
              () -> {
                MarketName name = MarketName.of(text);
                Venue venue = exchanges.prompt(name.exchange());
                return venue
                    .market(name.symbol())
                    .then(market -> question.ask(venue, market, name));
              }));
    }
    return perform(all);
  }

  static <T> Found<T> all(
      Exchanges exchanges, List<String> names, Function<Venue, Answer<T>> question)
      throws InterruptedException {
    List<One<T>> all = new ArrayList<>();
    names.forEach(name -> all.add(new One<>(name, () -> question.apply(exchanges.prompt(name)))));
    return perform(all);
  }

  private static <T> Found<T> perform(List<One<T>> all) throws InterruptedException {
    List<T> values = new ArrayList<>();
    List<MarketTrouble> troubles = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Answer<T>>> answers = threads.invokeAll(all.stream().map(One::question).toList());
      for (int i = 0; i < answers.size(); i++) {
        collect(all.get(i).name(), answers.get(i), values, troubles);
      }
    }
    if (values.isEmpty() && !troubles.isEmpty()) {
      MarketTrouble first = troubles.getFirst();
      throw new RequestFailed(first.kind(), first.market() + ": " + first.message(), first.hint());
    }
    return new Found<>(values, troubles);
  }

  private static <T> void collect(
      String name, Future<Answer<T>> answer, List<T> values, List<MarketTrouble> troubles)
      throws InterruptedException {
    try {
      switch (answer.get()) {
        case Answer.Value<T>(T value) -> values.add(value);
        case Answer.Failed<T>(VenueError error) ->
            troubles.add(new MarketTrouble(name, kind(error), error.words(), hint(error)));
      }
    } catch (ExecutionException failed) {
      switch (failed.getCause()) {
        case RequestFailed refused ->
            troubles.add(
                new MarketTrouble(
                    name,
                    refused.failure().kind(),
                    refused.failure().message(),
                    refused.failure().hint()));
        case DownloadFailure refused ->
            troubles.add(
                new MarketTrouble(
                    name, FailureKind.USAGE, String.valueOf(refused.getMessage()), refused.hint()));
        case RuntimeException bug -> throw bug;
        case null, default -> throw new IllegalStateException(failed.getCause());
      }
    }
  }

  /// The exit code of an exchange's error.
  static FailureKind kind(VenueError error) {
    return switch (error) {
      case VenueError.Rejected(VenueError.Reason reason, _, _) ->
          reason == VenueError.Reason.UNKNOWN_SYMBOL || reason == VenueError.Reason.UNKNOWN_ORDER
              ? FailureKind.NOT_FOUND
              : FailureKind.EXCHANGE;
      case VenueError.NotSent _, VenueError.Withheld _, VenueError.Missing _ -> FailureKind.USAGE;
      case VenueError.Unknown _ -> FailureKind.UNKNOWN_OUTCOME;
      case VenueError.TimedOut _ -> FailureKind.TIMEOUT;
      case VenueError.BadKey _, VenueError.NotPermitted _ -> FailureKind.NOT_ALLOWED;
      case VenueError.Stopped _ -> FailureKind.INTERRUPTED;
      case VenueError.RateLimited _,
          VenueError.ClockSkew _,
          VenueError.Unreachable _,
          VenueError.Down _,
          VenueError.Nonsense _ ->
          FailureKind.EXCHANGE;
    };
  }

  private static @org.jspecify.annotations.Nullable String hint(VenueError error) {
    return switch (kind(error)) {
      case NOT_FOUND -> "is it spelt right?";
      case TIMEOUT -> "ask again later";
      default -> null;
    };
  }
}
