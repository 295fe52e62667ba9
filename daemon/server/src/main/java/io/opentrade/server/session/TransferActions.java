package io.opentrade.server.session;

import io.opentrade.protocol.Actor;
import io.opentrade.protocol.Decimal;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.protocol.TransferInfo;
import io.opentrade.protocol.TransferList;
import io.opentrade.protocol.TransferMove;
import io.opentrade.protocol.TransferRequest;
import io.opentrade.server.venue.Answer;
import io.opentrade.server.venue.Movement;
import io.opentrade.server.venue.Purses;
import io.opentrade.server.venue.Transfer;
import io.opentrade.server.venue.VenueError;
import io.opentrade.server.venue.Wallet;
import io.opentrade.store.StoreFailure;
import io.opentrade.store.TransferRow;
import io.opentrade.store.TransferStore;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// `transfer.*`: money between the wallets of one account. A transfer is written down before it is
/// sent, and sent once. Where the answer is lost it is asked for until the exchange knows it, or
/// has not known it for longer than it could still take it; nothing is ever sent again.
public final class TransferActions {
  private static final Pattern ASSET = Pattern.compile("[A-Z0-9]{1,20}");
  private static final Duration USUAL = Duration.ofDays(30);
  private static final int MOST = 1_000;
  private static final String SENT = "sent";
  private static final String PENDING = "pending";

  /// Two of the same money, wallets and minute are one, told twice.
  private static final long SAME = 60_000;

  private final Accounts accounts;
  private final TransferStore store;
  private final InstantSource clock;
  private final Patience patience;

  /// How long the end of a transfer is waited for.
  ///
  /// @param pause between two questions
  /// @param times how often it is asked for before the caller is told that nobody knows
  /// @param certain after which a transfer that the exchange does not know never was
  public record Patience(Duration pause, int times, Duration certain) {
    /// Half a second, ten times, two minutes: a signed request is good for seconds.
    public static final Patience USUAL =
        new Patience(Duration.ofMillis(500), 10, Duration.ofMinutes(2));
  }

  public TransferActions(
      Accounts accounts, TransferStore store, InstantSource clock, Patience patience) {
    this.accounts = accounts;
    this.store = store;
    this.clock = clock;
    this.patience = patience;
  }

  /// @param actor on whose behalf
  /// @throws RequestFailed where it cannot be fulfilled; of kind UNKNOWN_OUTCOME where a transfer
  ///     may have happened
  public Object answer(TransferRequest<?> request, Actor actor) throws InterruptedException {
    try {
      return switch (request) {
        case TransferList list -> list(list);
        case TransferMove move -> move(move, actor.name().toString());
      };
    } catch (StoreFailure failed) {
      throw new RequestFailed(
          FailureKind.FAILED,
          "it did not happen, since it could not be written down: " + failed.getMessage(),
          null);
    }
  }

  /// The open way to an account's wallets.
  private record Way(String exchange, ExchangeDoor door, Purses purses) implements AutoCloseable {
    @Override
    public void close() {
      door.close();
    }
  }

  private Way open(String account) {
    Session session =
        accounts
            .find(account)
            .orElseThrow(
                () ->
                    new RequestFailed(
                        FailureKind.NOT_FOUND,
                        "there is no account " + account,
                        "look: opentrade account list"));
    if (session.demo()) {
      throw usage(
          account + " is a demo account: it has one wallet",
          "name one at an exchange: --account NAME; look: opentrade account list");
    }
    ExchangeDoors doors = accounts.doors();
    if (doors == null) {
      throw new RequestFailed(FailureKind.FAILED, "this daemon reaches no exchanges", null);
    }
    doors.keys().demandOpen();
    StoredKey key =
        doors
            .keys()
            .find(account)
            .orElseThrow(
                () ->
                    new RequestFailed(
                        FailureKind.NOT_FOUND,
                        "the vault has no key for " + account,
                        "give it one: opentrade account rotate " + account));
    String exchange = session.account().exchange();
    ExchangeDoor door = doors.open(exchange, key);
    Purses purses = door == null ? null : door.account().purses();
    if (door == null || purses == null) {
      throw usage(account + " has one wallet at " + exchange + ", or we cannot reach others", null);
    }
    return new Way(exchange, door, purses);
  }

  private TransferMove.Reply move(TransferMove request, String by) throws InterruptedException {
    try (Way way = open(request.account())) {
      Wallet from = wallet(way, request.from());
      Wallet to = wallet(way, request.to());
      if (from == to) {
        throw usage("from " + from.word() + " to " + to.word() + " nothing moves", null);
      }
      String asset = request.asset().toUpperCase(Locale.ROOT);
      if (!ASSET.matcher(asset).matches()) {
        throw usage("'" + asset + "' is no currency", "for example USDT");
      }
      long ahead = value(way, way.door().account().clockAhead()).toMillis();
      TransferRow row =
          new TransferRow(
              UUID.randomUUID().toString(),
              request.account(),
              request.key(),
              asset,
              request.amount().value().toPlainString(),
              from.word(),
              to.word(),
              SENT,
              null,
              "its answer is waited for",
              clock.millis() - ahead,
              by);
      Optional<TransferRow> before = store.begin(row);
      if (before.isPresent()) {
        return repeated(way, request, before.get());
      }
      return new TransferMove.Reply(info(sent(way, row)), false);
    }
  }

  private TransferMove.Reply repeated(Way way, TransferMove request, TransferRow before) {
    boolean same =
        before.asset().equalsIgnoreCase(request.asset())
            && new BigDecimal(before.amount()).compareTo(request.amount().value()) == 0
            && before.source().equals(request.from().toLowerCase(Locale.ROOT))
            && before.target().equals(request.to().toLowerCase(Locale.ROOT));
    if (!same) {
      throw usage(
          "the key " + request.key() + " was given to another transfer: " + words(before),
          "choose another key");
    }
    return new TransferMove.Reply(info(asked(way, before)), true);
  }

  private TransferRow sent(Way way, TransferRow row) throws InterruptedException {
    TransferRow now =
        switch (way.purses().move(wish(row))) {
          case Answer.Value<Transfer>(Transfer told) -> noted(row, told);
          case Answer.Failed<Transfer>(VenueError.Unknown unknown) ->
              noted(row.became(SENT, null, unknown.words()));
          case Answer.Failed<Transfer>(VenueError.TimedOut late) ->
              noted(row.became(SENT, null, late.words()));
          case Answer.Failed<Transfer>(VenueError error) -> {
            noted(row.became("failed", null, error.words()));
            throw new RequestFailed(
                Markets.kind(error), way.exchange() + ": " + error.words(), null);
          }
        };
    for (int time = 0; time < patience.times() && undecided(now); time++) {
      Thread.sleep(patience.pause());
      now = asked(way, now);
    }
    if (now.state().equals(SENT)) {
      throw new RequestFailed(
          FailureKind.UNKNOWN_OUTCOME,
          "nobody knows whether " + words(now) + " happened: " + now.reason(),
          "do not send it again; look: opentrade transfer list --account " + row.account());
    }
    return now;
  }

  private static boolean undecided(TransferRow row) {
    return row.state().equals(SENT) || row.state().equals(PENDING);
  }

  /// What the exchange knows of one that is not over.
  private TransferRow asked(Way way, TransferRow row) {
    if (!undecided(row)) {
      return row;
    }
    var others =
        store.of(row.account(), MOST).stream()
            .filter(other -> !other.id().equals(row.id()) && other.theirs() != null)
            .map(other -> String.valueOf(other.theirs()))
            .collect(Collectors.toSet());
    return switch (way.purses().find(wish(row), row.at(), others)) {
      case Answer.Value<Optional<Transfer>>(Optional<Transfer> found) ->
          found.map(told -> noted(row, told)).orElseGet(() -> absent(row));
      case Answer.Failed<Optional<Transfer>>(VenueError error) ->
          row.became(row.state(), row.theirs(), error.words());
    };
  }

  /// The exchange knows of none: after a while that means that there is none.
  private TransferRow absent(TransferRow row) {
    boolean certain = clock.millis() - row.at() > patience.certain().toMillis();
    boolean never = row.state().equals(SENT) && certain;
    return never
        ? noted(row.became("failed", null, "it never arrived at the exchange"))
        : row.became(row.state(), row.theirs(), "the exchange does not know it yet");
  }

  private TransferRow noted(TransferRow row, Transfer told) {
    String theirs = told.theirs() == null ? row.theirs() : told.theirs();
    return noted(
        switch (told.status()) {
          case DONE -> row.became("done", theirs, null);
          case PENDING -> row.became(PENDING, theirs, null);
          case FAILED -> row.became("failed", theirs, "the exchange says so");
        });
  }

  private TransferRow noted(TransferRow row) {
    store.note(row);
    return row;
  }

  private TransferList.Reply list(TransferList request) {
    Instant since = request.since() == null ? clock.instant().minus(USUAL) : request.since();
    try (Way way = open(request.account())) {
      store.open(request.account()).forEach(row -> asked(way, row));
      List<TransferRow> ours =
          store.of(request.account(), MOST).stream()
              .filter(row -> row.at() >= since.toEpochMilli())
              .toList();
      List<Transfer> told = value(way, way.purses().transfers(since.toEpochMilli()));
      List<TransferInfo> all = new ArrayList<>(ours.stream().map(TransferActions::info).toList());
      told.stream()
          .filter(one -> ours.stream().noneMatch(row -> same(row, one)))
          .forEach(one -> all.add(info(one)));
      all.sort(Comparator.comparing(TransferInfo::at).reversed());
      List<TransferList.Movement> movements =
          value(way, way.purses().movements(since.toEpochMilli())).stream()
              .sorted(Comparator.comparingLong(Movement::at).reversed())
              .map(TransferActions::movement)
              .toList();
      return new TransferList.Reply(
          request.account(),
          way.exchange(),
          way.purses().wallets().stream().map(Wallet::word).sorted().toList(),
          all,
          movements);
    }
  }

  private static boolean same(TransferRow row, Transfer told) {
    boolean alike =
        row.asset().equals(told.asset())
            && new BigDecimal(row.amount()).compareTo(told.amount()) == 0
            && row.source().equals(told.from().word())
            && row.target().equals(told.to().word());
    boolean named = row.theirs() != null && row.theirs().equals(told.theirs());
    // OKX numbers a transfer and its bill apart.
    return named || (alike && row.state().equals("done") && Math.abs(row.at() - told.at()) < SAME);
  }

  private static Wallet wallet(Way way, String word) {
    return Wallet.of(word.toLowerCase(Locale.ROOT))
        .filter(way.purses().wallets()::contains)
        .orElseThrow(
            () ->
                usage(
                    way.exchange() + " has no wallet '" + ForeignText.printable(word) + "'",
                    "it has "
                        + way.purses().wallets().stream()
                            .map(Wallet::word)
                            .sorted()
                            .collect(Collectors.joining(", "))));
  }

  private static Transfer.Wish wish(TransferRow row) {
    return new Transfer.Wish(
        row.id(),
        row.asset(),
        new BigDecimal(row.amount()),
        Wallet.of(row.source()).orElseThrow(),
        Wallet.of(row.target()).orElseThrow());
  }

  private static String words(TransferRow row) {
    return row.amount() + " " + row.asset() + " from " + row.source() + " to " + row.target();
  }

  private static TransferInfo info(TransferRow row) {
    return new TransferInfo(
        row.id(),
        foreign(row.theirs()),
        row.asset(),
        new Decimal(new BigDecimal(row.amount())),
        row.source(),
        row.target(),
        row.state().equals(SENT) ? "unknown" : row.state(),
        foreign(row.reason()),
        row.by(),
        Instant.ofEpochMilli(row.at()));
  }

  private static TransferInfo info(Transfer told) {
    return new TransferInfo(
        null,
        foreign(told.theirs()),
        told.asset(),
        new Decimal(told.amount()),
        told.from().word(),
        told.to().word(),
        told.status().name().toLowerCase(Locale.ROOT),
        null,
        null,
        Instant.ofEpochMilli(told.at()));
  }

  private static @Nullable ForeignText foreign(@Nullable String text) {
    return text == null ? null : new ForeignText(text);
  }

  private static TransferList.Movement movement(Movement told) {
    return new TransferList.Movement(
        told.kind().name().toLowerCase(Locale.ROOT),
        told.asset(),
        new Decimal(told.amount()),
        Decimal.orNull(told.fee()),
        told.state(),
        told.id(),
        Instant.ofEpochMilli(told.at()));
  }

  private static <T> T value(Way way, Answer<T> answer) {
    return switch (answer) {
      case Answer.Value<T>(T value) -> value;
      case Answer.Failed<T>(VenueError error) ->
          throw new RequestFailed(Markets.kind(error), way.exchange() + ": " + error.words(), null);
    };
  }

  private static RequestFailed usage(String message, @Nullable String hint) {
    return new RequestFailed(FailureKind.USAGE, message, hint);
  }
}
