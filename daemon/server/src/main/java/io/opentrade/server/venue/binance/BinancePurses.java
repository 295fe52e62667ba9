package io.opentrade.server.venue.binance;

import io.opentrade.protocol.ForeignText;
import io.opentrade.server.venue.Answer;
import io.opentrade.server.venue.Movement;
import io.opentrade.server.venue.Purses;
import io.opentrade.server.venue.Transfer;
import io.opentrade.server.venue.Wallet;
import io.opentrade.server.venue.rest.Json;
import io.opentrade.server.venue.rest.RestCall;
import io.opentrade.server.venue.rest.SignedRest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Binance's "universal transfer". It takes no id of ours, so that one whose answer was lost is
/// found by its direction, currency, amount and time. Its history names one direction at a time and
/// reaches six months back; deposits and withdrawals come ninety days at a time.
record BinancePurses(SignedRest rest, InstantSource clock) implements Purses {
  private static final Set<Wallet> WALLETS = Set.of(Wallet.SPOT, Wallet.FUNDING, Wallet.FUTURES);
  private static final int PAGE = 100;
  private static final long SPAN = Duration.ofDays(89).toMillis();

  /// The history's clock is not that of the request.
  private static final long EARLIER = 10_000;

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

  @Override
  public Set<Wallet> wallets() {
    return WALLETS;
  }

  private static String word(Wallet wallet) {
    return switch (wallet) {
      case SPOT -> "MAIN";
      case FUNDING -> "FUNDING";
      case FUTURES -> "UMFUTURE";
      case UNIFIED -> throw new IllegalArgumentException("Binance has no such wallet");
    };
  }

  private static String type(Wallet from, Wallet to) {
    return word(from) + "_" + word(to);
  }

  @Override
  public Answer<Transfer> move(Transfer.Wish wish) {
    return rest.command(
        RestCall.post("sapi/v1/asset/transfer")
            .with("type", type(wish.from(), wish.to()))
            .with("asset", wish.asset())
            .with("amount", wish.amount().toPlainString()),
        answer ->
            new Transfer(
                answer.text("tranId"),
                wish.asset(),
                wish.amount(),
                wish.from(),
                wish.to(),
                Transfer.Status.DONE,
                0));
  }

  @Override
  public Answer<Optional<Transfer>> find(Transfer.Wish wish, long sent, Set<String> others) {
    return history(wish.from(), wish.to(), sent - EARLIER)
        .map(
            all ->
                all.stream()
                    .filter(one -> one.asset().equals(wish.asset()))
                    .filter(one -> one.amount().compareTo(wish.amount()) == 0)
                    .filter(one -> !others.contains(one.theirs()))
                    .findFirst());
  }

  @Override
  public Answer<List<Transfer>> transfers(long since) {
    List<Transfer> all = new ArrayList<>();
    for (Wallet from : WALLETS) {
      for (Wallet to : WALLETS) {
        if (from != to) {
          switch (history(from, to, since)) {
            case Answer.Value<List<Transfer>>(List<Transfer> found) -> all.addAll(found);
            case Answer.Failed<List<Transfer>> failed -> {
              return failed;
            }
          }
        }
      }
    }
    return Answer.of(all);
  }

  private Answer<List<Transfer>> history(Wallet from, Wallet to, long since) {
    RestCall call =
        RestCall.get("sapi/v1/asset/transfer")
            .with("type", type(from, to))
            .with("startTime", Long.toString(since))
            .with("size", PAGE);
    List<Transfer> all = new ArrayList<>();
    for (int page = 1; true; page++) {
      switch (rest.ask(call.with("current", page), answer -> rows(answer, from, to))) {
        case Answer.Value<List<Transfer>>(List<Transfer> found) -> {
          all.addAll(found);
          if (found.size() < PAGE) {
            return Answer.of(all);
          }
        }
        case Answer.Failed<List<Transfer>> failed -> {
          return failed;
        }
      }
    }
  }

  /// Where there is none, Binance leaves the list out.
  private static List<Transfer> rows(Json answer, Wallet from, Wallet to) {
    return !answer.has("rows")
        ? List.of()
        : answer.list("rows").stream()
            .map(
                row ->
                    new Transfer(
                        row.text("tranId"),
                        row.text("asset"),
                        row.decimal("amount"),
                        from,
                        to,
                        switch (row.text("status")) {
                          case "CONFIRMED" -> Transfer.Status.DONE;
                          case "FAILED" -> Transfer.Status.FAILED;
                          default -> Transfer.Status.PENDING;
                        },
                        row.whole("timestamp")))
            .toList();
  }

  @Override
  public Answer<List<Movement>> movements(long since) {
    List<Movement> all = new ArrayList<>();
    for (long from = since; from <= clock.millis(); from += SPAN) {
      RestCall deposits =
          RestCall.get("sapi/v1/capital/deposit/hisrec")
              .with("startTime", Long.toString(from))
              .with("endTime", Long.toString(from + SPAN - 1));
      RestCall withdrawals =
          RestCall.get("sapi/v1/capital/withdraw/history")
              .with("startTime", Long.toString(from))
              .with("endTime", Long.toString(from + SPAN - 1));
      Answer<List<Movement>> both =
          rest.ask(deposits, answer -> answer.list().stream().map(BinancePurses::deposit).toList())
              .then(
                  found ->
                      rest.ask(
                          withdrawals,
                          answer -> {
                            List<Movement> joined = new ArrayList<>(found);
                            answer.list().forEach(row -> joined.add(withdrawal(row)));
                            return joined;
                          }));
      switch (both) {
        case Answer.Value<List<Movement>>(List<Movement> found) -> all.addAll(found);
        case Answer.Failed<List<Movement>> failed -> {
          return failed;
        }
      }
    }
    return Answer.of(all);
  }

  private static Movement deposit(Json row) {
    String state =
        switch (row.text("status")) {
          case "0" -> "pending";
          case "1" -> "done";
          case "6" -> "credited, not to be withdrawn yet";
          case "7", "2" -> "failed";
          case "8" -> "waits for its owner";
          default -> "status " + row.text("status");
        };
    return new Movement(
        Movement.Kind.DEPOSIT,
        row.text("coin"),
        row.decimal("amount"),
        null,
        new ForeignText(state),
        new ForeignText(row.text("id", row.text("txId", ""))),
        row.whole("insertTime"));
  }

  private static Movement withdrawal(Json row) {
    String state =
        switch (row.text("status")) {
          case "0", "2", "4" -> "pending";
          case "6" -> "done";
          case "1", "3", "5" -> "failed";
          default -> "status " + row.text("status");
        };
    Instant applied = LocalDateTime.parse(row.text("applyTime"), TIME).toInstant(ZoneOffset.UTC);
    return new Movement(
        Movement.Kind.WITHDRAWAL,
        row.text("coin"),
        row.decimal("amount"),
        row.decimalOrNull("transactionFee"),
        new ForeignText(state),
        new ForeignText(row.text("id")),
        applied.toEpochMilli());
  }
}
