package io.opentrade.commands.backtest;

import io.opentrade.commands.Invocation;
import io.opentrade.commands.input.Amounts;
import io.opentrade.commands.input.Choices;
import io.opentrade.protocol.Compat;
import io.opentrade.protocol.Decimal;
import io.opentrade.protocol.FreqtradeRules;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The flags that choose another program's rules.
public final class CompatFlags {
  private static final Pattern STEP =
      Pattern.compile("([0-9]{1,9}):(-?[0-9]{1,9}(\\.[0-9]{1,12})?) ?%");

  @Option(names = "--compat", paramLabel = "PROGRAM")
  @Nullable String compat;

  @Option(names = "--stop-loss", paramLabel = "SHARE")
  @Nullable String stopLoss;

  @Option(names = "--roi", paramLabel = "MINUTES:SHARE,…")
  @Nullable String roi;

  @Option(names = "--trailing-stop")
  boolean trailingStop;

  @Option(names = "--trailing-distance", paramLabel = "SHARE")
  @Nullable String trailingDistance;

  @Option(names = "--trailing-offset", paramLabel = "SHARE")
  @Nullable String trailingOffset;

  @Option(names = "--trailing-only-offset")
  boolean trailingOnlyOffset;

  @Option(names = "--custom-stop")
  boolean customStop;

  @Option(names = "--unfilled-timeout", paramLabel = "MINUTES")
  @Nullable String unfilledTimeout;

  @Option(names = "--adjust-entries")
  boolean adjustEntries;

  @Option(names = "--ignore-exits")
  boolean ignoreExits;

  @Option(names = "--exit-profit-above", paramLabel = "SHARE")
  @Nullable String exitProfitAbove;

  @Option(names = "--entries-keep")
  boolean entriesKeep;

  @Option(names = "--leverage", paramLabel = "N")
  @Nullable String leverage;

  /// What was asked for; null where nothing was.
  @Nullable Compat rules(Invocation invocation) {
    String program =
        Choices.one(
            invocation, "--compat", compat, List.of(Compat.FREQTRADE, Compat.BACKTESTING_PY));
    FreqtradeRules rules = freqtrade(invocation);
    boolean plain = rules.equals(FreqtradeRules.PLAIN);
    if (!plain && !Compat.FREQTRADE.equals(program)) {
      throw invocation.usage("backtest.onlyFreqtrade");
    }
    return program == null ? null : new Compat(program, plain ? null : rules);
  }

  /// The leverage of our own account: by the rules of another program it is theirs.
  @Nullable String ownLeverage() {
    return compat == null ? leverage : null;
  }

  private FreqtradeRules freqtrade(Invocation invocation) {
    Amounts amounts = new Amounts(invocation);
    return new FreqtradeRules(
        amounts.rate("--stop-loss", stopLoss),
        steps(invocation),
        trailingStop,
        amounts.rate("--trailing-distance", trailingDistance),
        amounts.rate("--trailing-offset", trailingOffset),
        trailingOnlyOffset,
        customStop,
        amounts.whole("--unfilled-timeout", unfilledTimeout, 0, 100_000_000),
        adjustEntries,
        ignoreExits,
        amounts.rate("--exit-profit-above", exitProfitAbove),
        entriesKeep,
        compat == null ? null : amounts.integer("--leverage", leverage, 1, 1_000));
  }

  private Map<String, Decimal> steps(Invocation invocation) {
    Map<String, Decimal> steps = new LinkedHashMap<>();
    if (roi == null) {
      return steps;
    }
    for (String part : roi.split(",", -1)) {
      Matcher matcher = STEP.matcher(part.strip());
      if (!matcher.matches()) {
        throw invocation.usage("backtest.roi", part);
      }
      Decimal profit = new Decimal(new BigDecimal(matcher.group(2)).movePointLeft(2));
      if (steps.put(String.valueOf(Long.parseLong(matcher.group(1))), profit) != null) {
        throw invocation.usage("backtest.roiTwice", matcher.group(1));
      }
    }
    return steps;
  }
}
