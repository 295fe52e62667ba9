package io.opentrade.server.autopilot;

import io.opentrade.engine.domain.SeriesName;
import io.opentrade.protocol.AccountInfo;
import io.opentrade.protocol.AccountList;
import io.opentrade.protocol.AutopilotStart;
import io.opentrade.protocol.BalanceShow;
import io.opentrade.protocol.Decimal;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.InputFile;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.sandbox.Language;
import io.opentrade.sandbox.Script;
import io.opentrade.store.AutopilotStore;
import io.opentrade.store.PilotRow;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Makes of a start what a run goes by. What is not said is as it was the last time at that
/// account, else as usual.
record Beginning(AutopilotStore store, Door door) {
  /// They come with the program.
  static final List<String> USUAL_STRATEGIES =
      List.of("sma-cross.js", "rsi-reversion.js", "donchian-breakout.js");

  private static final List<String> USUAL_COINS = List.of("BTC", "ETH", "SOL", "BNB", "XRP");
  private static final String USUAL_TIMEFRAME = "1h";
  private static final int MOST_CANDIDATES = 100;

  Terms terms(AutopilotStart start) throws InterruptedException {
    AccountInfo account = account(start.account());
    Optional<Terms> last = store.newest(account.name()).map(PilotRow::definition).map(Terms::read);
    String timeframe =
        Objects.requireNonNullElseGet(
            start.timeframe(), () -> last.map(Terms::timeframe).orElse(USUAL_TIMEFRAME));
    List<Terms.Source> strategies =
        start.strategies().isEmpty()
            ? last.map(Terms::strategies).orElseGet(Beginning::usualStrategies)
            : read(start.strategies());
    List<String> symbols =
        start.symbols().isEmpty()
            ? last.map(Terms::symbols)
                .orElseGet(
                    () ->
                        USUAL_COINS.stream().map(coin -> coin + "/" + account.currency()).toList())
            : start.symbols().stream().distinct().toList();
    symbols.forEach(symbol -> series(symbol, account, timeframe));
    if (strategies.size() * symbols.size() > MOST_CANDIDATES) {
      throw usage(
          "%d strategies on %d markets are more than %d candidates"
              .formatted(strategies.size(), symbols.size(), MOST_CANDIDATES),
          "give fewer --strategies or --symbols");
    }
    return new Terms(
        account.name(),
        account.currency(),
        account.exchange(),
        start.risk(),
        budget(account, start.budget()),
        Objects.requireNonNullElse(start.maxTrades(), start.risk().strategies()),
        start.takeProfitPercent(),
        start.stopLossPercent(),
        start.target(),
        strategies,
        symbols,
        timeframe);
  }

  private AccountInfo account(String name) throws InterruptedException {
    AccountInfo account =
        door.ask(name, new AccountList()).accounts().stream()
            .filter(one -> one.name().equals(name))
            .findFirst()
            .orElseThrow(
                () ->
                    new RequestFailed(
                        FailureKind.NOT_FOUND,
                        "there is no account " + name,
                        "look: opentrade account list"));
    if (!account.demo()) {
      throw new RequestFailed(
          FailureKind.NOT_ALLOWED,
          "the autopilot trades demo accounts only for now, and " + name + " is at an exchange",
          null);
    }
    return account;
  }

  private Decimal budget(AccountInfo account, @Nullable Decimal wanted)
      throws InterruptedException {
    Decimal free =
        door.ask(account.name(), new BalanceShow(account.name())).balances().stream()
            .filter(balance -> balance.currency().equals(account.currency()))
            .map(BalanceShow.Balance::free)
            .findFirst()
            .orElse(Decimal.ZERO);
    if (free.signum() <= 0) {
      throw usage(account.name() + " has no free " + account.currency(), null);
    }
    if (wanted != null && wanted.compareTo(free) > 0) {
      throw usage(
          "%s has %s %s free, less than --budget %s"
              .formatted(account.name(), free, account.currency(), wanted),
          null);
    }
    return wanted == null ? free : wanted;
  }

  private static void series(String symbol, AccountInfo account, String timeframe) {
    if (!symbol.endsWith("/" + account.currency())) {
      throw usage(
          symbol + " is no market that is paid in " + account.currency(),
          "write for example --symbols BTC/" + account.currency());
    }
    try {
      SeriesName.of(symbol + "@" + account.exchange() + ":" + timeframe);
    } catch (IllegalArgumentException wrong) {
      throw usage(String.valueOf(wrong.getMessage()), "write for example --symbols BTC/USDT");
    }
  }

  private static List<Terms.Source> read(List<InputFile> files) {
    List<Terms.Source> sources = new ArrayList<>();
    for (InputFile file : files) {
      Path path = Path.of(file.path());
      String name = String.valueOf(path.getFileName());
      if (sources.stream().anyMatch(one -> one.name().equals(name))) {
        throw usage("two of the strategies are called " + name, "rename one of them");
      }
      sources.add(source(file, path, name));
    }
    return sources;
  }

  private static Terms.Source source(InputFile file, Path path, String name) {
    Language language =
        Language.ofFileName(name)
            .orElseThrow(
                () ->
                    usage(
                        file.name() + " is no strategy: the name must end in .js, .py or .java",
                        "make one: opentrade strategy new NAME --lang js"));
    try {
      if (Files.notExists(path)) {
        throw new RequestFailed(
            FailureKind.NOT_FOUND, "there is no file " + file.name(), "look at the path");
      }
      if (Files.size(path) > 4L * Script.MAXIMUM_LENGTH) {
        throw new RequestFailed(FailureKind.BAD_DATA, file.name() + " is far too large", null);
      }
      String text = Files.readString(path);
      return new Terms.Source(new Script(name, language, text).name(), text);
    } catch (CharacterCodingException _) {
      throw new RequestFailed(FailureKind.BAD_DATA, file.name() + " is not UTF-8 text", null);
    } catch (IllegalArgumentException refused) {
      throw new RequestFailed(FailureKind.BAD_DATA, String.valueOf(refused.getMessage()), null);
    } catch (IOException unreadable) {
      throw new RequestFailed(
          FailureKind.FAILED, file.name() + " cannot be read: " + unreadable.getMessage(), null);
    }
  }

  static List<Terms.Source> usualStrategies() {
    List<Terms.Source> sources = new ArrayList<>();
    for (String name : USUAL_STRATEGIES) {
      try (InputStream in = Objects.requireNonNull(Beginning.class.getResourceAsStream(name))) {
        sources.add(new Terms.Source(name, new String(in.readAllBytes(), StandardCharsets.UTF_8)));
      } catch (IOException broken) {
        throw new UncheckedIOException(broken);
      }
    }
    return sources;
  }

  private static RequestFailed usage(String message, @Nullable String hint) {
    return new RequestFailed(FailureKind.USAGE, message, hint);
  }
}
