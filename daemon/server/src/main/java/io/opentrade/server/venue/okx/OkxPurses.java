package io.opentrade.server.venue.okx;

import io.opentrade.protocol.ForeignText;
import io.opentrade.server.venue.Answer;
import io.opentrade.server.venue.Movement;
import io.opentrade.server.venue.Purses;
import io.opentrade.server.venue.Transfer;
import io.opentrade.server.venue.VenueError;
import io.opentrade.server.venue.Wallet;
import io.opentrade.server.venue.rest.Json;
import io.opentrade.server.venue.rest.RestCall;
import io.opentrade.server.venue.rest.SignedRest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// OKX's funds transfer between the funding account (6) and the trading account (18). It takes our
/// id, letters and digits, and tells for two weeks what became of it. The past is in the bills of
/// the funding account, a month of them.
record OkxPurses(SignedRest rest) implements Purses {
  private static final String FUNDING = "6";
  private static final String TRADING = "18";
  private static final String FROM_TRADING = "130";
  private static final String TO_TRADING = "131";
  private static final int PAGE = 100;
  private static final int MOST_PAGES = 50;

  /// The clock of the bills is not that of the request.
  private static final long EARLIER = 10_000;

  @Override
  public Set<Wallet> wallets() {
    return Set.of(Wallet.FUNDING, Wallet.UNIFIED);
  }

  private static String word(Wallet wallet) {
    return switch (wallet) {
      case FUNDING -> FUNDING;
      case UNIFIED -> TRADING;
      case SPOT, FUTURES -> throw new IllegalArgumentException("OKX has no such wallet");
    };
  }

  private static String clientId(Transfer.Wish wish) {
    return wish.id().replace("-", "");
  }

  @Override
  public Answer<Transfer> move(Transfer.Wish wish) {
    return rest.command(
        RestCall.post("api/v5/asset/transfer")
            .with("ccy", wish.asset())
            .with("amt", wish.amount().toPlainString())
            .with("from", word(wish.from()))
            .with("to", word(wish.to()))
            .with("clientId", clientId(wish)),
        // It is accepted; whether it is done is asked for.
        data -> as(wish, data.at(0).text("transId"), Transfer.Status.PENDING));
  }

  private static Transfer as(Transfer.Wish wish, String theirs, Transfer.Status status) {
    return new Transfer(theirs, wish.asset(), wish.amount(), wish.from(), wish.to(), status, 0);
  }

  @Override
  public Answer<Optional<Transfer>> find(Transfer.Wish wish, long sent, Set<String> others) {
    Answer<Optional<Transfer>> answer =
        rest.ask(
            RestCall.get("api/v5/asset/transfer-state").with("clientId", clientId(wish)),
            data ->
                data.list().stream()
                    .map(
                        row ->
                            as(
                                wish,
                                row.text("transId"),
                                switch (row.text("state")) {
                                  case "success" -> Transfer.Status.DONE;
                                  case "failed" -> Transfer.Status.FAILED;
                                  default -> Transfer.Status.PENDING;
                                }))
                    .findFirst());
    // Which of its refusals means that there is none OKX does not say: the bills tell.
    return answer instanceof Answer.Failed<Optional<Transfer>>(VenueError.Rejected _)
        ? billOf(wish, sent)
        : answer;
  }

  private Answer<Optional<Transfer>> billOf(Transfer.Wish wish, long sent) {
    boolean out = wish.from() == Wallet.UNIFIED;
    return pages(
            RestCall.get("api/v5/asset/bills").with("type", out ? FROM_TRADING : TO_TRADING),
            sent - EARLIER,
            row ->
                row.text("clientId", "").equals(clientId(wish))
                    ? Optional.of(as(wish, row.text("billId"), Transfer.Status.DONE))
                    : Optional.<Transfer>empty())
        .map(found -> found.stream().flatMap(Optional::stream).findFirst());
  }

  @Override
  public Answer<List<Transfer>> transfers(long since) {
    return bills(FROM_TRADING, Wallet.UNIFIED, Wallet.FUNDING, since)
        .then(
            out ->
                bills(TO_TRADING, Wallet.FUNDING, Wallet.UNIFIED, since)
                    .map(
                        in -> {
                          List<Transfer> all = new ArrayList<>(out);
                          all.addAll(in);
                          return all;
                        }));
  }

  private Answer<List<Transfer>> bills(String type, Wallet from, Wallet to, long since) {
    return pages(
        RestCall.get("api/v5/asset/bills").with("type", type),
        since,
        row ->
            new Transfer(
                row.text("billId"),
                row.text("ccy"),
                row.decimal("balChg").abs(),
                from,
                to,
                Transfer.Status.DONE,
                row.whole("ts")));
  }

  /// Page by page into the past, as far as asked for.
  private <T> Answer<List<T>> pages(RestCall call, long since, Function<Json, T> item) {
    List<T> all = new ArrayList<>();
    String after = null;
    for (int page = 0; page < MOST_PAGES; page++) {
      Answer<List<Json>> answer =
          rest.ask(call.with("after", after).with("limit", PAGE), Json::list);
      switch (answer) {
        case Answer.Value<List<Json>>(List<Json> rows) -> {
          rows.stream().filter(row -> row.whole("ts") >= since).map(item).forEach(all::add);
          boolean over = rows.size() < PAGE || rows.getLast().whole("ts") < since;
          if (over) {
            return Answer.of(all);
          }
          after = rows.getLast().text("ts");
        }
        case Answer.Failed<List<Json>>(VenueError error) -> {
          return Answer.failed(error);
        }
      }
    }
    return Answer.of(all);
  }

  @Override
  public Answer<List<Movement>> movements(long since) {
    return pages(RestCall.get("api/v5/asset/deposit-history"), since, OkxPurses::deposit)
        .then(
            in ->
                pages(RestCall.get("api/v5/asset/withdrawal-history"), since, OkxPurses::withdrawal)
                    .map(
                        out -> {
                          List<Movement> all = new ArrayList<>(in);
                          all.addAll(out);
                          return all;
                        }));
  }

  private static Movement deposit(Json row) {
    String state =
        switch (row.text("state")) {
          case "2" -> "done";
          case "1" -> "credited, not to be withdrawn yet";
          case "0", "8" -> "pending";
          default -> "state " + row.text("state");
        };
    return movement(Movement.Kind.DEPOSIT, row, null, state, row.text("depId", ""));
  }

  private static Movement withdrawal(Json row) {
    String state =
        switch (row.text("state")) {
          case "2" -> "done";
          case "-1", "-2", "-3" -> "failed";
          default -> "pending";
        };
    return movement(
        Movement.Kind.WITHDRAWAL, row, row.decimalOrNull("fee"), state, row.text("wdId", ""));
  }

  private static Movement movement(
      Movement.Kind kind,
      Json row,
      @org.jspecify.annotations.Nullable BigDecimal fee,
      String state,
      String id) {
    return new Movement(
        kind,
        row.text("ccy"),
        row.decimal("amt"),
        fee,
        new ForeignText(state),
        new ForeignText(id),
        row.whole("ts"));
  }
}
