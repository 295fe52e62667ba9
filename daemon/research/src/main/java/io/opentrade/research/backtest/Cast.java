package io.opentrade.research.backtest;

import io.opentrade.protocol.BacktestRun;
import io.opentrade.protocol.Decimal;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.Portfolio;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.sandbox.Declaration;
import io.opentrade.sandbox.Worker;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The strategies of a run, each loaded in a worker of its own.
final class Cast implements AutoCloseable {
  private static final int SCALE = 6;

  private final List<Member> members = new ArrayList<>();

  /// One of them.
  record Member(StrategyFile file, Worker worker, Declaration declaration) {}

  /// @param workers a fresh worker for a file
  /// @throws io.opentrade.sandbox.ScriptFailed where one cannot be loaded
  static Cast load(List<StrategyFile> files, Function<StrategyFile, Worker> workers) {
    Cast cast = new Cast();
    try {
      for (StrategyFile file : files) {
        Worker worker = workers.apply(file);
        cast.members.add(new Member(file, worker, worker.load(file.script())));
      }
      return cast;
    } catch (RuntimeException failed) {
      cast.close();
      throw failed;
    }
  }

  /// Loads each strategy again in another worker.
  ///
  /// @param workers a fresh worker for a file
  void recast(Function<StrategyFile, Worker> workers) {
    for (int i = 0; i < members.size(); i++) {
      Member member = members.get(i);
      Worker worker = workers.apply(member.file());
      members.set(i, new Member(member.file(), worker, member.declaration()));
      member.worker().close();
      worker.load(member.file().script());
    }
  }

  static List<StrategyFile> files(BacktestRun request) {
    List<StrategyFile> files = new ArrayList<>();
    files.add(StrategyFile.read(request.strategy()));
    Portfolio portfolio = request.portfolio();
    if (portfolio != null) {
      portfolio.more().forEach(member -> files.add(StrategyFile.read(member.strategy())));
    }
    return files;
  }

  /// The part of the account that each may hold; empty for a single one without a weight.
  static List<BigDecimal> weights(@Nullable Portfolio portfolio) {
    if (portfolio == null || portfolio.more().isEmpty() && portfolio.weight() == null) {
      return List.of();
    }
    List<@Nullable Decimal> given = new ArrayList<>();
    given.add(portfolio.weight());
    portfolio.more().forEach(member -> given.add(member.weight()));
    boolean none = given.stream().allMatch(weight -> weight == null);
    BigDecimal equal =
        BigDecimal.ONE.divide(BigDecimal.valueOf(given.size()), SCALE, RoundingMode.DOWN);
    List<BigDecimal> weights = new ArrayList<>();
    for (Decimal weight : given) {
      if (weight == null && !none) {
        throw refused("one strategy has a weight and another has none");
      }
      weights.add(weight == null ? equal : weight.value());
    }
    if (weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add).compareTo(BigDecimal.ONE) > 0) {
      throw refused("the weights of the strategies add up to more than 100 %");
    }
    return weights;
  }

  private static RequestFailed refused(String message) {
    return new RequestFailed(
        FailureKind.USAGE, message, "write for example: trend.js=60% reversion.py=40%");
  }

  List<Member> members() {
    return members;
  }

  @Override
  public void close() {
    members.forEach(member -> member.worker().close());
  }
}
