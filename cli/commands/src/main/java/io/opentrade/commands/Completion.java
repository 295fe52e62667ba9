package io.opentrade.commands;

import io.opentrade.commands.text.Messages;
import io.opentrade.commands.text.Numbers;
import io.opentrade.protocol.AutopilotRisk;
import io.opentrade.protocol.BacktestList;
import io.opentrade.protocol.ConfigList;
import io.opentrade.protocol.DataList;
import io.opentrade.protocol.DataRecordings;
import io.opentrade.protocol.ExchangeList;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.Gateway;
import io.opentrade.protocol.Metrics;
import io.opentrade.protocol.OptimizeList;
import io.opentrade.protocol.Request;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.protocol.StrategyIndicators;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// Ways to go on with a line. File names are left to the shell, which knows its own folder.
final class Completion {
  private static final int MOST = 200;

  private static final String[] RULES = {
    "max-drawdown=20%",
    "daily-loss=5%",
    "losing-streak=5",
    "order-notional=1000",
    "position=50%",
    "gross-exposure=200%",
    "daily-turnover=500%",
    "orders-per-second=5",
    "open-orders=20",
    "concurrent-trades=3",
    "price-band=5%",
    "day-start=00:00",
    "on-kill=flatten"
  };
  private static final String[] PROTECTIONS = {
    "stoploss-guard(lookback=24h, trades=4, stop=2h)",
    "max-drawdown(lookback=48h, trades=20, stop=12h, drawdown=10%)",
    "low-profit-pairs(lookback=24h, trades=2, stop=60m, profit=0%)",
    "cooldown(stop=2bars)"
  };

  private final Gateway gateway;
  private final Messages messages;

  Completion(Gateway gateway, Messages messages) {
    this.gateway = gateway;
    this.messages = messages;
  }

  Completion(Gateway gateway) {
    this(gateway, Messages.in(Locale.ENGLISH));
  }

  List<Candidate> candidates(String line, int cursor) {
    List<String> words = words(line.substring(0, Math.clamp(cursor, 0, line.length())));
    String typed = words.removeLast();
    if (!words.isEmpty() && words.getFirst().endsWith("opentrade")) {
      words.removeFirst();
    }
    if (!words.isEmpty() && words.getFirst().equals("help")) {
      words.removeFirst();
      return verbs(CommandTree.find(words).entry(), typed);
    }
    if (!words.isEmpty() && words.getFirst().equals("watch")) {
      words = new ArrayList<>(behindFlags(words));
    }
    CommandTree.Found found = CommandTree.find(words);
    List<String> rest = words.subList(found.used(), words.size());
    List<Candidate> result = new ArrayList<>();
    if (rest.isEmpty() && !typed.startsWith("-")) {
      result.addAll(verbs(found.entry(), typed));
    }
    if (found.entry().maker() != null) {
      result.addAll(arguments(found.entry(), rest, typed));
    }
    return result.subList(0, Math.min(MOST, result.size()));
  }

  /// The words of the command that `watch` repeats; all of them while its own flags are written.
  private static List<String> behindFlags(List<String> words) {
    int at = 1;
    while (at + 1 < words.size() && words.get(at).startsWith("--")) {
      at += 2;
    }
    return at < words.size() && words.get(at).startsWith("--")
        ? words
        : words.subList(at, words.size());
  }

  private List<Candidate> verbs(CommandTree.Entry noun, String typed) {
    return noun.visible()
        .filter(entry -> entry.name().startsWith(typed))
        .map(
            entry ->
                new Candidate(entry.name(), messages.text("help." + HelpPage.key(entry)), true))
        .toList();
  }

  private List<Candidate> arguments(CommandTree.Entry entry, List<String> rest, String typed) {
    CommandSpec spec = CommandTree.spec(entry);
    OptionSpec awaited = rest.isEmpty() ? null : spec.optionsMap().get(rest.getLast());
    if (awaited != null && awaited.arity().max() > 0) {
      return values(awaited, entry, rest, typed);
    }
    if (typed.startsWith("-")) {
      return flags(entry, spec, rest, typed);
    }
    int position = position(spec, rest);
    for (PositionalParamSpec parameter : spec.positionalParameters()) {
      if (parameter.index().contains(position)) {
        return values(parameter, entry, rest, typed);
      }
    }
    return List.of();
  }

  private static int position(CommandSpec spec, List<String> rest) {
    int position = 0;
    for (int i = 0; i < rest.size(); i++) {
      OptionSpec option = spec.optionsMap().get(rest.get(i));
      if (option != null) {
        i += option.arity().max() > 0 ? 1 : 0;
      } else if (!rest.get(i).startsWith("-")) {
        position++;
      }
    }
    return position;
  }

  private List<Candidate> flags(
      CommandTree.Entry entry, CommandSpec spec, List<String> rest, String typed) {
    List<Candidate> result = new ArrayList<>();
    for (OptionSpec option : spec.options()) {
      String name = option.longestName();
      boolean given = rest.contains(name) && !option.isMultiValue();
      if (name.startsWith(typed) && !given && !option.hidden()) {
        String key = "flag." + HelpPage.key(entry) + "." + name;
        String text = messages.find(key).orElseGet(() -> messages.text("flag." + name));
        result.add(new Candidate(name, text, true));
      }
    }
    return result;
  }

  private List<Candidate> values(
      ArgSpec spec, CommandTree.Entry entry, List<String> rest, String typed) {
    LiveNames live = new LiveNames(gateway, rest);
    List<Candidate> known =
        switch (spec.paramLabel()) {
          case "SERIES", "SERIES|FILE" -> series();
          case "RECORDING" -> recordings();
          case "ID" -> entry.path().startsWith("order ") ? live.orders() : runs();
          case "SYMBOL", "SYMBOLS" -> live.symbols(typed);
          case "MARKET" -> live.markets(typed);
          case "STRATEGY" -> live.strategies();
          case "FILE|NAME" -> new StoredNames(live).strategies();
          case "NAME" -> live.named(spec, entry.path());
          case "SIDE" -> words("buy", "sell");
          case "TIME" -> words("gtc", "ioc", "fok", "day");
          case "STUDY" -> studies();
          case "CHANCE" -> words("shuffle", "resample", "candles", "costs");
          case "METHOD" -> words("grid", "screen", "random", "bayes", "cmaes");
          case "FIGURE" -> words(figures());
          case "KEY" -> settings();
          case "EXCHANGE" -> exchanges();
          case "KIND" ->
              entry.path().startsWith("notify ")
                  ? words(
                      "account",
                      "alert",
                      "all",
                      "autopilot",
                      "fill",
                      "health",
                      "order",
                      "schedule",
                      "strategy",
                      "telegram")
                  : words("spot", "linear", "inverse");
          case "HOW" -> words("on", "silent", "digest", "off", "default");
          case "ALERT" -> new StoredNames(live).alerts();
          case "CHANNEL" -> new StoredNames(live).channels();
          case "COIN" -> words("USDT", "USDC", "USD", "BTC");
          case "INDICATOR" -> indicators();
          case "LANG" -> words("js", "py", "java");
          case "STYLE" -> words("signals", "onBar", "onBars");
          case "MISSING" -> words("keep", "fail", "flat");
          case "MOMENT" -> words("open", "close");
          case "PROGRAM" -> words("freqtrade", "backtesting.py");
          case "CURRENCY" -> words("quote", "base");
          case "PATH" -> words("nearest", "high", "low", "worst");
          case "RULES|FILE" -> words(RULES);
          case "PROTECTION" -> words(PROTECTIONS);
          case "ACCOUNT" -> words("spot", "margin");
          case "CONTRACT" -> words("spot", "linear", "inverse");
          case "MARGIN" -> words("isolated", "cross");
          case "LOTS" -> words("average", "fifo", "lifo", "hifo");
          case "RISK" -> words(AutopilotRisk.words().toArray(String[]::new));
          case "LEVEL" -> words("debug", "info", "warn", "error");
          case "FORMAT" -> words("csv", "jsonl");
          case "PROGRESS" -> words("auto", "json", "none");
          case "TIMEFRAME" -> words("1m", "5m", "15m", "1h", "4h", "1d", "1w");
          default -> List.of();
        };
    return known.stream()
        .filter(candidate -> candidate.value().regionMatches(true, 0, typed, 0, typed.length()))
        .toList();
  }

  private static List<Candidate> words(String... words) {
    return java.util.Arrays.stream(words).map(word -> new Candidate(word, "", true)).toList();
  }

  private List<Candidate> exchanges() {
    return asked(new ExchangeList()).map(ExchangeList.Reply::exchanges).orElse(List.of()).stream()
        .map(exchange -> new Candidate(exchange.name(), "", true))
        .toList();
  }

  private List<Candidate> series() {
    return asked(new DataList(null)).map(DataList.Reply::series).orElse(List.of()).stream()
        .map(
            info ->
                new Candidate(
                    info.series(),
                    messages.text("complete.bars", Numbers.count(info.bars())),
                    true))
        .toList();
  }

  private List<Candidate> recordings() {
    return asked(new DataRecordings())
        .map(DataRecordings.Reply::recordings)
        .orElse(List.of())
        .stream()
        .map(
            kept -> {
              String file = kept.file().raw();
              String name = file.substring(file.lastIndexOf('/') + 1).replace(".jsonl", "");
              return new Candidate(name, Numbers.bytes(kept.bytes()), true);
            })
        .toList();
  }

  private List<Candidate> runs() {
    return asked(new BacktestList(50)).map(BacktestList.Reply::runs).orElse(List.of()).stream()
        .map(run -> new Candidate(run.id(), run.strategy() + " " + run.series(), true))
        .toList();
  }

  private static String[] figures() {
    return Arrays.stream(Metrics.class.getRecordComponents())
        .map(java.lang.reflect.RecordComponent::getName)
        .toArray(String[]::new);
  }

  private List<Candidate> studies() {
    return asked(new OptimizeList(50)).map(OptimizeList.Reply::studies).orElse(List.of()).stream()
        .map(study -> new Candidate(study.id(), study.strategy() + " " + study.series(), true))
        .toList();
  }

  private List<Candidate> settings() {
    return asked(new ConfigList()).map(ConfigList.Reply::settings).orElse(List.of()).stream()
        .map(setting -> new Candidate(setting.key(), setting.doc(), true))
        .toList();
  }

  private List<Candidate> indicators() {
    return asked(new StrategyIndicators(null))
        .map(StrategyIndicators.Reply::indicators)
        .orElse(List.of())
        .stream()
        .map(indicator -> new Candidate(indicator.name(), indicator.summary(), true))
        .toList();
  }

  /// A completion that cannot be looked up offers nothing: this is no place for complaints.
  private <R> Optional<R> asked(Request<R> request) {
    try {
      return Optional.of(gateway.call(request));
    } catch (RequestFailed _) {
      return Optional.empty();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /// The words before the cursor; the last one is the one being typed, possibly empty. Quotes and
  /// backslashes as in a shell.
  static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    char quote = 0;
    boolean inside = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote != 0 && c == quote) {
        quote = 0;
      } else if (quote == 0 && (c == '\'' || c == '"')) {
        quote = c;
        inside = true;
      } else if (c == '\\' && quote != '\'' && i + 1 < text.length()) {
        word.append(text.charAt(++i));
        inside = true;
      } else if (quote == 0 && Character.isWhitespace(c)) {
        if (inside) {
          words.add(word.toString());
          word.setLength(0);
          inside = false;
        }
      } else {
        word.append(c);
        inside = true;
      }
    }
    words.add(ForeignText.printable(word.toString()));
    return words;
  }
}
