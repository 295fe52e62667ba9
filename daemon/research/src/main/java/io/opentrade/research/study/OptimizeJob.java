package io.opentrade.research.study;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opentrade.engine.backtest.Market;
import io.opentrade.engine.column.Candles;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.OptimizeReply;
import io.opentrade.protocol.OptimizeRun;
import io.opentrade.protocol.Progress;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.protocol.Requests;
import io.opentrade.research.backtest.Laboratory;
import io.opentrade.research.backtest.Trials;
import io.opentrade.store.StudyStore;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Optimises: plans a study, works it off and judges what it found.
public final class OptimizeJob {
  private static final int TRIALS = 200;
  private static final int LARGEST_GRID = 100_000;
  private static final int LARGEST_SPACE = 1_000_000_000;
  private static final int LARGEST_SCREEN = 10_000_000;
  private static final String SCREEN = "screen";
  private static final Set<String> METHODS = Set.of("grid", "screen", "random", "bayes", "cmaes");

  private final Laboratory laboratory;
  private final StudyStore store;

  public OptimizeJob(Laboratory laboratory, StudyStore store) {
    this.laboratory = laboratory;
    this.store = store;
  }

  /// @throws RequestFailed where something does not fit
  /// @throws InterruptedException where it was stopped; what is done is kept, and the same request
  ///     goes on
  public OptimizeReply run(OptimizeRun request, Progress progress) throws InterruptedException {
    long started = System.nanoTime();
    Objective objective = Objective.parse(request.objective());
    List<Constraint> constraints = constraints(request.constraints());
    String method = method(request.method());
    try (Trials trials = laboratory.open(request.base())) {
      Space space = Space.parse(request.sweeps(), trials.declaration());
      int split = split(trials.market(), request.trainPercent());
      int total = total(method, space, request.trials());
      Evaluation evaluation = new Evaluation(trials, space, split);
      Screening screening =
          method.equals(SCREEN) ? new Screening(evaluation, objective, constraints) : null;
      Header header = header(request, trials, space, split, method, objective, constraints, total);
      var kept = store.openOrCreate(key(request, trials, method), Requests.print(header));
      Exploration study =
          new Exploration(
              kept.id(),
              store,
              evaluation,
              objective,
              constraints,
              screening,
              store.combinations(kept.id()));
      int jobs = jobs(request.jobs());
      trials.expect((long) total * trials.market().candles().size(), jobs);
      boolean done = false;
      try {
        Search search =
            screening == null
                ? Search.of(method, space, total, header.plan().seed())
                : screening.search(total, jobs, progress);
        study.run(search, total, jobs, progress);
        done = true;
      } finally {
        Boolean onePlan = trials.onePlan();
        if (onePlan == null) {
          onePlan = Studies.header(kept).plan().onePlan(); // nothing was left to ask
        }
        Header now = header(header, onePlan, study.results().size(), started);
        finish(kept.id(), done, now);
      }
      return Studies.reply(store, kept.id(), study.results(), 10);
    }
  }

  private void finish(String id, boolean done, Header header) {
    boolean interrupted = Thread.interrupted(); // how far it is must not be lost
    store.update(id, done ? "done" : "stopped", Requests.print(header));
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  static List<Constraint> constraints(List<String> texts) {
    return texts.isEmpty()
        ? List.of(Constraint.THIRTY_TRADES)
        : texts.stream().map(Constraint::parse).toList();
  }

  private static String method(@Nullable String text) {
    String method = text == null ? "grid" : text;
    if (!METHODS.contains(method)) {
      throw new RequestFailed(
          FailureKind.USAGE,
          "--method: '" + text + "' is none",
          "write grid, screen, random, bayes or cmaes");
    }
    return method;
  }

  static int jobs(@Nullable Integer wanted) {
    return wanted == null ? Runtime.getRuntime().availableProcessors() : wanted;
  }

  private static int total(String method, Space space, @Nullable Integer trials) {
    if (method.equals("grid")) {
      if (space.size() > LARGEST_GRID) {
        throw new RequestFailed(
            FailureKind.USAGE,
            "the grid has more than %,d combinations".formatted(LARGEST_GRID),
            "widen the steps, or look at all and measure the best: --method screen");
      }
      return space.size();
    }
    int wanted = trials == null ? TRIALS : trials;
    if (method.equals(SCREEN) && space.size() > LARGEST_SCREEN) {
      throw new RequestFailed(
          FailureKind.USAGE,
          "there are more than %,d combinations to screen".formatted(LARGEST_SCREEN),
          "widen the steps, or try some of them: --method bayes");
    }
    if (!method.equals("cmaes") && space.size() > LARGEST_SPACE) {
      throw new RequestFailed(
          FailureKind.USAGE,
          "there are more than %,d combinations to choose from".formatted(LARGEST_SPACE),
          "widen the steps, or --method cmaes");
    }
    return method.equals("cmaes") ? wanted : Math.min(wanted, space.size());
  }

  /// The bar at which the part begins that ranks.
  private static int split(Market market, @Nullable Double percent) {
    double share = percent == null ? 70 : percent;
    int bars = market.candles().size() - market.from();
    int split = market.from() + (int) Math.round(bars * share / 100);
    if (share >= 100) {
      return market.from();
    }
    if (split <= market.firstDecision() + 1 || split >= market.candles().size() - 1) {
      throw new RequestFailed(
          FailureKind.USAGE,
          "%,d bars cannot be parted so that both parts can be traded".formatted(bars),
          "take more candles, or --train 100% for one part");
    }
    return split;
  }

  /// The same digest means the same results, whatever else differs.
  private static String key(OptimizeRun request, Trials trials, String method) {
    ObjectNode decisive = Requests.toJson(request).deepCopy();
    decisive.remove(List.of("jobs", "trials"));
    if (!method.equals("grid")) {
      decisive.put("trials", Objects.requireNonNullElse(request.trials(), TRIALS));
    }
    decisive.put("strategyHash", trials.strategyHash()).put("inputs", trials.inputsHash());
    decisive.put("engine", Laboratory.engine());
    return sha256(Requests.print(decisive));
  }

  private static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Header header(
      OptimizeRun request,
      Trials trials,
      Space space,
      int split,
      String method,
      Objective objective,
      List<Constraint> constraints,
      int total) {
    Long seed = request.base().seed();
    return new Header(
        subject(trials, split),
        new OptimizeReply.Plan(
            objective.toString(),
            method,
            constraints.stream().map(Constraint::toString).toList(),
            space.document(),
            null,
            total,
            0,
            seed == null ? 0 : seed,
            0,
            method.equals(SCREEN) ? space.size() : null),
        trials.notes());
  }

  static OptimizeReply.Subject subject(Trials trials, int split) {
    Market market = trials.market();
    Candles candles = market.candles();
    return new OptimizeReply.Subject(
        new ForeignText(trials.strategy()),
        trials.strategyHash(),
        new ForeignText(trials.series()),
        trials.dataHash(),
        candles.size() - market.from(),
        Instant.ofEpochMilli(candles.time()[market.from()]),
        Instant.ofEpochMilli(candles.closeTime(candles.size() - 1)),
        split == market.from() ? null : Instant.ofEpochMilli(candles.time()[split]));
  }

  private static Header header(Header header, @Nullable Boolean onePlan, int tried, long started) {
    OptimizeReply.Plan plan = header.plan();
    return new Header(
        header.subject(),
        new OptimizeReply.Plan(
            plan.objective(),
            plan.method(),
            plan.constraints(),
            plan.sweeps(),
            onePlan,
            plan.total(),
            tried,
            plan.seed(),
            (System.nanoTime() - started) / 1_000_000,
            plan.screened()),
        header.notes());
  }
}
