package io.opentrade.server.venue.bybit;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Bybit's internal transfer between the funding and the unified account. It takes a UUID of ours,
/// by which it is found again. Transfers are listed for seven days at a time, deposits and
/// withdrawals for thirty.
record BybitPurses(SignedRest rest, BybitPages pages) implements Purses {
  private static final long WEEK = Duration.ofDays(7).toMillis();
  private static final long MONTH = Duration.ofDays(30).toMillis();
  private static final String LIST = "v5/asset/transfer/query-inter-transfer-list";

  @Override
  public Set<Wallet> wallets() {
    return Set.of(Wallet.FUNDING, Wallet.UNIFIED);
  }

  private static String word(Wallet wallet) {
    return switch (wallet) {
      case FUNDING -> "FUND";
      case UNIFIED -> "UNIFIED";
      case SPOT, FUTURES -> throw new IllegalArgumentException("Bybit has no such wallet");
    };
  }

  private static Transfer.Status status(String word) {
    return switch (word) {
      case "SUCCESS" -> Transfer.Status.DONE;
      case "FAILED" -> Transfer.Status.FAILED;
      default -> Transfer.Status.PENDING;
    };
  }

  @Override
  public Answer<Transfer> move(Transfer.Wish wish) {
    return rest.command(
        RestCall.post("v5/asset/transfer/inter-transfer")
            .with("transferId", wish.id())
            .with("coin", wish.asset())
            .with("amount", wish.amount().toPlainString())
            .with("fromAccountType", word(wish.from()))
            .with("toAccountType", word(wish.to())),
        result ->
            new Transfer(
                result.text("transferId"),
                wish.asset(),
                wish.amount(),
                wish.from(),
                wish.to(),
                status(result.text("status", "")),
                0));
  }

  @Override
  public Answer<Optional<Transfer>> find(Transfer.Wish wish, long sent, Set<String> others) {
    return rest.ask(
        RestCall.get(LIST).with("transferId", wish.id()),
        result -> rows(result).stream().findFirst());
  }

  @Override
  public Answer<List<Transfer>> transfers(long since) {
    return spans(since, WEEK, LIST, BybitPurses::rows);
  }

  /// Those between the two wallets that we speak of.
  private static List<Transfer> rows(Json result) {
    List<Transfer> all = new ArrayList<>();
    for (Json row : result.list("list")) {
      Wallet from = wallet(row.text("fromAccountType"));
      Wallet to = wallet(row.text("toAccountType"));
      if (from != null && to != null) {
        all.add(
            new Transfer(
                row.text("transferId"),
                row.text("coin"),
                row.decimal("amount"),
                from,
                to,
                status(row.text("status")),
                row.whole("timestamp")));
      }
    }
    return all;
  }

  private static @org.jspecify.annotations.Nullable Wallet wallet(String word) {
    return switch (word) {
      case "FUND" -> Wallet.FUNDING;
      case "UNIFIED" -> Wallet.UNIFIED;
      default -> null;
    };
  }

  private <T> Answer<List<T>> spans(
      long since, long length, String path, Function<Json, List<T>> items) {
    return pages.since(RestCall.get(path).with("limit", 50), since, length, items);
  }

  @Override
  public Answer<List<Movement>> movements(long since) {
    return spans(since, MONTH, "v5/asset/deposit/query-record", BybitPurses::deposits)
        .then(
            in ->
                spans(since, MONTH, "v5/asset/withdraw/query-record", BybitPurses::withdrawals)
                    .map(
                        out -> {
                          List<Movement> all = new ArrayList<>(in);
                          all.addAll(out);
                          return all;
                        }));
  }

  private static List<Movement> deposits(Json result) {
    return result.list("rows").stream()
        .map(
            row ->
                new Movement(
                    Movement.Kind.DEPOSIT,
                    row.text("coin"),
                    row.decimal("amount"),
                    row.decimalOrNull("depositFee"),
                    new ForeignText(
                        switch (row.text("status")) {
                          case "3" -> "done";
                          case "4" -> "failed";
                          case "0", "1", "2", "10011" -> "pending";
                          default -> "status " + row.text("status");
                        }),
                    new ForeignText(row.text("txID", "")),
                    row.whole("successAt")))
        .toList();
  }

  private static List<Movement> withdrawals(Json result) {
    return result.list("rows").stream()
        .map(
            row ->
                new Movement(
                    Movement.Kind.WITHDRAWAL,
                    row.text("coin"),
                    row.decimal("amount"),
                    row.decimalOrNull("withdrawFee"),
                    new ForeignText(
                        switch (row.text("status")) {
                          case "success" -> "done";
                          case "Fail", "Reject", "CancelByUser" -> "failed";
                          default -> "pending";
                        }),
                    new ForeignText(row.text("withdrawId", "")),
                    row.whole("createTime")))
        .toList();
  }
}
